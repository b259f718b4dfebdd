"""What came in, what went out, and what is carried forward."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from luoshi.audit.entry import Entry
from luoshi.audit.interval import Interval
from luoshi.audit.judgement import judged, level, operand
from luoshi.audit.signs import is_carried, sign_of
from luoshi.audit.view import View
from luoshi.provenance import Finding

_ALL_THERE_IS = re.compile(r"总收入|收入总|总财力|可用财力|收入合计|可供安排")
_LESS = re.compile(r"减按|减去|扣除")
_FURTHEST = 8


def balance(view: View) -> Iterator[Finding]:
    """What comes in less what goes out is what is carried forward (结转下年, 年终结余).

    The amounts of the paragraph before the carried one are taken from the nearest back, parts of
    lists left out; what comes in (收入, 财力, 调入, 上年结转) is added, what goes out (支出, 上解,
    调出) subtracted.  The first such row of amounts that gives the carried one is the relation.

    If none does, it is a fault only when the row begins with all there is to spend (总收入,
    可用财力) and every amount after it is clearly income or expenditure.  An income less a
    deduction that is named as one (减去……) and gives the expenditure after it is mentioned when it
    holds.
    """
    for line in view.lines:
        if len(line) < 3:
            continue
        start, end = line[0].sentence_start, line[-1].figure.span.start
        carries = view.text.find("结", start, end) >= 0
        deducts = not carries and view.text.find("减", start, end) >= 0
        if not carries and not deducts:
            continue
        amounts = [entry for entry in line if entry.is_level and entry.kind == "money"]
        for place, entry in enumerate(amounts):
            if place < 2 or not entry.is_exact:
                continue
            words = view.clause_before(entry)
            if carries and is_carried(words) and entry.index not in view.parts:
                finding = _carried(view, amounts[:place], entry)
            elif (
                deducts
                and sign_of(words) < 0
                and _LESS.search(view.clause_before(amounts[place - 1]))
            ):
                finding = _deducted(view, amounts[:place], entry)
            else:
                continue
            if finding is not None:
                yield finding


def _carried(view: View, before: Sequence[Entry], carried: Entry) -> Finding | None:
    row: list[tuple[Entry, int]] = []
    for entry in reversed(before):
        if entry.index in view.parts:
            continue
        if entry.base != carried.base or not entry.is_exact or len(row) == _FURTHEST:
            return None
        words = view.clause_before(entry)
        sign = sign_of(words)
        if sign == 0 or is_carried(words):
            return None
        row.append((entry, sign))
        if sign > 0 and len({own for _, own in row}) == 2:
            finding = _judge(carried, row)
            if finding.verdict == "consistent" or _ALL_THERE_IS.search(words):
                return finding
    return None


def _deducted(view: View, before: Sequence[Entry], spent: Entry) -> Finding | None:
    deduction = before[-1]
    for income in reversed(before[:-1]):
        if income.index in view.parts:
            continue
        if sign_of(view.clause_before(income)) > 0 and income.base == spent.base:
            finding = _judge(spent, [(deduction, -1), (income, 1)])
            return finding if finding.verdict == "consistent" else None
    return None


def _judge(carried: Entry, row: Sequence[tuple[Entry, int]]) -> Finding:
    added: Interval | None = None
    point = carried.value * 0
    for entry, sign in row:
        own = entry.interval if sign > 0 else -entry.interval
        added = own if added is None else added + own
        point += sign * entry.value
    assert added is not None
    return judged(
        "balance",
        level(carried),
        added,
        point,
        (operand(carried), *(operand(entry) for entry, _ in reversed(row))),
        zh=f"收入减支出（前列{len(row)}个数加减）",
        en="income less expenditure",
    )
