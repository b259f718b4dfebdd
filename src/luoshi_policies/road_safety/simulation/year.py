"""The whole year: every part told by a chance of its own, and put in the order of time."""

from __future__ import annotations

from dataclasses import dataclass

from luoshi.mechanism import Event
from luoshi_policies.road_safety.events import SimulationBegan
from luoshi_policies.road_safety.simulation.accidents import tell_accidents
from luoshi_policies.road_safety.simulation.chance import Chances, Teller
from luoshi_policies.road_safety.simulation.district import District, lay_out
from luoshi_policies.road_safety.simulation.fleet import make_fleet, tell_fleet
from luoshi_policies.road_safety.simulation.hazards import tell_hazards
from luoshi_policies.road_safety.simulation.monitoring import tell_monitoring
from luoshi_policies.road_safety.simulation.road_chiefs import tell_road_chiefs
from luoshi_policies.road_safety.simulation.settings import Settings
from luoshi_policies.road_safety.simulation.truth import Truth
from luoshi_policies.road_safety.simulation.units import BOARD
from luoshi_policies.road_safety.simulation.work import tell_work


@dataclass(frozen=True, slots=True)
class Simulated:
    """A simulated year: its events in the order of time, what was seeded, and the map."""

    events: tuple[Event, ...]
    truth: Truth
    district: District


def simulate(settings: Settings, chances: Chances) -> Simulated:
    """The year of these settings; the same seed gives the same year.

    What would follow after the last day is not told.
    """
    truth = Truth()
    district = lay_out(settings.sections, chances("district"))
    fleet = make_fleet(settings, chances("fleet"))
    parts = {
        name: Teller(settings.seed, name, settings.units)
        for name in ("registers", "roads", "accidents", "hazards", "monitoring", "work")
    }
    tell_fleet(settings, fleet, chances("registers"), parts["registers"], truth)
    tell_road_chiefs(settings, district, chances("roads"), parts["roads"], truth)
    tell_accidents(settings, district, fleet, chances("accidents"), parts["accidents"], truth)
    tell_hazards(settings, district, chances("hazards"), parts["hazards"], truth)
    tell_monitoring(settings, district, fleet, chances("monitoring"), parts["monitoring"], truth)
    tell_work(settings, district, fleet, chances("work"), parts["work"])
    began = SimulationBegan(
        about="模拟数据",
        unit=settings.units.get(BOARD, BOARD),
        at=settings.start,
        id=f"sim{settings.seed}.",
        seed=settings.seed,
        days=settings.days,
        vehicles=settings.vehicles,
        sections=settings.sections,
    )
    told = (event for part in parts.values() for event in part.events if event.at < settings.end)
    ordered = sorted(told, key=lambda event: (event.at, event.id))
    return Simulated((began, *ordered), truth, district)
