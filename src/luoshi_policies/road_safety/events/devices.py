"""Devices at the road and what they read; records that departments send each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import ClassVar, Literal

from luoshi.mechanism import Event
from luoshi_policies.road_safety.events.places import PlacedEvent

DeviceKind = Literal["signal", "section speed", "camera", "red light", "guidance board"]
"""交通信号灯、区间测速、视频监控、电子警察、诱导屏."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceInstalled(PlacedEvent):
    """A device began to work at a road; the matter is its number."""

    device: DeviceKind
    subdistrict: str = ""

    called: ClassVar[str] = "设备启用"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceFailed(Event):
    """A device stopped working."""

    device: DeviceKind
    fault: str = ""

    called: ClassVar[str] = "设备故障"


class DeviceRepaired(Event):
    """A device works again."""

    called = "设备修复"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceCalibrated(Event):
    """The clock or the measure of a device was checked, and found off by so much at most."""

    clock_error_seconds: Decimal
    passed: bool = True

    called: ClassVar[str] = "设备检定"


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionPassed(PlacedEvent):
    """A vehicle was seen at both ends of a section whose length is known."""

    vehicle: str
    entered: datetime
    left: datetime
    length_metres: Decimal
    limit: Decimal

    called: ClassVar[str] = "区间通行"

    def faults(self) -> Iterator[str]:
        """Nobody leaves a section before entering it, and it has a length."""
        yield from PlacedEvent.faults(self)
        if self.left <= self.entered:
            yield f"it left at {self.left}, and entered at {self.entered}"
        if self.length_metres <= 0:
            yield f"the section is {self.length_metres} m long"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordsShared(Event):
    """A department sent records of one kind to another; the matter is the delivery."""

    to: str
    records_of: Literal["violations", "accidents", "drivers", "vehicles", "firms"]
    records: int
    purpose: str = ""

    called: ClassVar[str] = "数据共享"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptGiven(Event):
    """A department said what it did with the records that it was sent."""

    effect: str = ""

    called: ClassVar[str] = "共享回执"


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceFound(Event):
    """Two departments say different things of the same vehicle or driver."""

    field: str
    ours: str
    theirs: str
    other: str

    called: ClassVar[str] = "数据不一致"


class DifferenceResolved(Event):
    """Two departments agreed on what is so."""

    called = "数据核对一致"
