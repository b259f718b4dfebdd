"""What the registers of road safety hold: accidents, hazards, sections, chiefs, vehicles, firms.

A record is what the events about one thing add up to.  The analyses take records, and
point to them by their `id`.
"""

from luoshi_policies.road_safety.records.accident import Accident
from luoshi_policies.road_safety.records.firm import (
    Driver,
    Firm,
    FirmRecord,
    FirmRecordKind,
    Vehicle,
)
from luoshi_policies.road_safety.records.hazard import Hazard
from luoshi_policies.road_safety.records.road import Patrol, RoadChief, RoadSection, Station
from luoshi_policies.road_safety.records.work import (
    Campaign,
    CreditEntry,
    Device,
    Drill,
    JointOperation,
)

__all__ = [
    "Accident",
    "Campaign",
    "CreditEntry",
    "Device",
    "Drill",
    "Driver",
    "Firm",
    "FirmRecord",
    "FirmRecordKind",
    "Hazard",
    "JointOperation",
    "Patrol",
    "RoadChief",
    "RoadSection",
    "Station",
    "Vehicle",
]
