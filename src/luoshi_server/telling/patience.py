"""When what could not be delivered is tried again: soon, then ever more seldom, then no more."""

from __future__ import annotations

from datetime import datetime, timedelta

WAITS = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=4),
    timedelta(hours=12),
    timedelta(days=1),
    timedelta(days=1),
)


def next_attempt(attempts: int, now: datetime) -> datetime | None:
    """When to try again after so many attempts; None if it is given up."""
    return now + WAITS[attempts - 1] if attempts <= len(WAITS) else None
