"""Numbers over periods, each series named at its end, with the target as a dashed line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from luoshi_server.web.charts.chart import DESK, Chart, Row
from luoshi_server.web.charts.drawing import Block, Drawing, Label, Shape, Stroke, at
from luoshi_server.web.charts.legend import legend
from luoshi_server.web.charts.lettering import width_of, written
from luoshi_server.web.charts.scale import Scale, scale_for

SIZE = 12
LOOKS = 4
"""As many series as can be told apart by colour and by dashes; more belong in two charts."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """One series: a number for each period, or none where nothing was reported."""

    name: str
    numbers: tuple[Decimal | None, ...]


@dataclass(frozen=True, kw_only=True)
class _Plane:
    """Where periods and numbers lie on the sheet."""

    left: float
    right: float
    top: float
    bottom: float
    scale: Scale
    count: int

    def x(self, place: int) -> float:
        return self.left + (self.right - self.left) * (place + 0.5) / max(self.count, 1)

    def y(self, number: Decimal) -> float:
        return self.bottom - (self.bottom - self.top) * self.scale.share(number)


def line(
    series: Sequence[Line],
    *,
    periods: Sequence[str],
    title: str,
    description: str,
    target: Decimal | None = None,
    unit: str = "",
    width: int = DESK,
) -> Chart:
    """Up to four series on one scale from zero; a gap is a break in the line, not a zero."""
    series, periods = tuple(series), tuple(periods)
    of_unit = _("（{unit}）").format(unit=unit) if unit else ""
    goal = () if target is None else (_("目标") + of_unit,)
    return Chart(
        title=title,
        description=description,
        header=(_("时期"), *(one.name + of_unit for one in series), *goal),
        rows=tuple(
            Row(
                cells=(
                    period,
                    *(written(one.numbers[place]) for one in series),
                    *(written(target) for _goal in goal),
                )
            )
            for place, period in enumerate(periods)
        ),
        draw=lambda across: _drawn(series, periods, target, unit=unit, width=across),
        width=width,
    )


def _drawn(
    series: tuple[Line, ...],
    periods: tuple[str, ...],
    target: Decimal | None,
    *,
    unit: str,
    width: int,
) -> Drawing:
    scale = scale_for([target, *(number for one in series for number in one.numbers)])
    entries = [(f"line-key-{_look(place)}", one.name) for place, one in enumerate(series)]
    if target is not None:
        entries.append(("bar-target", f"{_('目标')} {written(target)}"))
    head = legend(entries, width=width, after=_("单位：{unit}").format(unit=unit) if unit else "")
    margin = max(width_of(written(tick), SIZE) for tick in scale.ticks) + 8
    tall = 170 if width < 480 else 210
    plane = _Plane(
        left=margin,
        right=width,
        top=head.height + 14,
        bottom=head.height + 14 + tall,
        scale=scale,
        count=len(periods),
    )
    shapes = [*head.shapes, *_ground(plane, periods, margin=margin, width=width)]
    if target is not None:
        y = plane.y(target)
        shapes.append(Stroke(path=f"M{at(margin)} {at(y)}H{at(width)}", look="line-target"))
    for place, one in enumerate(series):
        shapes += _course(one, plane, look=_look(place), unit=unit)
    shapes += _last_numbers(series, plane, width=width)
    return Drawing(width=width, height=plane.bottom + 24, shapes=tuple(shapes))


def _ground(
    plane: _Plane, periods: tuple[str, ...], *, margin: float, width: float
) -> Iterator[Shape]:
    for tick in plane.scale.ticks:
        y = plane.y(tick)
        look = "axis" if tick == 0 else "grid"
        yield Stroke(path=f"M{at(margin)} {at(y)}H{at(width)}", look=look)
        yield Label(
            words=written(tick), x=margin - 6, y=y + 4, size=SIZE, anchor="end", look="faint"
        )
    widest = max((width_of(period, SIZE) for period in periods), default=0) + 8
    room = (plane.right - plane.left) / max(len(periods), 1)
    every = max(1, -int(-widest // room))
    # Counted from the last period, since that is the one people look for.
    for place, period in enumerate(periods):
        if (len(periods) - 1 - place) % every == 0:
            half = width_of(period, SIZE) / 2
            x = min(max(plane.x(place), half), width - half)
            yield Label(
                words=period, x=x, y=plane.bottom + 18, size=SIZE, anchor="middle", look="faint"
            )


def _course(one: Line, plane: _Plane, *, look: int, unit: str) -> Iterator[Shape]:
    path, is_broken = "", True
    points: list[Shape] = []
    for place, number in enumerate(one.numbers):
        if number is None:
            is_broken = True
            continue
        x, y = plane.x(place), plane.y(number)
        path += f"{'M' if is_broken else 'L'}{at(x)} {at(y)}"
        is_broken = False
        says = f"{one.name} {written(number)} {unit}".strip()
        points.append(
            Block(x=x - 3, y=y - 3, width=6, height=6, look=f"line-key-{look}", says=says)
        )
    if path:
        yield Stroke(path=path, look=f"line line-{look}")
    yield from points


def _last_numbers(series: tuple[Line, ...], plane: _Plane, *, width: float) -> Iterator[Label]:
    """The latest number of each series, above its point, moved up where two would overlap."""
    lasts = sorted(
        ((place, number) for one in series for place, number in [_last(one)] if number is not None),
        key=lambda last: last[1],
    )
    placed: list[Label] = []
    for place, number in lasts:
        half = width_of(written(number), SIZE) / 2
        x = min(plane.x(place), width - half)
        label = Label(
            words=written(number),
            x=x,
            y=plane.y(number) - 8,
            size=SIZE,
            anchor="middle",
            look="number halo",
        )
        while any(label.box.overlaps(other.box) for other in placed):
            label = Label(
                words=label.words,
                x=x,
                y=label.y - 2,
                size=SIZE,
                anchor="middle",
                look="number halo",
            )
        placed.append(label)
    yield from placed


def _last(one: Line) -> tuple[int, Decimal | None]:
    known = [(place, number) for place, number in enumerate(one.numbers) if number is not None]
    return known[-1] if known else (0, None)


def _look(place: int) -> int:
    return place % LOOKS + 1
