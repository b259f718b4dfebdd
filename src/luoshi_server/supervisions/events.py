"""What happens before a supervision is opened: a plan is proposed, and approved or turned down.

All further events are those of the mechanism, in `luoshi_policies.oversight`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from luoshi.ledger import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class SupervisionProposed(Event):
    """The office proposed to supervise a unit in a matter, by a plan; about the supervision.

    `document` and `place` say on which words of which document it stands, where it stands on
    some.
    """

    whose: str
    matter: str
    plan: str
    ends: date
    document: str = ""
    place: int = 0

    called: ClassVar[str] = "督查方案报批"

    def faults(self) -> Iterator[str]:
        """A plan names the unit, the matter, and what will be looked at."""
        if not (self.whose.strip() and self.matter.strip() and self.plan.strip()):
            yield "it names no unit, no matter or no plan"
        if self.ends < self.at.date():
            yield f"the plan ends on {self.ends}, before it was proposed"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanTurnedDown(Event):
    """The head did not approve the plan."""

    reason: str

    called: ClassVar[str] = "督查方案退回"

    def faults(self) -> Iterator[str]:
        """A refusal says why."""
        if not self.reason.strip():
            yield "it gives no reason"


KINDS = (SupervisionProposed, PlanTurnedDown)
