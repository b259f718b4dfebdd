"""How grave a hazard is: by LEC, and by the matrix of likelihood and severity.

LEC multiplies how likely an accident is, how often people are exposed, and how grave it
would be (D = L·E·C); LS multiplies likelihood and severity from 1 to 5.  Both give a
number and a colour.  The bands are those in common use and come in as parameters,
since no opinion sets them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from luoshi.errors import LuoshiError
from luoshi_policies.road_safety.events import HazardGrade

LIKELIHOODS = tuple(map(Decimal, ("0.1", "0.2", "0.5", "1", "3", "6", "10")))
EXPOSURES = tuple(map(Decimal, ("0.5", "1", "2", "3", "6", "10")))
CONSEQUENCES = tuple(map(Decimal, ("1", "3", "7", "15", "40", "100")))


class NotOnTheScale(LuoshiError):
    """{name} {value} is not on the scale: it is one of {scale}."""


@dataclass(frozen=True, slots=True)
class Band:
    """A grade, and the score from which on it holds."""

    grade: HazardGrade
    least: Decimal
    above: bool = False
    """Whether the score must lie above `least`, and not at it."""

    def holds(self, score: Decimal) -> bool:
        """Whether the score is high enough."""
        return score > self.least if self.above else score >= self.least


LEC_BANDS = (
    Band("major", Decimal(320), above=True),
    Band("larger", Decimal(160)),
    Band("general", Decimal(70)),
    Band("low", Decimal(0)),
)
"""Above 320 red, 160 to 320 orange, 70 to below 160 yellow, below 70 blue."""

LS_BANDS = (
    Band("major", Decimal(20)),
    Band("larger", Decimal(15)),
    Band("general", Decimal(9)),
    Band("low", Decimal(0)),
)
"""20 to 25 red, 15 and 16 orange, 9 to 12 yellow, 8 and less blue."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Graded:
    """A hazard with its grade, the score, and the factors that multiply to it."""

    hazard: str
    grade: HazardGrade
    score: Decimal
    method: str
    factors: tuple[tuple[str, Decimal], ...]


def grade_by_lec(
    hazard: str,
    *,
    likelihood: Decimal,
    exposure: Decimal,
    consequence: Decimal,
    bands: Sequence[Band] = LEC_BANDS,
) -> Graded:
    """The grade of a hazard by likelihood, exposure and consequence, each on its scale."""
    _on_scale("likelihood", likelihood, LIKELIHOODS)
    _on_scale("exposure", exposure, EXPOSURES)
    _on_scale("consequence", consequence, CONSEQUENCES)
    return _graded(
        hazard,
        "LEC",
        bands,
        (("likelihood", likelihood), ("exposure", exposure), ("consequence", consequence)),
    )


def grade_by_ls(
    hazard: str, *, likelihood: int, severity: int, bands: Sequence[Band] = LS_BANDS
) -> Graded:
    """The grade of a hazard by the matrix of likelihood and severity, each from 1 to 5."""
    scale = tuple(map(Decimal, range(1, 6)))
    _on_scale("likelihood", Decimal(likelihood), scale)
    _on_scale("severity", Decimal(severity), scale)
    return _graded(
        hazard,
        "LS",
        bands,
        (("likelihood", Decimal(likelihood)), ("severity", Decimal(severity))),
    )


def _on_scale(name: str, value: Decimal, scale: Sequence[Decimal]) -> None:
    if value not in scale:
        raise NotOnTheScale(name=name, value=value, scale=", ".join(map(str, scale)))


def _graded(
    hazard: str, method: str, bands: Sequence[Band], factors: tuple[tuple[str, Decimal], ...]
) -> Graded:
    score = Decimal(1)
    for _, factor in factors:
        score *= factor
    band = next(band for band in bands if band.holds(score))
    return Graded(hazard=hazard, grade=band.grade, score=score, method=method, factors=factors)
