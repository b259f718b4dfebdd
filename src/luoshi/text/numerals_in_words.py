"""Chinese numerals that count nothing, though a unit seems to follow: 统一, 十分, 新一轮, 十九大.

一 is the commonest of them.  A name by number (二级, 三期, 党的十九大) is no count either, and of
几十 and 数百 nobody has said how many.
"""

import re
from decimal import Decimal

from luoshi.text.units import unit_of


def is_part_of_a_word(text: str, found: re.Match[str], unit: str, value: Decimal) -> bool:
    """Whether the numeral that was found belongs to a word or a name, and is no count."""
    start, whole = found.start(), found["whole"]
    before = text[max(start - 1, 0) : start]
    return (
        before == "第"
        or whole in _FORMAL
        or (whole == "一" and _is_one_of_a_word(text, start, unit))
        or (whole == "半" and (before in _HALF_OF_A_PERIOD or unit_of(unit).dimension == "count"))
        or (whole == unit == "两")
        or (before in _SOME and whole[0] in "十百千万亿")
        or _names(text, found, unit, value)
    )


# One formal digit alone is a word: 拾起, 陆地.
_FORMAL = frozenset("壹贰叁肆伍陆柒捌玖拾貳參陸")
# 几十, 数百, 上千.
_SOME = frozenset("几数上成若")
_HALF_OF_A_PERIOD = frozenset("上下前后大过多小")

# 一 is the end of another word after one of these (统一, 唯一, 之一), and in 新一轮 no count.
_ONE_BELONGS_TO = frozenset("统唯专同进新某任另下上那哪之其逐单不如归划合每万这再首")
_ONE_STANDS_AFTER = frozenset(("以上", "以下", "之上", "马上"))
_ONE_IS_A_WORD_WITH = frozenset("批大道起口节门层对成")


def _is_one_of_a_word(text: str, start: int, unit: str) -> bool:
    before = text[max(start - 2, 0) : start]
    belongs = before[-1:] in _ONE_BELONGS_TO and before not in _ONE_STANDS_AFTER
    return belongs or unit in _ONE_IS_A_WORD_WITH


_NAMED_BY_NUMBER = frozenset("级度分角方块期届里包字毛兆")
_PARTS_OF_A_YUAN = ("元", "圆", "块")


def _names(text: str, found: re.Match[str], unit: str, value: Decimal) -> bool:
    """三级, 二期 and 十九大 name one of a row, 百亿级 a class, 二〇二一年 a year."""
    start = found.start()
    if unit in ("角", "毛") and text.endswith(_PARTS_OF_A_YUAN, 0, start):
        return False
    if unit.lstrip("万亿") in _NAMED_BY_NUMBER:
        return True
    if unit == "大":
        # The party has its congresses by number.
        return value > 14 or text.endswith("党的", 0, start)
    if unit == "年":
        return value >= 1000 and not found["more"]
    if unit == "次":
        # 九届人大三次会议 is one session.
        return text.startswith("会", found.end() + 1)
    return unit in ("万", "亿", "万亿") and found["whole"][0] in "百千万"
