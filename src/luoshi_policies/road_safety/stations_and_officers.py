"""Two kinds of stations and two kinds of people in the country (两站两员).

A station is manned by those who are appointed to it, on the days when people are on the
road; each week it tells that it was.  How many stations a township needs is counted every
year against what the text says.
"""

from __future__ import annotations

from decimal import Decimal

from luoshi.calendars import days, months
from luoshi.mechanism import (
    Mechanism,
    Phrase,
    Read,
    Reading,
    Rule,
    Setting,
    every,
    provisional,
    slot,
    the_same_unit,
    told_in,
)
from luoshi_policies.road_safety.events import (
    StationClosed,
    StationDutyRecorded,
    StationOfficerAppointed,
    StationOpened,
    StationsCounted,
)
from luoshi_policies.road_safety.ladders import OURS, REMINDED, SUPERVISED
from luoshi_policies.road_safety.responsible import RESPONSIBLE, each_responsible


def too_few(counted: StationsCounted, read: Read) -> bool:
    """Townships with fewer stations of either kind than the text asks for."""
    return counted.management < read.number(slot("management")) or counted.dissuasion < read.number(
        slot("dissuasion")
    )


STATIONS = Phrase("“两站两员”")

MECHANISM = Mechanism(
    name="stations-and-officers",
    title="两站两员",
    ordered_by=STATIONS,
    settings=(
        RESPONSIBLE,
        Setting(
            name="management",
            title="每个镇的交通安全管理服务站",
            otherwise=provisional(Decimal(1), OURS),
            unit="处",
            says=Phrase("交通安全管理服务站{management:number}处"),
        ),
        Setting(
            name="dissuasion",
            title="每个镇的交通安全劝导服务站",
            otherwise=provisional(Decimal(1), OURS),
            unit="处",
            says=Phrase("交通安全劝导服务站{dissuasion:number}处"),
        ),
    ),
    rules=(
        Rule(
            says=STATIONS,
            on=every("year"),
            who=each_responsible,
            must="count its stations",
            must_zh="统计两站",
            within=provisional(days(31), OURS),
            until=StationsCounted,
            otherwise=REMINDED,
        ),
        Rule(
            says=STATIONS,
            on=StationsCounted,
            given=too_few,
            who=the_same_unit,
            must="open the stations that are missing, and count again",
            must_zh="补建站点并复核",
            within=provisional(months(6, rounding="down"), OURS),
            until=StationsCounted,
            otherwise=REMINDED,
        ),
        Rule(
            says=STATIONS,
            on=StationOpened,
            who=told_in("subdistrict"),
            must="appoint somebody to the station",
            must_zh="配备安全员、协管员",
            within=provisional(days(15), OURS),
            until=StationOfficerAppointed,
            otherwise=REMINDED,
            lapses_on=(StationClosed,),
        ),
        Rule(
            says=STATIONS,
            on=StationOfficerAppointed,
            who=the_same_unit,
            must="man the station",
            must_zh="上岗值守",
            within=provisional(days(7), OURS),
            until=StationDutyRecorded,
            otherwise=SUPERVISED,
            lapses_on=(StationClosed,),
        ),
        Rule(
            says=STATIONS,
            on=StationDutyRecorded,
            who=the_same_unit,
            must="man the station again",
            must_zh="再次上岗值守",
            within=provisional(days(7), OURS),
            until=StationDutyRecorded,
            otherwise=SUPERVISED,
            lapses_on=(StationClosed,),
        ),
    ),
    readings=(
        Reading(
            question="多久上岗一次？原文未定，或只定节假日、集市日。",
            taken="Once in seven days at least, which holds every market week and every holiday.",
            taken_zh="至少每七日一次，覆盖每个集市周和每个节假日。",
        ),
    ),
)
