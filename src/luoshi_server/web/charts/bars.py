"""What was reached beside what was to be reached: one bar a line, the target as a mark on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from luoshi_server.web.charts.chart import DESK, Chart, Row
from luoshi_server.web.charts.drawing import Block, Drawing, Label, Shape, lines_of
from luoshi_server.web.charts.legend import legend
from luoshi_server.web.charts.lettering import width_of, wrapped, written
from luoshi_server.web.charts.scale import Scale, scale_for

SIZE = 13
THICK = 12


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One thing measured; without an actual number it is shown as having none."""

    label: str
    actual: Decimal | None
    target: Decimal | None = None
    is_late: bool = False
    href: str = ""

    @property
    def words(self) -> str:
        """The numbers as they stand at the end of the bar."""
        if self.target is None:
            return written(self.actual)
        return f"{written(self.actual)} / {written(self.target)}"


def bars(
    rows: Sequence[Bar], *, title: str, description: str, unit: str = "", width: int = DESK
) -> Chart:
    """Bars on one scale from zero, in the order given, each with its numbers written out."""
    rows = tuple(rows)
    of_unit = _("（{unit}）").format(unit=unit) if unit else ""
    return Chart(
        title=title,
        description=description,
        header=(_("项目"), _("实际") + of_unit, _("目标") + of_unit),
        rows=tuple(
            Row(cells=(row.label, written(row.actual), written(row.target)), href=row.href)
            for row in rows
        ),
        draw=lambda across: _drawn(rows, unit=unit, width=across),
        width=width,
    )


def _drawn(rows: tuple[Bar, ...], *, unit: str, width: int) -> Drawing:
    numbers = max((width_of(row.words, SIZE) for row in rows), default=0)
    is_narrow = width < 480
    names = 0 if is_narrow else min(width * 0.36, _widest(rows))
    left = names + 12 if names else 0
    right = width - numbers - 10
    scale = scale_for(number for row in rows for number in (row.actual, row.target))
    entries = [("bar-actual", _("实际"))]
    if any(row.target is not None for row in rows):
        entries.append(("bar-target", _("目标")))
    head = legend(entries, width=width, after=_("单位：{unit}").format(unit=unit) if unit else "")
    shapes: list[Shape] = list(head.shapes)
    top = head.height
    for row in rows:
        lines = wrapped(row.label, width=width if is_narrow else names, size=SIZE)
        tall = 1.3 * SIZE * len(lines)
        middle = top + (tall + 14 if is_narrow else max(tall, THICK) / 2 + 5)
        shapes += lines_of(
            lines,
            x=0 if is_narrow else names,
            middle=top + tall / 2 + 1 if is_narrow else middle,
            size=SIZE,
            anchor="start" if is_narrow else "end",
        )
        shapes += _bar(row, scale, left=left, right=right, middle=middle, unit=unit)
        shapes.append(
            Label(
                words=row.words,
                x=width,
                y=middle + 0.36 * SIZE,
                size=SIZE,
                anchor="end",
                look="number late" if row.is_late else "number",
            )
        )
        top = middle + 14 if is_narrow else top + max(tall, THICK) + 10
    return Drawing(width=width, height=top + 2, shapes=tuple(shapes))


def _bar(
    row: Bar, scale: Scale, *, left: float, right: float, middle: float, unit: str
) -> Iterator[Shape]:
    along = right - left
    zero = left + along * scale.share(Decimal(0))
    top = middle - THICK / 2
    yield Block(x=left, y=top, width=along, height=THICK, look="track")
    if row.actual is not None:
        end = left + along * scale.share(row.actual)
        yield Block(
            x=min(zero, end),
            y=top,
            width=abs(end - zero),
            height=THICK,
            look="bar-actual late" if row.is_late else "bar-actual",
            says=f"{row.label} {row.words} {unit}".strip(),
        )
    if row.target is not None:
        mark = left + along * scale.share(row.target)
        yield Block(x=mark - 1.5, y=top - 3, width=3, height=THICK + 6, look="bar-target")


def _widest(rows: tuple[Bar, ...]) -> float:
    return max((width_of(row.label, SIZE) for row in rows), default=0)
