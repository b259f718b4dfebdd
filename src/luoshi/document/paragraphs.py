"""Which lines make a paragraph.

Nothing in a wrapped text says where a paragraph ends.  What speaks for an end: a line that
stops short of its column, an indent or a blank line after it, a label at the start of the
next.  What speaks against it: a full line, a sentence left open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from luoshi.document.lines import Line, is_row
from luoshi.document.openers import (
    MAY_OPEN,
    MAY_TELL_ROLES,
    OPENS,
    TELLS_ROLES,
    is_inside_bracket,
    is_name_of_plan,
)

_NEIGHBOURS = 10
_STEP = 6
_NARROWEST = 26
_ENDS_SENTENCE = re.compile(r"[。！？；!?;…][”’」』）)]?$|[：:]$")
_CLOSES = re.compile(r"[。！？；：！”’」』）)》〉】\]!?;:]$")
_LABEL = re.compile(
    r"第[一二三四五六七八九十百零〇\d]+[章节条编部]"
    r"|[（(][一二三四五六七八九十]{1,3}[）)]"
    r"|[一二三四五六七八九十]{1,3}、"
    r"|\d{1,2}(?:[.．]\d{1,2}){1,2}\s+(?=[\u3400-\u9fff])|\d{1,3}(?:[．.﹒、](?!\d)|[．.﹒](?=(?:19|20)\d\d\s*年)|[）)])|[（(]\d{1,3}[）)]"
    r"|[①-⑳㈠-㈩⑴-⒇⒈-⒛]|——|--(?!-)|[—－](?=[^\d\s—－])"
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
    r"[（(]?(?:\d{2,4}|[一二三四五六七八九〇○零ＯOo0０]{4})\s*年\s*[\d一二三四五六七八九十]{0,3}\s*月\s*"
    r"[\d一二三四五六七八九十]{0,3}\s*日(?:印发)?[）)]?$"
)
_NUMBER_LINE = re.compile(
    r"[（(]?[\u3400-\u9fff]{1,14}(?:发明电|明电|令)?\s*[〔\[［（(【]\s*\d{4}\s*[〕\]］）)】]\s*第?\s*\d+\s*号[）)]?$"
    r"|[（(]?(?:[\u3400-\u9fff]{2,20}[令告])?\s*[（(]?(?:\d{4}\s*年)?\s*第\s*[\d一二三四五六七八九十百零〇]+\s*号[）)]?$"
)
_TITLE_AND_NUMBER = re.compile(
    r"[^《》，。；：]{6,}(?:通知|意见|决定|批复|公告|通告|通报|函|报告|办法|规定|方案)\s*[（(]?[\u3400-\u9fff]{1,12}"
    r"\s*[〔\[［（(【]\s*[\d０-９]{4}\s*[〕\]］）)】]\s*第?\s*[\d０-９]+\s*号[）)]?$"
)
# Units alone on a line, after a sentence: those who sign.
_UNITS = re.compile(
    r"(?:[\u3400-\u9fff]{2,24}(?:政府|办公室|办公厅|委员会|局|厅|委|院|会|公司|中心)[ \t\u3000]*)+$"
)
_PRINTED_OR_ADOPTED = re.compile(
    r"[^，。；]{2,40}日\s*印\s*发[）)]?$|[（(][^，。；]{8,70}(?:通过|公布|修订|修正|批准|发布|会上|会议上)[）)]$"
    r"|[—－\-]{1,4}[^，。；]{8,70}(?:会上|会议上)$"
)
_HEAD_LINE = re.compile(
    r"(?:抄送|抄报|附件|附|注|发文字号|成文日期|发文机关|标\s?题|地\s?址|电\s?话|邮\s?编|主\s?办|编\s?辑|印\s?刷)[：:].*|（此件.{0,12}）|\(此件.{0,12}\)|[—－\-]{1,4}\s*\d{4}\s*年.*"
    r"|[（(]\s*\d{4}\s*年\s*\d+\s*月\s*\d+\s*日\s*(?:[在经由]|[\u3400-\u9fff]{2,20}(?:第|会议|人民)).*"
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
    cells = _cells_one_a_line(kept)
    columns = _columns_beside(kept, cells)
    blank_ends = sum(line.gap > 0 for line in kept) < 0.4 * len(kept)
    indented = _is_indented(kept)
    paragraph = [kept[0]]
    furniture_between = _after_furniture(lines) if blank_ends else set()
    for at, (line, following) in enumerate(pairwise(kept)):
        nearly_full = line.width >= columns[at] - (3 if len(paragraph) == 1 else 5)
        signs = at + 2 < len(kept) and _belongs_below(following, kept[at + 2])
        if nearly_full and not signs and at + 1 not in cells and _runs_on(line, following):
            paragraph.append(following)
            continue
        blank = blank_ends and following.gap > 0 and following.start not in furniture_between
        if (
            blank
            or signs
            or at + 1 in cells
            or _opens_head(kept, at + 1)
            or _ends(paragraph, line, following, columns[at], indented)
        ):
            yield tuple(paragraph)
            paragraph = [following]
        else:
            paragraph.append(following)
    yield tuple(paragraph)


# What the last line of a title, an address, a foot or a table may end with.
_MAY_END = frozenset(
    "。！？；：!?;:…”’」』）)》〉】]日号发上知见函复告定报%％0123456789０１２３４５６７８９"
)


def _runs_on(line: Line, following: Line) -> bool:
    """Whether a full line stops inside a sentence and the next goes on with it, as most do."""
    words, next_words = line.words, following.words
    return (
        words[-1] not in _MAY_END
        and next_words[0] not in _MAY_BEGIN
        and next_words[0] not in MAY_OPEN
        and next_words[0] not in MAY_TELL_ROLES
        and next_words[-1] not in "日号发上：:"
        and following.indent == 0
        and following.gap <= line.gap + 1
        and not following.words.startswith("关于")
        and "\t" not in next_words
        and (" " not in next_words or not is_row(next_words))
        and (" " not in words or not _is_spaced_out(words))
    )


_FEWEST_CELLS = 6
_WIDEST_CELL = 24
_FIGURE = re.compile(r"[-+±]?\d[\d,，.．]*[%％‰]?$")


def _cells_one_a_line(lines: Sequence[Line]) -> set[int]:
    """The short lines, many in a row and a quarter of them figures, that are cells of a table."""
    found: set[int] = set()
    run = 0
    for at, line in enumerate([*lines, None]):
        if line is not None and line.width <= _WIDEST_CELL:
            continue
        if at - run >= _FEWEST_CELLS:
            figures = sum(_FIGURE.match(cell.words) is not None for cell in lines[run:at])
            if 4 * figures >= at - run:
                found.update(range(run, at + 1))
        run = at + 1
    for at, line in enumerate(lines):
        if line.width == 4 and line.words in ("序号", "编号"):
            found.update(_rows_by_ordinal(lines, at))
    return found


_MOST_COLUMNS = 10


def _rows_by_ordinal(lines: Sequence[Line], at: int) -> range:
    """The lines of a table whose header begins with 序号 and whose rows begin with 1, 2, 3."""
    words = [line.words for line in lines[at : at + _MOST_COLUMNS + 1]]
    columns = words.index("1") if "1" in words else 0
    if columns < 2:
        return range(0)
    last, ordinal, place = at + columns, 1, at + columns + 1
    while place < len(lines) and place - last <= 4 * columns:
        if lines[place].words == str(ordinal + 1):
            last, ordinal = place, ordinal + 1
        place += 1
    return range(at, last + columns + 1) if ordinal > 1 else range(0)


def _after_furniture(lines: Sequence[Line]) -> set[int]:
    """Starts of lines that follow furniture or open a page: the blanks before them say nothing."""
    return {line.start for before, line in pairwise(lines) if before.furniture or line.opens_page}


def _is_unwrapped(lines: Sequence[Line]) -> bool:
    """Whether lines are paragraphs: no printed column is wider than sixty characters."""
    return sum(line.width > 120 for line in lines) > 0.03 * len(lines)


def _is_indented(lines: Sequence[Line]) -> bool:
    """Whether paragraphs are told by an indent of two characters."""
    return sum(line.indent >= 4 for line in lines) > 0.06 * len(lines)


def _columns_beside(lines: Sequence[Line], cells: set[int]) -> list[int]:
    """The width of the column at each line, told by lines that are not the cells of a table."""
    if not cells:
        return _columns(lines)
    running = [at for at, line in enumerate(lines) if at not in cells or line.width > _WIDEST_CELL]
    widths = _columns([lines[at] for at in running]) or [0]
    columns = [widths[0]] * len(lines)
    for at, width in zip(running, widths, strict=False):
        columns[at] = width
    return columns


def _columns(lines: Sequence[Line]) -> list[int]:
    """The width of the column at each line: what two of three neighbours do not exceed.

    Among the cells of a table that were set one a line, it is that of the text around.
    """
    widths = [line.width + (line.indent if line.indent <= 8 else 0) for line in lines]
    columns: list[int] = []
    if not widths:
        return columns
    least = min(_NARROWEST, sorted(widths)[len(widths) * 2 // 3] * 3 // 5)
    for at in range(0, len(widths), _STEP):
        near = sorted(widths[max(0, at - _NEIGHBOURS) : at + _STEP + _NEIGHBOURS])
        columns += [max(near[len(near) * 2 // 3], least)] * _STEP
    return columns


def _ends(
    paragraph: Sequence[Line], line: Line, following: Line, column: int, indented: bool
) -> bool:
    """Whether a paragraph ends with `line`."""
    words, next_words = line.words, following.words
    if next_words[0] in MAY_OPEN and OPENS.match(next_words):
        return True
    if next_words[0] in MAY_TELL_ROLES and TELLS_ROLES.match(next_words):
        return not is_inside_bracket(paragraph)
    if words[-1] in "知见函复告定报）)号" and _is_addressed(words, next_words):
        return True
    if words[0] in "成标发" and _HEAD_LINE.match(words):
        return True
    if words[-1] == "上" and paragraph[0].words[0] in "—－-（(" and words.endswith("会议上"):
        return True
    width = line.width + (line.indent if line.indent <= 8 else 0)
    is_full = width >= column - 3
    if (
        is_full
        and not following.indent
        and next_words[0] not in _MAY_BEGIN
        and words[-1] not in "日号发上：:！!0123456789"
        and not (words[-1] in "）)" and (words[0] in "（(" or words[-2:-1] in ("号", "发")))
        and not is_row(next_words)
        and not (next_words[-1] in "发日" and _stands_alone(next_words))
        and not _is_spaced_out(words)
    ):
        return False
    if _is_spaced_out(words) or _is_spaced_out(next_words):
        return True
    if _stands_alone(words) or _stands_alone(next_words):
        return True
    if _HEAD_LINE.match(next_words):
        return True
    if words[-1] == "。" and next_words[-1] in "府室厅会局委院司心" and _UNITS.match(next_words):
        return True
    if _SURE_LABEL.match(next_words):
        return not _is_open(words, width, column)
    if _CALLS.match(words) or (len(paragraph) == 1 and _ADDRESSEE.match(words)):
        return True
    if _LABEL.match(next_words) and (_CLOSES.search(words) or width < column - 5):
        return True
    if _LABEL.match(next_words) and (is_name_of_plan(words) or _tells_roles(paragraph)):
        return True
    opens = indented and 3 <= following.indent <= 8
    # Two lines with the same indent may be lines of one block; a labelled first line is its own.
    is_item = len(paragraph) == 1 and _SURE_LABEL.match(words) is not None
    differs = line.indent != following.indent or not is_full or is_item
    if opens and (differs or _CLOSES.search(words)):
        return True
    if is_row(words) or is_row(next_words):
        return True
    if len(paragraph) == 1 and _CHAPTER.match(words) and _OPENS_SENTENCE.match(next_words):
        return True
    # The indent of a first line is often lost on the way; without it the line looks short.
    lost = 4 if len(paragraph) == 1 and not line.indent else 0
    if _ENDS_SENTENCE.search(words):
        return width < column - 3 - lost
    token = _TOKEN.match(next_words)
    unbreakable = len(token.group()) + 1 if token else 0
    return width + unbreakable < column - 5 - lost


# What a label, a date, a number of a document, an annex or a row of a table may begin with.
_MAY_BEGIN = frozenset(
    "第（(①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑"
    "一二三四五六七八九十〇○0123456789０１２３４５６７８９—-－–抄附注成标#"
)


def _tells_roles(paragraph: Sequence[Line]) -> bool:
    return len(paragraph) == 1 and TELLS_ROLES.match(paragraph[0].words) is not None


_TOKEN = re.compile(r"[\w.,%]+", re.ASCII)


def _is_spaced_out(words: str) -> bool:
    """Whether a title is set with a blank after each character: 工 作 报 告."""
    if " " not in words and "\u3000" not in words:
        return False
    blanks = words.count(" ") + words.count("\u3000")
    return blanks > 2 and blanks * 2 + 1 >= len(words)


_TITLE_END = re.compile(
    r"(?:通知|意见|函|批复|通告|通报|决定|报告)(?:[（(][^（）]{1,8}[）)])?$|号[）)]?$"
)


def _is_addressed(words: str, next_words: str) -> bool:
    """Whether a title ends here and the line after it is its number, or says to whom it goes."""
    if _TITLE_END.search(words) is None:
        return False
    if next_words[-1] == "号":
        return _NUMBER_LINE.match(next_words) is not None
    if next_words[-1] in "：:":
        return _ADDRESSEE.match(next_words) is not None
    return next_words[0] == "各" and "，" not in words


def _stands_alone(words: str) -> bool:
    """Whether a line is a date or the number of a document, which share their line with nothing."""
    last = words[-1]
    if last in "日发上）)" and (_DATE_LINE.match(words) or _PRINTED_OR_ADOPTED.match(words)):
        return True
    return last in "号）)" and (
        _NUMBER_LINE.match(words) is not None or _TITLE_AND_NUMBER.match(words) is not None
    )


def _belongs_below(line: Line, following: Line) -> bool:
    """Whether a line is the name of whoever signs on the date below it or issues what the title
    below it says, or is the end of a title whose number stands below it, or captions a table.
    """
    words = following.words
    if "\t" in words or "|" in words:
        # What stands alone above the rows of a table is its caption.
        return not is_row(line.words) and _PUNCTUATION.search(line.words.replace("、", "")) is None
    titled = words[0] in "关印" and words.startswith(("关于", "印发"))
    if not titled and words[-1] not in "日号）)":
        return False
    if line.width > 80 or _PUNCTUATION.search(line.words):
        return False
    if titled:
        return _UNITS.match(line.words) is not None
    return (line.width <= 60 and _DATE_LINE.match(words) is not None) or (
        "号" in words[-2:] and _NUMBER_LINE.match(words) is not None
    )


_BELOW_TITLE = re.compile(
    r"[—－\-（(]{1,4}\s*\d{4}\s*年|[^。，；]{0,30}[〔\[［【]\s*\d{4}\s*[〕\]］】]\s*\d+\s*号[）)]?$"
    r"|各[^。；]{2,60}[：:]$"
)


def _opens_head(lines: Sequence[Line], at: int) -> bool:
    """Whether a title begins at a line: it says 关于, and its number, its meeting or its address
    stands a few lines below.
    """
    words = lines[at].words
    if "关于" not in words or lines[at - 1].words[-1] not in "。！!”）)日发次人":
        return False
    if _PUNCTUATION.search(words) or not _ABOUT.match(words):
        return False
    for line in lines[at + 1 : at + 5]:
        if _BELOW_TITLE.match(line.words):
            return True
        if _PUNCTUATION.search(line.words):
            return False
    return False


_ABOUT = re.compile(r"(?:[\u3400-\u9fff]{2,30}(?:政府|办公室|办公厅|委员会|[局厅委会]))?关于")


def _is_open(words: str, width: int, column: int) -> bool:
    """Whether a full line stops inside a phrase, so that a label after it is no label."""
    return words[-1] in "，、（(“《和与及按照见第至" and width >= column - 6
