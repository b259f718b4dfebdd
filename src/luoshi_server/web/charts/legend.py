"""The key of a chart: a small mark and a word each, in as many lines as the width asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from luoshi_server.web.charts.drawing import Block, Label, Shape
from luoshi_server.web.charts.lettering import width_of

SIZE = 12
STEP = 20


@dataclass(frozen=True, kw_only=True)
class Legend:
    """Shapes at the head of a drawing, and how much height they take."""

    shapes: tuple[Shape, ...]
    height: float


def legend(entries: Sequence[tuple[str, str]], *, width: float, after: str = "") -> Legend:
    """Marks by class with their words, from the left; a last remark without a mark."""
    shapes: list[Shape] = []
    x, baseline = 0.0, 13.0
    for look, words in [*entries, *([("", after)] if after else [])]:
        mark = 16 if look else 0
        room = mark + width_of(words, SIZE)
        if x and x + room > width:
            x, baseline = 0.0, baseline + STEP
        if look:
            shapes.append(Block(x=x, y=baseline - 10, width=11, height=11, look=look))
        shapes.append(Label(words=words, x=x + mark, y=baseline, size=SIZE, look="faint"))
        x += room + 16
    return Legend(shapes=tuple(shapes), height=baseline + 11 if shapes else 0)
