"""Cases that were closed: which of them an event may concern, and those that are in memory."""

from __future__ import annotations

from collections.abc import Iterable

from luoshi.mechanism import Bound, Case


class Closed:
    """The closed cases, by what they are about and by the events that they were told.

    `here` are those in memory, the one that was closed last at the end.
    """

    def __init__(self) -> None:
        self.here: dict[str, tuple[Bound, Case]] = {}
        self._about: dict[str, set[str]] = {}
        self._told: dict[str, str] = {}

    def archive(self, bound: Bound, case: Case) -> None:
        """Take up a case that has closed."""
        self.here.pop(case.id, None)
        self.here[case.id] = (bound, case)
        abouts = {case.about, *(one.obligation.bearer.about for one in case.settled)}
        self.know(
            ((about, case.id) for about in abouts), ((event.id, case.id) for event in case.events)
        )

    def know(self, abouts: Iterable[tuple[str, str]], told: Iterable[tuple[str, str]]) -> None:
        """Know cases by what they are about and by what they were told, each with its key."""
        for about, key in abouts:
            self._about.setdefault(about, set()).add(key)
        self._told.update(told)

    def concerned(self, about: str, event: str) -> list[str]:
        """The keys of those about this matter, and of the one that was told this event."""
        keys = set(self._about.get(about, ()))
        if event in self._told:
            keys.add(self._told[event])
        return sorted(keys)
