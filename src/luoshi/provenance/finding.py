"""A finding is something to be said about a document, with the words that it is about."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from luoshi.provenance.quote import Span

Verdict = Literal["consistent", "inconsistent", "ambiguous", "gap"]


@dataclass(frozen=True, slots=True)
class Operand:
    """One printed value that a finding stands on."""

    name: str
    value: Decimal | None
    unit: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a rule says of a document: a sentence, a verdict, and every place it looked at.

    `span` is where the statement that is judged stands; `range` is the interval that the
    operands allow, given the digits they were printed with.
    """

    rule: str
    verdict: Verdict
    message: str
    span: Span
    message_en: str = ""
    unit: str = ""
    stated: Decimal | None = None
    recomputed: Decimal | None = None
    range: tuple[Decimal, Decimal] | None = None
    difference: Decimal | None = None
    tolerance: Decimal | None = None
    operands: tuple[Operand, ...] = ()
