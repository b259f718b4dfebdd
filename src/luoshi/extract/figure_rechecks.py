"""The reverse check: what a figure says, looked up again in its own quote.

Reading goes from words to a figure; the check goes back from the figure to the words, by rules
that do not use the reading.  A figure that fails one was misread, or its quote is too short.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from luoshi.extract.figure import Figure
from luoshi.text.numerals import NotANumeral, decimals_of, value_of
from luoshi.text.widths import fold


def recheck_figure(figure: Figure, words: str) -> Iterator[str]:
    """The fields of a figure that the words of its quote do not bear out; none if all do."""
    folded = fold(words)
    for field, holds in _RULES:
        if not holds(figure, folded):
            yield field


def _value_is_printed(figure: Figure, words: str) -> bool:
    """The value stands in the quote, in digits or in Chinese numerals."""
    return figure.value is None or _is_printed(figure.value, words)


def _growth_is_printed(figure: Figure, words: str) -> bool:
    """The growth stands there too; 持平 is none, 一倍 and 一番 are 100%."""
    growth = figure.growth
    if growth is None or (growth == 0 and "持平" in words):
        return True
    if any(sign in words for sign in ("番", "倍", "成")):
        return True
    return _is_printed(abs(growth), words)


def _unit_is_printed(figure: Figure, words: str) -> bool:
    """The unit stands in the quote; the unit of a rank, of a share and of 每人每月 is implied."""
    unit = figure.unit
    if unit is None or figure.measure in ("rank", "rank_change", "share", "ratio", "missing"):
        return True
    if any(said in words for said in _OTHER_WORDS.get(unit, ())):
        return True
    return all(_is_said(part, words) for part in re.split(r"[/·]", unit))


def _is_said(unit: str, words: str) -> bool:
    """A unit as it stands, or parted from its scale: 3万余人."""
    name = unit.lstrip("百千万亿")
    scale = unit.removesuffix(name)
    return unit in words or ((name in words or name in _IMPLIED) and scale in words)


def _decimals_are_printed(figure: Figure, words: str) -> bool:
    """Some number of the quote is printed with that many decimals."""
    if not figure.decimals:
        return True
    return any(decimals_of(number) == figure.decimals for number in _NUMBER.findall(words))


def _fall_is_said(figure: Figure, words: str) -> bool:
    """A negative growth needs a word of falling or a minus sign."""
    growth = figure.growth
    if growth is None or growth >= 0:
        return True
    return _FALLS.search(words) is not None


_Rule = Callable[[Figure, str], bool]
_RULES: tuple[tuple[str, _Rule], ...] = (
    ("value", _value_is_printed),
    ("growth", _growth_is_printed),
    ("unit", _unit_is_printed),
    ("decimals", _decimals_are_printed),
    ("growth", _fall_is_said),
)

_NUMBER = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?")
_SPELLED = re.compile(r"[〇零一二三四五六七八九十百千万亿两点半ⅠⅡⅢⅣⅤ]+")
_FALLS = re.compile(r"降|减|-|下滑|下跌|回落|收窄|负增长|缩|少|放缓|跌|短收")
_ROMAN = dict(zip("ⅠⅡⅢⅣⅤ", range(1, 6), strict=True))
_IMPLIED = frozenset(("个", "位", "类", "元", "人", "月", "名", "%", ""))
_OTHER_WORDS = {
    "%": ("全覆盖", "百分之", "："),
    "平方米": ("平米", "㎡"),
    "万平方米": ("万平米", "万㎡"),
    "工作日": ("工作日",),
    "人次": ("人（次）",),
    "万人次": ("万人（次）",),
}


def _is_printed(value: Decimal, words: str) -> bool:
    if any(Decimal(each.replace(",", "")) == value for each in _NUMBER.findall(words)):
        return True
    if value == 100 and ("全覆盖" in words or "百强" in words):
        return True
    return any(_is_worth(each, value) for each in _spelled(words))


def _spelled(words: str) -> Iterator[str]:
    """Chinese numerals of the quote, whole and without the scale that belongs to the unit."""
    for each in _SPELLED.findall(words):
        yield each
        yield each.rstrip("万亿")
        yield each[:1]


def _is_worth(spelled: str, value: Decimal) -> bool:
    if spelled in ("首", ""):
        return False
    if spelled in _ROMAN:
        return value == _ROMAN[spelled]
    try:
        return value_of(spelled) == value
    except NotANumeral:
        return False
