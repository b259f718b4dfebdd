"""Cells that the layout ran together: “序号任务名称责任单位完成时限”, “地区生产总值亿元118.6”.

A header is told by the words that heads of columns are made of.  Of a row we part only what
has a shape of its own: the ordinal, a figure and its unit of measure, the day and the units of
government at the end.
"""

from __future__ import annotations

import re

from luoshi.document.cells import cell_of, is_figure
from luoshi.document.flow import Flow
from luoshi.document.tree import Cell
from luoshi.provenance import Span

_HEADS = (
    r"序号|编号|(?:主要)?指标(?:名称)?|项目(?:名称)?|(?:计量)?单位|地区|县区|街道|名称|类别|科目"
    r"|(?:重点|工 ?作|主要)? ?任 ?务(?:名称|内容)?|(?:工作|主要|建设)内容|工作目标|具体措施"
    r"|(?:牵头|责任|配合|协办|承办|主办)(?:负责|责任)?(?:单位|部门|科室|领导|人)|(?:完成)?时限|完成时间|备注"
    r"|(?:本|当|上)[年月季期](?:累计)?|\d{1,2}月|\d{1,2}[-—]\d{1,2}月(?:累计)?|累计(?:完成)?|绝对[值量]|数值"
    r"|(?:累计)?同比(?:增长|增减|增速)?(?:（?[±%]+）?)?|(?:比上年)?增[长减幅速](?:率|速度)?(?:（?[±%]+）?)?"
    r"|预算数|执行数|决算数|总投资|排名|位次"
)
_GLUED_HEADER = re.compile(rf"(?:(?:{_HEADS}) ?){{3,}}")
_HEAD = re.compile(_HEADS)


def is_glued_header(folded: str) -> bool:
    """Whether a line is nothing but the heads of three columns or more, set close."""
    return len(folded) < 60 and _GLUED_HEADER.fullmatch(folded) is not None


def heads_in(flow: Flow, folded: str, start: int) -> tuple[Cell, ...]:
    """The heads of a glued header; `start` is where the line begins in the flow."""
    return tuple(
        cell_of(flow, Span(start + found.start(), start + found.end()))
        for found in _HEAD.finditer(folded)
    )


_MEASURES = (
    "亿元|万元|元|亿美元|万美元|万人次|人次|万人|人|亿千瓦时|万千瓦时|万吨|吨|万户|户|家|个|件|公里|万平方米|平方米"
    "|万亩|亩|%|‰"
)
_NAME_AND_FIGURE = re.compile(
    rf"(?P<name>[^\d]*?[\u3400-\u9fff*）])(?P<unit>(?:{_MEASURES}))?(?P<figure>[-+±]?\d[\d,]*(?:\.\d+)?)?"
)
_ORDINAL = re.compile(r"(?P<ordinal>\d{1,3}) ?(?=[\u3400-\u9fff“《])")
_WHEN = re.compile(
    r"(?:(?:20\d\d年)?(?:\d{1,2}月(?:\d{1,2}日|[上中下]旬)?|[上下]半年)?(?:年?底|末)?(?:之?前)?|长期|全年|年底前?|持续推进)$"
)
_WHO = re.compile(
    r"(?:各?[省市区县州旗镇乡][\u3400-\u9fff]{1,9}?(?:局|委|办公室|办|院|厅|政府|中心|公司|大队|队|会|部)[、，]?)+$"
)


# Departments of the State Council bear no name of a place; they stand last, behind a blank or
# behind the number that the task ends with.
_WHO_LAST = re.compile(
    r"(?:(?<= )|(?<=[%元人]))(?:[\u3400-\u9fff]{1,12}(?:部|局|委|办|署|总局|银行)、?)+$"
)


def parted(flow: Flow, cell: Cell, folded: str) -> tuple[Cell, ...]:
    """What a glued cell holds: a name, its unit of measure and a figure, as far as they show."""
    found = _NAME_AND_FIGURE.fullmatch(folded)
    if found is None or not (found["unit"] or found["figure"]):
        return (cell,)
    start = cell.span.start
    return tuple(
        cell_of(flow, Span(start + left, start + right))
        for left, right in (found.span("name"), found.span("unit"), found.span("figure"))
        if right > left
    )


def _who(folded: str, start: int, end: int) -> re.Match[str] | None:
    """Where the units of a row begin: those that name their place, or those apart at the end."""
    named, last = _WHO.search(folded, start, end), _WHO_LAST.search(folded, start + 2, end)
    if named is None or last is None:
        return named or last
    apart = folded[last.start() - 1] == " " and last.start() < named.start()
    return last if apart else named


def row_by_ordinal(flow: Flow, folded: str, start: int) -> tuple[Cell, ...] | None:
    """The cells of “1新建小学三所市教育局2031年8月底”: ordinal, words, units, day."""
    first = _ORDINAL.match(folded)
    if first is None:
        return None
    end = len(folded)
    when = _WHEN.search(folded, first.end())
    words_end = when.start() if when and when.start() < end else end
    who = _who(folded, first.end() + 2, words_end)
    bounds = [
        first.span("ordinal"),
        (first.end(), who.start() if who else words_end),
        (who.start(), words_end) if who else (end, end),
        (words_end, end),
    ]
    return tuple(
        cell_of(flow, Span(start + left, start + right)) for left, right in bounds if right > left
    )


def without_glue(flow: Flow, row: tuple[Cell, ...], columns: int) -> tuple[Cell, ...]:
    """A row whose first cell is parted where the row is short of cells."""
    if len(row) >= columns or not row or is_figure(row[0].words):
        return row
    folded = flow.folded[row[0].span.start : row[0].span.end]
    return (*parted(flow, row[0], folded), *row[1:])
