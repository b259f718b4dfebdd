"""What is asked for when somebody acts on a duty: one record for each verb."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from ninja import Schema
from pydantic import ConfigDict, Field

from luoshi_server.api.fields import GivenNumber, Key, Name, Required, Sha256, Words
from luoshi_server.duties.actions.assign_together import MOST

Digests = Annotated[list[Sha256], Field(max_length=50)]
Units = Annotated[list[Name], Field(max_length=100)]


class Given(Schema):
    """A body: a name in it that the verb does not know is refused."""

    model_config = ConfigDict(extra="forbid")


class Assignment(Given):
    """Whom to give the lead, by when, and how often progress is reported.

    What is left out stands as the document has it.
    """

    lead: Name = ""
    deadline: date | None = None
    reports: Literal["week", "month", "quarter", "half-year", "year"] | None = None
    responsible: Units | None = None
    cooperating: Units | None = None
    liaison: Annotated[Name, Field(max_length=100)] = ""
    reason: Words = ""


class AssignmentTogether(Given):
    """Which duties are given to the unit, and by the day, that their document names."""

    duties: Annotated[list[Key], Field(min_length=1, max_length=MOST)]
    reports: Literal["week", "month", "quarter", "half-year", "year"] | None = None


class LeftOut(Schema):
    """A duty that was left as it is, and why."""

    duty: str
    reason: str


class AssignedTogetherRow(Schema):
    """The duties that were assigned, and those that were left."""

    assigned: list[str]
    left: list[LeftOut]


class Signature(Given):
    """Who is to be asked about the duty."""

    liaison: Annotated[Name, Field(max_length=100)] = ""


class Liaison(Given):
    """Who is to be asked about the duty from now on."""

    liaison: Annotated[Name, Field(min_length=1, max_length=100)]


class Progress(Given):
    """How far the duty has come: a number, words, or both."""

    value: GivenNumber | None = None
    period: Annotated[Name, Field(max_length=40)] = ""
    words: Words = ""
    evidence: Digests = []
    public: bool = False


class Completion(Given):
    """That the duty is done, and what shows it."""

    words: Required
    evidence: Digests = []


class Check(Given):
    """What was found when it was checked."""

    words: Words = ""


class Reason(Given):
    """Why."""

    reason: Required


class SendingBack(Given):
    """What is missing."""

    words: Required


class Asking(Given):
    """A change that is asked for."""

    what: Literal["extension", "suspension", "resumption", "unit", "target"]
    reason: Required
    deadline: date | None = None
    lead: Name = ""
    target: GivenNumber | None = None
    decision: Words = ""


class Part(Given):
    """A part of a duty, with words and a weight of its own."""

    title: Annotated[Required, Field(max_length=300)]
    weight: GivenNumber = Field(default="1", validate_default=True)


class BeingPart(Given):
    """Of which duty this one shall be a part."""

    parent: Annotated[Name, Field(min_length=1)]
    weight: GivenNumber = Field(default="1", validate_default=True)


class Answer(Given):
    """The answer to a request."""

    approved: bool
    reason: Words = ""


class Nothing(Given):
    """A verb that needs no words: an empty object."""
