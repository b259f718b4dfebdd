"""How Word writes the number of a list's item: 一, （二）, ⑶, D, iv.

Word has many names for what looks alike; Chinese versions of Word and WPS name the numerals of
a heading “一、” after Chinese, Japanese or Taiwanese counting as it comes.
"""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LARGEST = 99_999


def counted(number: int, style: str) -> str:
    """The number in one of Word's number formats; an unknown one is written in digits."""
    if not 0 <= number <= _LARGEST:
        return str(number)
    return _STYLES.get(style, str)(number)


def _chinese(number: int) -> str:
    return _by_units(number, "零" + _DIGITS[1:], "十百千万")


def _legal(number: int) -> str:
    return _by_units(number, _LEGAL, "拾佰仟万")


def _by_units(number: int, digits: str, units: str) -> str:
    if number < 10:
        return digits[number]
    if number >= 10_000:
        rest = number % 10_000
        zero = digits[0] if 0 < rest < 1_000 else ""
        tail = zero + _by_units(rest, digits, units) if rest else ""
        return _by_units(number // 10_000, digits, units) + units[3] + tail
    written = ""
    for place, digit in enumerate(reversed(str(number))):
        if digit != "0":
            written = digits[int(digit)] + (units[place - 1] if place else "") + written
        elif written and not written.startswith(digits[0]):
            written = digits[0] + written
    # Ten to nineteen are said without the one, except in the numerals of cheques.
    return written[1:] if 10 <= number < 20 and digits[1] == "一" else written


def _digit_by_digit(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _full_width(number: int) -> str:
    return "".join(chr(ord("０") + int(digit)) for digit in str(number))


def _enclosed(first: int, count: int) -> Callable[[int], str]:
    def written(number: int) -> str:
        return chr(first + number - 1) if 0 < number <= count else str(number)

    return written


def _of_series(series: str) -> Callable[[int], str]:
    def written(number: int) -> str:
        return series[number - 1] if 0 < number <= len(series) else str(number)

    return written


def _letters(first: str) -> Callable[[int], str]:
    def written(number: int) -> str:
        if number < 1:
            return str(number)
        return chr(ord(first) + (number - 1) % 26) * ((number - 1) // 26 + 1)

    return written


def _roman(number: int) -> str:
    if not 0 < number < 4_000:
        return str(number)
    written = ""
    for value, letters in _ROMAN:
        while number >= value:
            written += letters
            number -= value
    return written


_STYLES: dict[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalEnclosedParen": _enclosed(0x2474, 20),
    "decimalEnclosedFullstop": _enclosed(0x2488, 20),
    "decimalEnclosedCircle": _enclosed(0x2460, 20),
    "decimalEnclosedCircleChinese": _enclosed(0x2460, 20),
    "ideographEnclosedCircle": _enclosed(0x3280, 10),
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "koreanDigital2": _digit_by_digit,
    "ideographDigital": _digit_by_digit,
    "japaneseDigitalTenThousand": _digit_by_digit,
    "taiwaneseDigital": _digit_by_digit,
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal,
    "japaneseLegal": _legal,
    "ideographTraditional": _of_series(_STEMS),
    "ideographZodiac": _of_series(_BRANCHES),
    "upperLetter": _letters("A"),
    "lowerLetter": _letters("a"),
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
}
