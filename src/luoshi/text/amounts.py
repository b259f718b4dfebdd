"""A number and what it counts: 1.4万元, 十二项, 1200多户, 三年半, 百分之三十五.

In Chinese numerals most numbers are parts of words (统一, 十分, 新一轮): one is read only before a
unit, where it bounds something, or in a share.
"""

import re
from decimal import Decimal
from typing import NamedTuple

from luoshi.text.numerals import NotANumeral, decimals_of, value_of
from luoshi.text.numerals_in_words import is_part_of_a_word
from luoshi.text.units import rate_at, unit_at, unit_of


class Amount(NamedTuple):
    """A number with the unit that follows it, before anything is compared."""

    value: Decimal
    upto: Decimal | None  # 七八个 is from seven to eight
    unit: str
    end: int
    decimals: int
    spelled: bool
    more: str


_PER = {"百": "%", "佰": "%", "千": "‰", "仟": "‰", "万": "‱", "萬": "‱"}


def amount_of(text: str, found: re.Match[str]) -> Amount | None:
    """The number with its unit, if it is one that can be counted or measured."""
    whole = found["whole"]
    spelled = not whole[0].isascii()
    try:
        if found["over"]:
            return _share(found)
        amount = _with_unit(text, found, spelled=spelled)
    except NotANumeral:
        return None
    if amount is not None and spelled and is_part_of_a_word(text, found, amount.unit, amount.value):
        return None
    return amount


def _share(found: re.Match[str]) -> Amount:
    """百分之三十五 is 35%, 三分之二 two thirds of one."""
    whole, over = found["whole"], found["over"]
    if unit := _PER.get(whole, ""):
        above = "一百" if over == "分之百" else over.removeprefix("分之")
        return Amount(value_of(above), None, unit, found.end(), decimals_of(above), True, "")
    return Amount(value_of(whole + over), None, "", found.end(), 0, True, "")


def _with_unit(text: str, found: re.Match[str], *, spelled: bool) -> Amount | None:
    more, end = found["more"] or "", found.end()
    head, scale = _parted(found["whole"])
    if found["scale"]:
        head, scale = found["whole"].rstrip("零〇"), found["scale"]
    if more == "多" and not scale and text.startswith(_MANY_OF_A_KIND, end):
        return None
    place = end
    while text[place : place + 1] == " ":
        place += 1
    unit = unit_at(text, place)
    # A digit that counts nothing is read where it bounds something (三至五年); elsewhere it is most
    # often a part of a word.
    is_bare_digit = spelled and len(head) == 1 and not (unit or more or scale)
    if is_bare_digit and text[place : place + 1] not in _JOINS:
        return None
    # 百余家 is more than a hundred, 百万元 a hundred of 万元.
    if head in _ONE_OF_THEM and (more or scale or text.endswith("近", 0, found.start())):
        head = "一" + head
    value, upto = _value(head)
    amount = Amount(value, upto, scale + unit, end, decimals_of(head), spelled, more)
    return _whole_unit(text, amount, unit, place + len(unit)) if unit else amount


_MYRIADS = "万亿萬億"
_MANY_OF_A_KIND = ("种", "样", "方", "重", "元化")
_ONE_OF_THEM = frozenset("百千万亿")
_JOINS = frozenset("-—～至到")


def _parted(whole: str) -> tuple[str, str]:
    """A number and the scale of its unit: 1.4万(元), 三十万(元); 四亿五千万 has none."""
    head = whole.rstrip(_MYRIADS)
    if head == whole or not head or any(each in _MYRIADS + "兆" for each in head):
        return whole, ""
    return head.rstrip(" "), whole[len(head) :]


_NEXT_TO = frozenset(
    ("一二", "一两", "二三", "两三", "三四", "三五", "四五", "五六", "六七", "七八", "八九")
)


def _value(head: str) -> tuple[Decimal, Decimal | None]:
    """The value; and of 七八 and 二三十 the upper one of the two that are named."""
    if head[:2] in _NEXT_TO and not head[2:].strip("十百千万亿"):
        return value_of(head[0] + head[2:]), value_of(head[1] + head[2:])
    return value_of(head), None


def _whole_unit(text: str, amount: Amount, unit: str, end: int) -> Amount:
    """The amount with all that belongs to its unit: 两个半小时, 三年半, 一年多, 微克/立方米."""
    scale = amount.unit.removesuffix(unit)
    unit, end, adds = _lengthened(text, unit, end)
    rate = rate_at(text, end)
    value, decimals, more = amount.value, amount.decimals, amount.more
    if adds == "半":
        value, decimals = value + Decimal("0.5"), max(decimals, 1)
    elif adds:
        more = adds
    if unit == "折" and value > 10:
        value, decimals = value / 10, 1
    upto, spelled = amount.upto, amount.spelled
    return Amount(value, upto, scale + unit + rate, end + len(rate), decimals, spelled, more)


_TAKES_HALF = frozenset(("time", "length", "area", "volume", "mass", "times"))
_HALF_OF = frozenset("径数导成年天个")
_MANY_OF = frozenset("种元样方次层重少个")


def _lengthened(text: str, unit: str, end: int) -> tuple[str, int, str]:
    """The unit, its end, and the 半, 多 or 余 inside it (两个半小时) or after it (三年半)."""
    adds = text[end : end + 1]
    if not adds or adds not in "半多余":
        return unit, end, ""
    if unit == "个":
        longer = unit_at("个" + text[end + 1 : end + 6], 0)
        if longer != "个":
            return longer, end + len(longer), adds
        return (unit, end + 1, adds) if adds == "半" else (unit, end, "")
    if unit != "成" and unit_of(unit).dimension not in _TAKES_HALF:
        return unit, end, ""
    belongs_to_the_next_word = _HALF_OF if adds == "半" else _MANY_OF
    if text[end + 1 : end + 2] in belongs_to_the_next_word:
        return unit, end, ""
    return unit, end + 1, adds
