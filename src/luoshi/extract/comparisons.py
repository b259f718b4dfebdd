"""Amounts measured by other amounts: points above the city's rate, shares and multiples of a sum.

增速高于全市2.1个百分点 compares with somebody else: the points are an amount.  增速比1—6月低1个
百分点 compares with another time: they are a growth.  占全市收入2700亿元的35.5% and 是“十二五”时期
4.3亿元的1.9倍 print first what is compared with, and then the share or the multiple.
"""

from __future__ import annotations

import re

from luoshi.extract.amounts import Amount
from luoshi.extract.figure import Measure
from luoshi.extract.growth import RATES, growth_of
from luoshi.extract.indicators import stripped
from luoshi.extract.spoken import Spoken
from luoshi.extract.statements import Statement

_POINTS = ("百分点", "个千分点", "个基点")
# 提高, 加快, 减少 are movements.
_MORE = "(?<!加)快|高出|(?<![提升新])高|领先"
_LESS = "(?<!放)慢|低出|(?<![降减])低|落后"
_DIFFERS = re.compile(
    rf"(?P<about>[^，。；：]*?)(?:分别)?(?:"
    rf"[比较](?P<than>[^，。；：比较]{{1,20}}?)(?:分别)?(?P<by>{_MORE}|{_LESS})"
    r"|(?P<over>高于|低于|快于|慢于|高出|低出|领先于?|落后于?|超出|好于)(?P<whom>[^，。；：]{0,20}?))"
    r"(?:平均(?:水平)?|同期)?(?:增速|增幅|增长率|水平)?[约了近]?$"
)
_OTHER_TIMES = re.compile(r"[年月季初]|同期|时期|上期|期间|五”")


def read_difference(statement: Statement, spoken: Spoken) -> int:
    """高于全市2.1个百分点, 比上月快0.5个百分点; how many amounts it has taken."""
    amount = statement.amount
    if amount.unit not in _POINTS or amount.sort != "amount":
        return 0
    found = _DIFFERS.fullmatch(statement.full)
    if found is None:
        return 0
    subject = spoken.subject
    about, whom = stripped(found["about"]), found["than"] or found["whom"] or ""
    word = found["by"] or found["over"]
    quote_start = statement.low
    if (not about or about in RATES) and (said := subject or spoken.past) is not None:
        about, quote_start = f"{said.indicator}{about}", said.quote_start
        if subject is None:
            quote_start = statement.low
    if not about:
        return 0
    if not about.endswith((*RATES, "率", "比重", "占比")):
        about += "增速"
    falls = word[0] in "慢低少落"
    row = _row(statement)
    levels = spoken.levels[-len(row) :] if len(row) > 1 else []
    rate = about.removeprefix(subject.indicator) if subject is not None else "增速"
    for place, each in enumerate(row):
        if len(levels) == len(row):
            about = f"{levels[place].indicator}{rate}"
        if _OTHER_TIMES.search(whom):
            draft = spoken.add(
                each, about, "growth", quote_start=quote_start, text=statement.text, valued=False
            )
            draft.growth, draft.growth_unit = growth_of(each.values[0], each.unit, falls=falls)
        else:
            name = f"{about}{word if found['over'] else word + '于'}{stripped(whom) or whom}"
            spoken.add(each, name, "level", quote_start=quote_start, text=statement.text)
    return len(row)


def _row(statement: Statement) -> list[Amount]:
    """The amounts that follow one another with nothing between but 和: 快4.6和3.1个百分点."""
    row = [statement.amount]
    for following in statement.row[1:]:
        if statement.text[row[-1].right : following.left] not in ("、", "和"):
            break
        row.append(following)
    return row


# ---- what is compared with, printed as an amount ------------------------------------------------

_IS_PART_OF = re.compile(
    r"(?P<about>[^，。；：]*?)占(?P<whole>[^，。；：占]{2,20}?)(?:总额|总量)?$"
)
_IS_MULTIPLE_OF = re.compile(
    r"(?P<about>[^，。；：]*?)(?:是|为|相当于|达到?)(?P<of>[^，。；：是为]{2,20})$"
)


def read_base(statement: Statement, spoken: Spoken) -> bool:
    """占全市收入2700亿元的35.5%, 是2015年4.3亿元的1.9倍: the first of the two amounts."""
    amount, following = statement.amount, statement.following
    if following is None or statement.text[amount.right : following.left] not in ("的", "的约"):
        return False
    if following.unit in ("%", "‰"):
        found = _IS_PART_OF.fullmatch(statement.full)
    elif following.unit == "倍":
        found = _IS_MULTIPLE_OF.fullmatch(statement.full)
    else:
        return False
    if found is None:
        return False
    subject = spoken.subject
    about, quote_start = stripped(found["about"]), statement.low
    if not about and subject is not None:
        about, quote_start = subject.indicator, subject.quote_start
    if not about:
        return False
    if following.unit == "倍":
        name, relation = about, f"{about}相当于{found['of']}倍数"
    else:
        name, relation = found["whole"], f"{about}占{found['whole']}比重"
    draft = spoken.add(amount, name, "level", quote_start=quote_start, text=statement.text)
    if following.unit == "倍":
        # “十二五”时期 dates this amount alone.
        draft.period_at = (statement.low + found.start("of"), amount.left)
    spoken.base = (relation, quote_start)
    return True


def read_of_base(statement: Statement, spoken: Spoken) -> bool:
    """The share or the multiple itself, right behind what it is one of."""
    base, spoken.base = spoken.base, None
    if base is None or statement.words.removesuffix("约") != "的":
        return False
    relation, quote_start = base
    measure: Measure = "ratio" if statement.amount.unit == "倍" else "share"
    spoken.add(statement.amount, relation, measure, quote_start=quote_start, text=statement.text)
    return True
