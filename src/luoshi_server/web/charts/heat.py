"""Units by months, the more the darker, with the number in every cell that has room for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from luoshi_server.web.charts.chart import DESK, Chart, Row
from luoshi_server.web.charts.drawing import Block, Drawing, Label, Shape, lines_of
from luoshi_server.web.charts.legend import legend
from luoshi_server.web.charts.lettering import width_of, wrapped, written

SIZE = 12
SHADES = 5


@dataclass(frozen=True, kw_only=True)
class HeatRow:
    """A unit and its number for each period, or none where there is none."""

    label: str
    numbers: tuple[Decimal | None, ...]
    href: str = ""


def heat(
    rows: Sequence[HeatRow],
    *,
    periods: Sequence[str],
    title: str,
    description: str,
    width: int = DESK,
) -> Chart:
    """Five shades in equal steps from zero to the largest number; what is missing is hollow."""
    rows, periods = tuple(rows), tuple(periods)
    return Chart(
        title=title,
        description=description,
        header=(_("单位"), *periods),
        rows=tuple(
            Row(cells=(row.label, *(written(number) for number in row.numbers)), href=row.href)
            for row in rows
        ),
        draw=lambda across: _drawn(rows, periods, width=across),
        width=width,
    )


def _drawn(rows: tuple[HeatRow, ...], periods: tuple[str, ...], *, width: int) -> Drawing:
    known = [number for row in rows for number in row.numbers if number is not None]
    largest = max([*known, Decimal(0)])
    widest = max((width_of(row.label, SIZE) for row in rows), default=0)
    names = min(width * 0.3, widest)
    left = names + 8
    cell = (width - left) / max(len(periods), 1)
    head = legend(_shades(largest), width=width)
    shapes: list[Shape] = list(head.shapes)
    top = head.height + 18
    room = max((width_of(period, SIZE) for period in periods), default=0) + 4
    every = max(1, -int(-room // cell))
    for place, period in enumerate(periods):
        if (len(periods) - 1 - place) % every == 0:
            half = width_of(period, SIZE) / 2
            x = min(left + cell * (place + 0.5), width - half)
            shapes.append(
                Label(words=period, x=x, y=top - 6, size=SIZE, anchor="middle", look="faint")
            )
    for row in rows:
        lines = wrapped(row.label, width=names, size=SIZE)
        tall = max(24.0, 1.3 * SIZE * len(lines) + 6)
        shapes += lines_of(lines, x=names, middle=top + tall / 2, size=SIZE, anchor="end")
        for place, number in enumerate(row.numbers):
            shade = _shade(number, largest)
            shapes.append(
                Block(
                    x=left + cell * place,
                    y=top,
                    width=cell - 1,
                    height=tall - 1,
                    look=f"heat-{shade}",
                    says=f"{row.label} {periods[place]} {written(number)}",
                )
            )
            if width_of(written(number), SIZE) <= cell - 3:
                shapes.append(
                    Label(
                        words=written(number),
                        x=left + cell * (place + 0.5),
                        y=top + tall / 2 + 4,
                        size=SIZE,
                        anchor="middle",
                        look=f"on-heat-{shade}",
                    )
                )
        top += tall
    return Drawing(width=width, height=top + 2, shapes=tuple(shapes))


def _shade(number: Decimal | None, largest: Decimal) -> str:
    if number is None:
        return "none"
    if largest <= 0:
        return "1"
    share = max(number, Decimal(0)) / largest
    return str(min(SHADES, int(share * SHADES) + 1))


def _shades(largest: Decimal) -> list[tuple[str, str]]:
    least, most = written(Decimal(0)), written(largest)
    middle = [(f"heat-{number}", "") for number in range(2, SHADES)]
    return [("heat-1", least), *middle, (f"heat-{SHADES}", most), ("heat-none", _("无数据"))]
