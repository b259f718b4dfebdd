"""What heads of units and the council for road safety do: study, meet, assess, report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from luoshi.mechanism import Event


class LeadersNamed(Event):
    """A unit named its head, the deputy in charge and the others who answer for road safety."""

    called = "明确责任人"


class SafetyStudied(Event):
    """The leadership of a unit had road safety on its agenda; the matter is the period."""

    called = "专题研究"


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilMet(Event):
    """The council for road safety met and settled what crosses departments."""

    units: tuple[str, ...] = ()
    settled: int = 0

    called: ClassVar[str] = "联席会议"


@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewsConsidered(Event):
    """It was worked out from the records who must be called to a talk; the matter is the period."""

    called_in: int = 0

    called: ClassVar[str] = "约谈研判"


class ScoreSheetIssued(Event):
    """It was said in writing what is scored, and with how many points."""

    called = "印发评分标准"


class ScoresPublished(Event):
    """The scores of a period were made known to all who were scored."""

    called = "公布考核结果"


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedLast(Event):
    """A unit came last in the scores, for so many times in a row."""

    whom: str
    times: int

    called: ClassVar[str] = "排名末位"


class WrittenAccountGiven(Event):
    """A unit accounted for itself in writing."""

    called = "书面检查"


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightSet(Event):
    """The weight of road safety in the assessment of work safety was set."""

    weight: Decimal
    before: Decimal | None = None

    called: ClassVar[str] = "设定分值权重"

    def faults(self) -> Iterator[str]:
        """A weight is a share of the whole."""
        if not 0 <= self.weight <= 1:
            yield f"a weight is a share from 0 to 1, not {self.weight}"


class SupervisionReported(Event):
    """Whoever stood at the scene reported on it in writing."""

    called = "现场督导报告"


class InvestigationReported(Event):
    """The team that investigated an accident handed in its report."""

    called = "提交调查报告"
