"""How commitments stand: each in one of four groups, so that the groups add up to all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from luoshi_server.duties.models import OPEN_STATES, Duty, State

_OPEN = Q(state__in=OPEN_STATES)
_LATE = _OPEN & Q(late_since__isnull=False)

GROUPS: Mapping[str, tuple[Any, Q]] = {
    "done": (_("已办结"), Q(state=State.CLOSED)),
    "underway": (_("办理中"), _OPEN & ~Q(state=State.FOUND) & Q(late_since__isnull=True)),
    "late": (_("已逾期"), _LATE),
    "waiting": (_("待交办"), Q(state=State.FOUND) & Q(late_since__isnull=True)),
}
"""What each group is called, and which commitments are in it; no commitment is in two."""


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How many there are in each group."""

    counts: Mapping[str, int]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.counts.values())

    def __getitem__(self, group: str) -> int:
        return self.counts[group]

    def share(self, group: str) -> float:
        """What part of all a group is, 0 to 1."""
        return self.counts[group] / self.total if self.total else 0.0


def standing_of(duties: QuerySet[Duty]) -> Standing:
    """The groups of some commitments, counted at once."""
    counted = {name: Count("pk", filter=where) for name, (_title, where) in GROUPS.items()}
    return Standing(counts=duties.order_by().aggregate(**counted))


def lamps_by(duties: QuerySet[Duty], field: str) -> dict[str, dict[str, int]]:
    """By a field: how many commitments of each value show which lamp, or are closed."""
    rows = (
        duties.order_by()
        .select_related(None)
        .prefetch_related(None)
        .values(field, "lamp", "state")
        .annotate(count=Count("pk"))
    )
    found: dict[str, dict[str, int]] = {}
    for row in rows:
        is_done = row["state"] == State.CLOSED and row["lamp"] == "green"
        lamp = "closed" if is_done else row["lamp"]
        own = found.setdefault(row[field] or "", {})
        own[lamp] = own.get(lamp, 0) + row["count"]
    return found
