"""How many of each lamp every unit has, as one bar in parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi_server.web.charts.chart import DESK, Chart, Row
from luoshi_server.web.charts.drawing import Block, Drawing, Label, Shape, lines_of
from luoshi_server.web.charts.legend import legend
from luoshi_server.web.charts.lettering import width_of, wrapped, written

SIZE = 13
THICK = 18
FINGER = 24
"""What is narrower cannot be hit; it is opened from the table."""

LAMPS: Final = {
    "red": gettext_lazy("红灯"),
    "yellow": gettext_lazy("黄灯"),
    "blue": gettext_lazy("蓝灯"),
    "green": gettext_lazy("正常"),
    "grey": gettext_lazy("中止"),
    "closed": gettext_lazy("已销号"),
}
"""The worst first: what must be seen stands at the left edge, where bars can be compared."""


@dataclass(frozen=True, kw_only=True)
class Stack:
    """A unit and how many matters it has under each lamp; `links` opens those of a lamp."""

    label: str
    counts: Mapping[str, int]
    href: str = ""
    links: Mapping[str, str] = field(default_factory=dict)

    @property
    def total(self) -> int:
        return sum(self.counts.get(lamp, 0) for lamp in LAMPS)


def stacked(rows: Sequence[Stack], *, title: str, description: str, width: int = DESK) -> Chart:
    """Bars in parts, one a unit, with the count in each part that has room for it."""
    rows = tuple(rows)
    lamps = tuple(lamp for lamp in LAMPS if any(row.counts.get(lamp) for row in rows))
    return Chart(
        title=title,
        description=description,
        header=(_("单位"), *(str(LAMPS[lamp]) for lamp in lamps), _("合计")),
        rows=tuple(
            Row(
                cells=(
                    row.label,
                    *(str(row.counts.get(lamp, 0)) for lamp in lamps),
                    str(row.total),
                ),
                href=row.href,
                links=(*(row.links.get(lamp, "") for lamp in lamps), "") if row.links else (),
            )
            for row in rows
        ),
        draw=lambda across: _drawn(rows, lamps, width=across),
        width=width,
    )


def _drawn(rows: tuple[Stack, ...], lamps: tuple[str, ...], *, width: int) -> Drawing:
    is_narrow = width < 480
    widest = max((width_of(row.label, SIZE) for row in rows), default=0)
    names = 0 if is_narrow else min(width * 0.36, widest)
    totals = max((width_of(written(row.total), SIZE) for row in rows), default=0)
    left = names + 12 if names else 0
    along = width - totals - 10 - left
    longest = max((row.total for row in rows), default=0)
    each = along / longest if longest else 0
    head = legend([(f"lamp-{lamp}", str(LAMPS[lamp])) for lamp in lamps], width=width)
    shapes: list[Shape] = list(head.shapes)
    top = head.height
    for row in rows:
        lines = wrapped(row.label, width=width if is_narrow else names, size=SIZE)
        tall = 1.3 * SIZE * len(lines)
        middle = top + (tall + 13 if is_narrow else max(tall, THICK) / 2 + 3)
        shapes += lines_of(
            lines,
            x=0 if is_narrow else names,
            middle=top + tall / 2 if is_narrow else middle,
            size=SIZE,
            anchor="start" if is_narrow else "end",
        )
        x = left
        for lamp in lamps:
            count = row.counts.get(lamp, 0)
            shapes += _part(lamp, count, row, x=x, wide=count * each, middle=middle)
            x += count * each
        shapes.append(
            Label(
                words=written(row.total),
                x=width,
                y=middle + 0.36 * SIZE,
                size=SIZE,
                anchor="end",
                look="number",
            )
        )
        top = middle + 17 if is_narrow else top + max(tall, THICK) + 6
    return Drawing(width=width, height=top + 2, shapes=tuple(shapes))


def _part(
    lamp: str, count: int, row: Stack, *, x: float, wide: float, middle: float
) -> tuple[Shape, ...]:
    if not count:
        return ()
    part = Block(
        x=x,
        y=middle - THICK / 2,
        width=max(wide - 1, 1),
        height=THICK,
        look=f"lamp-{lamp}",
        says=f"{row.label} {LAMPS[lamp]} {count}",
        href=row.links.get(lamp, "") if wide >= FINGER else "",
    )
    if width_of(str(count), 12) + 4 > wide:
        return (part,)
    return (
        part,
        Label(
            words=str(count),
            x=x + wide / 2,
            y=middle + 4.3,
            size=12,
            anchor="middle",
            look=f"on-lamp-{lamp}",
        ),
    )
