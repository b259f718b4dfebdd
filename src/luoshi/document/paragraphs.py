"""Which lines make a paragraph.

Nothing in a wrapped text says where a paragraph ends.  What speaks for an end: a line that
stops short of its column, an indent or a blank line after it, a label at the start of the
next.  What speaks against it: a full line, a sentence left open.
"""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Iterator, Sequence

from luoshi.document.lines import Line

_NEIGHBOURS = 12
_ENDS_SENTENCE = re.compile(r"[。！？；!?;…][”’」』）)]?$|[：:]$")
_CLOSES = re.compile(r"[。！？；：！”’」』）)》〉】\]!?;:]$")
_LABEL = re.compile(
    r"第[一二三四五六七八九十百零〇\d]+[章节条编部]"
    r"|[（(][一二三四五六七八九十]{1,3}[）)]"
    r"|[一二三四五六七八九十]{1,3}、"
    r"|\d{1,3}(?:[．.﹒、](?!\d)|[．.﹒](?=(?:19|20)\d\d\s*年)|[）)])|[（(]\d{1,3}[）)]"
    r"|[①-⑳]|——|--(?!-)|[—－](?=[^\d\s—－])"
)
# Labels that hardly ever begin a line by accident of the wrapping.
_SURE_LABEL = re.compile(
    r"第[一二三四五六七八九十百零〇]+[章条]|[（(][一二三四五六七八九十]{1,3}[）)]|——(?=[^—])"
)
_ADDRESSEE = re.compile(
    r"(?:各|[^，。；]{2,24}[、，]各|[^，。；]{2,30}(?:政府|委员会|办公室|局|厅|院|单位|公司|部门))[^。；]{0,90}[：:]$"
)
_CALLS = re.compile(r"(?:各位|同志们|尊敬的)[^，。]{0,12}[：:！!]$")
# A chapter's heading has no comma; a line that soon has one is not the rest of it.
_CHAPTER = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]+[章部])[^，。；：]+$"
)
_OPENS_SENTENCE = re.compile(r"[^，。；：]{1,12}，|[^，。；]{2,40}。")
_PUNCTUATION = re.compile(r"[，。；：、]")
_DATE_LINE = re.compile(
    r"[（(]?(?:\d{2,4}|[一二三四五六七八九〇○零ＯO０]{4})\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月\s*"
    r"[\d一二三四五六七八九十]{1,3}\s*日(?:印发)?[）)]?$"
)
_NUMBER_LINE = re.compile(
    r"[（(]?[\u3400-\u9fff]{1,14}(?:发明电|明电|令)?\s*[〔\[［（(【]\s*\d{4}\s*[〕\]］）)】]\s*第?\s*\d+\s*号[）)]?$"
    r"|[（(]?(?:[\u3400-\u9fff]{2,20}令)?\s*第\s*[\d一二三四五六七八九十百零〇]+\s*号[）)]?$"
)
_HEAD_LINE = re.compile(
    r"(?:抄送|附件|附)[：:].*|（此件.{0,12}）|\(此件.{0,12}\)|[—－\-]{1,3}\s*\d{4}\s*年.*"
)


def paragraphs_of(lines: Sequence[Line], wrapped: bool) -> Iterator[tuple[Line, ...]]:
    """The lines of each paragraph in order; furniture is passed over."""
    kept = [line for line in lines if not line.furniture]
    if not kept:
        return
    if not wrapped or _is_unwrapped(kept):
        for line in kept:
            yield (line,)
        return
    columns = _columns(kept)
    blank_ends = sum(line.gap > 0 for line in kept) < 0.4 * len(kept)
    indented = _is_indented(kept)
    paragraph = [kept[0]]
    furniture_between = _after_furniture(lines)
    for at, (line, following) in enumerate(zip(kept, kept[1:], strict=False)):
        blank = blank_ends and following.gap > 0 and following.start not in furniture_between
        signs = at + 2 < len(kept) and _is_signature(following, kept[at + 2])
        if blank or signs or _ends(paragraph, line, following, columns[at], indented):
            yield tuple(paragraph)
            paragraph = [following]
        else:
            paragraph.append(following)
    yield tuple(paragraph)


def _after_furniture(lines: Sequence[Line]) -> set[int]:
    """Starts of lines that follow furniture or open a page: the blanks before them say nothing."""
    return {
        line.start
        for before, line in zip(lines, lines[1:], strict=False)
        if before.furniture or line.opens_page
    }


def _is_unwrapped(lines: Sequence[Line]) -> bool:
    """Whether lines are paragraphs: no printed column is wider than sixty characters."""
    return sum(line.width > 120 for line in lines) > 0.03 * len(lines)


def _is_indented(lines: Sequence[Line]) -> bool:
    """Whether paragraphs are told by an indent of two characters."""
    return sum(line.indent >= 4 for line in lines) > 0.06 * len(lines)


def _columns(lines: Sequence[Line]) -> list[int]:
    """The width of the column at each line: what two of three neighbours do not exceed."""
    widths = [line.width + (line.indent if line.indent <= 8 else 0) for line in lines]
    window: list[int] = []
    columns: list[int] = []
    ahead = 0
    for at in range(len(widths)):
        while ahead < min(len(widths), at + _NEIGHBOURS + 1):
            insort(window, widths[ahead])
            ahead += 1
        if at > _NEIGHBOURS:
            window.remove(widths[at - _NEIGHBOURS - 1])
        columns.append(window[(len(window) * 2) // 3])
    return columns


def _ends(
    paragraph: Sequence[Line], line: Line, following: Line, column: int, indented: bool
) -> bool:
    """Whether a paragraph ends with `line`."""
    words = line.words
    width = line.width + (line.indent if line.indent <= 8 else 0)
    if _DATE_LINE.match(words) or _DATE_LINE.match(following.words):
        return True
    if _NUMBER_LINE.match(following.words) or _NUMBER_LINE.match(words):
        return True
    if _HEAD_LINE.match(following.words) or _SURE_LABEL.match(following.words):
        return _SURE_LABEL.match(following.words) is None or not _is_open(words, width, column)
    if _CALLS.match(words) or (len(paragraph) == 1 and _ADDRESSEE.match(words)):
        return True
    if _LABEL.match(following.words) and (_CLOSES.search(words) or width < column - 5):
        return True
    if indented:
        if 3 <= following.indent <= 8 and line.indent != following.indent:
            return True
        if 3 <= following.indent <= 8 and (_CLOSES.search(words) or width < column - 3):
            return True
    if line.is_row or following.is_row:
        return True
    if len(paragraph) == 1 and _CHAPTER.match(words) and _OPENS_SENTENCE.match(following.words):
        return True
    # The indent of a first line is often lost on the way; without it the line looks short.
    lost = 4 if len(paragraph) == 1 and not line.indent else 0
    if _ENDS_SENTENCE.search(words):
        return width < column - 3 - lost
    token = re.match(r"[\w.,%]+", following.words, re.ASCII)
    unbreakable = len(token.group()) + 1 if token else 0
    return width + unbreakable < column - 5 - lost


def _is_signature(line: Line, following: Line) -> bool:
    """Whether a line is the name of whoever signs on the date below it."""
    return (
        line.width <= 60
        and _DATE_LINE.match(following.words) is not None
        and _PUNCTUATION.search(line.words) is None
    )


def _is_open(words: str, width: int, column: int) -> bool:
    """Whether a full line stops inside a phrase, so that a label after it is no label."""
    return words[-1] in "，、（(“《和与及按照见第至" and width >= column - 6
