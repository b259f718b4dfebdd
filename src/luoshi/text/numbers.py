"""Numbers in running text, whatever they count: the 2 of 死亡2人, the 35 of 百分之三十五.

A Chinese digit alone is a number before a unit or where it stands apart; inside a sentence it is
most often a part of a word.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from luoshi.text.amounts import amount_of
from luoshi.text.numerals import NUMERAL, NotANumeral, value_of


@dataclass(frozen=True, slots=True)
class Number:
    """A number and where it is printed, with its sign."""

    start: int
    end: int
    value: Decimal


def numbers(text: str, start: int = 0, end: int | None = None) -> Iterator[Number]:
    """The numbers of a folded text, in order."""
    if end is not None:
        text = text[:end]
    while found := NUMERAL.search(text, start):
        number = _fraction(text, found) or _number(text, found)
        if number is None:
            start = found.end()
            continue
        yield _signed(text, number)
        start = number.end


_MIXED = re.compile(r"(?:([0-9]+) )?([0-9]+)/([1-9][0-9]*)(?![0-9/])")


def _fraction(text: str, found: re.Match[str]) -> Number | None:
    """3/5, or 1 3/5."""
    printed = _MIXED.match(text, found.start())
    if printed is None:
        return None
    whole, above, below = (Decimal(part or 0) for part in printed.groups())
    return Number(printed.start(), printed.end(), whole + above / below)


def _number(text: str, found: re.Match[str]) -> Number | None:
    whole, over = found["whole"], found["over"]
    try:
        if over and whole in ("百", "佰"):
            # As with 35%, the number is the 35.
            start = found.start("over") + len("分之")
            return Number(start, found.end(), value_of(text[start : found.end()]))
        if over:
            return Number(found.start(), found.end(), value_of(whole + over))
        if found["scale"]:
            value = value_of(whole.rstrip("零〇")) * value_of("一" + found["scale"])
            return Number(found.start(), found.end(), value)
        if not whole[0].isascii() and _is_in_a_word(text, found):
            return None
        if text[found.start() - 1 : found.start()] == "." and whole.isdigit():
            return _without_whole_part(text, found)
        return Number(found.start(), found.end("whole"), value_of(whole))
    except NotANumeral:
        return None


def _without_whole_part(text: str, found: re.Match[str]) -> Number:
    """.5 is a half; after several points (……5, 1.2.3) the digits are a number of their own."""
    start, end = found.span("whole")
    if text[start - 2 : start - 1] in _DIGITS_AND_POINT:
        return Number(start, end, value_of(found["whole"]))
    return Number(start - 1, end, Decimal(f"0.{found['whole']}"))


_DIGITS_AND_POINT = tuple("0123456789.")


def _is_in_a_word(text: str, found: re.Match[str]) -> bool:
    whole = found["whole"]
    if len(whole) > 1 and any(each not in "百千万亿兆萬億" for each in whole):
        return False
    amount = amount_of(text, found)
    if amount is not None and amount.unit:
        return False
    beside = text[found.start() - 1 : found.start()] + text[found.end() : found.end() + 1]
    return len(whole) > 1 or any(
        "\u4e00" <= sign <= "\u9fff" and sign not in "负負" for sign in beside
    )


def _signed(text: str, number: Number) -> Number:
    before, earlier = (
        text[number.start - 1 : number.start],
        text[number.start - 2 : number.start - 1],
    )
    if before in ("负", "負", "-") and not earlier.isalnum() and earlier not in ("-", "正"):
        return Number(number.start - 1, number.end, -number.value)
    return number
