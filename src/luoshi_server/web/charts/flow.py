"""Money on its way: from revenues through funds to spending, each stream as wide as its amount.

On a desk the streams are drawn from left to right; a phone has no room for that, so there the
same streams stand one below the other, by the node they pass through (`flow_sections`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from luoshi_server.web.charts.chart import Chart, Row
from luoshi_server.web.charts.drawing import Block, Drawing, Shape, Stroke, at, lines_of
from luoshi_server.web.charts.flow_sections import drawn_in_sections
from luoshi_server.web.charts.legend import legend
from luoshi_server.web.charts.lettering import width_of, wrapped, written
from luoshi_server.web.charts.streams import Band, Streams

__all__ = ["Band", "flow"]

SIZE = 13
THICK = 10
GAP = 8
NEEDS = 560
"""The least width at which streams from left to right still leave their labels room."""


def flow(
    bands: Sequence[Band], *, title: str, description: str, unit: str = "", width: int = 960
) -> Chart:
    """Streams between nodes; nodes stand in the order in which the bands first name them."""
    streams = Streams.of(bands)
    of_unit = _("（{unit}）").format(unit=unit) if unit else ""
    return Chart(
        title=title,
        description=description,
        header=(_("从"), _("到"), _("金额") + of_unit),
        rows=tuple(
            Row(cells=(band.source, band.target, written(band.amount))) for band in streams.bands
        ),
        draw=lambda across: (
            _drawn(streams, unit=unit, width=across)
            if across >= NEEDS
            else drawn_in_sections(streams, unit=unit, width=across)
        ),
        width=width,
    )


@dataclass(frozen=True, kw_only=True)
class _Node:
    """A node on the sheet: its bar, and the lines of its label."""

    name: str
    column: int
    x: float
    top: float
    height: float
    lines: tuple[str, ...]


def _drawn(streams: Streams, *, unit: str, width: int) -> Drawing:
    head = legend([], width=width, after=_("单位：{unit}").format(unit=unit) if unit else "")
    nodes, bottom = _placed(streams, width=width, top=head.height)
    shapes: list[Shape] = [*head.shapes, *_bands(streams, nodes)]
    last = streams.columns - 1
    for node in nodes.values():
        shapes.append(
            Block(x=node.x, y=node.top, width=THICK, height=node.height, look="flow-node")
        )
        is_first = node.column == 0
        shapes += lines_of(
            node.lines,
            x=node.x - 6 if is_first else node.x + THICK + 6,
            middle=node.top + node.height / 2,
            size=SIZE,
            anchor="end" if is_first else "start",
            look="label" if is_first or node.column == last else "label halo",
        )
    return Drawing(width=width, height=bottom + 2, shapes=tuple(shapes))


def _placed(streams: Streams, *, width: int, top: float) -> tuple[dict[str, _Node], float]:
    """Every node at its place, and where the tallest column ends.

    A node keeps at least the height of its label free, so labels of one column never touch.
    """
    names = _margin(streams, 0, width=width)
    after = _margin(streams, streams.columns - 1, width=width)
    between = (width - names - after - THICK) / max(streams.columns - 1, 1)
    each = _height_for_one(streams)
    columns: list[list[tuple[str, float, float, tuple[str, ...]]]] = []
    for column in range(streams.columns):
        is_inner = 0 < column < streams.columns - 1
        room = (between - THICK - 14) if is_inner else names - 8
        columns.append([])
        for name in streams.in_column(column):
            lines = _label(streams, name, room=room)
            high = max(float(streams.amount(name)) * each, 1.5)
            slot = max(high, 1.3 * SIZE * len(lines)) + GAP
            columns[-1].append((name, high, slot, lines))
    tallest = max((sum(slot for _name, _high, slot, _lines in one) for one in columns), default=0)
    nodes: dict[str, _Node] = {}
    for column, members in enumerate(columns):
        y = top + (tallest - sum(slot for _name, _high, slot, _lines in members)) / 2
        for name, high, slot, lines in members:
            nodes[name] = _Node(
                name=name,
                column=column,
                x=names + between * column,
                top=y + (slot - high) / 2,
                height=high,
                lines=lines,
            )
            y += slot
    return nodes, top + tallest


def _margin(streams: Streams, column: int, *, width: int) -> float:
    """The room for the labels of an outer column: what they need, and no more than a quarter."""
    needed = (
        width_of(f"{name}  {streams.words(name)}", SIZE) for name in streams.in_column(column)
    )
    return min(width * 0.24, max(needed, default=0) + 9)


def _height_for_one(streams: Streams) -> float:
    """Pixels for one unit of money: the largest column is about as tall as half a screen."""
    totals = (
        sum((streams.amount(name) for name in streams.in_column(column)), Decimal(0))
        for column in range(streams.columns)
    )
    return 340 / float(max(totals, default=Decimal(0)) or 1)


def _label(streams: Streams, name: str, *, room: float) -> tuple[str, ...]:
    amount = streams.words(name)
    if width_of(f"{name}  {amount}", SIZE) <= room:
        return (f"{name}  {amount}",)
    return (*wrapped(name, width=room, size=SIZE), *wrapped(amount, width=room, size=SIZE))


def _bands(streams: Streams, nodes: dict[str, _Node]) -> Iterator[Stroke]:
    """Streams leave and reach a node from top to bottom in the order of the other ends."""
    leaves = {
        band: place for name in nodes for band, place in _stacked(streams.leaving(name), nodes)
    }
    reaches = {
        band: place
        for name in nodes
        for band, place in _stacked(streams.reaching(name), nodes, is_target=True)
    }
    for band in streams.bands:
        source, target = nodes[band.source], nodes[band.target]
        left, right = source.x + THICK, target.x
        middle = (left + right) / 2
        from_top, from_bottom = leaves[band]
        to_top, to_bottom = reaches[band]
        path = (
            f"M{at(left)} {at(from_top)}C{at(middle)} {at(from_top)} {at(middle)} {at(to_top)} "
            f"{at(right)} {at(to_top)}V{at(to_bottom)}C{at(middle)} {at(to_bottom)} "
            f"{at(middle)} {at(from_bottom)} {at(left)} {at(from_bottom)}Z"
        )
        says = f"{band.source} → {band.target} {written(band.amount)}"
        yield Stroke(path=path, look="flow-band", says=says)


def _stacked(
    bands: tuple[Band, ...], nodes: dict[str, _Node], *, is_target: bool = False
) -> Iterator[tuple[Band, tuple[float, float]]]:
    if not bands:
        return
    here = nodes[bands[0].target if is_target else bands[0].source]
    whole = sum((band.amount for band in bands), Decimal(0)) or Decimal(1)
    y = here.top
    for band in sorted(bands, key=lambda one: nodes[one.source if is_target else one.target].top):
        high = here.height * float(band.amount / whole)
        yield band, (y, y + max(high, 1))
        y += high
