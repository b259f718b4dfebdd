"""The income and the expenditure of a year, and what is left of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from luoshi.audit.entry import Entry
from luoshi.audit.judgement import judged, level, operand
from luoshi.audit.view import View
from luoshi.provenance import Finding

_SURPLUS = re.compile(r"(?:本年|当年|年度|本期)(?:收支)?结余(?:资金)?(?:为|达)?$")
_INCOME = re.compile(r"收入(?:预算)?(?:完成|实现|安排|为|达到|预计|共计|总计|合计)?$")
_SPENDING = re.compile(r"支出(?:预算)?(?:完成|实现|安排|为|达到|预计|共计|总计|合计)?$")


def surplus(view: View) -> Iterator[Finding]:
    """Income less expenditure is the surplus of the year (本年收支结余, 当年结余).

    The three stand in one paragraph in this order, each the nearest of its kind, with nothing but
    their own parts (其中……) between them.
    """
    for line in view.lines:
        if len(line) < 3:
            continue
        start, end = line[0].sentence_start, line[-1].figure.span.start
        if view.text.find("年", start, end) < 0 or view.text.find("结余", start, end) < 0:
            continue
        amounts = [entry for entry in line if entry.is_level and entry.kind == "money"]
        for place, entry in enumerate(amounts):
            if place > 1 and _SURPLUS.search(view.clause_before(entry)):
                found = _row(view, amounts[:place], entry)
                if found is not None:
                    yield _judge(entry, *found)


def _row(view: View, before: Sequence[Entry], left: Entry) -> tuple[Entry, Entry] | None:
    """The income and the expenditure right before a surplus."""
    tops = [entry for entry in before if entry.index not in view.parts][-2:]
    if len(tops) < 2:
        return None
    income, spending = tops
    if not (income.base == spending.base == left.base):
        return None
    if not all(entry.is_exact for entry in (income, spending, left)):
        return None
    if not _INCOME.search(view.clause_before(income)):
        return None
    return (income, spending) if _SPENDING.search(view.clause_before(spending)) else None


def _judge(left: Entry, income: Entry, spending: Entry) -> Finding:
    return judged(
        "surplus",
        level(left),
        income.interval - spending.interval,
        income.value - spending.value,
        (operand(left), operand(income), operand(spending)),
        zh="本年收入减本年支出",
        en="this year's income less its expenditure",
    )
