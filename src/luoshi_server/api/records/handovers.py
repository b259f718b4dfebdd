"""Hand-overs as they are answered, and how one is confirmed."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from ninja import Schema
from pydantic import Field

from luoshi_server.api.fields import Key, Name
from luoshi_server.api.records.duty_acts import Given
from luoshi_server.duties.handovers import Pending


class HandOverRow(Schema):
    """A duty whose answering post-holder has left; `successor` heads the unit now, if anybody."""

    duty: str
    title: str
    unit: str
    from_person: str
    post: str
    left: date
    successor: str

    @staticmethod
    def fields_of(row: Pending) -> dict[str, Any]:
        """The values of a hand-over that waits."""
        names = ("from_person", "post", "left", "successor")
        return {
            "duty": row.duty.key,
            "title": row.duty.title,
            "unit": row.duty.lead,
            **{name: getattr(row, name) for name in names},
        }


class TakingOver(Given):
    """Who takes over which duties of a unit."""

    unit: Annotated[Name, Field(min_length=1)]
    duties: Annotated[list[Key], Field(min_length=1, max_length=500)]
    to_person: Annotated[Name, Field(min_length=1, max_length=100)]


class TakenOver(Schema):
    """How many duties were taken over."""

    count: int
