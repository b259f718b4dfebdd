"""The tick: what the clock alone brings about, each once, however often somebody looks.

Periods that have begun are told to the ledger by the calendar.  Cases whose turn has come
are advanced a batch at a time, each batch in a transaction of its own: a process that is
killed has done whole batches, and the next tick does the rest.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.db import transaction

from luoshi.calendars import SHANGHAI
from luoshi.mechanism import PeriodBegan, periods_begun
from luoshi_server.cases import models
from luoshi_server.cases.climbing import climb
from luoshi_server.cases.lamps import refresh
from luoshi_server.cases.mandates import bounds, present_mandate
from luoshi_server.cases.standing import stand
from luoshi_server.cases.writing import announce
from luoshi_server.duties.models import Duty
from luoshi_server.ledger.models import End, Line, Root
from luoshi_server.ledger.recording import CALENDAR_AUTHOR, locked_end, record
from luoshi_server.platform import clock

BATCH = 500


class Ticked(NamedTuple):
    """What a tick did."""

    now: datetime
    periods: int
    cases: int
    orders: int


def tick(now: datetime | None = None) -> Ticked:
    """Let time pass up to `now`, the clock's instant if it is left out."""
    now = now or clock.now()
    periods = _begin_periods(now)
    cases = orders = 0
    while True:
        done = _advance_batch(now)
        if done is None:
            break
        cases += done[0]
        orders += done[1]
    _refresh_late(now)
    _close_days(now)
    return Ticked(now, periods, cases, orders)


def _begin_periods(now: datetime) -> int:
    """Tell the ledger which periods have begun since the last tick."""
    with transaction.atomic():
        end = locked_end()
        # Where time never passed, as after a restored backup, it stood still at the last entry.
        last = end.ticked or end.recorded or now
        since = last.astimezone(SHANGHAI)
        begun: dict[str, PeriodBegan] = {}
        for bound in bounds(present_mandate()).values():
            for event in periods_begun(bound, since, now):
                begun.setdefault(event.id, event)
        fresh = sorted(begun.values(), key=lambda event: (event.at, event.about))
        known = set(
            Line.objects.filter(event_id__in=[event.id for event in fresh]).values_list(
                "event_id", flat=True
            )
        )
        fresh = [event for event in fresh if event.id not in known]
        if fresh:
            record(fresh, by=CALENDAR_AUTHOR, at=now)
        End.objects.filter(pk=1).update(ticked=max(since, now))
    return len(fresh)


@transaction.atomic
def _advance_batch(now: datetime) -> tuple[int, int] | None:
    """Advance the cases whose turn came first; None when no turn has come."""
    locked_end()
    due = list(
        models.Case.objects.filter(closed=None, next_at__lt=now)
        .order_by("next_at")
        .values_list("key", flat=True)[:BATCH]
    )
    if not due:
        return None
    after, orders = climb(stand(due).values(), now)
    announce(orders)
    followed = {key: case for key, case in after.items() if key.startswith("follow-up:")}
    refresh(followed, now, followed)
    return len(due), len(orders)


def _refresh_late(now: datetime) -> None:
    """A lamp may change its colour between two rungs: late duties are looked at once a day."""
    midnight = now.astimezone(SHANGHAI).replace(hour=0, minute=0, second=0, microsecond=0)
    last = End.objects.filter(pk=1).values_list("lamps", flat=True).first()
    if last is not None and last >= midnight:
        return
    keys = [
        f"follow-up:{key}"
        for key in Duty.objects.filter(late_since__isnull=False).values_list("key", flat=True)
    ]
    for start in range(0, len(keys), BATCH):
        with transaction.atomic():
            locked_end()
            refresh(keys[start : start + BATCH], now)
    End.objects.filter(pk=1).update(lamps=now)


def _close_days(now: datetime) -> None:
    """Note the root of each day that is over: the digest of its last entry."""
    today = now.astimezone(SHANGHAI).date()
    last, number = Root.objects.order_by("-day").values_list("day", "number").first() or (None, 0)
    while True:
        # From the last root on: from the first entry on, a year of days would be read once a day.
        after = Line.objects.filter(number__gt=number).order_by("number")
        if last is not None:
            after = after.filter(recorded__gte=_midnight(last + timedelta(days=1)))
        first = after.values_list("recorded", flat=True).first()
        day = first.astimezone(SHANGHAI).date() if first else today
        if day >= today:
            return
        of_day = Line.objects.filter(
            recorded__gte=_midnight(day), recorded__lt=_midnight(day + timedelta(days=1))
        )
        number, digest = of_day.order_by("-number").values_list("number", "digest")[0]
        Root.objects.get_or_create(day=day, defaults={"number": number, "digest": digest})
        last = day


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=SHANGHAI)
