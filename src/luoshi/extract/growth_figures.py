"""Growth as sentences say it: 增长8% behind its level, alone, or handed out by 分别."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from luoshi.extract.amounts import Amount
from luoshi.extract.drafts import Draft
from luoshi.extract.growth import AT_ONCE, RATES, growth_of
from luoshi.extract.indicators import measure_of, names_a_measure
from luoshi.extract.leads import leads_before, movement_of
from luoshi.extract.listed_names import listed_names, names_in
from luoshi.extract.spoken import Spoken
from luoshi.extract.statements import Statement
from luoshi.text.comparators import Comparator

_YEARLY = ("年均", "年均复合")


def read_growth(statement: Statement, spoken: Spoken) -> None:
    """A growth goes to the level that was just given; with a name of its own it stands alone."""
    amount, name = statement.amount, statement.name
    falls = statement.movement == "fall"
    if "改善" in statement.leads.words and "浓度" in spoken.subject_of(statement):
        falls = True  # Of what pollutes less is better.
    yearly = "yearly" in statement.leads.roles or name.endswith(_YEARLY)
    # 环比 compares with the month before: it is never the growth of the year that a level has.
    monthly = "环比" in statement.full
    before = spoken.unmeasured_before(statement)
    named_before = bool(before) and names_a_measure(before)
    level = spoken.level
    if amount.unit == "百分点" and spoken.drafts and spoken.drafts[-1].measure == "share":
        level = spoken.drafts[-1]
    last = spoken.drafts[-1] if spoken.drafts else None
    of_a_rate = amount.unit.endswith(("百分点", "千分点")) or amount.sort == "same"
    if of_a_rate and last is not None and last.measure == "avg_growth" and not name:
        # 年均增长11.7%，比上一个五年提高4.4个百分点: it is the rate that rose.
        name, level = "增速", None
    alone = bool(name) or yearly or monthly or named_before or len(amount.values) > 1
    if not alone and level is not None and level.growth is None and level.value is not None:
        level.grows(growth_of(amount.values[0], amount.unit, falls=falls), amount.right)
        return
    subject = spoken.subject
    if name in RATES and subject is not None:
        indicator = subject.indicator + name
    elif name:
        indicator = name.removesuffix("年均")
    elif named_before or subject is None:
        indicator = before or spoken.subject_of(statement)
        if not indicator and spoken.past is not None:
            # 其中6月当月下降17.6%: a sentence of time alone goes on about the one before.
            indicator = spoken.past.indicator
    else:
        indicator = subject.indicator
        if amount.unit.endswith("百分点") and subject.growth is not None:
            indicator += "增速"
    if not indicator:
        return
    quote_start = statement.low
    if not name:
        quote_start = subject.quote_start if subject and not named_before else _start(statement)
    draft = _grown(spoken, statement, amount, indicator, quote_start, falls=falls)
    if monthly:
        draft.dimension = "环比"
    elif not name and subject is not None:
        draft.dimension = subject.dimension
    if name or subject is None:
        spoken.subject, spoken.level = draft, None


def _start(statement: Statement) -> int:
    """Where the statement before begins, which gave the name."""
    before = statement.before()
    return statement.low - len(before) - 1 if before else statement.low


def _grown(
    spoken: Spoken,
    statement: Statement,
    amount: Amount,
    indicator: str,
    quote_start: int,
    *,
    falls: bool,
) -> Draft:
    """A figure that is a growth and no level; one for each bound of a range."""
    yearly = "yearly" in statement.leads.roles or statement.name.endswith(_YEARLY)
    first = len(spoken.drafts)
    draft = spoken.add(
        amount,
        indicator,
        "avg_growth" if yearly else "growth",
        quote_start=quote_start,
        text=statement.text,
        valued=False,
    )
    for each, value in zip(spoken.drafts[first:], amount.values, strict=False):
        each.growth, each.growth_unit = growth_of(value, amount.unit, falls=falls)
        if falls:
            # 压减5%以上: a growth of -5% or less.
            each.comparator = _TURNED.get(each.comparator, each.comparator)
    return draft


_TURNED: dict[Comparator, Comparator] = {">=": "<=", "<=": ">=", ">": "<", "<": ">"}


def read_change(statement: Statement, draft: Draft, value: Decimal) -> None:
    """增加1.2亿元: an amount that is itself the change."""
    draft.measure = "growth"
    draft.growth, draft.growth_unit = growth_of(
        value, statement.amount.unit, falls=statement.movement == "fall"
    )


def read_each(statement: Statement, spoken: Spoken) -> int:
    """A、B分别增长8%、9%: as many amounts as names, in their order; 0 if they do not fit.

    Without names they go to the levels that were given last: 分别增长8%、9%.
    """
    text = statement.text
    row = _row(statement)
    names = listed_names(statement.name, _in_one_list(text, row)) or names_in(statement.name)
    if names and names[0].startswith("占") and len(spoken.levels) >= len(row) > 1:
        names = [f"{level.own}{names[0]}" for level in spoken.levels[-len(row) :]]
    if len(names) == 1 and len(row) > 1 and statement.amount.sort == "amount":
        return _read_series(statement, spoken, names[0], row)
    levels: list[Draft] = []
    if names:
        row = row[: len(names)]
    elif len(spoken.levels) >= len(row):
        levels = spoken.levels[-len(row) :]
    if len(row) < 2 or (len(row) != len(names) and not levels):
        return 0
    growing = statement.movement in ("rise", "fall") and statement.amount.unit in AT_ONCE
    falls = statement.movement == "fall"
    drafts: list[Draft] = []
    for place, amount in enumerate(row):
        if place and growing:
            leads = leads_before(text, row[place - 1].right, amount.left)
            said = movement_of(leads, amount.unit)
            falls = said == "fall" if said in ("rise", "fall") else falls
        if growing and levels and levels[place].growth is None and levels[place].value is not None:
            levels[place].grows(growth_of(amount.values[0], amount.unit, falls=falls), amount.right)
            continue
        name = names[place] if names else levels[place].indicator
        if growing:
            draft = _grown(spoken, statement, amount, name, statement.low, falls=falls)
        else:
            measure = measure_of(name, amount.unit)
            draft = spoken.add(amount, name, measure, quote_start=statement.low, text=text)
        drafts.append(draft)
    if drafts:
        spoken.levels, spoken.level, spoken.subject = drafts, drafts[-1], drafts[-1]
    return len(row)


def _in_one_list(text: str, row: Sequence[Amount]) -> int:
    """How many amounts of a row stand before its first comma; what follows is another list."""
    for place, (amount, following) in enumerate(pairwise(row), start=1):
        if "，" in text[amount.right : following.left]:
            return place
    return len(row)


_EACH_OF = re.compile(r"分别(?:恢复[到至]|为|是|达到?|相当于)(?P<of>[^，。；]{2,12})的$")


def read_each_of(statement: Statement, spoken: Spoken) -> int:
    """分别恢复到2019年的85%和92%: levels given before, in terms of what they were."""
    found = _EACH_OF.search(statement.full)
    row = _row(statement)
    if found is None or len(row) < 2 or len(spoken.levels) < len(row):
        return 0
    for level, amount in zip(spoken.levels[-len(row) :], row, strict=True):
        name = f"{level.own}相当于{found['of']}比例"
        spoken.add(amount, name, "ratio", quote_start=level.quote_start, text=statement.text)
    return len(row)


_YEARS = re.compile(r"(?P<first>20[0-9]{2})年?[-—～至](?P<last>20[0-9]{2})年?")


def _read_series(statement: Statement, spoken: Spoken, name: str, row: list[Amount]) -> int:
    """2018—2022年，生产总值分别为……: one amount for each year, where they are as many."""
    text = statement.text
    years = range(0)
    for said in _YEARS.finditer(text, statement.start, statement.amount.left):
        years = range(int(said["first"]), int(said["last"]) + 1)
    growing = statement.movement in ("rise", "fall") and statement.amount.unit in AT_ONCE
    if len(years) != len(row) and growing:
        return 0
    # 小学50所、中学19所；教职工分别为2460人、3264人: of the things that were counted before.
    kinds = [level.own for level in spoken.levels or spoken.listed]
    if name.startswith(("三次产业", "三大产业")):
        kinds = ["第一产业", "第二产业", "第三产业"]
    for place, amount in enumerate(row):
        if growing:
            falls = statement.movement == "fall"
            draft = _grown(spoken, statement, amount, name, statement.low, falls=falls)
        else:
            measure = measure_of(name, amount.unit)
            draft = spoken.add(amount, name, measure, quote_start=statement.low, text=text)
        if len(years) == len(row):
            draft.period = str(years[place])
        elif len(kinds) == len(row):
            draft.dimension = kinds[place]
    spoken.subject = draft
    return len(row)


_JOINS = re.compile(r"[ 、，和与及以]*")


def _row(statement: Statement) -> list[Amount]:
    """The amounts that follow one another with nothing between but 、 and 和, or a verb."""
    row = [statement.amount]
    for following in statement.row[1:]:
        before = row[-1].right
        if not _JOINS.fullmatch(statement.text, before, following.left):
            leads = leads_before(statement.text, before, following.left)
            if not leads.roles or leads.start > before + 1:
                break
        row.append(following)
    return row
