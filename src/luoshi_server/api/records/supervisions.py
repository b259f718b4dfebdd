"""Supervisions as they are answered, and what each step of one takes."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import Field

from luoshi_server.api.fields import Instant, Name, Required, Words
from luoshi_server.api.records.duty_acts import Given
from luoshi_server.supervisions.models import Supervision
from luoshi_server.supervisions.queries import Owed, owed_in

Persons = Annotated[
    list[Annotated[Name, Field(min_length=1, max_length=100)]], Field(max_length=30)
]


class SupervisionRow(Schema):
    """A supervision of one unit in one matter, as it stands."""

    key: str
    whose: str
    matter: str
    office: str
    government: str
    step: str
    ends: date
    proposed: Instant
    proposed_by: str
    approved: Instant | None
    opened: Instant | None
    concluded: Instant | None
    served: Instant | None
    correct_by: date | None
    corrected: str
    objected: Instant | None
    reviewed: Instant | None
    review_outcome: str
    measure: str
    measure_state: str
    filed: Instant | None
    last_entry: int

    @staticmethod
    def fields_of(row: Supervision) -> dict[str, Any]:
        """The values of a row."""
        return {name: getattr(row, name) for name in SupervisionRow.model_fields}


class OwedRow(Schema):
    """One thing owed in a supervision, or that was: by which article, until when, and why.

    `is_provisional` says that neither a text nor the decree sets its term.
    """

    must: str
    unit: str
    due: Instant
    article: str
    why: str
    is_ended: bool
    is_provisional: bool

    @staticmethod
    def values_of(owed: Owed) -> dict[str, Any]:
        """The values of one thing owed."""
        return {
            "must": owed.one.rule.rule.must_zh,
            "unit": owed.one.bearer.name,
            "due": owed.one.due,
            "article": owed.article,
            "why": owed.why,
            "is_ended": owed.ended is not None,
            "is_provisional": owed.is_provisional,
        }


class SupervisionOne(SupervisionRow):
    """One supervision with its plan, its conclusion, and what is owed in it."""

    plan: str
    document: str
    reason: str
    approved_name: str
    conclusion: str
    conclusion_number: str
    concluded_by: list[str]
    objection: str
    review: str
    measure_reason: str
    owed: list[OwedRow]

    @staticmethod
    def fields_of(row: Supervision) -> dict[str, Any]:
        """The values of one supervision."""
        own = SupervisionOne.model_fields.keys() - {"owed"}
        return {
            **{name: getattr(row, name) for name in own},
            "owed": [OwedRow.values_of(one) for one in owed_in(row)],
        }


class Proposing(Given):
    """A plan that is put before the head."""

    whose: Annotated[Name, Field(min_length=1)]
    matter: Annotated[Required, Field(max_length=300)]
    plan: Required
    ends: date


class Deciding(Given):
    """The head's answer to a plan; whoever turns it down says why."""

    approved: bool
    words: Words = ""


class Concluding(Given):
    """What was concluded, and who took part: they stand aside when it is reviewed."""

    words: Required
    drawn_by: Annotated[Persons, Field(min_length=1)]
    document: Annotated[Name, Field(max_length=100)] = ""


class Serving(Given):
    """By when the unit corrects what is ordered; left out, nothing is to be corrected."""

    correct_by: date | None = None


class Correcting(Given):
    """What was corrected."""

    words: Required


class Checking(Given):
    """Whether the correction is good; if not, what it lacks, and by when it must be there."""

    good: bool
    words: Words = ""
    correct_by: date | None = None


class Reviewing(Given):
    """The decision on an objection; `correct_by` is for a conclusion that is changed."""

    result: Literal["upheld", "changed", "revoked"]
    decision: Required
    reviewers: Persons = []
    correct_by: date | None = None


class Measuring(Given):
    """Praise, encouragement, criticism or accountability that is proposed."""

    measure: Literal["praise", "encouragement", "criticism", "accountability"]
    reason: Required


class DecidingMeasure(Given):
    """Whether the proposed measure is approved."""

    approved: bool
