"""Something that happened, told once and never changed.

An event says what it is about, which unit reports it, and when it happened.  Its
identity is what it says, unless the reporter gave it one: the same words told twice
are the same event.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from luoshi.calendars import SHANGHAI
from luoshi.errors import LuoshiError
from luoshi.ledger.fields import fault_of, fields_of, identity_of


class EventRefused(LuoshiError):
    """{kind}: {reason}."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened: what about, which unit reports it, and when it happened.

    Every whole number in an event counts something, so none is below zero.
    """

    about: str
    unit: str
    at: datetime
    id: str = ""

    called: ClassVar[str] = ""
    """What this kind of event is called in Chinese."""

    def __post_init__(self) -> None:
        for field in fields_of(type(self)):
            fault = fault_of(field, getattr(self, field.name))
            if fault:
                raise EventRefused(kind=type(self).__name__, reason=fault)
        for fault in self.faults():
            raise EventRefused(kind=type(self).__name__, reason=fault)
        if self.at.tzinfo is not SHANGHAI:
            # The day of an event is the day on the wall calendar there, whoever tells it.
            object.__setattr__(self, "at", self.at.astimezone(SHANGHAI))
        if not self.id:
            object.__setattr__(self, "id", identity_of(self))

    def faults(self) -> Iterator[str]:
        """What cannot be so in an event of this kind, beyond the kinds of its fields."""
        return iter(())

    @classmethod
    def name_in_chinese(cls) -> str:
        """What this kind is called, or its name in the code where nobody has said."""
        return cls.called or cls.__name__
