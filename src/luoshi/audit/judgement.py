"""Judging one relation: what follows from the operands against what is printed.

Both are intervals.  The relation holds when they meet; where they do not, the finding says by how
much they differ and how much of it rounding could explain.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from luoshi.audit.entry import Entry, decimals_of
from luoshi.audit.interval import Interval
from luoshi.provenance import Finding, Operand, Span
from luoshi.provenance.finding import Verdict

_FAR = Decimal("1E20")
_HALF = Decimal("0.5")


class Stated(NamedTuple):
    """What the text says: in the printed unit, with the interval it was printed from."""

    value: Decimal
    unit: str
    interval: Interval
    span: Span
    factor: Decimal = Decimal(1)


def level(entry: Entry) -> Stated:
    """The amount of a figure as a statement; its interval is in the base of the unit."""
    figure = entry.figure
    assert figure.value is not None
    return Stated(figure.value, figure.unit or "", entry.interval, figure.span, entry.factor)


def operand(entry: Entry, *, name: str = "") -> Operand:
    """A figure that a relation stands on."""
    figure = entry.figure
    if figure.value is None:
        return Operand(name or entry.name, figure.growth, figure.growth_unit or "", figure.span)
    return Operand(name or entry.name, figure.value, figure.unit or "", figure.span)


def rate_operand(rate: Decimal, span: Span, entry: Entry, unit: str = "%") -> Operand:
    """The growth that is printed with a figure, as an operand of its own."""
    return Operand(f"{entry.name}增幅", rate, unit, span)


def said(entry: Entry) -> str:
    """A figure in a message: its amount with its unit."""
    return f"{entry.figure.value}{entry.figure.unit or ''}"


def judged(
    rule: str,
    stated: Stated,
    computed: Interval,
    point: Decimal,
    operands: Iterable[Operand],
    *,
    zh: str,
    en: str,
    failing: Verdict = "inconsistent",
    why_zh: str = "",
    why_en: str = "",
    gives: tuple[str, str] = ("得", "gives"),
) -> Finding:
    """The finding on one relation.

    `computed` and `point` are in the base of the stated unit; `zh` and `en` say how they came
    about (“各部分相加”), `gives` with which verb they lead to the amount.  `failing` is the verdict
    where the intervals do not meet, `why_zh` and `why_en` what then has to be added.
    """
    value, unit, interval, span, factor = stated
    holds = computed.meets(interval)
    low, high, recomputed = computed.low, computed.high, point
    width = computed.width + interval.width
    if factor != 1:
        low, high, recomputed, width = low / factor, high / factor, point / factor, width / factor
    bounded = width < _FAR
    tolerance = width * _HALF if bounded else None
    difference = value - recomputed
    printed = f"{value:,f}{unit}"
    is_exact = recomputed == value
    places = 0 if is_exact else decimals_of(value) + 2
    got = printed if is_exact else f"{shown(recomputed, places)}{unit}"
    verb, verb_en = gives
    if holds:
        message = f"{zh}{verb}{got}，与所列{printed}相符。"
        message_en = f"{en} {verb_en} {got}, which agrees with the {printed} printed."
    else:
        off = f"{shown(abs(difference), places)}{unit}"
        message = f"{zh}{verb}{got}，所列为{printed}，相差{off}"
        message_en = f"{en} {verb_en} {got}, but {printed} is printed: {off} apart"
        if tolerance:
            allowed = f"{shown(tolerance, places)}{unit}"
            message += f"；四舍五入至多只能解释{allowed}。{why_zh}"
            message_en += f", of which rounding explains {allowed} at most. {why_en}".rstrip()
        else:
            message += f"，不能用四舍五入解释。{why_zh}"
            message_en += f", which no rounding explains. {why_en}".rstrip()
    if not is_exact and (decimals_of(recomputed) > _PLACES or decimals_of(low) > _PLACES):
        # More than six places would pretend to know.
        recomputed, difference = _rounded(recomputed), _rounded(difference)
        if tolerance is not None:
            low, high, tolerance = _rounded(low), _rounded(high), _rounded(tolerance)
    return Finding(
        rule=rule,
        verdict="consistent" if holds else failing,
        message=message,
        message_en=message_en,
        span=span,
        unit=unit,
        stated=value,
        recomputed=recomputed,
        range=(low, high) if bounded else None,
        difference=difference,
        tolerance=tolerance,
        operands=tuple(operands),
    )


_MICRO = Decimal("0.000001")


def _rounded(amount: Decimal) -> Decimal:
    """An amount to six places; one so large that its last places are lost stays as it is."""
    return amount.quantize(_MICRO) if amount.adjusted() < _LARGEST else amount


_PLACES = 6
_LARGEST = 20


def shown(amount: Decimal, places: int | None = None) -> str:
    """An amount as a reader writes it: as printed, or to so many places without idle zeros."""
    if places is None:
        return f"{amount:,f}"
    if decimals_of(amount) > places and amount.adjusted() < _LARGEST:
        amount = amount.quantize(Decimal(1).scaleb(-places))
    written = f"{amount:,f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def within(
    rule: str, part: Entry, whole: Entry, *, zh: str, en: str, zh_over: str, en_over: str
) -> Finding:
    """The finding on a part that cannot be more than its whole; both in the same base."""
    holds = part.interval.low <= whole.interval.high
    part_said = f"{shown(part.figure.value or Decimal(0))}{part.figure.unit or ''}"
    whole_said = f"{shown(whole.figure.value or Decimal(0))}{whole.figure.unit or ''}"
    words, words_en = (zh, en) if holds else (zh_over, en_over)
    return Finding(
        rule=rule,
        verdict="consistent" if holds else "inconsistent",
        message=words.format(part=part_said, whole=whole_said),
        message_en=words_en.format(part=part_said, whole=whole_said),
        span=part.figure.span,
        unit=part.figure.unit or "",
        stated=part.figure.value,
        recomputed=_rounded(whole.value / part.factor),
        difference=_rounded((part.value - whole.value) / part.factor),
        operands=(operand(part), operand(whole)),
    )
