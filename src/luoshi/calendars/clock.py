"""The one local time of the country, and the instant at which something is decided.

Mainland China keeps one zone and has had no summer time since 1991, so two local
instants may be compared and subtracted as they are written.  Nothing here asks
the machine what time it is: the instant is handed in.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from luoshi.calendars.working_days import WorkingCalendar, published_calendar
from luoshi.errors import LuoshiError

SHANGHAI = ZoneInfo("Asia/Shanghai")

# The last second of a day.  Midnight would be the plainer number, but it bears the
# next day's date, and every list, page and export would show the deadline a day late.
LAST_SECOND = time(23, 59, 59)


class InstantWithoutZone(LuoshiError):
    """{instant} has no time zone.

    Say where the clock hangs: `local(...)` reads it as Asia/Shanghai.
    """


def local(instant: datetime | str) -> datetime:
    """`instant` on the wall clock of Asia/Shanghai; one without a zone is already there."""
    if isinstance(instant, str):
        instant = datetime.fromisoformat(instant)
    if instant.tzinfo is None:
        return instant.replace(tzinfo=SHANGHAI)
    return instant.astimezone(SHANGHAI)


def end_of_day(day: date) -> datetime:
    """24:00 of `day`, as its last second."""
    return datetime.combine(day, LAST_SECOND, SHANGHAI)


@dataclass(frozen=True, slots=True)
class Clock:
    """The instant at which something is decided, and the calendar it is decided by."""

    now: datetime
    calendar: WorkingCalendar = field(default_factory=published_calendar)

    def __post_init__(self) -> None:
        if self.now.tzinfo is None:
            raise InstantWithoutZone(instant=self.now)
        if self.now.tzinfo is not SHANGHAI:
            object.__setattr__(self, "now", self.now.astimezone(SHANGHAI))
