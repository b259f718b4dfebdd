"""Who must watch its vehicles by satellite, and whether it does (动态监控平台).

Passenger and dangerous-goods carriers, operators of school buses, and freight firms with
so many heavy trucks or more.  “以上” includes the number itself: a firm with exactly as
many must.  The number of trucks, the mass of a heavy one and the staff come from the text.
"""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal
from typing import Any

from luoshi.calendars import days, hours, months, working_days
from luoshi.mechanism import (
    Bearer,
    Mechanism,
    Phrase,
    Read,
    Reading,
    Rule,
    Setting,
    provisional,
    slot,
)
from luoshi_policies.road_safety.events import (
    AlarmAnswered,
    AlarmRaised,
    FirmDelisted,
    FirmFleetChanged,
    FirmRectified,
    FirmRegistered,
    PlatformChecked,
    PlatformConnected,
    TrackerFitted,
    VehicleRegistered,
    VehicleScrapped,
)
from luoshi_policies.road_safety.ladders import OURS, REMINDED, SUPERVISED
from luoshi_policies.road_safety.responsible import (
    RESPONSIBLE,
    THE_FIRST_LEADS,
    TRANSPORT,
    responsible,
    the_matter,
)
from luoshi_policies.road_safety.wording import here

ALWAYS = ("passenger", "hazardous goods", "school bus")
"""Firms that must watch their vehicles however few they have."""

FEWEST_STAFF = 2
"""动态监督管理办法第二十二条: 最低不少于2人."""

RULES_OF_MONITORING = "道路运输车辆动态监督管理办法"


def must_watch(firm: FirmRegistered, read: Read) -> bool:
    """Firms of a kind that always must, or with as many heavy trucks as the text says."""
    return firm.firm_kind in ALWAYS or firm.heavy_trucks >= read.number(slot("trucks"))


def grew_into_it(firm: FirmFleetChanged, read: Read) -> bool:
    """Firms that now have as many heavy trucks as the text says."""
    return firm.heavy_trucks >= read.number(slot("trucks"))


def is_heavy(vehicle: VehicleRegistered, read: Read) -> bool:
    """Vehicles of a firm whose total mass is what the text calls heavy, or more."""
    return bool(vehicle.firm) and vehicle.total_mass_kg >= read.number(slot("tonnes")) * 1000


def staff_needed(vehicles: int, read: Read) -> int:
    """How many people must watch so many vehicles."""
    share = Decimal(vehicles) / read.number(slot("watched"))
    return max(FEWEST_STAFF, int(share.to_integral_value(ROUND_CEILING)))


def too_few_watch(checked: PlatformChecked, read: Read) -> bool:
    """Firms with fewer people to watch than they need."""
    return checked.staff < staff_needed(checked.vehicles, read)


def often_offline(checked: PlatformChecked, read: Read) -> bool:
    """Firms with more vehicles offline than may be."""
    return checked.online_share < read.number(slot("online"))


def of_a_firm(alarm: AlarmRaised, read: Read) -> bool:
    """Alarms about the vehicle of a firm that is known."""
    return bool(alarm.firm)


def the_firm_or_its_department(told: Any, read: Read) -> tuple[Bearer, ...]:
    """The firm must; the department that has it on its register may tell that it has."""
    return (Bearer((told.about, told.unit), told.about),)


def the_firm(event: Any, read: Read) -> tuple[Bearer, ...]:
    """The firm whose vehicle it is."""
    return (Bearer((event.firm,), event.about),)


SO_MANY = Phrase("{trucks:number}辆[及|]以上[重型|][载货汽车|货车|普通货运车辆]")
WHO_MUST = here("[动态监控平台|监控平台]")
WATCHED = here("[卫星定位装置正常使用|卫星定位装置|实时监控|实时在线|监控平台]")

MECHANISM = Mechanism(
    name="monitoring-platforms",
    title="运输车辆动态监控平台",
    ordered_by=Phrase("[优化|完善|建设|推进|加强]运输车辆动态监控平台"),
    settings=(
        RESPONSIBLE,
        Setting(
            name="trucks",
            title="应建平台的重型货车辆数",
            otherwise=provisional(Decimal(50), RULES_OF_MONITORING),
            unit="辆",
            says=SO_MANY,
        ),
        Setting(
            name="tonnes",
            title="重型货车总质量",
            otherwise=provisional(Decimal(12), "机动车类型：总质量12吨及以上为重型"),
            unit="吨",
            says=Phrase("总质量{tonnes:number}吨[及|]以上"),
        ),
        Setting(
            name="watched",
            title="一名监控人员看管车辆数",
            otherwise=provisional(Decimal(100), f"{RULES_OF_MONITORING}第二十二条"),
            unit="辆",
            says=Phrase("每{watched:number}辆车[至少|]配备"),
        ),
        Setting(name="online", title="车辆上线率", otherwise=provisional(Decimal("0.95"), OURS)),
    ),
    rules=(
        Rule(
            says=WHO_MUST,
            on=FirmRegistered,
            given=must_watch,
            who=the_firm_or_its_department,
            must="build a platform, or join one",
            must_zh="建设或接入动态监控平台",
            within=provisional(days(90), OURS),
            until=PlatformConnected,
            otherwise=REMINDED,
            lapses_on=(FirmDelisted,),
        ),
        Rule(
            says=WHO_MUST,
            on=FirmFleetChanged,
            given=grew_into_it,
            who=the_firm_or_its_department,
            must="build a platform, or join one, for the larger fleet",
            must_zh="车队扩大后建设或接入平台",
            within=provisional(days(90), OURS),
            until=PlatformConnected,
            otherwise=REMINDED,
            lapses_on=(FirmDelisted,),
            compares=True,
        ),
        Rule(
            says=WATCHED,
            on=VehicleRegistered,
            given=is_heavy,
            who=the_firm,
            must="fit the vehicle with a positioning device",
            must_zh="安装卫星定位装置",
            within=provisional(days(15), OURS),
            until=TrackerFitted,
            otherwise=REMINDED,
            lapses_on=(VehicleScrapped,),
        ),
        Rule(
            says=WATCHED,
            on=PlatformConnected,
            who=responsible(*TRANSPORT),
            must="check the monitoring of the firm",
            must_zh="首次检查动态监控",
            within=provisional(months(3, rounding="down"), OURS),
            until=PlatformChecked,
            otherwise=SUPERVISED,
            lapses_on=(FirmDelisted,),
        ),
        Rule(
            says=WATCHED,
            on=PlatformChecked,
            who=responsible(*TRANSPORT),
            must="check the monitoring of the firm again",
            must_zh="定期检查动态监控",
            within=provisional(months(3, rounding="down"), OURS),
            until=PlatformChecked,
            otherwise=SUPERVISED,
            lapses_on=(FirmDelisted,),
        ),
        Rule(
            says=WATCHED,
            on=PlatformChecked,
            given=too_few_watch,
            who=the_matter,
            must="employ enough people to watch",
            must_zh="配足监控人员",
            within=provisional(days(30), OURS),
            until=FirmRectified,
            otherwise=REMINDED,
            lapses_on=(FirmDelisted,),
        ),
        Rule(
            says=WATCHED,
            on=PlatformChecked,
            given=often_offline,
            who=the_matter,
            must="keep its vehicles online",
            must_zh="保持车辆在线",
            within=provisional(working_days(10), OURS),
            until=FirmRectified,
            otherwise=REMINDED,
            lapses_on=(FirmDelisted,),
        ),
        Rule(
            says=WATCHED,
            on=AlarmRaised,
            given=of_a_firm,
            who=the_firm,
            must="look into the alarm",
            must_zh="处置报警",
            within=provisional(hours(24), OURS),
            until=AlarmAnswered,
            otherwise=SUPERVISED,
        ),
    ),
    readings=(
        THE_FIRST_LEADS,
        Reading(
            question="“50辆以上”是否含50辆？",
            taken="Yes: by Article 1259 of the Civil Code, “以上” includes the number itself.",
            taken_zh="包含：民法典第一千二百五十九条规定，“以上”包括本数。",
        ),
        Reading(
            question="从不报告的企业如何发现？",
            taken="A firm is on the register before it reports anything, and each change of its "
            "fleet is compared with the connection it has told of.",
            taken_zh="企业先列入名录再谈报告；车队规模每有变化，即与其接入情况比对。",
        ),
    ),
)
