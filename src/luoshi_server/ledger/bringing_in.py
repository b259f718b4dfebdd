"""Bringing in many events at once: a year that was kept elsewhere, or that was simulated.

Each event is recorded at the instant at which it happened, and never before the entry in
front of it; so what follows is what would have followed at the time.  State is built again
once, at the end.  An event that would be refused is left out by itself, with its reason, and
the others are recorded: applications above the ledger say how they try an event.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple, Protocol

from django.db import transaction
from django.utils.translation import gettext as _

from luoshi.calendars import SHANGHAI
from luoshi.ledger import Entry, Event, entry_after
from luoshi.mechanism import PeriodBegan
from luoshi_server.ledger.models import End, Line
from luoshi_server.ledger.reading import rebuild
from luoshi_server.ledger.recording import CALENDAR_AUTHOR, Author, line_of, locked_end
from luoshi_server.platform import clock
from luoshi_server.platform.errors import Refused

BATCH = 2000


class Trial(Protocol):
    """Events told to something that writes nothing, to see which of them would be refused."""

    def begun(self, before: datetime) -> Sequence[Event]:
        """What the calendar has to tell up to an instant, since it was last asked."""
        ...

    def take(self, event: Event, recorded: datetime) -> None:
        """Take an event; raises `Refused` as it would be refused."""
        ...


class LeftOut(NamedTuple):
    """An event that was not recorded, and why."""

    event: Event
    reason: str


class BroughtIn(NamedTuple):
    """How many entries were recorded, the calendar's among them, and what was left out."""

    entries: int
    left_out: list[LeftOut]


_trials: list[Callable[[datetime], Trial]] = []


def try_first(trial: Callable[[datetime], Trial]) -> None:
    """Let events be tried by this before they are recorded; it is given where time begins."""
    _trials.append(trial)


@transaction.atomic
def bring_in(
    events: Iterable[Event], by: Author, *, at: datetime | None = None, reason: str = ""
) -> BroughtIn:
    """Record events in their order and build the state again; all of it, or nothing.

    `at` is the instant at which they are brought in, the clock's if it is left out; what
    would lie after it is left out.  Periods that began in between are told by the calendar.
    """
    left_out: list[LeftOut] = []
    now = (at or clock.now()).astimezone(SHANGHAI)
    tried = _tried(events, now, left_out)
    written = record_all(tried, by, reason=reason)
    rebuild()
    return BroughtIn(written, left_out)


@transaction.atomic
def record_all(
    events: Iterable[Event | tuple[Event, datetime]], by: Author, *, reason: str = ""
) -> int:
    """Append events without trying them, and let nothing follow; gives how many.

    The caller knows that none of them would be refused, and rebuilds what follows.  What the
    calendar tells is recorded as the calendar's.
    """
    end = locked_end()
    last: Entry | None = None
    recorded = _latest(end)
    if end.number:
        assert recorded is not None
        last = Entry(number=end.number, recorded=recorded.isoformat(), told={}, digest=end.digest)
    count = 0
    lines: list[Line] = []
    for one in events:
        event, told_at = one if isinstance(one, tuple) else (one, one.at)
        recorded = told_at if recorded is None else max(recorded, told_at)
        author = CALENDAR_AUTHOR if isinstance(event, PeriodBegan) else by
        last = entry_after(
            last,
            event,
            recorded=recorded,
            actor=author.actor,
            reason=reason if author is by else "",
            request=author.request,
        )
        lines.append(line_of(last, event))
        count += 1
        if len(lines) >= BATCH:
            Line.objects.bulk_create(lines, batch_size=500)
            lines = []
    if lines:
        Line.objects.bulk_create(lines, batch_size=500)
    if last is not None and count:
        End.objects.filter(pk=1).update(
            number=last.number, digest=last.digest, recorded=recorded, ticked=recorded
        )
    return count


def _tried(
    events: Iterable[Event], now: datetime, left_out: list[LeftOut]
) -> Iterator[tuple[Event, datetime]]:
    """Those of the events that would be taken, each with the instant of its recording."""
    end = locked_end()
    last = _latest(end)
    ticked = end.ticked.astimezone(SHANGHAI) if end.ticked else None
    trials: list[Trial] | None = None
    for event in _fresh(events, left_out):
        if event.at > now:
            left_out.append(LeftOut(event, _("事项时间晚于当前时间，请核对时间。")))
            continue
        recorded = event.at if last is None else max(event.at, last)
        if trials is None:
            trials = [trial(ticked or recorded) for trial in _trials]
        for trial in trials:
            for begun in trial.begun(recorded):
                yield begun, begun.at
        try:
            for trial in trials:
                trial.take(event, recorded)
        except Refused as error:
            left_out.append(LeftOut(event, error.message))
            continue
        last = recorded
        yield event, recorded


def _latest(end: End) -> datetime | None:
    """Before which nothing can be recorded any more: the last entry, and the last tick."""
    past = [one.astimezone(SHANGHAI) for one in (end.recorded, end.ticked) if one is not None]
    return max(past, default=None)


def _fresh(events: Iterable[Event], left_out: list[LeftOut]) -> Iterator[Event]:
    """Those that nobody has told yet."""
    seen: set[str] = set()
    for batch in batched(events, BATCH):
        known = {
            number
            for start in range(0, len(batch), 500)
            for number in Line.objects.filter(
                event_id__in=[event.id for event in batch[start : start + 500]]
            ).values_list("event_id", flat=True)
        }
        for event in batch:
            if event.id in known or event.id in seen:
                left_out.append(LeftOut(event, _("这一事项已经填报过，无需重复填报。")))
            else:
                seen.add(event.id)
                yield event


def batched(events: Iterable[Event], size: int) -> Iterator[list[Event]]:
    """The events in lists of this size."""
    batch: list[Event] = []
    for event in events:
        batch.append(event)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
