"""Which in a row: 第3位, 第二十七名, 第三批; and the last places still in, 前10名.

An ordinal counts nothing, so it is no quantity; but a rank is a figure all the same.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from luoshi.text.numerals import NUMERAL, NotANumeral, value_of
from luoshi.text.units import unit_at


@dataclass(frozen=True, slots=True)
class Ordinal:
    """A place in a row, and what stands in that row if a unit says so: 位, 名, 批."""

    start: int
    end: int
    place: int
    unit: str


def ordinals(text: str, start: int = 0, end: int | None = None) -> Iterator[Ordinal]:
    """The ordinals of a folded text that begin with 第, in order."""
    for found in _FIRST_SIGN.finditer(text, start, len(text) if end is None else end):
        numeral = NUMERAL.match(text, found.end())
        if numeral is None or numeral["over"] or numeral["more"]:
            continue
        try:
            place = value_of(numeral["whole"])
        except NotANumeral:
            continue
        at = numeral.end() + text.startswith(" ", numeral.end())
        unit = unit_at(text, at)
        yield Ordinal(
            start=found.start(),
            end=at + len(unit) if unit else numeral.end(),
            place=int(place),
            unit=unit,
        )


_FIRST_SIGN = re.compile("第 ?")
