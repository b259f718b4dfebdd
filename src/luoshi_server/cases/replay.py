"""All cases built again from the whole ledger, in one pass.

It tells one caseload every entry in its order, and keeps what follows a batch at a time; a
case that was closed long ago leaves memory and is fetched again only when something concerns it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from luoshi.calendars import SHANGHAI, published_calendar
from luoshi.ledger import Event
from luoshi.mechanism import Bound, Case, Caseload, HandedOver
from luoshi_server.cases import keeping, writing
from luoshi_server.cases.closed import Closed
from luoshi_server.cases.following import take
from luoshi_server.cases.lamps import refresh
from luoshi_server.cases.mandates import bounds, changes_mandate, mandate_after
from luoshi_server.cases.models import Mandate
from luoshi_server.duties.models import Duty
from luoshi_server.ledger.following import Told
from luoshi_server.ledger.models import End
from luoshi_server.organisations.events import UnitRegistered
from luoshi_server.platform import clock

KEPT_CLOSED = 20_000
"""How many closed cases stay in memory."""


class Rebuilt:
    """Every case that the entries add up to.

    Open cases are in memory, as they were last written, and those that were closed last; of the
    others, which there are and what they are about.
    """

    def __init__(self) -> None:
        self._mandate: Mandate | None = None
        self._is_changed = False
        self._caseload: Caseload | None = None
        self._kept: writing.Kept | None = None
        self._written: dict[str, Case] = {}
        self._closed = Closed()
        self._names: list[keeping.Pair] = []

    def take(self, entries: Sequence[Told]) -> None:
        """Tell the next entries to the cases, and write what follows."""
        for told in entries:
            self._name(told.event)
            if changes_mandate(told.event):
                self._mandate, self._is_changed = mandate_after(told), True
            elif self._mandate is not None:
                self._tell(self._mandate, told)
        self._write()

    def end(self) -> None:
        """Take the rungs up to the instant until which time has passed, as the tick took them."""
        ticked = End.objects.filter(pk=1).values_list("ticked", flat=True).first()
        if self._caseload is not None and self._mandate is not None and ticked is not None:
            now = max(self._caseload.now, ticked.astimezone(SHANGHAI))
            # Periods that began until then are entries of the ledger.
            self._caseload.now = now
            kept = writing.Kept(self._mandate, self._written)
            kept.add(self._caseload.pass_time(now), None, recorded=now)
            kept.write()
        _refresh_all()

    def _name(self, event: Event) -> None:
        """Know the names of units from now on, as the register has them."""
        if not isinstance(event, UnitRegistered | HandedOver):
            return
        if self._caseload is None:
            self._names += keeping.names_after(event)
        elif isinstance(event, UnitRegistered):
            # A caseload learns of hand-overs when it is told of them.
            self._caseload.succeed(keeping.names_after(event))

    def _tell(self, mandate: Mandate, told: Told) -> None:
        if self._is_changed or self._caseload is None:
            # Bound only when something is told under it: documents are put in force in rows.
            self._is_changed = False
            self._write()
            if self._caseload is None:
                self._caseload = self._begin(mandate, told)
            self._caseload.replace(bounds(mandate).values())
        if self._kept is None:
            self._kept = writing.Kept(mandate, self._written)
        # Periods that begin are told by the ledger here, and not by the caseload's own calendar.
        self._caseload.now = told.recorded
        self._kept.add(take(self._caseload, told.event, told.recorded), told)

    def _begin(self, mandate: Mandate, told: Told) -> Caseload:
        caseload = Caseload(
            bounds(mandate).values(),
            published_calendar(),
            start=told.recorded,
            archive=self._closed.archive,
            recall=self._recall,
        )
        caseload.succeed(self._names)
        return caseload

    def _write(self) -> None:
        if self._kept is not None:
            self._kept.write()
            self._kept = None
        # The oldest leave memory; what happens to a closed case mostly happens soon.
        for key in list(self._closed.here)[:-KEPT_CLOSED]:
            del self._closed.here[key]
            # One that was taken up again is open, and stays.
            if key in self._written and self._written[key].is_closed:
                del self._written[key]

    def _recall(self, about: str, event: str) -> Iterable[tuple[Bound, Case]]:
        keys, here = self._closed.concerned(about, event), self._closed.here
        yield from [here[key] for key in keys if key in here]
        # What was written and is not closed is open.
        away = [key for key in keys if key not in here and key not in self._written]
        for key, (bound, case) in (keeping.load(away) if away else {}).items():
            self._written[key] = case
            here[key] = (bound, case)
            yield bound, case


def _refresh_all() -> None:
    now = clock.now()
    keys = [f"follow-up:{key}" for key in Duty.objects.values_list("key", flat=True)]
    for start in range(0, len(keys), 500):
        refresh(keys[start : start + 500], now)
