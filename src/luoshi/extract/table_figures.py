"""Figures of tables: a row names the indicator, the heads of the columns say what each number is.

Statistics tables have a unit and an amount with its growth behind it (累计完成, 同比±%); budget
tables have several amounts (预算数, 决算数) and a rate of completion; tables by place have
indicators for columns and streets for rows.

A layout may lose an empty cell, so that a row is shorter than the head.  Then only what cannot be
otherwise is read: a row without numbers has none (missing), and a lone number before a growth
column is the amount, but for what offices of statistics publish as a rate alone: value added of
industry and investment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from luoshi.document import Cell, Table
from luoshi.extract.amounts import spelling_of
from luoshi.extract.drafts import Draft
from luoshi.extract.figure import Status
from luoshi.extract.indicators import canonical, stripped
from luoshi.extract.periods import Clock
from luoshi.text.numerals import decimals_of
from luoshi.text.units import UnitNotKnown, unit_of
from luoshi.text.widths import fold


class _Column(NamedTuple):
    """What a column holds: name, unit, level, growth, completion, share, or nothing of these."""

    role: str
    head: str
    unit: str | None
    period: str | None
    status: Status


def drafts_of_table(table: Table, title: str, clock: Clock) -> Iterator[Draft]:
    """The figures of one table, row by row."""
    caption = fold(f"{table.caption} {table.note}")
    found = _UNIT_LINE.search(caption)
    common = found["unit"] if found is not None else _unit_in(caption)
    period = clock.first_period(caption, 0, len(caption)) or clock.first_period(
        title, 0, len(title)
    )
    # A head without a year (1—3月累计) means the year of the caption.
    columns = _columns(table, Clock(period.last) if period is not None else clock)
    values = [column for column in columns if column.role in _VALUES]
    topic = stripped(_TOPIC.sub("", stripped(_bare(fold(table.caption)))))
    by_place = bool(columns) and _PLACES.search(columns[0].head) is not None
    for row in table.rows:
        read = _row(row)
        if read is None:
            continue
        name, unit, numbers = read
        for draft in _drafts(row, name, unit or common, numbers, values, topic if by_place else ""):
            draft.period = draft.period or (period.name if period is not None else None)
            yield draft


_VALUES = ("level", "growth", "completion", "share")
_UNIT_LINE = re.compile(r"单位[：:]?\s*(?P<unit>[^\s，。；、）)]{1,8})")
_PLACES = re.compile(r"街道|镇|乡|地区|区县|县区|单位名称|部门|企业|园区|村|社区|行业|学校")
_MARKS = re.compile(
    r"^(?:[#＃*※△▲●\s]|其中[：:]?|[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|[0-9]+[.、．])+|[*※△\s]+$"
)
_ROLES = (
    ("skip", re.compile(r"^(?:序号|编号|备注|说明|排名|位次|名次)$")),
    ("unit", re.compile(r"^(?:计量)?单位$")),
    ("growth", re.compile(r"同比|增长|增幅|增速|增减|±|\+-|比上年|比去年|较上年|为上年|上年同期%")),
    ("completion", re.compile(r"(?:完成|为|占).*(?:预算|计划|目标|任务|比例|%)|完成率|进度|预算%")),
    ("share", re.compile(r"比重|占比|占.*%")),
    ("name", re.compile(r"指标|项目|名称|科目|内容|类别|街道|镇|地区|部门|企业|行业|分类")),
)
_FORESEEN = re.compile(r"预算|计划|目标|任务|预期")
_MISSING = frozenset(("", "-", "—", "--", "——", "－", "/", "…", "...", "\\", "…… ", "n/a"))
_TOTAL = re.compile(r"合计|总计|总额|全[区市县省]合?计?")
# Heads that say how a number was counted, not what it counts.
_NAMES = re.compile(r"^(?!.*(?:累计|完成|本月|当月|合计|数值|实绩)).*[一-鿿]{2}")
_TOPIC = re.compile(
    r"(?:各|分)(?:(?:街道|镇|乡|区县|县区|地区|部门|行业|街镇|镇街|县市)[、和]?)+|主要|情况表?$|完成情况表?$|统计表?$|一览表$|表$"
)
_NUMBER = re.compile(r"[-+]?[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?%?")


def _columns(table: Table, clock: Clock) -> list[_Column]:
    """The columns by the last row of the head that has the most cells."""
    if not table.header:
        return []
    head = max(table.header, key=len)
    columns = []
    for place, cell in enumerate(head):
        words = fold(cell.words).replace(" ", "")
        role = next((role for role, said in _ROLES if said.search(words)), "level")
        if place and role == "name":
            role = "level"
        unit = _unit_in(words)
        period = clock.month(words) or clock.first_period(words, 0, len(words))
        status: Status = "target" if role == "level" and _FORESEEN.search(words) else "actual"
        columns.append(
            _Column(role, words, unit, period.name if period is not None else None, status)
        )
    return columns


def _unit_in(words: str) -> str | None:
    """The unit in brackets behind a head or a caption: 收入（万元）."""
    return next((unit for unit in _BRACKETED.findall(words) if _is_unit(unit)), None)


_BRACKETED = re.compile(r"（([^）]+)）")


def _is_unit(words: str) -> bool:
    try:
        unit_of(words)
    except UnitNotKnown:
        return False
    return bool(words)


def _row(row: Sequence[Cell]) -> tuple[str, str | None, list[Cell]] | None:
    """Name, unit and the cells of numbers; None where a row names nothing."""
    name = ""
    unit: str | None = None
    numbers: list[Cell] = []
    for cell in row:
        words = fold(cell.words).strip()
        plain = words.replace(" ", "")
        if _NUMBER.fullmatch(plain) or (name and plain in _MISSING):
            if name:
                numbers.append(cell)
        elif name and unit is None and not numbers and _is_unit(plain):
            unit = plain
        elif not name:
            bare = _MARKS.sub("", plain)
            name = bare if _TOTAL.fullmatch(bare) else stripped(bare)
    return (name, unit, numbers) if name else None


_RATE_ALONE = re.compile(r"增加值$|投资$|投资额$")


def _drafts(
    row: Sequence[Cell],
    name: str,
    unit: str | None,
    numbers: list[Cell],
    values: list[_Column],
    topic: str,
) -> Iterator[Draft]:
    start = row[0].span.start
    filled = [cell for cell in numbers if fold(cell.words).strip() not in _MISSING]
    if not filled:
        if unit is not None:
            draft = Draft(
                canonical(name),
                None,
                spelling_of(unit),
                "=",
                start=start,
                end=row[-1].span.end,
                quote_start=start,
                quote_end=row[-1].span.end,
                decimals=0,
            )
            draft.measure = "missing"
            yield draft
        return
    columns = values or [_Column("level", "", None, None, "actual")]
    while len(numbers) > len(columns) and not numbers[0].words.strip():
        numbers = numbers[1:]  # The cell of the unit is empty too.
    if len(numbers) > len(columns):
        return
    if len(numbers) < len(columns):
        roles = [column.role for column in columns]
        if len(numbers) == 1 and roles == ["level", "growth"] and _RATE_ALONE.search(name):
            columns = columns[1:]
        elif len(numbers) > 1 or roles[0] != "level":
            return
    level: Draft | None = None
    several = sum(column.role == "level" for column in columns) > 1
    for cell, column in zip(numbers, columns, strict=False):
        printed = fold(cell.words).replace(" ", "").replace(",", "")
        if printed in _MISSING:
            continue
        amount = Decimal(printed.rstrip("%"))
        if column.role == "growth" and level is not None and level.growth is None:
            level.grows((amount, "%"), cell.span.end)
            continue
        draft = Draft(
            canonical(name),
            amount,
            spelling_of(column.unit or unit or "") or None,
            "=",
            start=cell.span.start,
            end=cell.span.end,
            quote_start=start,
            quote_end=cell.span.end,
            decimals=decimals_of(printed.rstrip("%")),
        )
        draft.period, draft.status = column.period, column.status
        if column.role == "growth":
            draft.value, draft.unit, draft.measure = None, None, "growth"
            draft.grows((amount, "%"), cell.span.end)
        elif column.role == "completion":
            draft.unit, draft.measure = "%", "ratio"
            draft.indicator = f"{draft.indicator}完成比例"
        elif column.role == "share":
            draft.unit, draft.measure = "%", "share"
            draft.indicator = f"{draft.indicator}占比"
        else:
            level = draft
            if topic:
                draft.indicator = canonical(topic)
                draft.dimension = None if _TOTAL.fullmatch(name) else name
                if not column.period and _NAMES.search(column.head):
                    draft.indicator = canonical(_bare(column.head))
            elif several and column.period is None:
                draft.dimension = _bare(column.head) or None
        yield draft


def _bare(head: str) -> str:
    """The head of a column without its unit."""
    return re.sub(r"（[^）]*）", "", head)
