"""Lines as the layout set them, and which of them are furniture.

Page headers, page numbers, dot-leader tables of contents and the buttons of web pages stand
between the lines of a text without belonging to it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from luoshi.document.reading import Reading
from luoshi.provenance import Span


class Line(NamedTuple):
    """One printed line without the blanks around it.

    `width` and `indent` count half-width columns; `gap` the blank lines before it;
    `furniture` names what it is when it does not belong to the text; `stray` is a page number
    that fell into it.
    """

    start: int
    end: int
    words: str
    width: int
    indent: int
    gap: int
    opens_page: bool = False
    furniture: str = ""
    stray: Span | None = None


_NOT_IN_ROWS = re.compile(r"[，。；：、]")
_CELLS = re.compile(r"[ \t\u3000\xa0]+")
_FIGURE = re.compile(r"[-+±]?\d[\d,.]*%?|[-—–]+")
_UNIT_CELL = re.compile(r"[^\d\s]{0,6}[元人户个家%亩吨米里度次件台辆处所头只位栋套斤]")


def is_row(words: str) -> bool:
    """Whether words are the cells of a table's row: words first, figures to the end."""
    if "\t" in words or "|" in words or "｜" in words:
        return True
    if " " not in words or _NOT_IN_ROWS.search(words):
        return False
    cells = _CELLS.split(words)
    figures = 0
    while figures < len(cells) and _FIGURE.fullmatch(cells[-1 - figures]):
        figures += 1
    labels = len(cells) - figures
    return figures > 0 < labels and (
        figures > 1 or (labels > 1 and _UNIT_CELL.fullmatch(cells[labels - 1]) is not None)
    )


_LINE = re.compile(r"[^\r\n\f]+")
_BLANKS_BUT_TABS = " \u3000\xa0\u2002\u2003\u2009\u200b\ufeff"
_BLANKS = " \t\u3000\xa0\u2002\u2003\u2009\u200b\ufeff"


def lines_of(reading: Reading) -> tuple[Line, ...]:
    """All lines with words on them, furniture marked."""
    lines: list[Line] = []
    text, after = reading.text, 0
    told: dict[str, tuple[int, int, bool]] = {}
    for found in _LINE.finditer(text):
        words = raw = found.group()
        start, end = found.span()
        if raw[0] in _BLANKS or raw[-1] in _BLANKS:
            words = raw.strip(_BLANKS)
            if not words:
                continue
            if "\t" in words:
                # A row of cells: the first or the last may be empty.
                words = raw.strip(_BLANKS_BUT_TABS)
            start += raw.index(words)
            end = start + len(words)
        between = text[after:start]
        if between not in told:
            told[between] = _told_by(between)
        indent, gap, opens_page = told[between]
        lines.append(
            Line(
                start,
                end,
                words,
                2 * len(words) - len(words.encode("ascii", "ignore")),  # width_of, unrolled
                indent,
                gap,
                opens_page or not lines,
            )
        )
        after = end
    return _with_stray_numbers(text, _with_furniture(lines, reading))


def _told_by(between: str) -> tuple[int, int, bool]:
    """What the blanks before a line tell: its indent, the blank lines, whether a page begins."""
    breaks = between.count("\n") or between.count("\r")
    indent = width_of(between[max(map(between.rfind, "\r\n\f")) + 1 :])
    return indent, max(0, breaks - 1), "\f" in between


def width_of(words: str) -> int:
    """The columns that words take: one for an ASCII character, two for any other."""
    return 2 * len(words) - len(words.encode("ascii", "ignore"))


_DASHED_NUMBER = re.compile(
    r"[—–－\-‐·•~～]+\s*\d{1,4}\s*[—–－\-‐·•~～]+|第\s*\d+\s*页(?:\s*[/，,共]+\s*\d+\s*页)?"
)
_BARE_NUMBER = re.compile(r"\d{1,3}")
_ISSUE = re.compile(
    r"^(?![\"“《]).{0,40}(?:公报|政报|公告汇编)[（(\s]*(?:\d{4}\s*年)?\s*[（(]?第?\s*\d+\s*(?:期|号)"
    r"|^\d{4}\s*年\s*第\s*\d+\s*期|^[（(]?总第\s*\d+\s*期"
)
_IN_SENTENCES = re.compile(r"[。；，]")
_LEADER = re.compile(r"(?:[.．·・]{3,}|[…⋯]+)\s*[（(]?\d{1,4}[）)]?$")
_CONTENTS = re.compile(r"目\s*[录次]")
_BUTTON = r"【?(?:打印(?:本页|正文)?|关闭(?:窗口|本页)?|收藏(?:本页)?|返回顶部|纠错)】?"
_CHROME = re.compile(
    r"首\s*页\s*[>＞»/].*|(?:当前|您(?:现在)?(?:所在)?的?)位置[：:].*|【?(?:字体|字号)[：:].*"
    rf"|{_BUTTON}(?:\s*{_BUTTON})*|(?:分享(?:到)?|浏览(?:次数|量)?|阅读(?:次数|量)?)[：:].*"
    r"|(?:发布|发稿|更新|录入|公开|生成)?(?:时间|日期)[：:]\s*\d{4}[-年/.]\d{1,2}[-月/.]\d{1,2}.{0,60}"
    r"|(?:登录|登陆|注册|简体|繁体|长者)[^，。；：]{0,40}|扫描?(?:一扫|二维码|分享).{0,20}"
    r"|点击(?:数|率|次数)[：:].*|(?:信息)?来源[：:].{0,40}|发布(?:日期|时间|机构)[：:].{0,60}"
    r"|(?:责任编辑|上一篇|下一篇|主办单?位?|索\s*引\s*号|主题分类|【?索\s*引\s*号】?|体裁分类|信息名称|有\s*效\s*性|服务对象)[】\s]*[：:].*|公开(?:方式|属性|范围)[：:].*"
    r"|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\s+\d{1,2}:\d\d(?::\d\d)?.{0,30}"
    r"|扫一扫.*|版权所有.*|网站标识码.*|无障碍(?:阅读|浏览).*|.{0,40}ICP备\d+.*|.{0,40}公网安备.*"
)
_CHROME_BEGINS = frozenset(
    "首当您【字打关收返纠分浏阅点信来发责上下主索公扫版网无时日更录登注简繁长生2"
)


def _with_furniture(lines: list[Line], reading: Reading) -> list[Line]:
    known = {piece.span.start: piece.kind for piece in reading.furniture}
    kinds = [known.get(line.start) or _kind_of(line.words) for line in lines]
    if not any(kinds) and not any(line.opens_page for line in lines[1:]):
        return lines
    _fill_contents(lines, kinds)
    at_page = _at_page(lines, kinds)
    headers = _headers(lines, at_page)
    numbered = {
        near for at, kind in enumerate(kinds) if kind == "page_number" for near in (at - 1, at + 1)
    }
    for at in at_page:
        # Beside a printed page number a number is the cell of a table.
        if _BARE_NUMBER.fullmatch(lines[at].words):
            kinds[at] = "" if at in numbered else "page_number"
        elif _masked(lines[at].words) in headers:
            kinds[at] = "page_header"
    return [
        line._replace(furniture=kind) if kind else line
        for line, kind in zip(lines, kinds, strict=True)
    ]


_LONGEST_ENTRY = 4


def _fill_contents(lines: list[Line], kinds: list[str]) -> None:
    """Mark the lines of a table of contents that have no leader: an entry may take several."""
    last: int | None = None
    for at, kind in enumerate(kinds):
        if kind != "contents":
            continue
        if last is not None and 1 < at - last <= _LONGEST_ENTRY:
            between = range(last + 1, at)
            if not any(kinds[i] or _IN_SENTENCES.search(lines[i].words) for i in between):
                kinds[last + 1 : at] = ["contents"] * len(between)
        last = at


def _at_page(lines: list[Line], kinds: list[str]) -> list[int]:
    """The short lines that stand where pages meet: at a form feed or beside other furniture."""
    near: set[int] = set()
    for at, kind in enumerate(kinds):
        if kind in _OF_A_PAGE:
            near.update((at - 1, at + 1))
        if lines[at].opens_page:
            near.update((at - 1, at))
    return [
        at
        for at in sorted(near)
        if 0 <= at < len(lines) and not kinds[at] and lines[at].width <= 100
    ]


_OF_A_PAGE = ("page_header", "page_number")


# Heads and feet of documents return at the ends of pages as headers do.
_OF_A_DOCUMENT = re.compile(
    r"[日号]\s*(?:印\s*发)?\s*[）)]?$|^抄\s*送|(?:政府|办公室|办公厅|委员会|[局厅])$|[：:]$|^附\s*件"
)


def _headers(lines: list[Line], at_page: list[int]) -> set[str]:
    """What returns page after page and hardly anywhere else, numbers apart."""
    if not at_page:
        return set()
    beside = Counter(
        _masked(lines[at].words) for at in at_page if _OF_A_DOCUMENT.search(lines[at].words) is None
    )
    often = {words for words, count in beside.items() if count > 2 and len(words) > 3}
    if not often:
        return set()
    everywhere = Counter(_masked(line.words) for line in lines)
    return {words for words in often if beside[words] > 0.6 * everywhere[words]}


def _kind_of(words: str) -> str:
    """What a line is by its own words, or nothing; cheap tests first, for most lines are text."""
    last = words[-1]
    if last in "，。；、" or len(words) > 120:
        return ""
    if (last in _DASHES or last == "页") and _DASHED_NUMBER.fullmatch(words):
        return "page_number"
    is_issue = ("期" in words or "号" in words) and _ISSUE.search(words)
    if is_issue and not _IN_SENTENCES.search(words):
        return "page_header"
    if (last.isdigit() or last in "）)") and _LEADER.search(words):
        return "contents"
    if words[0] == "目" and _CONTENTS.fullmatch(words):
        return "contents"
    bare = words.lstrip("•·● ") if words[0] in "•·●" else words
    if bare and (bare[0] in _CHROME_BEGINS or "备" in bare) and _CHROME.fullmatch(bare):
        return "web_chrome"
    return ""


_DASHES = frozenset("—–－-‐·•~～")


def _masked(words: str) -> str:
    return re.sub(r"[\d\s]+", "#", words)


_ISOLATED = re.compile(r"(?<=([㐀-鿿]))[ \u3000](\d{1,3})[ \u3000](?=([㐀-鿿]))")
_COUNTED = re.compile(
    r"[年月日号时分秒个家所处名户项条件人场批类种次位期届周岁天万亿千百十余多几倍成元角平公里米亩吨度度套辆台栋"
    r"座片只支部份本张篇起例宗对组班队级层站线路段口门间床股票笔款项章节大小区街镇乡村县市省国州盟旗社校院团"
    r"至到及和或与以左右上下内外中等]"
)


def _with_stray_numbers(text: str, lines: list[Line]) -> tuple[Line, ...]:
    """Mark a page number that fell into a sentence when a page was taken apart carelessly.

    Two things tell one: it stands between blanks, counts nothing, and the word that it splits is
    used elsewhere unsplit (“黄 12 河” where the text says 黄河); or the pages around it are
    numbered, its own number is the one missing, and it stands between two ideographs.
    """
    marked = list(lines)
    for at, line in enumerate(lines):
        if line.furniture or (" " not in line.words and "\u3000" not in line.words):
            continue
        for found in _ISOLATED.finditer(line.words):
            if _COUNTED.match(found.group(3)) or found.group(1) in "第约近达共超年月":
                continue
            if found.group(1) + found.group(3) in text:
                number = Span(line.start + found.start(2), line.start + found.end(2))
                marked[at] = line._replace(stray=number)
    for first, last, missing in _missing_pages(lines):
        for at in range(first, last):
            stray = _the_missing(missing, lines[at]) if not lines[at].furniture else None
            if stray is not None:
                marked[at] = lines[at]._replace(stray=stray)
                break
    return tuple(marked)


_DIGITS = re.compile(r"\d+")


def _missing_pages(lines: list[Line]) -> Iterator[tuple[int, int, int]]:
    """Where exactly one page number is missing: the lines before and after, and the number."""
    before: tuple[int, int] | None = None
    for at, line in enumerate(lines):
        if line.furniture == "page_number" and (digits := _DIGITS.search(line.words)):
            number = int(digits.group())
            if before is not None and number == before[1] + 2:
                yield before[0] + 1, at, number - 1
            before = at, number


def _the_missing(number: int, line: Line) -> Span | None:
    inside = rf"(?<=[㐀-鿿])[ \u3000]?({number})[ \u3000]?(?=[㐀-鿿])"
    for found in re.finditer(inside, line.words):
        after = line.words[found.end()]
        if after in "以之" or not _COUNTED.match(after):
            return Span(line.start + found.start(1), line.start + found.end(1))
    return None
