"""The course of one number, as small as a word."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from luoshi_server.web.charts.chart import Chart, Row
from luoshi_server.web.charts.drawing import Block, Drawing, Shape, Stroke, at
from luoshi_server.web.charts.lettering import written

HEIGHT = 24


def sparkline(
    numbers: Sequence[Decimal | None],
    *,
    periods: Sequence[str],
    title: str,
    description: str,
    width: int = 96,
) -> Chart:
    """A line through the numbers that are known, broken where one is missing; the last is dotted.

    It stands beside the number it explains: write `{{ chart.svg() }}`, without the table.
    """
    numbers = tuple(numbers)
    return Chart(
        title=title,
        description=description,
        header=(title, ""),
        rows=tuple(
            Row(cells=(period, written(number)))
            for period, number in zip(periods, numbers, strict=True)
        ),
        draw=lambda across: _drawn(numbers, width=across),
        width=width,
    )


def _drawn(numbers: tuple[Decimal | None, ...], *, width: int) -> Drawing:
    known = [number for number in numbers if number is not None]
    low, high = (min(known), max(known)) if known else (Decimal(0), Decimal(0))
    reach = high - low or Decimal(1)
    step = (width - 8) / max(len(numbers) - 1, 1)
    path, is_broken = "", True
    last: tuple[float, float] | None = None
    for place, number in enumerate(numbers):
        if number is None:
            is_broken = True
            continue
        last = (4 + step * place, HEIGHT - 4 - (HEIGHT - 8) * float((number - low) / reach))
        path += f"{'M' if is_broken else 'L'}{at(last[0])} {at(last[1])}"
        is_broken = False
    shapes: list[Shape] = [Stroke(path=path, look="line line-1")] if path else []
    if last:
        shapes.append(Block(x=last[0] - 2.5, y=last[1] - 2.5, width=5, height=5, look="bar-actual"))
    return Drawing(width=width, height=HEIGHT, shapes=tuple(shapes))
