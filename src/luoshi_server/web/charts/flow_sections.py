"""The streams of a flow for a phone: by the node they pass through, what comes and what goes."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _

from luoshi_server.web.charts.drawing import Block, Drawing, Label, Shape, lines_of
from luoshi_server.web.charts.legend import legend
from luoshi_server.web.charts.lettering import width_of, wrapped, written
from luoshi_server.web.charts.streams import Band, Streams

SIZE = 12
HEADING = 14
THICK = 6


def drawn_in_sections(streams: Streams, *, unit: str, width: int) -> Drawing:
    """Every band at least once: under the node it passes through, else under its source."""
    head = legend([], width=width, after=_("单位：{unit}").format(unit=unit) if unit else "")
    shapes: list[Shape] = list(head.shapes)
    top = head.height
    largest = max((band.amount for band in streams.bands), default=Decimal(1))
    for name, coming, going in _sections(streams):
        amount = streams.words(name) if coming else written(_sum(going))
        top += 8
        lines = wrapped(name, width=width - width_of(amount, HEADING) - 10, size=HEADING)
        tall = 1.3 * HEADING * len(lines)
        shapes += lines_of(lines, x=0, middle=top + tall / 2, size=HEADING, look="label strong")
        shapes.append(
            Label(
                words=amount,
                x=width,
                y=top + 1.0 * HEADING,
                size=HEADING,
                anchor="end",
                look="number",
            )
        )
        top += tall + 4
        for words, bands in ((_("来自"), coming), (_("用于"), going)):
            if not bands:
                continue
            shapes.append(Label(words=words, x=0, y=top + SIZE, size=SIZE, look="faint"))
            top += 20
            for band in bands:
                other = band.source if bands is coming else band.target
                more, top = _row(other, band, largest, top=top, width=width)
                shapes += more
        top += 8
    return Drawing(width=width, height=top, shapes=tuple(shapes))


def _row(
    name: str, band: Band, largest: Decimal, *, top: float, width: float
) -> tuple[list[Shape], float]:
    amount = written(band.amount)
    left = 12.0
    lines = wrapped(name, width=width - left - width_of(amount, SIZE) - 10, size=SIZE)
    tall = 1.3 * SIZE * len(lines)
    along = width - left
    bar = top + tall + 2
    done = max(along * float(band.amount / largest), 1.5)
    shapes: list[Shape] = [
        *lines_of(lines, x=left, middle=top + tall / 2, size=SIZE),
        Label(words=amount, x=width, y=top + 1.0 * SIZE, size=SIZE, anchor="end", look="number"),
        Block(x=left, y=bar, width=along, height=THICK, look="track"),
        Block(x=left, y=bar, width=done, height=THICK, look="bar-actual"),
    ]
    return shapes, bar + THICK + 8


def _sections(
    streams: Streams,
) -> Iterator[tuple[str, tuple[Band, ...], tuple[Band, ...]]]:
    inner = [name for name in streams.column_of if streams.reaching(name) and streams.leaving(name)]
    for name in inner:
        yield name, streams.reaching(name), streams.leaving(name)
    for name in streams.column_of:
        direct = tuple(band for band in streams.leaving(name) if band.target not in inner)
        if direct and name not in inner:
            yield name, (), direct


def _sum(bands: tuple[Band, ...]) -> Decimal:
    return sum((band.amount for band in bands), Decimal(0))
