"""How much an accident counts: by the accident, by its deaths, by its injured.

Decrees count accidents, cost manuals weigh them.  Both are weights; which are right is
for whoever decides, so they come in as parameters.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from luoshi.errors import LuoshiError
from luoshi_policies.road_safety.records import Accident


class WeightsBelowZero(LuoshiError):
    """{name} weighs {weight}: no accident makes a place safer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeverityWeights:
    """What an accident weighs, and what is added if it is fatal, for each death and injury."""

    accident: Decimal = Decimal(1)
    fatal: Decimal = Decimal(0)
    death: Decimal = Decimal(0)
    injured: Decimal = Decimal(0)

    def __post_init__(self) -> None:
        for name in ("accident", "fatal", "death", "injured"):
            if getattr(self, name) < 0:
                raise WeightsBelowZero(name=name, weight=getattr(self, name))

    def of(self, accident: Accident) -> Decimal:
        """What this accident counts."""
        fatal = self.fatal if accident.is_fatal else Decimal(0)
        return (
            self.accident + fatal + self.death * accident.deaths + self.injured * accident.injured
        )


EACH_ACCIDENT = SeverityWeights()
EACH_FATAL_ACCIDENT = SeverityWeights(accident=Decimal(0), fatal=Decimal(1))
EACH_DEATH = SeverityWeights(accident=Decimal(0), death=Decimal(1))
