"""How far commitments have come, by what was made public alone.

The number of an internal report says nothing here.  Where a commitment has parts, and some of
them are not public, only its closing says how far the whole has come.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from luoshi.scoring import Work
from luoshi.scoring import progress_of as share_of_work
from luoshi_server.duties.models import Duty, Report, State
from luoshi_server.duties.progress import ALL, NOTHING, own_progress

_COUNTED = ("parent", "weight", "state", "target", "comparator", "public")


class Progress(NamedTuple):
    """How far a commitment has come, 0 to 1, and the latest number that was told in public."""

    share: Decimal | None
    value: Decimal | None
    period: str


def public_progress(duties: Iterable[Duty]) -> dict[str, Progress]:
    """How far each has come, by its key; nothing for one that does not say in public."""
    wanted = list(duties)
    parts = _parts_below(wanted)
    everybody = {one.key: one for own in parts.values() for one in own}
    everybody |= {duty.key: duty for duty in wanted}
    values = _latest_values(set(everybody))
    for key, duty in everybody.items():
        # The row is only looked at, never saved.
        duty.value, duty.value_period = values.get(key, (None, ""))
    return {
        duty.key: Progress(_share(duty, parts), duty.value, duty.value_period) for duty in wanted
    }


def _latest_values(keys: set[str]) -> Mapping[str, tuple[Decimal, str]]:
    told = Report.objects.filter(
        duty__in=keys, duty__public=True, public=True, kind="progress", value__isnull=False
    )
    rows = told.order_by("entry").values_list("duty_id", "value", "period")
    return {key: (value, period) for key, value, period in rows}


def _parts_below(duties: Iterable[Duty]) -> dict[str, list[Duty]]:
    parts: dict[str, list[Duty]] = defaultdict(list)
    level = {duty.key for duty in duties}
    seen: set[str] = set()
    while level:
        seen |= level
        found = Duty.objects.filter(parent__in=level).exclude(state=State.WITHDRAWN)
        level = set()
        for part in found.only(*_COUNTED):
            parts[str(part.parent_id)].append(part)
            level |= {part.key} - seen
    return parts


def _share(duty: Duty, parts: Mapping[str, list[Duty]]) -> Decimal | None:
    own = [part for part in parts.get(duty.key, ()) if part.weight]
    if not own:
        return own_progress(duty)
    if _has_hidden_part(duty, parts):
        return ALL if duty.state == State.CLOSED else None
    return share_of_work(_work(duty, parts))


def _has_hidden_part(duty: Duty, parts: Mapping[str, list[Duty]]) -> bool:
    return any(not part.public or _has_hidden_part(part, parts) for part in parts.get(duty.key, ()))


def _work(duty: Duty, parts: Mapping[str, list[Duty]]) -> Work:
    own = [part for part in parts.get(duty.key, ()) if part.weight]
    if own:
        below = tuple(_work(part, parts) for part in own)
        return Work(name=duty.key, weight=duty.weight, parts=below)
    return Work(name=duty.key, weight=duty.weight, done=own_progress(duty) or NOTHING)
