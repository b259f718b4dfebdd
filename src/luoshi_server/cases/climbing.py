"""Climbing ladders: the rungs that the clock alone brings about, for many cases at once.

What a tick changes of a case is little: how far each obligation has climbed, and when its next
rung is due.  That is written for all that share it at once, and each rung gets its order.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from luoshi.calendars import Clock, published_calendar
from luoshi.mechanism import Case, Order, Tick, advance
from luoshi_server.cases import models
from luoshi_server.cases.alike import write_alike
from luoshi_server.cases.keeping import new_order, rung_key
from luoshi_server.cases.standing import Standing
from luoshi_server.platform.rows import write_rows

TICK = Tick()


def climb(
    standing: Iterable[Standing], now: datetime
) -> tuple[dict[str, Case], list[models.Order]]:
    """Take every rung that was due before `now`; gives the cases after it, and the orders."""
    clock = Clock(now, published_calendar())
    after: dict[str, Case] = {}
    orders: list[models.Order] = []
    cases: list[models.Case] = []
    climbed: list[models.Obligation] = []
    for one in standing:
        outcome = advance(one.bound, one.case, TICK, clock)
        case = after[one.case.id] = outcome.case
        row_of = {id(owed.bearer): row for owed, row in zip(one.case.owed, one.rows, strict=True)}
        for order in outcome.orders:
            row = row_of[id(order.obligation.bearer)]
            orders.append(_order(row, order, now, len(orders)))
        for before, owed in zip(one.case.owed, case.owed, strict=True):
            if owed is not before:
                row = row_of[id(owed.bearer)]
                row.rung, row.next_at = owed.rung, owed.next_at
                row.means = owed.rule.ladder.rungs[owed.rung - 1].means
                climbed.append(row)
        one.row.next_at = case.next_at
        cases.append(one.row)
    write_rows(orders, once=True)
    write_alike(models.Obligation.objects.all(), climbed, ("rung", "next_at", "means"))
    write_alike(models.Case.objects.all(), cases, ("next_at",))
    return after, orders


def _order(row: models.Obligation, order: Order, now: datetime, place: int) -> models.Order:
    owed = order.obligation
    return new_order(
        order,
        key=rung_key(row.key, owed.rung, row.moved),
        case_id=row.case_id,
        obligation=row.key,
        recorded=now,
        entry=None,
        mechanism=row.mechanism,
        about=row.about,
        joint=row.joint,
        rung=owed.rung,
        must_zh=row.must_zh,
        must=row.must,
        sequence=place % 1000,
    )
