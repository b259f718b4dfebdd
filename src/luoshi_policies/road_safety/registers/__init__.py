"""The registers of road safety: each is what the events about its things add up to."""

from typing import Any

from luoshi.registers import Register
from luoshi_policies.road_safety.registers.accidents import ACCIDENTS
from luoshi_policies.road_safety.registers.firms import DRIVERS, FIRMS, VEHICLES
from luoshi_policies.road_safety.registers.hazards import HAZARDS
from luoshi_policies.road_safety.registers.roads import (
    PATROLS,
    ROAD_CHIEFS,
    ROAD_SECTIONS,
    STATIONS,
)
from luoshi_policies.road_safety.registers.work import (
    CAMPAIGNS,
    CREDIT_ENTRIES,
    DEVICES,
    DRILLS,
    JOINT_OPERATIONS,
)

REGISTERS: tuple[Register[Any], ...] = (
    ACCIDENTS,
    HAZARDS,
    ROAD_SECTIONS,
    ROAD_CHIEFS,
    PATROLS,
    STATIONS,
    VEHICLES,
    DRIVERS,
    FIRMS,
    DEVICES,
    JOINT_OPERATIONS,
    DRILLS,
    CAMPAIGNS,
    CREDIT_ENTRIES,
)
"""Every register that road safety keeps."""

__all__ = [
    "ACCIDENTS",
    "CAMPAIGNS",
    "CREDIT_ENTRIES",
    "DEVICES",
    "DRILLS",
    "DRIVERS",
    "FIRMS",
    "HAZARDS",
    "JOINT_OPERATIONS",
    "PATROLS",
    "REGISTERS",
    "ROAD_CHIEFS",
    "ROAD_SECTIONS",
    "STATIONS",
    "VEHICLES",
]
