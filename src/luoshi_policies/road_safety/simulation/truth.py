"""What was put into a simulated year, so that what is found in it can be scored."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class SeededBlackSpot:
    """A place at which accidents were made to gather."""

    road: str
    metres: int
    spread_metres: float
    general_accidents: tuple[str, ...]
    accidents: int


@dataclass(slots=True)
class Truth:
    """Everything that was seeded; filled while the year is told."""

    black_spots: list[SeededBlackSpot] = field(default_factory=list)
    duplicates: dict[str, str] = field(default_factory=dict)
    overdue_hazards: list[str] = field(default_factory=list)
    reopened_hazards: list[str] = field(default_factory=list)
    firm_colours: dict[str, str] = field(default_factory=dict)
    patrolled_shares: dict[str, float] = field(default_factory=dict)
    vacant_posts: list[str] = field(default_factory=list)
    doubled_posts: list[str] = field(default_factory=list)
    speeds: dict[str, float] = field(default_factory=dict)
    device_faults: dict[str, str] = field(default_factory=dict)

    def plain(self) -> dict[str, Any]:
        """The truth as JSON has it."""
        return {"simulated": "模拟数据，并非真实", **asdict(self)}
