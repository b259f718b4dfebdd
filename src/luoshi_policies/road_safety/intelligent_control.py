"""Devices at the road see, warn and prove, and are kept able to (智能化道路管控).

A device that fails is repaired; one whose reading punishes somebody has its clock and its
measure checked before the first case and every year; and the share that works is counted
every month, because a device that went silent tells nobody.
"""

from __future__ import annotations

from decimal import Decimal

from luoshi.calendars import days, end_of, months
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
)
from luoshi_policies.road_safety.events import (
    DeviceCalibrated,
    DeviceFailed,
    DeviceInstalled,
    DeviceRemoved,
    DeviceRepaired,
    DevicesCounted,
)
from luoshi_policies.road_safety.ladders import OURS, REMINDED, SUPERVISED
from luoshi_policies.road_safety.responsible import (
    POLICE,
    RESPONSIBLE,
    THE_FIRST_LEADS,
    responsible,
)
from luoshi_policies.road_safety.wording import here

PROVES = ("section speed", "red light")
"""What these devices read is evidence against a driver."""


def is_evidence(installed: DeviceInstalled, read: Read) -> bool:
    """Devices whose reading punishes somebody."""
    return installed.device in PROVES


def passed(calibrated: DeviceCalibrated, read: Read) -> bool:
    """Devices that read rightly."""
    return calibrated.passed


def off(calibrated: DeviceCalibrated, read: Read) -> bool:
    """Devices that do not."""
    return not calibrated.passed


def too_few_work(counted: DevicesCounted, read: Read) -> bool:
    """Counts below the share that must work."""
    return counted.share < read.number(slot("online"))


DEVICES = here("[前端设备|科技设施|交通信号灯|视频监控|电子警察]")

MECHANISM = Mechanism(
    name="intelligent-control",
    title="智能化道路管控",
    ordered_by=Phrase("[健全|完善|建立|推进|落实]智能化道路管控[机制|制度|体系]"),
    settings=(
        RESPONSIBLE,
        Setting(
            name="online",
            title="设备在线率",
            otherwise=provisional(Decimal("0.90"), OURS),
            says=Phrase("在线率[保持在|达到|不低于]{online:share}"),
        ),
    ),
    rules=(
        Rule(
            says=DEVICES,
            on=DeviceFailed,
            who=responsible(*POLICE),
            must="repair the device",
            must_zh="修复设备",
            within=provisional(days(3), OURS),
            until=DeviceRepaired,
            otherwise=SUPERVISED,
            lapses_on=(DeviceRemoved,),
        ),
        Rule(
            says=DEVICES,
            on=DeviceInstalled,
            given=is_evidence,
            who=responsible(*POLICE),
            must="have the clock and the measure of the device checked",
            must_zh="首次检定",
            within=provisional(days(30), OURS),
            until=DeviceCalibrated,
            otherwise=REMINDED,
            lapses_on=(DeviceRemoved,),
        ),
        Rule(
            says=DEVICES,
            on=DeviceCalibrated,
            given=passed,
            who=responsible(*POLICE),
            must="have the device checked again",
            must_zh="周期检定",
            within=provisional(months(12, rounding="down"), "测速仪检定周期一般不超过1年"),
            until=DeviceCalibrated,
            otherwise=REMINDED,
            lapses_on=(DeviceRemoved,),
        ),
        Rule(
            says=DEVICES,
            on=DeviceCalibrated,
            given=off,
            who=responsible(*POLICE),
            must="set the device right and have it checked",
            must_zh="调修复检",
            within=provisional(days(15), OURS),
            until=DeviceCalibrated,
            otherwise=SUPERVISED,
            lapses_on=(DeviceRemoved,),
        ),
        Rule(
            says=DEVICES,
            on=every("month"),
            who=responsible(*POLICE),
            must="count the devices that work",
            must_zh="统计设备在线率",
            within=provisional(end_of("month"), OURS),
            until=DevicesCounted,
            otherwise=SUPERVISED,
        ),
        Rule(
            says=DEVICES,
            on=DevicesCounted,
            given=too_few_work,
            who=the_same_unit,
            must="bring enough devices back to work, and count again",
            must_zh="恢复在线率并复核",
            within=provisional(days(15), OURS),
            until=DevicesCounted,
            otherwise=REMINDED,
        ),
    ),
    readings=(
        THE_FIRST_LEADS,
        Reading(
            question="测速结果能否处罚？原文未提时钟误差。",
            taken="Only where the limit lies outside the error that the device's clock and measure "
            "leave; a device that was not checked in time proves nothing.",
            taken_zh="超过限速的部分大于设备时钟和测距误差的，才能处罚；未按期检定的设备不能作为依据。",
        ),
    ),
)
