"""How values are written in calls and answers.

A decimal is text, so that no program rounds it; an instant bears the offset of Shanghai; text
holds no sign that a database would refuse.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any

from pydantic import (
    BeforeValidator,
    Field,
    PlainSerializer,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from luoshi.calendars import SHANGHAI

NO_CONTROL = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f]*$"
DECIMAL = r"^-?[0-9]{1,22}(\.[0-9]{1,8})?$"


def _instant(value: datetime) -> str:
    return value.astimezone(SHANGHAI).isoformat()


def _decimal(value: Decimal) -> str:
    """The shortest way to write it: 3, not 3.00000000, and never with an exponent."""
    written = format(value, "f")
    return written.rstrip("0").rstrip(".") if "." in written else written


def _no_float(value: Any) -> Any:
    if isinstance(value, float | bool):
        raise PydanticCustomError("decimal_type", "a decimal is written as text")
    return value


Instant = Annotated[
    datetime,
    PlainSerializer(_instant, return_type=str),
    WithJsonSchema({"type": "string", "format": "date-time"}, mode="serialization"),
]
Number = Annotated[
    Decimal,
    PlainSerializer(_decimal, return_type=str),
    WithJsonSchema({"type": "string", "pattern": DECIMAL}, mode="serialization"),
]
GivenNumber = Annotated[
    Decimal,
    BeforeValidator(_no_float),
    Field(max_digits=30, decimal_places=8),
    WithJsonSchema({"type": "string", "pattern": DECIMAL}),
]


def _text(longest: int, shortest: int = 0) -> Any:
    return StringConstraints(min_length=shortest, max_length=longest, pattern=NO_CONTROL)


Name = Annotated[str, _text(200)]
Words = Annotated[str, _text(5000)]
Required = Annotated[str, _text(5000, 1)]
Key = Annotated[str, StringConstraints(max_length=260, pattern=r"^[^\x00-\x1f]+$")]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
EntryNumber = Annotated[int, Field(ge=1, le=2**53)]

__all__ = [
    "EntryNumber",
    "GivenNumber",
    "Instant",
    "Key",
    "Name",
    "Number",
    "Required",
    "Sha256",
    "Words",
]
