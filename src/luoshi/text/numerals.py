"""Numbers as officials write them: 613,902, 1.4万, 二千五百, 百分之三十五, 三成, 第十二.

Chinese numerals count by tens of thousands: 万 is 10^4, 亿 is 10^8, and a last digit stands for
the next lower place (一万三 is 13,000) unless a zero says otherwise (一万零三 is 10,003).  A year
or a telephone number is read digit by digit (二〇二一).  几十、数百 and 上百 are no numbers: how
many they are, nobody has said.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from luoshi.errors import LuoshiError


class NotANumeral(LuoshiError):
    """“{words}” is not a number.

    Numbers are written like 613,902, 1.4万, 二千五百, 百分之三十五, 三分之二, 三成 or 第十二.
    """


class NoWordsFor(LuoshiError):
    """{number} has no Chinese numeral: it must lie between -10^16 and 10^16."""


def value_of(words: str) -> Decimal:
    """The number that a folded numeral stands for; 百分之三十五 and 35% are 0.35, 三成 is 0.3."""
    if words.isdecimal() and words.isascii():
        return Decimal(words)
    printed = words.translate(_PLAIN).replace(" ", "").replace(",", "")
    try:
        return _arabic_value(printed) if printed.isascii() else _value(printed)
    except (ValueError, ArithmeticError) as error:
        raise NotANumeral(words=words) from error


def decimals_of(words: str) -> int:
    """How many digits are printed after the point: they say how the number was rounded."""
    found = _AFTER_THE_POINT.search(words)
    return len(found[1]) if found else 0


def in_words(number: Decimal | int) -> str:
    """The number in Chinese numerals, as in the label of an article: 12 is 十二."""
    amount = Decimal(number)
    if not -(10**16) < amount < 10**16:
        raise NoWordsFor(number=number)
    whole, _, fraction = f"{abs(amount):f}".partition(".")
    said = _whole_in_words(int(whole))
    if fraction:
        said += "点" + "".join(_DIGITS[int(digit)] for digit in fraction)
    return "负" + said if amount < 0 else said


_DIGITS = "零一二三四五六七八九"
_PLAIN = str.maketrans(
    "〇壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億兩倆負點餘幾％－",
    "零一二二三三四五六六七八九十百千万亿两两负点余几%-",
)

_DIGIT_VALUE = {digit: Decimal(value) for value, digit in enumerate(_DIGITS)} | {"两": Decimal(2)}
_TENS = {"廿": Decimal(20), "卅": Decimal(30), "卌": Decimal(40)}
_WITHIN_MYRIAD = {"十": Decimal(10), "百": Decimal(100), "千": Decimal(1000)}
_MYRIADS = {"万": Decimal(10**4), "亿": Decimal(10**8), "兆": Decimal(10**12)}
_MULTIPLIER = _WITHIN_MYRIAD | _MYRIADS

_AFTER_THE_POINT = re.compile(r"[.点點]([0-9〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖]+)")
_TOKEN = re.compile(r"[0-9]+(?:\.[0-9]+)?|.")
_SHARE_SIGNS = {"%": Decimal("0.01"), "‰": Decimal("0.001"), "成": Decimal("0.1")}


_ARABIC_DIGITS = re.compile(r"[-+]?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)")


def _arabic_value(printed: str) -> Decimal:
    share = _SHARE_SIGNS.get(printed[-1:])
    digits = printed[:-1] if share else printed
    if not _ARABIC_DIGITS.fullmatch(digits):
        raise ValueError(printed)
    return Decimal(digits) * share if share else Decimal(digits)


def _value(printed: str) -> Decimal:
    if not printed:
        raise ValueError("nothing is printed")
    if printed[0] in "负-":
        return -_value(printed[1:])
    printed = printed.removeprefix("第")
    if printed in ("半", "一半"):
        return Decimal("0.5")
    if "又" in printed:
        whole, _, part = printed.partition("又")
        return _value(whole) + _value(part)
    if "分之" in printed:
        below, _, above = printed.partition("分之")
        return _value(above) / (_MULTIPLIER.get(below) or _plain_number(below))
    if printed[-1] in "%‰":
        return _plain_number(printed[:-1]) * _SHARE_SIGNS[printed[-1]]
    if "成" in printed or printed[-1] == "折":
        return _tenths(printed)
    return _plain_number(printed)


def _tenths(printed: str) -> Decimal:
    """七成六 and 七六折 are 0.76, 三成半 is 0.35."""
    tenths, _, hundredths = printed.removesuffix("折").partition("成")
    if not hundredths and len(tenths) > 1 and all(each in _DIGIT_VALUE for each in tenths):
        return Decimal("0." + "".join(str(_DIGIT_VALUE[each]) for each in tenths))
    after = _value(hundredths) if hundredths else Decimal(0)
    return (_plain_number(tenths) + (after if hundredths == "半" else after / 10)) / 10


def _plain_number(printed: str) -> Decimal:
    whole, point, rest = printed.partition("点")
    if not point:
        return _whole(printed)
    fraction = rest.rstrip("万亿")
    if not fraction:
        raise ValueError(printed)
    digits = "".join(str(_DIGIT_VALUE[each]) if each in _DIGITS else "?" for each in fraction)
    value = _whole(whole) + Decimal("0." + digits)
    for myriad in rest[len(fraction) :]:
        value *= _MYRIADS[myriad]
    return value


def _whole(printed: str) -> Decimal:
    if not printed:
        raise ValueError("nothing is printed")
    if all(each in _DIGITS for each in printed):
        return Decimal("".join(str(_DIGIT_VALUE[each]) for each in printed))
    if len(printed) > 1 and printed[0] != "十" and all(each in _MULTIPLIER for each in printed):
        return _product(printed)
    if printed in _MULTIPLIER and printed != "十":
        raise ValueError(printed)
    return _counted(printed)


def _product(printed: str) -> Decimal:
    """百万 is a hundred times ten thousand."""
    value = Decimal(1)
    for each in printed:
        value *= _MULTIPLIER[each]
    return value


def _counted(printed: str) -> Decimal:
    """The value of 四亿五千六百四十二万零一十五, of 5万4千6百, of 十五.

    What has been counted in 万, 亿 and 兆 is kept apart; a larger one that follows multiplies all
    that is smaller than it (一万五千亿), a smaller one is added (五亿六万).
    """
    counted: list[tuple[Decimal, Decimal]] = []  # (multiplier, value)
    section = Decimal(0)
    pending: Decimal | None = None
    last = Decimal(0)  # the multiplier just before, while no zero has been said
    smallest = Decimal(10**4)
    for token in _TOKEN.findall(printed):
        if token in "零":
            if pending is not None:
                raise ValueError(printed)
            last = Decimal(0)
        elif token in _TENS:
            section += _TENS[token]
        elif token in _WITHIN_MYRIAD:
            multiplier = _WITHIN_MYRIAD[token]
            if multiplier >= smallest:
                raise ValueError(printed)
            section += (Decimal(1) if pending is None else pending) * multiplier
            pending, last, smallest = None, multiplier, multiplier
        elif token in _MYRIADS:
            multiplier = _MYRIADS[token]
            value = section + (pending or 0)
            while counted and (counted[-1][0] < multiplier or not value):
                value += counted.pop()[1]
            if not value:
                raise ValueError(printed)
            counted.append((multiplier, value * multiplier))
            section, pending, last, smallest = Decimal(0), None, multiplier, Decimal(10**4)
        else:
            if pending is not None:
                raise ValueError(printed)
            pending = _digit(token)
    if pending is not None and last > 10 and pending < 10:
        pending *= last / 10
    return sum((value for _, value in counted), section + (pending or 0))


def _digit(token: str) -> Decimal:
    if token == "半":
        return Decimal("0.5")
    if token in _DIGIT_VALUE:
        return _DIGIT_VALUE[token]
    return Decimal(token)


def _whole_in_words(number: int) -> str:
    if number == 0:
        return "零"
    said = "".join(_myriads_in_words(number))
    return said.removeprefix("一") if said.startswith("一十") else said


def _myriads_in_words(number: int) -> Iterator[str]:
    """Four digits at a time, with one zero for each gap that is read aloud."""
    groups = []
    while number:
        number, group = divmod(number, 10**4)
        groups.append(group)
    gap = False
    for place in range(len(groups) - 1, -1, -1):
        group = groups[place]
        if not group:
            gap = True
            if place == 2 and any(groups[3:]):
                yield "亿"
            continue
        if place < len(groups) - 1 and (gap or group < 1000):
            yield "零"
        gap = False
        yield _thousands_in_words(group)
        yield ("", "万", "亿", "万")[place]


def _thousands_in_words(number: int) -> str:
    said = ""
    for place, digit in enumerate(f"{number:04}"):
        if digit != "0":
            said += _DIGITS[int(digit)] + "千百十"[place : place + 1]
        elif said and not said.endswith("零"):
            said += "零"
    return said.rstrip("零")


# --- where a numeral stands in a text -----------------------------------------------------------

_NUMERAL_DIGITS = "〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖貳參陸"
# 三百分点 has no hundred in it, 12千米 no thousand, 5兆瓦 no million million.
_MULTIPLIER_SIGN = (
    r"(?:[万亿萬億十拾]|[百佰](?!分[点點位])|[千仟](?!米|克|瓦|伏|卡|赫|焦|字节|比特)"
    rf"|兆(?=[0-9{_NUMERAL_DIGITS}十拾]))"
)
_ARABIC = r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?"
# 两 is a digit before a multiplier (两千), in 两三 and 一两, or alone; otherwise a weight (三十两).
_TWO = rf"[两兩](?={_MULTIPLIER_SIGN}|三)|(?<=一)两(?=[年个天次项家名人种])"
_NUMBER = (
    rf"(?:{_ARABIC}(?: ?{_MULTIPLIER_SIGN}(?:零?[0-9]+(?:\.[0-9]+)?)?)*"
    rf"|(?:[{_NUMERAL_DIGITS}廿卅]|{_TWO}|半(?=百)|{_MULTIPLIER_SIGN})+"
    rf"(?:[点點][{_NUMERAL_DIGITS}]+[万亿萬億]*)?|[两兩半])"
)

# What may be a numeral in a folded text: its whole, what a fraction has over it (分之一), and the
# word that says there is more (20多万), with the scale that follows.
# Every numeral begins with one of these signs; most characters of a text do not.
_BEGINS = r"(?=[0-9一二三四五六七八九十拾百佰千仟万亿萬億零〇两兩半兆壹贰叁肆伍陆柒捌玖貳參陸廿卅])"
NUMERAL = re.compile(
    _BEGINS + rf"(?P<whole>{_NUMBER})(?P<over>(?:又{_NUMBER})?分之[-负負]?{_NUMBER})?"
    rf"(?: ?(?P<more>[多余几餘幾来](?P<scale>{_MULTIPLIER_SIGN}*)))?"
)
