"""Items that print their units: in brackets, on lines of their own, in columns of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from luoshi.document import Cell, Document, Flow, Provision, Table
from luoshi.extract.item import Item, UnitsSource, leaves_of, trimmed
from luoshi.extract.unit_lists import (
    FIRST_LEADS,
    SIGNS_OF_ROLES,
    UnitList,
    brackets_of_units,
    is_line_beside_roles,
    statement_of_roles,
    units_of_statement,
)
from luoshi.extract.unit_names import ENDS_LIKE_A_UNIT
from luoshi.provenance import Span


def items_with_units(document: Document, flow: Flow) -> Iterator[Item]:
    """The items of the text whose units are printed, in order, without those of tables."""
    headings = {p.id for p in document.provisions if p.label} - leaves_of(document.provisions)
    items = list(_items_with_units(document, flow))
    for item, following in zip_longest(items, items[1:]):
        end = following.span.start if following is not None else document.body.end
        heading = item.provision
        if heading is None or heading.id not in headings:
            yield item
        else:
            yield _with_points(item, heading, end, flow)


def _with_points(item: Item, heading: Provision, end: int, flow: Flow) -> Item:
    """A heading with units and the points below it, none of which names others: one item.

    `end` is where the next item with units begins.
    """
    whole = trimmed(flow, heading.scope)
    if item.span.start != whole.start or end < whole.end:
        return item
    return replace(item, span=whole, body=whole, title=heading.heading)


def _items_with_units(document: Document, flow: Flow) -> Iterator[Item]:
    folded, leaves = flow.folded, leaves_of(document.provisions)
    first_leads = False
    last: Item | None = None
    before: Span | None = None
    for paragraph in flow.paragraphs:
        if not document.body.start <= paragraph.start < document.body.end:
            continue
        words = folded[slice(*paragraph)]
        if not any(sign in words for sign in SIGNS_OF_ROLES):
            before = paragraph
            continue
        if is_line_beside_roles(words):
            # “完成时限：……” stands with the lines that name the units, before or behind them.
            if last is not None and before is None:
                last = replace(last, span=Span(last.span.start, paragraph.end))
            continue
        found = list(brackets_of_units(folded, *paragraph, first_leads))
        first_leads = first_leads or FIRST_LEADS.search(words) is not None
        line = None if found else statement_of_roles(folded, *paragraph)
        if line is not None and line[0] - paragraph.start < 4:
            if before is not None:
                if last is not None:
                    yield last
                last = _above(line[2], before, paragraph, last, document, leaves)
            elif last is not None:
                last = replace(
                    last,
                    units=last.units.joined(line[2]),
                    span=Span(last.span.start, paragraph.end),
                )
            before = None
            continue
        before = paragraph
        if not found and line is None:
            continue
        if last is not None:
            yield last
        last = _inside(found, line, paragraph, last, document, flow)
    if last is not None:
        yield last


def _above(
    units: UnitList,
    before: Span,
    line: Span,
    last: Item | None,
    document: Document,
    leaves: frozenset[str],
) -> Item:
    """The item above a line of its own that names its units: “责任单位：……”."""
    provision = document.provision_at(before.start)
    begin, ended = before.start, last.span.end if last is not None else 0
    if provision is not None and provision.label and provision.id in leaves:
        begin = provision.span.start if provision.span.start >= ended else begin
    source: UnitsSource = "rule" if units.by_rule else "paren"
    body = Span(begin, before.end)
    return Item(Span(begin, line.end), body, provision, units, source, "duty")


def _inside(
    found: list[tuple[int, int, UnitList]],
    line: tuple[int, int, UnitList] | None,
    paragraph: Span,
    last: Item | None,
    document: Document,
    flow: Flow,
) -> Item:
    """The item that names its units itself, in brackets or in its last sentence."""
    begin, ended = paragraph.start, last.span.end if last is not None else 0
    provision = document.provision_at(begin)
    if provision is not None and ended <= provision.span.start < begin and provision.label:
        # A heading, its paragraph and the bracket behind that are one item.
        whole = provision.scope.end <= paragraph.end + 1
        begin = provision.span.start if whole else begin
    if line is not None:
        stop, end, units = line[0], paragraph.end, line[2]
    else:
        stop, end, units = _first_of_the_last(flow.folded, found), found[-1][1], UnitList()
        for *_, more in found:
            units = units.joined(more)
    source: UnitsSource = "rule" if units.by_rule else "paren"
    return Item(Span(begin, end), Span(begin, stop), provision, units, source, "duty")


def _first_of_the_last(folded: str, found: list[tuple[int, int, UnitList]]) -> int:
    """Where the brackets begin that end an item; a bracket with words behind it is part of it."""
    at, *_ = found[-1]
    for start, end, _ in reversed(found[:-1]):
        if folded[end:at].strip(" 。；，"):
            break
        at = start
    return at


def rows_with_units(document: Document, flow: Flow) -> Iterator[Item]:
    """The rows of tables that have a column of tasks and a column of units."""
    for table in document.tables:
        columns = _columns(table)
        if columns is None:
            continue
        what, who = columns
        width = len(table.header[-1])
        asks = _asks(table, what)
        for row in table.rows:
            units, first = UnitList(), len(row)
            for role, column in who.items():
                at, words = _words_of_units(row, column, width, flow)
                units = units.joined(units_of_statement(f"{role}：{words}"))
                first = min(first, at) if words else first
            if not units or len(row) < 2:
                continue
            task = row[what] if len(row) == width else row[max(0, min(what, first - 1))]
            task = row[first] if task.words.isdecimal() else task
            span = Span(row[0].span.start, row[-1].span.end)
            provision = document.provision_at(span.start)
            whole = len(row) == width and row[asks].words
            body = Span(task.span.start, row[asks].span.end) if whole else task.span
            title = _ORDINAL.sub("", task.words).rstrip("。")
            yield Item(span, body, provision, units, "paren", "duty", title)


def _words_of_units(row: tuple[Cell, ...], column: int, width: int, flow: Flow) -> tuple[int, str]:
    """What a row says in a column of units, and in which of its cells.

    Where the layout ran cells together the columns are counted from the end of the row, and
    the last words of the cell are taken if they end like the name of a unit.
    """
    if len(row) == width:
        return column, flow.folded[slice(*row[column].span)]
    at = len(row) - (width - column)
    if at < 0:
        return column, ""
    last = flow.folded[slice(*row[at].span)].split(" ")[-1]
    return at, last if ENDS_LIKE_A_UNIT.search(last) else ""


_WHAT = re.compile(r"任务|事项|内容|措施|目标|项目|实事")
_ASKS = re.compile(r"(?<!时限)(?<!时间)要求$|标准$|举措")
_ORDINAL = re.compile(
    r"^(?:\d{1,3}[.、]|[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}、) ?"
)
_WHO = re.compile(r"(?:牵头|责任|负责|主办|配合|协办|承办|参与)(?:负责|责任)?(?:单位|部门)")


def _asks(table: Table, what: int) -> int:
    """The last column that says what is asked: what is required stands beside the task."""
    heads = [cell.words for cell in table.header[-1]]
    return what + 1 if what + 1 < len(heads) and _ASKS.search(heads[what + 1]) else what


def _columns(table: Table) -> tuple[int, dict[str, int]] | None:
    """Which column of a table says what is to be done, and which ones by whom."""
    if not table.header:
        return None
    heads = [cell.words.replace(" ", "") for cell in table.header[-1]]
    who = {role.group(): at for at, head in enumerate(heads) if (role := _WHO.search(head))}
    what = [at for at, head in enumerate(heads) if _WHAT.search(head) and at not in who.values()]
    return (what[-1], dict(who)) if who and what else None
