"""The one clock of the server.

Everything beneath is told what time it is; this is the only place that looks.  A
demonstration may stand at another date, by the instance's `clock_ahead`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.conf import settings

from luoshi.calendars import SHANGHAI, Clock, published_calendar

_standing: list[datetime] = []


def now() -> datetime:
    """The present instant in Shanghai, or that at which the clock was made to stand."""
    if _standing:
        return _standing[-1]
    ahead = timedelta(seconds=settings.LUOSHI.clock_ahead)
    return datetime.now(SHANGHAI) + ahead  # noqa: TID251 - the one clock


def clock(at: datetime | None = None) -> Clock:
    """A clock for the kernel: an instant, and the calendar of working days."""
    return Clock(at or now(), published_calendar())


@contextmanager
def standing_at(instant: datetime) -> Iterator[None]:
    """Let the clock stand: to tell a story of the past, and in tests."""
    _standing.append(instant)
    try:
        yield
    finally:
        _standing.pop()
