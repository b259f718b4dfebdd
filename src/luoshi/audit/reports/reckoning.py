"""The sum behind a finding, as somebody would write it on paper: 71,260 + 14,800 − 6,940 = 79,120.

A finding keeps its operands and its result.  Which of them is added and which taken away is told by
the rule, and by the one choice of signs that gives the result.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import product

from luoshi.audit.judgement import shown
from luoshi.provenance import Finding, Operand
from luoshi.text.units import UnitNotKnown, unit_of

# Rules whose result is its operands added and taken away: they can be set as a column.
COLUMNS = frozenset(
    ("parts-and-total", "table-totals", "run-of-parts", "total-after-parts", "balance",
     "both-sides", "roll-forward", "surplus", "difference")
)  # fmt: skip
_GROWN = frozenset(("growth", "truncated-growth"))
_DIVIDED = frozenset(("share", "completion", "multiple"))
_MOST_SIGNS = 12


def scale_of(operand: Operand, unit: str) -> Decimal:
    """What turns an operand into the unit of the result: 万元 into 亿元 is 0.0001."""
    try:
        own, wanted = unit_of(operand.unit), unit_of(unit)
    except UnitNotKnown:
        return Decimal(1)
    return own.factor / wanted.factor if own.base == wanted.base else Decimal(1)


def signs_of(finding: Finding) -> tuple[int, ...] | None:
    """The sign of each operand behind the first, where their sum is the result; else None."""
    values = [
        (operand.value or Decimal(0)) * scale_of(operand, finding.unit)
        for operand in finding.operands[1:]
    ]
    if sum(values) == finding.recomputed:
        return (1,) * len(values)
    if len(values) > _MOST_SIGNS:
        return None
    for signs in product((1, -1), repeat=len(values)):
        if sum(sign * value for sign, value in zip(signs, values, strict=True)) == (
            finding.recomputed
        ):
            return signs
    return None


def reckoning_of(finding: Finding) -> str:
    """The sum in one line; empty where the finding is no sum that fits in a line."""
    operands = finding.operands
    if finding.recomputed is None or any(operand.value is None for operand in operands):
        return ""
    result = f"{shown(finding.recomputed, 3)} {finding.unit}".rstrip()
    if finding.rule in COLUMNS and (signs := signs_of(finding)) is not None:
        terms = "".join(
            f" {'+' if sign > 0 else '−'} {_printed(operand, finding.unit)}"
            for sign, operand in zip(signs, operands[1:], strict=True)
        )
        return f"{terms.removeprefix(' + ')} = {result}"
    if finding.rule == "shares-add-up":
        return (
            f"{' + '.join(shown(operand.value or Decimal(0)) for operand in operands)} = {result}"
        )
    if finding.rule in _GROWN and len(operands) == 3:
        now, then = operands[1], operands[2]
        one = then.unit if now.unit == then.unit else ""
        return f"({_printed(now, one)} ÷ {_printed(then, one)} − 1) × 100 = {result}"
    if finding.rule in _DIVIDED and len(operands) == 3:
        part, whole = operands[1], operands[2]
        one = whole.unit if part.unit == whole.unit else ""
        times = " × 100" if finding.unit == "%" else ""
        return f"{_printed(part, one)} ÷ {_printed(whole, one)}{times} = {result}"
    return ""


def _printed(operand: Operand, unit: str) -> str:
    """An amount as printed; with its unit where that is not the one of the line."""
    amount = shown(operand.value or Decimal(0))
    return amount if operand.unit == unit else f"{amount} {operand.unit}"
