"""Figures as sentences say them: a name, a verb, an amount, and a growth behind a comma.

A report is a chain of short statements between commas.  One names the thing and gives its
amount (一般公共预算收入完成19.6亿元), the next leaves the name out (增长1%，占比38%).  What is
left out is taken from the statement before, within the sentence; 其中 makes what follows a part
of it, 分别 hands out amounts to a list of names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import zip_longest

from luoshi.extract.amounts import Amount, Sort
from luoshi.extract.comparisons import read_base, read_difference, read_of_base
from luoshi.extract.drafts import Draft
from luoshi.extract.figure import Measure
from luoshi.extract.growth import AT_ONCE
from luoshi.extract.growth_figures import (
    read_change,
    read_each,
    read_each_of,
    read_growth,
)
from luoshi.extract.indicators import measure_of
from luoshi.extract.naming import Name, name_of
from luoshi.extract.relations import (
    is_rank_change,
    read_aim,
    read_cover,
    read_grade,
    read_proportion,
    read_rank,
    read_rank_change,
    read_relation,
)
from luoshi.extract.spoken import Spoken
from luoshi.extract.statements import Statement, statements

_BY_SORT: dict[Sort, Callable[[Statement, Spoken], None]] = {
    "rank": read_rank,
    "same": read_growth,
    "grade": read_grade,
    "cover": read_cover,
    "ratio": read_proportion,
}


def drafts_of_paragraph(
    text: str, start: int, end: int, amounts: Sequence[Amount], main: Draft | None
) -> tuple[list[Draft], Draft | None]:
    """The figures of one paragraph of folded text, and the sum that later paragraphs may divide."""
    amounts = [
        amount
        for amount, following in zip_longest(amounts, amounts[1:])
        if following is None or not _qualifies(text, amount, following)
    ]
    spoken = Spoken(main)
    read_to = 0
    for index, low, opens, adjoins in statements(text, start, end, amounts):
        spoken.opens(opens)
        if index < read_to:
            continue
        statement = Statement(
            text, start, end, low, amounts[index : index + 9], opens, adjoins=adjoins
        )
        read_to = index + _read(statement, spoken)
    return spoken.drafts, spoken.main


_OR_MORE = re.compile(r"(?:及|或)?以[上下内]")
_OF_A_CLASS = re.compile(r"(?:标准|水质|水体)*的[一-鿿]{1,12}")
_WHAT_IS_COUNTED = re.compile(r"的?[一-鿿]{1,10}")


def _qualifies(text: str, amount: Amount, following: Amount) -> bool:
    """Whether an amount only tells what is counted: 10亿元以上项目12个, Ⅲ类标准的断面7个."""
    if amount.sort == "grade":
        return _OF_A_CLASS.fullmatch(text, amount.end, following.left) is not None
    return (
        _OR_MORE.fullmatch(text, amount.end, amount.right) is not None
        and _WHAT_IS_COUNTED.fullmatch(text, amount.right, following.left) is not None
    )


_BY_PARTS = re.compile(
    r"主要(?:支出|收入)?项目[^，。：]{0,8}情况|分[^，。：]{1,8}(?:情况|安排|看|来看|分析|统计)|按[^，。：]{2,10}分(?:类|项)?|从[^，。：]{2,10}看"
)


def _read(statement: Statement, spoken: Spoken) -> int:
    """Read one statement; how many amounts it has taken."""
    text, low, amount = statement.text, statement.low, statement.amount
    if text.startswith("其中", low):
        spoken.open_parts(amount.unit, statement.name, colon=False)
    elif text.startswith("其中", low - 3) and statement.sign_before in "：，":
        spoken.open_parts(amount.unit, statement.name, colon=True)
    elif statement.sign_before == "：" and not spoken.drafts:
        spoken.by_parts = _BY_PARTS.search(text, statement.start, low) is not None
    by_sort = _BY_SORT.get(amount.sort)
    if by_sort is not None:
        by_sort(statement, spoken)
        return 1
    if "each" in statement.leads.roles and (taken := read_each(statement, spoken)):
        return taken
    if "分别" in statement.full and (taken := read_each_of(statement, spoken)):
        return taken
    if taken := read_difference(statement, spoken):
        return taken
    if is_rank_change(statement, spoken):
        read_rank_change(statement, spoken)
    elif statement.movement in ("rise", "fall") and amount.unit in AT_ONCE:
        read_growth(statement, spoken)
    elif not (
        _read_goal(statement, spoken)
        or read_of_base(statement, spoken)
        or read_aim(statement, spoken)
        or read_base(statement, spoken)
        or read_relation(statement, spoken)
    ):
        _read_level(statement, spoken)
    return 1


def _read_goal(statement: Statement, spoken: Spoken) -> bool:
    """由150亿元增长到210亿元: the level that a change leads to bears the name of the first."""
    origin, leads = spoken.origin, statement.leads
    if origin is None or statement.movement != "goal" or len(statement.words) > 4:
        return False
    if statement.words.strip("、，") and not statement.adjoins:
        return False
    draft = spoken.add(
        statement.amount,
        origin.indicator,
        origin.measure,
        quote_start=origin.quote_start,
        text=statement.text,
    )
    if origin.unit is not None and origin.unit.startswith(f"{draft.unit}/"):
        draft.unit = origin.unit  # 由每人每月170元提高到190元
    draft.dimension, draft.period_at, draft.is_goal = origin.dimension, leads.period, True
    spoken.origin, spoken.level, spoken.subject = None, draft, draft
    return True


_REACHED = frozenset(("达到", "达", "已达"))


def _read_level(statement: Statement, spoken: Spoken) -> None:
    """An amount of the thing that is named."""
    name = name_of(statement, spoken)
    if name is None:
        return
    amount, leads = statement.amount, statement.leads
    if amount.unit == "%" and name.words.endswith(_RATES_OF_GROWTH):
        _read_rate(statement, spoken, name)
        return
    about = spoken.about
    depends = about is not None and name.words.startswith(about.name)
    measure = _measure(statement, name.words)
    draft = spoken.add(amount, name.words, measure, quote_start=name.start, text=statement.text)
    draft.quote_end = max(draft.quote_end, name.end)
    spoken.place(draft)
    draft.period_at = leads.period
    if "from" in leads.roles:
        draft.base, spoken.origin = True, draft
        return
    if statement.movement in ("rise", "fall") and amount.sort != "term":
        read_change(statement, draft, amount.values[-1])
        return
    # What has been reached at the end of five years is a level of the fifth.
    draft.is_goal = measure != "average" and not _REACHED.isdisjoint(leads.words)
    spoken.level = draft
    spoken.levels.append(draft)
    if name.end <= amount.right or spoken.subject is None:
        # What is named behind its amount is said by the way: the subject stays.
        spoken.subject = draft
    if not depends and not statement.adjoins:
        spoken.about = draft


_RATES_OF_GROWTH = ("增速", "增幅", "涨幅")


def _read_rate(statement: Statement, spoken: Spoken, name: Name) -> None:
    """工业投资增速由负转正，达到1.2%: the rate of growth of what is named."""
    amount = statement.amount
    grown = name.words[:-2] or spoken.subject_of(statement)
    draft = spoken.add(
        amount, grown, "growth", quote_start=name.start, text=statement.text, valued=False
    )
    draft.growth, draft.growth_unit = amount.values[0], amount.unit
    spoken.subject, spoken.level = draft, None


def _measure(statement: Statement, name: str) -> Measure:
    amount = statement.amount
    limits = amount.sort == "term" and amount.comparator in ("<=", "<")
    if amount.sort == "age" or (limits and not name.endswith(("时间", "时限", "期", "期限"))):
        return "threshold"
    if amount.sort == "term" and statement.movement == "rise":
        return "parameter"
    if "yearly" in statement.leads.roles or name.endswith(("年均", "人均")):
        return "average"
    return measure_of(name, amount.unit)
