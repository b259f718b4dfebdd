"""Cases as they stand in rows: what is owed, without the events that brought it about.

The clock needs no more to move what is late up its ladder, and a lamp needs no more to show its
colour; the events of ten thousand cases would have to be read for every look otherwise.  What is
made of rows here is given to the same kernel, and what a tick gives is what it would have given
with all the events.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from django.db.models import F, Q

from luoshi.calendars import SHANGHAI, local
from luoshi.ledger import Event
from luoshi.mechanism import Bearer, Bound, BoundRule, Case, Obligation, Settled
from luoshi_server.cases import models
from luoshi_server.cases.mandates import bounds
from luoshi_server.platform.names import names_of

BATCH = 500
_NOT_LOOKED_UP = Event(about="-", unit="-", at=local("2000-01-01"), id="-")
"""In place of the event that charged or ended something: it stands in the ledger."""


class Standing(NamedTuple):
    """A case made of its rows; `rows` are those of what is owed, in the order of `case.owed`."""

    bound: Bound
    case: Case
    row: models.Case
    rows: tuple[models.Obligation, ...]


def stand(keys: Iterable[str]) -> dict[str, Standing]:
    """The cases of these keys, as far as their rows tell.

    Of what ended, only what ended late is there: nothing else changes a lamp.
    """
    wanted = sorted(set(keys))
    return {
        one.case.id: one
        for start in range(0, len(wanted), BATCH)
        for one in _stand(wanted[start : start + BATCH])
    }


def _stand(keys: Sequence[str]) -> Iterator[Standing]:
    owed: dict[str, list[models.Obligation]] = {}
    ended: dict[str, list[models.Obligation]] = {}
    late = Q(how="") | Q(ended__gt=F("due"))
    for row in models.Obligation.objects.filter(late, case__in=keys).order_by("since", "key"):
        (ended if row.how else owed).setdefault(row.case_id, []).append(row)
    rules: dict[tuple[int, str], dict[str, BoundRule]] = {}
    for case in models.Case.objects.select_related("mandate").filter(key__in=keys):
        bound = bounds(case.mandate)[case.mechanism]
        own = rules.setdefault(
            (case.mandate_id, case.mechanism), {rule.key[:200]: rule for rule in bound.rules}
        )
        rows = tuple(owed.get(case.key, ()))
        yield Standing(
            bound,
            Case(
                case.key,
                case.version,
                case.about,
                case.opened.astimezone(SHANGHAI),
                owed=tuple(_obligation(row, own[row.rule]) for row in rows),
                settled=tuple(_settled(row, own[row.rule]) for row in ended.get(case.key, ())),
                next_at=case.next_at.astimezone(SHANGHAI) if case.next_at else None,
            ),
            case,
            rows,
        )


def units_of(row: models.Obligation | models.Order) -> tuple[str, ...]:
    """Whose obligation it is, or was when it was ordered: one unit, or several of which any one
    may act."""
    return names_of(row.joint) or (row.unit,)


def _obligation(row: models.Obligation, rule: BoundRule) -> Obligation:
    due = row.due.astimezone(SHANGHAI)
    return Obligation(
        rule,
        Bearer(units_of(row), row.about),
        _NOT_LOOKED_UP,
        row.since.astimezone(SHANGHAI),
        counted=due,
        due=due,
        rung=row.rung,
        next_at=row.next_at.astimezone(SHANGHAI) if row.next_at else None,
        stopped=_NOT_LOOKED_UP if row.stopped else None,
    )


def _settled(row: models.Obligation, rule: BoundRule) -> Settled:
    owed = _obligation(row, rule)
    assert row.ended is not None
    return Settled(owed, row.how, _NOT_LOOKED_UP, row.ended.astimezone(SHANGHAI))  # type: ignore[arg-type]
