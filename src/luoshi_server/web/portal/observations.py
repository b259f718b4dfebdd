"""Figures as observations, by which statistical offices exchange them (SDMX)."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.conf import settings

from luoshi.exchange.sdmx_json import (
    Observation,
    PeriodNotTold,
    Publisher,
    code_of,
    rivals,
    time_period,
)
from luoshi_server.web.portal.links import office_name
from luoshi_server.web.portal.open_data import comparator_of, figures, link_to_words
from luoshi_server.web.portal.series import points_of


class Observations(NamedTuple):
    """What can be told in SDMX, and how many numbers could not be."""

    told: list[Observation]
    without_period: int
    rivals: int


def observations() -> Observations:
    """One value for each indicator, period, status and unit: of several, the latest document's.

    A number without a period is none to SDMX; it stands in the CSV.
    """
    area = code_of(settings.LUOSHI.place)
    told: dict[tuple[str, ...], tuple[date, Observation]] = {}
    every: list[Observation] = []
    without_period = 0
    for figure in figures():
        dated = figure.document.dated or date.min
        for point in points_of(figure):
            try:
                time_period(point.period)
            except PeriodNotTold:
                without_period += 1
                continue
            one = Observation(
                area=area,
                indicator=code_of(point.name),
                period=point.period,
                status=point.status,  # type: ignore[arg-type]
                unit=code_of(point.unit or "-"),
                value=point.value,
                comparator=comparator_of(point),
                source=link_to_words(figure),
            )
            every.append(one)
            if one.key not in told or told[one.key][0] <= dated:
                told[one.key] = (dated, one)
    return Observations([one for _, one in told.values()], without_period, len(rivals(every)))


def publisher() -> Publisher:
    """Who publishes, in the words of SDMX."""
    return Publisher("LUOSHI", office_name())
