"""How large a simulated district is, and how long its year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from luoshi.errors import LuoshiError


class TooSmall(LuoshiError):
    """A district of {sections} sections, {vehicles} vehicles and {days} days is too small.

    It needs 100 sections, 100 vehicles and a day at least.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The seed and the size of a simulated year."""

    seed: int
    start: datetime
    days: int = 365
    vehicles: int = 5000
    sections: int = 3000
    units: Mapping[str, str] = field(default_factory=dict)
    """Departments that go by another name: 区交通运输局 → 区水务局, where the text has it so."""

    def __post_init__(self) -> None:
        if self.days < 1 or self.vehicles < 100 or self.sections < 100:
            raise TooSmall(sections=self.sections, vehicles=self.vehicles, days=self.days)

    @property
    def end(self) -> datetime:
        """The instant after the last one that is simulated."""
        return self.start + timedelta(days=self.days)

    @property
    def years(self) -> float:
        """How many years the days are."""
        return self.days / 365
