"""Scores as they are answered, and a scheme of scoring as it is given."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import Field, WithJsonSchema

from luoshi.scoring import Fact, Scheme, SchemeRefused, Scorecard, plain_scheme, scheme_from
from luoshi_server.api.fields import GivenNumber, Instant, Name, Number, Required, Words
from luoshi_server.api.records.duty_acts import Given
from luoshi_server.api.slices import Page
from luoshi_server.platform.errors import Refused
from luoshi_server.scoring.models import SchemeVersion
from luoshi_server.scoring.periods import ScoringPeriod
from luoshi_server.scoring.queries import Adopted, read

SHOWN = Decimal("0.000001")

Figure = Annotated[
    GivenNumber,
    Field(max_digits=9, decimal_places=3),
    WithJsonSchema({"type": "string", "pattern": r"^-?[0-9]{1,6}(\.[0-9]{1,3})?$"}),
]
"""A number of a scheme: small enough that no sum of many leaves what a decimal can hold."""

KindName = Annotated[Name, Field(min_length=1)]
Table = Annotated[dict[KindName, Figure], Field(max_length=100)]


class IndicatorScore(Schema):
    """What one indicator gives a unit."""

    indicator: str
    title: str
    total: Number


class CardRow(Schema):
    """A unit in a ranking.  `earned` is the sum; `total` is that, or nothing after a veto."""

    unit: str
    place: int
    earned: Number
    total: Number
    is_vetoed: bool
    scores: list[IndicatorScore]

    @staticmethod
    def fields_of(card: Scorecard) -> dict[str, Any]:
        """The values of a unit's card."""
        return {
            "unit": card.unit,
            "place": card.place,
            "earned": card.earned,
            "total": card.total,
            "is_vetoed": bool(card.vetoed_by),
            "scores": [
                {"indicator": one.indicator.name, "title": one.indicator.title, "total": one.total}
                for one in card.scores
            ],
        }


class Ranking(Page[CardRow]):
    """The units of a period by their place, and by which version of which scheme."""

    period: str
    first: date
    last: date
    scheme: str
    version: str


class FactRow(Schema):
    """A fact that counts; `entry` is the entry of the ledger that shows it, null if none does."""

    kind: str
    on: date
    about: str
    amount: Number
    entry: int | None
    why: str

    @staticmethod
    def fields_of(fact: Fact) -> dict[str, Any]:
        """The values of a fact."""
        return {
            "kind": fact.kind,
            "on": fact.on,
            "about": fact.about,
            "amount": fact.amount,
            "entry": int(fact.ref) or None,
            "why": fact.why.zh,
        }


class PointRow(Schema):
    """So many points of an indicator, the facts that made them, and how."""

    indicator: str
    points: Number
    why: str
    facts: list[FactRow]


class Card(Schema):
    """One unit's card: every point with its facts.  A unit without facts has no place."""

    unit: str
    period: str
    scheme: str
    version: str
    place: int | None
    earned: Number | None
    total: Number | None
    scores: list[IndicatorScore]
    points: list[PointRow]
    vetoed_by: list[FactRow]

    @staticmethod
    def fields_of(
        unit: str, period: ScoringPeriod, scheme: Scheme, card: Scorecard | None, place: int | None
    ) -> dict[str, Any]:
        """The values of a card; `place` is that among all units."""
        told = CardRow.fields_of(card) if card else {"earned": None, "total": None, "scores": []}
        return {
            "unit": unit,
            "period": period.name,
            "scheme": scheme.name,
            "version": scheme.version,
            "place": place,
            **{name: told[name] for name in ("earned", "total", "scores")},
            "vetoed_by": [FactRow.fields_of(one) for one in card.vetoed_by] if card else [],
            "points": [
                {
                    "indicator": one.indicator.name,
                    "points": point.points.quantize(SHOWN),
                    "why": point.why.zh,
                    "facts": [FactRow.fields_of(fact) for fact in point.facts],
                }
                for one in (card.scores if card else ())
                for point in one.points
            ],
        }


class ClauseGiven(Given):
    """The words of a document that authorise an indicator."""

    document: KindName
    provision: KindName
    words: Required


class MethodGiven(Given):
    """How facts become points.  Which of the numbers a method has depends on its kind."""

    kind: Literal["plus-minus", "points", "stages", "veto"]
    start: Figure | None = None
    per: Table | None = None
    full: Figure | None = None
    worth: Figure | None = None
    shares: Table | None = None
    kinds: Annotated[list[KindName], Field(max_length=100)] | None = None


class IndicatorGiven(Given):
    """One thing that is scored."""

    name: KindName
    title: KindName
    title_en: Name = ""
    weight: Figure = Field(default="1", validate_default=True)
    cap: Figure | None = None
    floor: Figure | None = None
    clause: ClauseGiven | None = None
    method: MethodGiven


class SchemeGiven(Given):
    """A scheme of scoring; numbers are written as text."""

    name: KindName
    version: Annotated[KindName, Field(max_length=40)]
    title: KindName
    title_en: Name = ""
    digits: Annotated[int, Field(ge=0, le=6)] = 2
    indicators: Annotated[list[IndicatorGiven], Field(min_length=1, max_length=50)]

    def scheme(self) -> Scheme:
        """The scheme; refused with its first fault, at its place."""
        plain = self.model_dump(mode="json", exclude_none=True)
        try:
            return scheme_from(plain)
        except SchemeRefused as error:
            place, why = error.faults[0]
            raise Refused(why.zh, field=f"scheme.{place}") from error


class SchemeShown(Schema):
    """The scheme by which a period is scored; `key` is null for the provisional one."""

    period: str
    key: str | None
    since: date | None
    decision: str
    scheme: dict[str, Any]

    @staticmethod
    def fields_of(period: ScoringPeriod, adopted: Adopted) -> dict[str, Any]:
        """The values of the scheme that holds."""
        version = adopted.version
        return {
            "period": period.name,
            "key": version and version.key,
            "since": version and version.since,
            "decision": version.decision if version else "",
            "scheme": plain_scheme(adopted.scheme),
        }


class SchemeRow(Schema):
    """A scheme that was proposed, and what became of it."""

    key: str
    name: str
    since: date
    decision: str
    document: str
    proposed: Instant
    proposed_by: str
    state: str
    decided: Instant | None
    decided_by: str
    answer: str
    entry: int
    scheme: dict[str, Any]

    @staticmethod
    def fields_of(row: SchemeVersion) -> dict[str, Any]:
        """The values of a proposal."""
        own = SchemeRow.model_fields.keys() - {"scheme"}
        return {
            **{name: getattr(row, name) for name in own},
            "scheme": plain_scheme(read(row.scheme)),
        }


class Simulating(Given):
    """The scheme that is tried out, and on which period; the present quarter if none is named."""

    period: Name = ""
    scheme: SchemeGiven


class MoveRow(Schema):
    """A unit that another scheme would move."""

    unit: str
    place_before: int
    place_after: int
    total_before: Number
    total_after: Number


class Simulated(Schema):
    """Who would move, the most moved first, and how all would stand.  Nothing of it is kept."""

    period: str
    moves: list[MoveRow]
    ranking: list[CardRow]


class ProposingScheme(Given):
    """A scheme that is put up for adoption: from which day on, and on what it rests."""

    scheme: SchemeGiven
    since: date
    decision: Annotated[Required, Field(max_length=500)]
    document: Name = ""


class DecidingScheme(Given):
    """Whether the scheme is adopted; whoever declines it says why."""

    approved: bool
    reason: Annotated[Words, Field(max_length=500)] = ""
