"""A balance that is carried from one year to the next."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from luoshi.audit.entry import Entry
from luoshi.audit.judgement import judged, level, operand
from luoshi.audit.view import View
from luoshi.provenance import Finding

_NAMED = re.compile(
    r"(?P<fund>.*?)(?:预算)?(?:(?P<income>收入)|(?P<spending>支出)|"
    r"(?P<opening>(?:上年|年初)(?:末)?(?:滚存|累计)?(?:收支)?结[余转])|"
    r"(?P<year>(?:当年|本年|本期)(?:收支)?结余)|"
    r"(?P<closing>(?:年末|期末|累计|滚存|收支)*结余))(?:资金|额|预算)?"
)


def roll_forward(view: View) -> Iterator[Finding]:
    """Last year's balance, plus income, less expenditure, is this year's balance.

    Income, expenditure and balance belong together when they are named after the same fund
    (城乡居民养老保险基金收入, …支出, …结余), or when one sentence carries the balance forward
    (上年结余……，收入……，支出……，年末滚存结余……).  The balance of the year before is looked for in
    the whole gazette, and it is one that was reached, not planned.

    A balance that is just the income less the expenditure of its own year is this year's surplus,
    not a balance to carry, and is left alone; so is 当年结余.
    """
    funds: dict[tuple[str, str], dict[str, dict[int, Entry]]] = defaultdict(dict)
    carried = set()
    for sentence in view.sentences:
        if len(sentence) < 4 or not _speaks_of_balances(view, sentence):
            continue
        found = _in_sentence(view, sentence)
        if found is not None:
            yield _judge(*found)
            carried.add(found[3].index)
    for entry, year in _that_balances_may_need(view):
        read = _NAMED.fullmatch(entry.name)
        if read is None or not read["fund"] or read.lastgroup in (None, "year", "opening"):
            continue
        years = funds[read["fund"], entry.base].setdefault(read.lastgroup, {})
        years.setdefault(year, entry)
    for roles in funds.values():
        closings = roles.get("closing", {})
        for year, closing in closings.items():
            if closing.index in carried or year - 1 not in closings:
                continue
            income = roles.get("income", {}).get(year)
            spending = roles.get("spending", {}).get(year)
            opening = closings[year - 1]
            if income is None or spending is None or _is_surplus(roles, year - 1, opening):
                continue
            if opening.figure.status == "target":
                # A balance that was only planned is not what the next year begins with.
                continue
            if not _is_surplus(roles, year, closing):
                yield _judge(opening, income, spending, closing)


def _that_balances_may_need(view: View) -> Iterator[tuple[Entry, int]]:
    """The amounts of a year that are named like a balance or begin with the fund of one."""
    dated = [
        (entry, entry.year)
        for entry in view.money
        if entry.year is not None and _may_be_named(entry.name)
    ]
    closing = (_NAMED.fullmatch(entry.name) for entry, _ in dated if "结余" in entry.name)
    funds = tuple({read["fund"] for read in closing if read is not None and read["fund"]})
    for entry, year in dated:
        if entry.name.startswith(funds):
            yield entry, year


def _may_be_named(name: str) -> bool:
    return name[-2:] in ("收入", "支出", "结余", "结转") or "结余" in name[-5:]


def _speaks_of_balances(view: View, sentence: tuple[Entry, ...]) -> bool:
    start, end = sentence[0].sentence_start, sentence[-1].figure.span.end
    return view.text.find("结余", start, end) >= 0 or view.text.find("结转", start, end) >= 0


def _is_surplus(roles: dict[str, dict[int, Entry]], year: int, balance: Entry) -> bool:
    """Whether a balance is only the income less the expenditure of its own year."""
    income = roles.get("income", {}).get(year)
    spending = roles.get("spending", {}).get(year)
    if income is None or spending is None:
        return False
    return (income.interval - spending.interval).meets(balance.interval)


def _in_sentence(
    view: View, sentence: tuple[Entry, ...]
) -> tuple[Entry, Entry, Entry, Entry] | None:
    """上年结余……，收入……，支出……，年末滚存结余……, all in one sentence and in this order."""
    roles: dict[str, Entry] = {}
    for entry in sentence:
        if not entry.is_level or entry.kind != "money":
            continue
        words = view.words_before(entry).lstrip("，、；：其中 ")
        read = _ENDS.search(words)
        role = read.lastgroup if read is not None else None
        if role is None or role in roles:
            return None
        roles[role] = entry
    if list(roles) != ["opening", "income", "spending", "closing"]:
        return None
    return roles["opening"], roles["income"], roles["spending"], roles["closing"]


_ENDS = re.compile(
    r"(?:(?P<opening>(?:上年|年初)末?(?:滚存|累计)?(?:收支)?结[余转](?:资金|收入)?)|(?P<income>收入)|"
    r"(?P<spending>支出)|(?P<closing>(?:年末|期末|累计|滚存)(?:滚存|累计)?(?:收支)?结余(?:资金)?))"
    r"(?:预算|预计|安排|完成|实现|达到|为|共计|总计|合计|[0-9年]|\s)*$"
)


def _judge(opening: Entry, income: Entry, spending: Entry, closing: Entry) -> Finding:
    return judged(
        "roll-forward",
        level(closing),
        opening.interval + income.interval - spending.interval,
        opening.value + income.value - spending.value,
        (operand(closing), operand(opening), operand(income), operand(spending)),
        zh=f"“{closing.name}”按上年结余加本年收入减本年支出",
        en=f"{closing.name}: last year's balance plus income less expenditure",
        why_zh="如果还有调剂、上解等收支，原文没有列出。",
        why_en="If there were other movements, the text does not name them.",
    )
