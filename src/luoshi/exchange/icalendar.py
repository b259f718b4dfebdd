"""Deadlines as iCalendar (RFC 5545), for the calendar that somebody looks at anyway.

A deadline at the end of a day is a day and has no hour; any other is an instant, written in UTC
so that no time zone has to be explained.  A deadline keeps its UID for life; a higher `sequence`
tells a calendar that it was changed, and one that was cancelled is told once more, as cancelled.
A deadline takes nobody's time: all are free time to a calendar.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from luoshi.calendars import LAST_SECOND, local
from luoshi.errors import LuoshiError

_PRODUCT = "-//luoshi//luoshi//ZH"
_OCTETS = 75
# What no line may hold.  A line end in words is written as \n before this is asked.
_CONTROL = re.compile("[\x00-\x08\x0a-\x1f\x7f]")


class TwoOfOneName(LuoshiError):
    """Two deadlines bear the UID “{uid}”; each needs one of its own, which it keeps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """By when something is due, and the instants at which to be reminded of it.

    `uid` is unique in the world (`duty-17@luoshi.example`); `sequence` counts the changes, and
    `met` is when it was done.
    """

    uid: str
    due: datetime
    summary: str
    description: str = ""
    url: str = ""
    categories: tuple[str, ...] = ()
    alarms: tuple[datetime, ...] = ()
    sequence: int = 0
    changed: datetime | None = None
    met: datetime | None = None
    cancelled: bool = False

    @property
    def takes_whole_day(self) -> bool:
        """Whether it is due by the end of a day, and at no hour."""
        return local(self.due).time() == LAST_SECOND


def calendar_of_events(deadlines: Iterable[Deadline], *, name: str, stamp: datetime) -> str:
    """The deadlines as entries (VEVENT), which every calendar shows.

    `stamp` is the instant of writing; give that of the last change, and what has not changed is
    the same bytes.
    """
    return _calendar(deadlines, _event, name=name, stamp=stamp)


def calendar_of_tasks(deadlines: Iterable[Deadline], *, name: str, stamp: datetime) -> str:
    """The deadlines as tasks (VTODO), which can be ticked off; not every calendar shows them."""
    return _calendar(deadlines, _task, name=name, stamp=stamp)


def _calendar(
    deadlines: Iterable[Deadline],
    component: Callable[[Deadline, datetime], Iterator[str]],
    *,
    name: str,
    stamp: datetime,
) -> str:
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{_PRODUCT}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{_text(name)}",
        f"X-WR-CALNAME:{_text(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
    ]
    seen: set[str] = set()
    for deadline in sorted(deadlines, key=lambda each: (each.due, each.uid)):
        if deadline.uid in seen:
            raise TwoOfOneName(uid=deadline.uid)
        seen.add(deadline.uid)
        lines += component(deadline, stamp)
    lines.append("END:VCALENDAR")
    return "".join(map(_folded, lines))


def _event(deadline: Deadline, stamp: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield from _common(deadline, stamp)
    yield f"DTSTART{_due(deadline)}"
    yield f"STATUS:{'CANCELLED' if deadline.cancelled else 'CONFIRMED'}"
    yield "TRANSP:TRANSPARENT"
    yield from _alarms(deadline, trigger="TRIGGER")
    yield "END:VEVENT"


def _task(deadline: Deadline, stamp: datetime) -> Iterator[str]:
    yield "BEGIN:VTODO"
    yield from _common(deadline, stamp)
    yield f"DUE{_due(deadline)}"
    if deadline.cancelled:
        yield "STATUS:CANCELLED"
    elif deadline.met:
        yield "STATUS:COMPLETED"
        yield f"COMPLETED:{_utc(deadline.met)}"
    else:
        yield "STATUS:NEEDS-ACTION"
    # A task without a start has its end alone to count from.
    yield from _alarms(deadline, trigger="TRIGGER;RELATED=END")
    yield "END:VTODO"


def _common(deadline: Deadline, stamp: datetime) -> Iterator[str]:
    yield f"UID:{_text(deadline.uid)}"
    yield f"DTSTAMP:{_utc(stamp)}"
    yield f"SEQUENCE:{deadline.sequence}"
    if deadline.changed:
        yield f"LAST-MODIFIED:{_utc(deadline.changed)}"
    yield f"SUMMARY:{_text(deadline.summary)}"
    if deadline.description:
        yield f"DESCRIPTION:{_text(deadline.description)}"
    if deadline.url:
        yield f"URL:{deadline.url}"
    if deadline.categories:
        yield f"CATEGORIES:{','.join(map(_text, deadline.categories))}"


def _due(deadline: Deadline) -> str:
    if deadline.takes_whole_day:
        return f";VALUE=DATE:{local(deadline.due):%Y%m%d}"
    return f":{_utc(deadline.due)}"


def _alarms(deadline: Deadline, *, trigger: str) -> Iterator[str]:
    if deadline.cancelled or deadline.met:
        return
    # A whole day is counted from its first instant on the wall clock.
    origin = local(deadline.due)
    if deadline.takes_whole_day:
        origin = origin.replace(hour=0, minute=0, second=0, microsecond=0)
    for alarm in sorted(set(deadline.alarms)):
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"DESCRIPTION:{_text(deadline.summary)}"
        yield f"{trigger}:{_span(alarm - origin)}"
        yield "END:VALARM"


def _span(span: timedelta) -> str:
    """A span of time as in -P1DT15H; a part of a second is left out."""
    seconds = int(abs(span).total_seconds())
    days, seconds = divmod(seconds, 86400)
    hours, seconds = divmod(seconds, 3600)
    minutes, seconds = divmod(seconds, 60)
    parts = ((hours, "H"), (minutes, "M"), (seconds, "S"))
    of_day = "".join(f"{number}{unit}" for number, unit in parts if number)
    of_days = f"{days}D" if days else ""
    if not of_days and not of_day:
        return "PT0S"
    sign = "-" if span < timedelta(0) else ""
    return f"{sign}P{of_days}{'T' if of_day else ''}{of_day}"


def _utc(instant: datetime) -> str:
    return f"{local(instant).astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(words: str) -> str:
    """Words as the value of a property: what means something there is set off."""
    words = words.replace("\r\n", "\n").replace("\r", "\n")
    for sign in ("\\", ";", ","):
        words = words.replace(sign, f"\\{sign}")
    return words.replace("\n", "\\n")


def _folded(line: str) -> str:
    """The line in parts of at most 75 octets, no character cut in two."""
    parts, room = [""], _OCTETS
    for sign in _CONTROL.sub("", line):
        size = len(sign.encode())
        if size > room:
            parts.append("")
            # The blank that begins a further part is one of its octets.
            room = _OCTETS - 1
        parts[-1] += sign
        room -= size
    return "\r\n ".join(parts) + "\r\n"
