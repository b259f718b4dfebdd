"""What happens to units and posts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from luoshi.ledger import Event

Category = Literal["office", "department", "subdistrict", "leadership", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRegistered(Event):
    """A unit was put on the register, or what is known of it was changed; about its name."""

    category: Category = "department"
    parent: str = ""
    also_called: tuple[str, ...] = ()

    called: ClassVar[str] = "单位登记"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitDissolved(Event):
    """A unit ceased to be; `successor` takes up what it owed."""

    successor: str = ""

    called: ClassVar[str] = "单位撤销"


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment(Event):
    """Somebody takes up or leaves a post in the unit that it is about."""

    person: str
    post: str
    since: date
    document: str = ""
    words: str = ""

    def faults(self) -> Iterator[str]:
        """An appointment names the person and the post."""
        if not self.person.strip() or not self.post.strip():
            yield "it names no person or no post"


class PostTaken(Appointment):
    """A person takes up a post."""

    called = "任职"


class PostLeft(Appointment):
    """A person leaves a post."""

    called = "免职"


KINDS = (UnitRegistered, UnitDissolved, PostTaken, PostLeft)
