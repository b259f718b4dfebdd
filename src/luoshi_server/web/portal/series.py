"""Figures as series over periods: what was reached beside what was aimed at.

A printed amount and a printed growth are two numbers of one figure, and stand in two series.
Amounts in different units are not converted: each is shown as it is printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from luoshi.exchange.sdmx_json import PeriodNotTold, time_period
from luoshi_server.duties.published import PublicFigure
from luoshi_server.web.charts import Bar, Chart, Line, bars, line
from luoshi_server.web.portal.periods import period_words

PERIODS = 24
"""As many periods as a picture shows, the latest ones."""

_YEAR, _QUARTER, _MONTH = re.compile(r"\d{4}"), re.compile(r"\d{4}-Q\d"), re.compile(r"\d{4}-\d\d")


@dataclass(frozen=True, kw_only=True)
class Point:
    """A number for a period: what it is, in which unit, and the figure that says so."""

    name: str
    unit: str
    value: Decimal
    figure: PublicFigure

    @property
    def period(self) -> str:
        """The period, as it was read."""
        return self.figure.period

    @property
    def status(self) -> str:
        """Whether it was reached, aimed at or estimated."""
        return self.figure.status

    @property
    def order(self) -> tuple[date, date, str]:
        """Its place in time: by the end of its period, the shorter period last."""
        try:
            told = time_period(self.period)
        except PeriodNotTold:
            return date.min, date.min, self.period
        return told.last, told.first, self.period


@dataclass(frozen=True, kw_only=True)
class Series:
    """The numbers of one name in one unit, in the order of their periods."""

    name: str
    unit: str
    points: tuple[Point, ...]

    def of(self, status: str) -> dict[str, Point]:
        """By period, the number of a status: where documents differ, that of the latest."""
        found: dict[str, Point] = {}
        for point in self.points:
            other = found.get(point.period)
            if point.status == status and (other is None or _dated(other) <= _dated(point)):
                found[point.period] = point
        return found

    @property
    def latest(self) -> Point | None:
        """The latest number that was reached."""
        reached = [point for point in self.points if point.status == "actual"]
        return reached[-1] if reached else None


def points_of(figure: PublicFigure) -> Iterator[Point]:
    """The numbers of a figure: its amount, and its growth."""
    if figure.value is not None:
        yield Point(name=figure.name, unit=figure.unit, value=figure.value, figure=figure)
    if figure.growth is not None and figure.growth != figure.value:
        named = _("{name}年均增速") if figure.measure == "avg_growth" else _("{name}增速")
        yield Point(
            name=named.format(name=figure.name),
            unit=figure.growth_unit or "%",
            value=figure.growth,
            figure=figure,
        )


def series_of(figures: Iterable[PublicFigure]) -> list[Series]:
    """The series of figures: the one with most periods first."""
    by_name: dict[tuple[str, str], list[Point]] = {}
    for figure in figures:
        for point in points_of(figure):
            by_name.setdefault((point.name, point.unit), []).append(point)
    found = [
        Series(name=name, unit=unit, points=tuple(sorted(points, key=lambda one: one.order)))
        for (name, unit), points in by_name.items()
    ]
    found.sort(key=lambda one: (-len({point.period for point in one.points}), one.name, one.unit))
    return found


def charts_of(series: Series) -> list[Chart]:
    """Pictures of a series, one for each length of period that has something to compare."""
    charts = []
    for length in _LENGTHS:
        points = tuple(point for point in series.points if _length(point.period) == length)
        own = Series(name=series.name, unit=series.unit, points=points)
        periods = list(dict.fromkeys(point.period for point in points))[-PERIODS:]
        found = [own.of(status) for status in ("actual", "target", "estimate")]
        if max(len(one) for one in found) > 1:
            charts.append(_lines(own, periods))
        elif sum(bool(one) for one in found) > 1:
            charts.append(_bars(own, periods))
    return charts


def _lines(series: Series, periods: list[str]) -> Chart:
    lines = [
        Line(name=name, numbers=tuple(_value(found, period) for period in periods))
        for name, found in (
            (_("实绩"), series.of("actual")),
            (_("目标"), series.of("target")),
            (_("预计"), series.of("estimate")),
        )
        if found
    ]
    return line(
        lines,
        periods=[period_words(period) for period in periods],
        title=series.name,
        description=_("{name}，{first}至{last}。").format(
            name=series.name, first=period_words(periods[0]), last=period_words(periods[-1])
        ),
        unit=series.unit,
    )


def _bars(series: Series, periods: list[str]) -> Chart:
    actual, target = series.of("actual"), series.of("target") or series.of("estimate")
    return bars(
        [
            Bar(
                label=period_words(period),
                actual=_value(actual, period),
                target=_value(target, period),
            )
            for period in periods
        ],
        title=series.name,
        description=_("{name}，各期的实绩和目标。").format(name=series.name),
        unit=series.unit,
    )


def _value(found: dict[str, Point], period: str) -> Decimal | None:
    point = found.get(period)
    return point.value if point else None


_LENGTHS = ("year", "quarter", "month", "months", "years", "day")


def _length(period: str) -> str:
    """Periods of different lengths are not drawn on one line."""
    if _YEAR.fullmatch(period):
        return "year"
    if _QUARTER.fullmatch(period):
        return "quarter"
    if _MONTH.fullmatch(period):
        return "month"
    if "/" in period:
        return "years" if _YEAR.fullmatch(period.partition("/")[0]) else "months"
    return "day"


def _dated(point: Point) -> date:
    return point.figure.document.dated or date.min
