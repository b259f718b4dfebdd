"""Who answers for a task: the units listed behind it as 责任单位.

The prose of an opinion names departments by their trade (交警部门) and the list behind the
task names them by their names (县交警大队).  Where the two differ the list holds, so bearers
are found in the list, by a sign of their trade in the name; where no name has the sign, the
first of the list answers, who leads.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from luoshi.calendars import end_of_day, last_day_of
from luoshi.mechanism import (
    Bearer,
    Event,
    PeriodBegan,
    Read,
    Reading,
    Setting,
    Who,
    names_a_group,
    on_date,
    provisional,
    slot,
)
from luoshi_policies.road_safety.wording import here

RESPONSIBLE = Setting(
    name="responsible",
    title="责任单位",
    otherwise=provisional(("交警部门",), source="原文未列责任单位"),
    says=here("[责任|牵头]单位：{responsible:list}"),
)

ALSO = Setting(
    name="also",
    title="其他责任单位",
    otherwise=provisional((), source="原文未列其他责任单位"),
    says=here("单位：…，{also:list}）"),
)
"""What stands behind the comma of the list: 各街道办事处 and other groups."""

THE_FIRST_LEADS = Reading(
    question="责任单位有几家的，由谁牵头？",
    taken="Whoever's trade the sentence names; where no name shows it, the first of the list.",
    taken_zh="由原文语句所指行业的主管单位牵头；看不出的，以所列第一家为准。",
)

AND_OTHERS = re.compile(r"等.*$")
"""“县交警大队等县政府有关部门”: the unit that is named answers, and the others are not named."""

POLICE = ("交警", "公安")
TRANSPORT = ("交通运输", "交通局", "运输", "水务")
"""Who minds transport firms.  In some districts the bureau for water does (城乡水务)."""


THE_BEARER_HAS_IT = on_date("at")
"""The deadline of a duty whose bearer is found together with the day by which it is due."""


def any_one(event: Event, matter: str) -> bool:
    """Any event of the kind: a standing duty asks that it is done, and not under which number."""
    return True


def listed(read: Read) -> tuple[str, ...]:
    """The responsible units by their names."""
    return tuple(AND_OTHERS.sub("", unit) for unit in read.list(slot("responsible")))


def all_listed(read: Read) -> tuple[str, ...]:
    """All responsible units, those behind the comma as well.

    The 各 of “各街道、镇” goes for both.
    """
    also = read.list(slot("also"))
    if also and names_a_group(also[0]):
        also = tuple(name if names_a_group(name) else f"各{name}" for name in also)
    return (*listed(read), *also)


def responsible_unit(read: Read, *signs: str) -> str:
    """The first responsible unit whose name has one of the signs, the earlier sign first."""
    units = listed(read)
    for sign in signs:
        for unit in units:
            if sign in unit:
                return unit
    return units[0]


def responsible(*signs: str) -> Who:
    """The responsible unit of this trade; without signs the first, who leads."""
    return lambda event, read: (Bearer((responsible_unit(read, *signs),), event.about),)


def police_by(*days_of: Callable[[Any], date | None]) -> Who:
    """The police by the earliest of the days that the event gives; nobody where it gives none."""

    def bearers(event: Any, read: Read) -> tuple[Bearer, ...]:
        known = [day for day in (day_of(event) for day_of in days_of) if day is not None]
        if not known:
            return ()
        unit = responsible_unit(read, *POLICE)
        return (Bearer((unit,), event.about, end_of_day(min(known))),)

    return bearers


def each_responsible(event: Event, read: Read) -> tuple[Bearer, ...]:
    """Each of the responsible units for itself."""
    return tuple(Bearer((unit,), event.about) for unit in listed(read))


def any_responsible(event: Event, read: Read) -> tuple[Bearer, ...]:
    """Any one of all who stand behind the task, for all of them."""
    return (Bearer(all_listed(read), event.about),)


def everyone_responsible(event: Event, read: Read) -> tuple[Bearer, ...]:
    """Each of all who stand behind the task, groups among them."""
    return tuple(Bearer((unit,), event.about) for unit in all_listed(read))


def the_matter(event: Event, read: Read) -> tuple[Bearer, ...]:
    """Whatever the event is about answers itself: a firm for its own vehicles."""
    return (Bearer((event.about,), event.about),)


def each_of(things: str) -> Who:
    """Any one of all responsible, once for each thing that a list in the text names.

    What it owes is about the period and the thing: 2022-Q2/进学校.
    """

    def bearers(began: Any, read: Read) -> tuple[Bearer, ...]:
        units = all_listed(read)
        return tuple(Bearer(units, f"{began.about}/{thing}") for thing in read.list(slot(things)))

    return bearers


def so_many_times(times: str, work: str, *signs: str) -> Who:
    """The responsible unit of this trade, so many times in the period as the text says.

    What it owes is about the period, the work and its number: 2022-05/drill/1.
    """

    def bearers(began: PeriodBegan, read: Read) -> tuple[Bearer, ...]:
        unit = responsible_unit(read, *signs)
        by = end_of_day(last_day_of(began.every, began.at.date()))
        count = int(read.number(slot(times)))
        return tuple(
            Bearer((unit,), f"{began.about}/{work}/{number}", by) for number in range(1, count + 1)
        )

    return bearers
