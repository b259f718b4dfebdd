"""Income and expenditure that balance."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from luoshi.audit.entry import Entry
from luoshi.audit.judgement import judged, level, operand
from luoshi.audit.signs import sign_of
from luoshi.audit.view import View
from luoshi.provenance import Finding

_INCOME = re.compile(r"(?:收入总[计量]|收入合计|总收入)(?:为|达|达到|是)?$")
_SPENDING = re.compile(r"(?:支出总[计量]|支出合计|总支出)(?:为|达|达到|是)?$")
_LEAVES_A_REST = re.compile(r"赤字|差额|缺口|相抵(?:后)?，?(?:年终|净)?结[余转]|逆差")
_BALANCED = re.compile(r"收支(?:总量)?(?:相抵|平衡)|当年收支平衡")


def both_sides(view: View) -> Iterator[Finding]:
    """Where the text says 收支平衡, the two sides are equal.

    收入总计 and 支出总计 of one paragraph are compared.  Where a paragraph names no totals, its
    incomes (收入, 上年结转, 调入) are added and its expenditures (支出, 调出, 上解) subtracted, and
    nothing must remain; this is done only when the role of every amount is clear from its name.
    Where a deficit or a rest is said to remain (收支相抵，赤字……), nothing is compared.
    """
    for line in view.lines:
        if len(line) < 2:
            continue
        start, end = line[0].sentence_start, line[-1].sentence_end + 1
        at = view.text.find("收支", start, end + 12)
        if at < 0 or not _BALANCED.search(view.text, start, end + 12):
            continue
        income = _last(view, line, _INCOME)
        spending = _last(view, line, _SPENDING)
        if income is not None and spending is not None:
            if income.base == spending.base and not _LEAVES_A_REST.search(
                view.text, start, end + 12
            ):
                yield judged(
                    "both-sides",
                    level(spending),
                    income.interval,
                    income.value,
                    (operand(spending), operand(income)),
                    zh="按收支平衡，收入总计",
                    en="the total of income",
                )
        elif (
            income is None
            and spending is None
            and not _LEAVES_A_REST.search(view.text, start, end + 12)
        ):
            finding = _remainder(view, line)
            if finding is not None:
                yield finding


def _last(view: View, line: Sequence[Entry], named: re.Pattern[str]) -> Entry | None:
    for entry in reversed(line):
        if entry.is_level and entry.kind == "money" and named.search(view.words_before(entry)):
            return entry
    return None


def _remainder(view: View, line: Sequence[Entry]) -> Finding | None:
    """Incomes less expenditures, where the sentence before 收支平衡 has nothing else."""
    amounts = [
        entry
        for entry in line
        if entry.is_level and entry.kind == "money" and entry.index not in view.parts
    ]
    if not 2 <= len(amounts) <= 6 or not all(entry.is_exact for entry in amounts):
        return None
    signs = [sign_of(view.clause_before(entry)) for entry in amounts]
    if 0 in signs or len(set(signs)) < 2 or len({entry.base for entry in amounts}) > 1:
        return None
    last, sign = amounts[-1], signs[-1]
    rest = amounts[:-1]
    added = rest[0].interval.scaled(-sign * signs[0])
    point = -sign * signs[0] * rest[0].value
    for entry, own in zip(rest[1:], signs[1:-1], strict=True):
        added = added + entry.interval.scaled(-sign * own)
        point += -sign * own * entry.value
    return judged(
        "both-sides",
        level(last),
        added,
        point,
        (operand(last), *map(operand, rest)),
        zh="按收支平衡，其余各数相抵",
        en="what the other amounts leave",
    )
