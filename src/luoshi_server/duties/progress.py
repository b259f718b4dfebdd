"""How far duties have come: a parent as far as the weighted mean of its parts, at every level.

It is reckoned by the core, exactly and rounded once.  Parts that were struck off do not count;
a part that has not said how far it is counts as not begun.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from luoshi.scoring import Work
from luoshi.scoring import progress_of as share_of_work
from luoshi_server.duties.models import Duty, State

NOTHING, ALL = Decimal(0), Decimal(1)
BATCH = 500


def progress_of_many(duties: Iterable[Duty]) -> dict[str, Decimal | None]:
    """How far each duty has come, 0 to 1, by its key; None for one that has not said.

    Parts are fetched once for each level below, however many duties are asked for.
    """
    wanted = list(duties)
    parts = _parts_below(wanted)
    return {duty.key: _share(duty, parts) for duty in wanted}


def own_progress(duty: Duty) -> Decimal | None:
    """How far a duty has come by what was told of itself, whatever its parts.

    A closed duty has come all the way.  One with a target has come as far as the number that
    was reported; a duty without a number has not said how far it is, until it is closed.
    """
    if duty.state == State.CLOSED:
        return ALL
    if duty.target is None or duty.value is None:
        return None
    if duty.comparator in ("<", "<="):
        return ALL if duty.value <= duty.target else None
    if duty.target == 0:
        return ALL if duty.value >= 0 else NOTHING
    return max(NOTHING, min(ALL, duty.value / duty.target))


def _parts_below(duties: Sequence[Duty]) -> dict[str, list[Duty]]:
    """The parts of each duty by its key, those of the parts among them."""
    parts: dict[str, list[Duty]] = {}
    level = [duty.key for duty in duties]
    while level:
        found = [
            part
            for start in range(0, len(level), BATCH)
            for part in Duty.objects.filter(parent__in=level[start : start + BATCH])
            .exclude(state=State.WITHDRAWN)
            .only("key", "parent_id", "weight", "state", "target", "value", "comparator")
        ]
        level = [part.key for part in found if part.key not in parts]
        for part in found:
            of = parts.setdefault(str(part.parent_id), [])
            if all(other.key != part.key for other in of):
                of.append(part)
    return parts


def _share(duty: Duty, parts: Mapping[str, Sequence[Duty]]) -> Decimal | None:
    if not any(part.weight for part in parts.get(duty.key, ())):
        return own_progress(duty)
    return share_of_work(_work(duty, parts))


def _work(duty: Duty, parts: Mapping[str, Sequence[Duty]]) -> Work:
    own = [part for part in parts.get(duty.key, ()) if part.weight]
    if own:
        below = tuple(_work(part, parts) for part in own)
        return Work(name=duty.key, weight=duty.weight, parts=below)
    return Work(name=duty.key, weight=duty.weight, done=own_progress(duty) or NOTHING)
