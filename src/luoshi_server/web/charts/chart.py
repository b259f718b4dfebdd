"""A chart: what it shows in a sentence, how it is drawn at a width, and its numbers as a table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from luoshi_server.web.charts.drawing import Drawing, at

PHONE = 344
"""The width that a phone of 390 pixels leaves for a picture in a panel."""
DESK = 720


@dataclass(frozen=True, kw_only=True)
class Row:
    """A line of the table; its first cell opens the record, if there is one to open.

    `links` are what the other cells open, one each where there are any.
    """

    cells: tuple[str, ...]
    href: str = ""
    links: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Chart:
    """A picture of numbers that can be read without being seen."""

    title: str
    description: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    draw: Callable[[int], Drawing]
    width: int = DESK

    def svg(self, width: int | None = None) -> SafeString:
        """The picture for a width; it is shown smaller where there is less room, never larger."""
        drawing = self.draw(width or self.width)
        wide, high = at(drawing.width), at(drawing.height)
        shapes = "".join(shape.svg() for shape in drawing.shapes)
        role = "group" if drawing.opens else "img"
        return SafeString(  # nosec B703 - every text in it was escaped
            f'<svg class="chart" role="{role}" viewBox="0 0 {wide} {high}" width="{wide}" '
            f'height="{high}"><title>{escape(self.title)}</title>'
            f"<desc>{escape(self.description)}</desc>{shapes}</svg>"
        )

    def table(self) -> SafeString:
        """The same numbers, folded away until asked for."""
        head = "".join(f'<th scope="col">{escape(title)}</th>' for title in self.header)
        body = "".join(f"<tr>{self._cells(row)}</tr>" for row in self.rows)
        summary = escape(_("数据表"))
        return SafeString(  # nosec B703 - every text in it was escaped
            f'<details class="chart-table"><summary>{summary}</summary>'
            f'<div class="table has-grid" tabindex="0" role="region" '
            f'aria-label="{escape(self.title)}"><table class="list is-grid">'
            f'<caption class="unseen">{escape(self.title)}</caption>'
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div></details>"
        )

    def __html__(self) -> SafeString:
        """The figure as a page shows it: for a desk, for a phone, and as a table."""
        return SafeString(  # nosec B703 - every text in it was escaped
            f'<figure class="chart-figure"><div class="on-desk">{self.svg()}</div>'
            f'<div class="on-phone">{self.svg(PHONE)}</div>{self.table()}</figure>'
        )

    def __str__(self) -> str:
        return self.__html__()

    def _cells(self, row: Row) -> str:
        first, *others = (escape(cell) for cell in row.cells)
        links = row.links or ("",) * len(others)
        numbers = "".join(
            f'<td class="number">{_opening(cell, href)}</td>'
            for cell, href in zip(others, links, strict=True)
        )
        return f'<th scope="row">{_opening(first, row.href)}</th>{numbers}'


def _opening(cell: str, href: str) -> str:
    return f'<a href="{escape(href)}">{cell}</a>' if href else cell
