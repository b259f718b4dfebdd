"""What the public reports of others, and how it is answered and rewarded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from luoshi.mechanism import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class ViolationReported(Event):
    """Somebody of the public reported a traffic violation; the matter is the report."""

    vehicle: str = ""
    conduct: str = ""

    called: ClassVar[str] = "群众举报"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportAnswered(Event):
    """A report of the public was looked into, and was found true or not."""

    confirmed: bool

    called: ClassVar[str] = "举报核查"


@dataclass(frozen=True, slots=True, kw_only=True)
class RewardPaid(Event):
    """Whoever made a true report was rewarded."""

    yuan: int

    called: ClassVar[str] = "举报奖励"
