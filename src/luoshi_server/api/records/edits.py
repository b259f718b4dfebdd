"""What may be said otherwise than it was read, field by field and in its own kind."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field

from luoshi_server.api.fields import GivenNumber, Name, Required, Words
from luoshi_server.api.records.duty_acts import Given, Units


class DeadlineGiven(Given):
    """A deadline: its phrase, and its day if it has one."""

    phrase: Annotated[Name, Field(min_length=1)]
    date: date | None
    kind: Name = "fixed"
    rule: Name = ""


class TargetGiven(Given):
    """A target: of what, how much."""

    phrase: Words = ""
    item: Annotated[Name, Field(min_length=1)]
    quantity: GivenNumber
    unit: Annotated[Name, Field(max_length=50)] = ""
    comparator: Literal["=", "<", "<=", ">", ">=", "~"] = "="
    kind: Name = "target"


NEVER_NULL = frozenset(
    {
        "title",
        "text",
        "lead_units",
        "responsible_units",
        "cooperating_units",
        "deadlines",
        "targets",
        "indicator",
        "person",
        "action",
        "message",
    }
)


class Changes(Given):
    """The fields that hold otherwise.  Which of them a claim has depends on its kind."""

    title: Annotated[Required, Field(max_length=300)] | None = None
    text: Required | None = None
    lead_units: Units | None = None
    responsible_units: Units | None = None
    cooperating_units: Units | None = None
    deadlines: Annotated[list[DeadlineGiven], Field(max_length=50)] | None = None
    targets: Annotated[list[TargetGiven], Field(max_length=100)] | None = None
    indicator: Annotated[Name, Field(min_length=1)] | None = None
    dimension: Name | None = None
    value: GivenNumber | None = None
    unit: Annotated[Name, Field(max_length=50)] | None = None
    growth: GivenNumber | None = None
    period: Annotated[Name, Field(max_length=40)] | None = None
    status: Annotated[Name, Field(max_length=20)] | None = None
    person: Annotated[Name, Field(min_length=1, max_length=100)] | None = None
    action: Literal["appoint", "designate", "remove"] | None = None
    organisation: Name | None = None
    post: Name | None = None
    effective: date | None = None
    message: Required | None = None

    def told(self) -> dict[str, Any]:
        """Those that were given, in plain JSON; what must have a value is not set to null."""
        plain = self.model_dump(mode="json", exclude_unset=True)
        return {
            name: value
            for name, value in plain.items()
            if value is not None or name not in NEVER_NULL
        }


class Edit(Given):
    """What holds instead of what was read, and why; the first reading stays beside it."""

    changes: Changes
    reason: Required
