"""A vehicle of the simulated district, with its firm and its driver."""

from __future__ import annotations

from dataclasses import dataclass

from luoshi_policies.road_safety import events as told


@dataclass(frozen=True, slots=True)
class Owned:
    """A vehicle, its class and its firm; rural vans have none."""

    plate: str
    vehicle_class: told.VehicleClass
    firm: str
    spoil: bool
    driver: str
    heavy: bool
