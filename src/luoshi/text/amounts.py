"""A number and what it counts: 1.4万元, 十二项, 1200多户, 三年半, 百分之三十五.

In Chinese numerals most numbers are parts of words (统一, 十分, 新一轮): one is read only before a
unit or in a share.
"""

import re
from decimal import Decimal
from typing import NamedTuple

from luoshi.text.numerals import NotANumeral, decimals_of, value_of
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


_DIGITS = "〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖貳參陸"
_MYRIADS = "万亿萬億"
# 三百分点 has no hundred in it, 12千米 no thousand, 5兆瓦 no million million.
_MULTIPLIER = (
    rf"(?:[{_MYRIADS}十拾]|[百佰](?!分[点點位])|[千仟](?!米|克|瓦|伏|卡|赫|焦|字节|比特)"
    rf"|兆(?=[0-9{_DIGITS}十拾]))"
)
_ARABIC = r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?"
_NUMBER = (
    rf"(?:{_ARABIC}(?: ?{_MULTIPLIER}+(?:零?[0-9]+(?:\.[0-9]+)?)?)*"
    rf"|(?:[{_DIGITS}廿卅]|[两兩](?={_MULTIPLIER})|半(?=百)|{_MULTIPLIER})+"
    rf"(?:[点點][{_DIGITS}]+[{_MYRIADS}]*)?|[两兩半])"
)
NUMERAL = re.compile(
    rf"(?P<whole>{_NUMBER})(?P<over>(?:又{_NUMBER})?分之[-负負]?{_NUMBER})?"
    rf"(?: ?(?P<more>[多余几餘幾来](?P<scale>{_MULTIPLIER}*)))?"
)

_PER = {"百": "%", "佰": "%", "千": "‰", "仟": "‰", "万": "‱", "萬": "‱"}


def amount_of(text: str, found: re.Match[str]) -> Amount | None:
    """The number with its unit, if it is one that can be counted or measured."""
    whole = found["whole"]
    spelled = not whole[0].isascii()
    try:
        if found["over"]:
            return _share(found)
        if spelled:
            return _spelled_amount(text, found)
        return _with_unit(text, found, spelled=False)
    except NotANumeral:
        return None


def _share(found: re.Match[str]) -> Amount:
    """百分之三十五 is 35%, 三分之二 two thirds of one."""
    whole, over = found["whole"], found["over"]
    if unit := _PER.get(whole, ""):
        above = "一百" if over == "分之百" else over.removeprefix("分之")
        return Amount(value_of(above), None, unit, found.end(), decimals_of(above), True, "")
    return Amount(value_of(whole + over), None, "", found.end(), 0, True, "")


# 一 is the end of another word after one of these (统一, 唯一, 之一), and in 新一轮 no count.
_ONE_BELONGS_TO = frozenset("统唯专同进新某任另下上那哪之其逐单不如归划合每万这再首")
_NOT_COUNTED_IN_WORDS = frozenset("级度分角方块期届里包字毛兆")
_ONE_IS_A_WORD_WITH = frozenset(("批", "大", "道", "起", "口", "节", "门", "层", "对", "成"))
# One formal digit alone is a word: 拾起, 陆地.
_FORMAL = frozenset("壹贰叁肆伍陆柒捌玖拾貳參陸")
_YUAN = frozenset("元圆块")
# 几十, 数百, 上千: nobody has said how many.
_SOME = frozenset("几数上好成若")
_HALF_OF_A_PERIOD = frozenset("上下前后大过多小")


def _spelled_amount(text: str, found: re.Match[str]) -> Amount | None:
    amount = _with_unit(text, found, spelled=True)
    if amount is None:
        return None
    before = text[max(found.start() - 1, 0) : found.start()]
    whole, unit = found["whole"], amount.unit
    if before == "第" or whole in _FORMAL:
        return None
    if unit.lstrip("万亿") in _NOT_COUNTED_IN_WORDS and not (before in _YUAN and unit in "角毛"):
        return None
    # 十八届人大四次会议 is one session.
    if unit == "次" and text.startswith("会", amount.end):
        return None
    if whole == "一" and (unit in _ONE_IS_A_WORD_WITH or _is_in_a_word(text, found.start())):
        return None
    if whole == unit == "两":
        return None
    # 百亿级, 千亿俱乐部 name a class.
    if amount.unit in ("万", "亿", "万亿") and whole[0] in "百千万":
        return None
    if unit == "年" and amount.value >= 1000 and not found["more"]:
        return None
    if before in _SOME and whole[0] in "十百千万亿":
        return None
    if whole == "半" and (before in _HALF_OF_A_PERIOD or unit_of(unit).dimension == "count"):
        return None
    # The party has its congresses by number: 党的十大, 十九大.
    if unit == "大" and (amount.value > 14 or text.startswith("党的", found.start() - 2)):
        return None
    return amount


def _is_in_a_word(text: str, start: int) -> bool:
    before = text[max(start - 2, 0) : start]
    return before[-1:] in _ONE_BELONGS_TO and before not in ("以上", "以下", "马上", "之上")


def _with_unit(text: str, found: re.Match[str], *, spelled: bool) -> Amount | None:
    whole, more = found["whole"], found["more"] or ""
    end = found.end()
    head, scale = _parted(whole)
    if found["scale"]:
        head, scale = whole.rstrip("零〇"), found["scale"]
    if more == "多" and not scale and text.startswith(("种", "样", "方", "重", "元化"), end):
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
    if head in ("百", "千", "万", "亿") and (more or scale):
        head = "一" + head
    value, upto = _value(head)
    decimals = decimals_of(head)
    if unit == "折" and value > 10:
        value, decimals = value / 10, 1
    if unit:
        end = place + len(unit)
        name, half, end, more_after = _tail(text, unit, end)
        if half:
            value, decimals = value + Decimal("0.5"), max(decimals, 1)
        rate = rate_at(text, end)
        unit, end, more = name + rate, end + len(rate), more or more_after
    return Amount(value, upto, scale + unit, end, decimals, spelled, more)


def _parted(whole: str) -> tuple[str, str]:
    """A number and the scale of its unit: 1.4万(元), 三十万(元); 四亿五千万 has none."""
    head = whole.rstrip(_MYRIADS)
    if head == whole or not head or any(each in _MYRIADS + "兆" for each in head):
        return whole, ""
    return head.rstrip(" "), whole[len(head) :]


_JOINS = frozenset("-—～至到")
_NEXT_TO = {"七八", "五六", "六七", "三四", "四五", "八九", "两三", "二三", "三五", "一二"}


def _value(head: str) -> tuple[Decimal, Decimal | None]:
    """The value; and of 七八 and 二三十 the upper one of the two that are named."""
    if head[:2] in _NEXT_TO and all(each not in _DIGITS for each in head[2:]):
        return value_of(head[0] + head[2:]), value_of(head[1] + head[2:])
    return value_of(head), None


_TAKES_HALF = frozenset(("time", "length", "area", "volume", "mass", "times"))


def _tail(text: str, unit: str, end: int) -> tuple[str, bool, int, str]:
    """What may follow the unit: 两个半小时, 三年半, 两个多月, 一年多."""
    following = text[end : end + 1]
    if not following or following not in "半多余":
        return unit, False, end, ""
    if unit == "个":
        longer = unit_at("个" + text[end + 1 : end + 6], 0)
        if longer != "个":
            half = following == "半"
            return longer, half, end + len(longer), "" if half else following
        return (unit, True, end + 1, "") if following == "半" else (unit, False, end, "")
    if unit != "成" and unit_of(unit).dimension not in _TAKES_HALF:
        return unit, False, end, ""
    after = text[end + 1 : end + 2]
    if following == "半" and after not in tuple("径数导成年天个"):
        return unit, True, end + 1, ""
    if following != "半" and after not in tuple("种元样方次层重少个"):
        return unit, False, end + 1, following
    return unit, False, end, ""
