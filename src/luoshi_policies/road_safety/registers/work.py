"""The registers of devices, joint operations, drills, campaigns and credit entries."""

from __future__ import annotations

from dataclasses import replace

from luoshi.registers import Register
from luoshi_policies.road_safety.events import (
    CampaignHeld,
    CreditEntered,
    DeviceCalibrated,
    DeviceFailed,
    DeviceInstalled,
    DeviceRemoved,
    DeviceRepaired,
    DrillHeld,
    DrillReviewed,
    EntryRemoved,
    JointOperationHeld,
    RepairDecided,
)
from luoshi_policies.road_safety.records import (
    Campaign,
    CreditEntry,
    Device,
    Drill,
    JointOperation,
)


def gone(entry: object, event: object) -> None:
    """Nothing: it is taken off the register."""


def installed(entry: Device | None, event: DeviceInstalled) -> Device:
    """A device that works."""
    return Device(
        id=event.about,
        kind=event.device,
        road=event.road,
        longitude=event.longitude,
        latitude=event.latitude,
    )


def failed(entry: Device | None, event: DeviceFailed) -> Device | None:
    """The device, out of order."""
    return entry and replace(entry, works=False)


def repaired(entry: Device | None, event: DeviceRepaired) -> Device | None:
    """The device, at work again."""
    return entry and replace(entry, works=True)


def calibrated(entry: Device | None, event: DeviceCalibrated) -> Device | None:
    """The device with how far its clock may be off; out of use if that is too far."""
    return entry and replace(
        entry,
        clock_error_seconds=event.clock_error_seconds,
        calibrated=event.at.date(),
        works=entry.works and event.passed,
    )


DEVICES: Register[Device] = Register(
    name="devices",
    title="路面设备",
    of=Device,
    steps={
        DeviceInstalled: installed,
        DeviceFailed: failed,
        DeviceRepaired: repaired,
        DeviceCalibrated: calibrated,
        DeviceRemoved: gone,
    },
)


def operation(entry: JointOperation | None, event: JointOperationHeld) -> JointOperation:
    """One operation with what was checked and found."""
    return JointOperation(
        id=event.id,
        at=event.at,
        kind=event.operation,
        units=event.units,
        checked=event.checked,
        found=event.found,
    )


JOINT_OPERATIONS: Register[JointOperation] = Register(
    name="joint-operations",
    title="联合执法行动",
    of=JointOperation,
    steps={JointOperationHeld: operation},
    key=lambda event: event.id,
)


def held(entry: Drill | None, event: DrillHeld) -> Drill:
    """A drill of which nobody has yet written down what it showed."""
    return Drill(id=event.about, at=event.at, units=event.units, people=event.people)


def reviewed(entry: Drill | None, event: DrillReviewed) -> Drill | None:
    """The drill with its lessons written down."""
    return entry and replace(entry, reviewed=True)


DRILLS: Register[Drill] = Register(
    name="drills",
    title="应急演练",
    of=Drill,
    steps={DrillHeld: held, DrillReviewed: reviewed},
)


def campaign(entry: Campaign | None, event: CampaignHeld) -> Campaign:
    """One campaign with how many it reached."""
    return Campaign(
        id=event.id,
        at=event.at,
        audience=event.audience,
        subdistrict=event.subdistrict,
        reached=event.reached,
    )


CAMPAIGNS: Register[Campaign] = Register(
    name="campaigns",
    title="宣传活动",
    of=Campaign,
    steps={CampaignHeld: campaign},
    key=lambda event: event.id,
)


def entry_of(event: CreditEntered | RepairDecided | EntryRemoved) -> str:
    """An entry is known by whose it is and by the record it stands on."""
    if isinstance(event, EntryRemoved):
        return event.about
    return f"{event.about}/{event.record}"


def entered(entry: CreditEntry | None, event: CreditEntered) -> CreditEntry:
    """An entry with the record it stands on."""
    return CreditEntry(
        id=f"{event.about}/{event.record}",
        subject=event.about,
        points=event.points,
        reason=event.reason,
        record=event.record,
        at=event.at,
    )


def decided(entry: CreditEntry | None, event: RepairDecided) -> CreditEntry | None:
    """The entry, repaired if it was so decided."""
    return entry and replace(entry, repaired=event.at if event.repaired else entry.repaired)


CREDIT_ENTRIES: Register[CreditEntry] = Register(
    name="credit-entries",
    title="交通安全诚信记录",
    of=CreditEntry,
    steps={CreditEntered: entered, RepairDecided: decided, EntryRemoved: gone},
    key=entry_of,
)
