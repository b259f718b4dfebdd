"""Firms, vehicles and drivers: who is registered, inspected, and past a date.

Fleets are log-normal, with the edge cases that a threshold of fifty heavy trucks needs:
a firm with 49, one with 50 and one with 51.  Firms seeded red or yellow get what makes
them so; the others get only what chance brings.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import accumulate

from luoshi_policies.road_safety import events as told
from luoshi_policies.road_safety.simulation.chance import Chance, Teller, office_hour
from luoshi_policies.road_safety.simulation.drivers import tell_driver
from luoshi_policies.road_safety.simulation.owned import Owned
from luoshi_policies.road_safety.simulation.settings import Settings
from luoshi_policies.road_safety.simulation.truth import Truth
from luoshi_policies.road_safety.simulation.units import POLICE, SUBDISTRICTS, TRANSPORT

CLASSES: tuple[tuple[told.VehicleClass, float], ...] = (
    ("long-distance coach", 0.06),
    ("tourist coach", 0.06),
    ("hazardous goods", 0.05),
    ("school bus", 0.04),
    ("former coach", 0.03),
    ("heavy truck", 0.50),
    ("heavy trailer", 0.21),
    ("rural van", 0.05),
)
SPOIL_SHARE = 0.12
SPOIL_FIRMS_OF_60 = 25
PAST_INSPECTION = 0.005
PAST_SCRAPPING = 0.001
INSPECTION_FAILS = 0.04
EDGE_FLEETS = (49, 50, 51)
MUST_MONITOR: tuple[told.FirmKind, ...] = ("passenger", "hazardous goods", "school bus")
HEAVY_FLEET = 50
HEAVY = ("heavy truck", "heavy trailer")

SEEDED_RED = 3
SEEDED_YELLOW = 6
SEEDED_FROM = 20
PAST_INSPECTION_OF_50 = 6
"""So many vehicles past inspection, of each fifty, make a firm yellow under the scheme to start
from; a smaller firm needs as many."""


@dataclass(frozen=True, slots=True)
class Firm:
    """A firm with what it runs."""

    name: str
    kind: told.FirmKind
    subdistrict: str
    edge_fleet: int = 0


class Fleet:
    """All vehicles and firms of the district."""

    def __init__(self, firms: Sequence[Firm], vehicles: Sequence[Owned]) -> None:
        self.firms, self.vehicles = tuple(firms), tuple(vehicles)
        self.of: dict[str, list[Owned]] = defaultdict(list)
        for vehicle in vehicles:
            if vehicle.firm:
                self.of[vehicle.firm].append(vehicle)

    def any_vehicle(self, chance: Chance) -> Owned:
        """A vehicle, whichever."""
        return chance.choice(self.vehicles)


def make_fleet(settings: Settings, chance: Chance) -> Fleet:
    """Firms and vehicles, before anything happens to them."""
    firms = list(_firms(max(12, round(60 * settings.vehicles / 5000)), chance))
    edge = {firm.name: firm.edge_fleet for firm in firms if firm.edge_fleet}
    # A small district has no room for three firms of fifty.
    fifties = [name for name, count in edge.items() for _ in range(count)]
    vehicles = [
        _vehicle(number, "heavy truck", name, spoil=False)
        for number, name in enumerate(fifties if settings.vehicles >= 1000 else ())
    ]
    by_kind: dict[str, list[Firm]] = defaultdict(list)
    for firm in firms:
        if not firm.edge_fleet:
            by_kind[firm.kind].append(firm)
    shares = {
        kind: list(accumulate(chance.lognormvariate(0, 0.8) for _ in some))
        for kind, some in by_kind.items()
    }
    spoil = round(SPOIL_SHARE * settings.vehicles)
    while len(vehicles) < settings.vehicles:
        is_spoil = spoil > 0
        spoil -= is_spoil
        vehicle_class = (
            "heavy truck"
            if is_spoil
            else chance.choices([c for c, _ in CLASSES], [share for _, share in CLASSES])[0]
        )
        kind = "spoil" if is_spoil else _kind_for(vehicle_class)
        owner = ""
        if kind:
            among = shares[kind]
            owner = by_kind[kind][bisect_right(among, chance.random() * among[-1])].name
        vehicles.append(_vehicle(len(vehicles), vehicle_class, owner, spoil=is_spoil))
    return Fleet(firms, vehicles)


def _vehicle(number: int, vehicle_class: told.VehicleClass, firm: str, *, spoil: bool) -> Owned:
    return Owned(
        f"测A·{number:05}",
        vehicle_class,
        firm,
        spoil,
        f"仿真驾驶人{number:05}",
        vehicle_class in HEAVY,
    )


def _firms(count: int, chance: Chance) -> Iterator[Firm]:
    spoil = max(3, round(count * SPOIL_FIRMS_OF_60 / 60))
    others = max(1, (count - spoil - len(EDGE_FLEETS)) // 6)
    kinds: list[told.FirmKind] = ["spoil"] * spoil
    for kind in MUST_MONITOR:
        kinds += [kind] * others
    kinds += ["freight"] * max(1, count - len(kinds) - len(EDGE_FLEETS))
    for number, kind in enumerate(kinds):
        yield Firm(f"仿真运输{number + 1:03}公司", kind, chance.choice(SUBDISTRICTS))
    for size in EDGE_FLEETS:
        yield Firm(f"仿真货运{size}辆公司", "freight", chance.choice(SUBDISTRICTS), size)


def _kind_for(vehicle_class: told.VehicleClass) -> told.FirmKind | None:
    match vehicle_class:
        case "long-distance coach" | "tourist coach" | "former coach":
            return "passenger"
        case "hazardous goods":
            return "hazardous goods"
        case "school bus":
            return "school bus"
        case "rural van":
            return None
        case _:
            return "freight"


def tell_fleet(
    settings: Settings, fleet: Fleet, chance: Chance, teller: Teller, truth: Truth
) -> None:
    """Register all firms, vehicles and drivers, and tell the inspections of the year."""
    at = settings.start
    for firm in fleet.firms:
        own = fleet.of[firm.name]
        teller.tell(
            told.FirmRegistered,
            firm.name,
            TRANSPORT,
            at,
            firm_kind=firm.kind,
            subdistrict=firm.subdistrict,
            heavy_trucks=sum(vehicle.heavy for vehicle in own),
            vehicles=len(own),
        )
        teller.tell(
            told.FirmJoinedAssociation, firm.name, firm.name, at, association="仿真运输协会"
        )
        if firm.kind in MUST_MONITOR or sum(vehicle.heavy for vehicle in own) >= HEAVY_FLEET:
            teller.tell(told.PlatformConnected, firm.name, TRANSPORT, at)
    colours = _seeded_colours(fleet, chance)
    late = _seeded_late(settings, fleet, colours, chance)
    for vehicle in fleet.vehicles:
        _tell_vehicle(settings, vehicle, late.get(vehicle.plate, ""), chance, teller)
        tell_driver(settings, vehicle, chance, teller)
    for firm_name, colour in sorted(colours.items()):
        if colour == "red":
            driver = chance.choice(fleet.of[firm_name])
            found = settings.end - timedelta(days=chance.uniform(1, min(60, settings.days - 0.5)))
            teller.tell(
                told.DrunkDrivingFound,
                driver.driver,
                POLICE,
                found,
                firm=firm_name,
                vehicle=driver.plate,
            )
            teller.tell(
                told.CreditEntered,
                firm_name,
                POLICE,
                found + timedelta(hours=5),
                subject="firm",
                points=Decimal(12),
                reason="驾驶人酒驾",
                record=driver.driver,
            )
    truth.firm_colours = dict(sorted(colours.items()))


def _seeded_colours(fleet: Fleet, chance: Chance) -> dict[str, str]:
    colours = {firm.name: "blue" for firm in fleet.firms}
    large = sorted(name for name, own in fleet.of.items() if len(own) >= SEEDED_FROM)
    seeded = chance.sample(large, min(len(large), SEEDED_RED + SEEDED_YELLOW))
    for name in seeded[:SEEDED_RED]:
        colours[name] = "red"
    for name in seeded[SEEDED_RED:]:
        colours[name] = "yellow"
    return colours


def _seeded_late(
    settings: Settings, fleet: Fleet, colours: dict[str, str], chance: Chance
) -> dict[str, str]:
    """The vehicles past a date: by chance, and so many of each firm that is seeded yellow."""
    late = {}
    for vehicle in fleet.vehicles:
        drawn = chance.random()
        if drawn < PAST_SCRAPPING:
            # A vehicle past scrapping makes its firm red at once, so none has one by chance.
            late[vehicle.plate] = "" if vehicle.firm else "scrapping"
        elif drawn < PAST_SCRAPPING + PAST_INSPECTION:
            late[vehicle.plate] = "inspection"
    for name, colour in sorted(colours.items()):
        if colour == "yellow":
            own = len(fleet.of[name])
            count = round(PAST_INSPECTION_OF_50 * max(1.0, own / 50))
            for vehicle in chance.sample(fleet.of[name], count):
                late[vehicle.plate] = "inspection"
            for vehicle in fleet.of[name]:
                if late.get(vehicle.plate) == "scrapping":
                    late[vehicle.plate] = ""
    return late


def _tell_vehicle(
    settings: Settings, vehicle: Owned, late: str, chance: Chance, teller: Teller
) -> None:
    due = settings.start + timedelta(days=chance.randint(1, 365))
    if late == "inspection":
        due = settings.start + timedelta(days=chance.randint(0, max(0, settings.days - 10)))
    scrapping = settings.end + timedelta(days=chance.randint(300, 3000))
    if late == "scrapping":
        scrapping = settings.end - timedelta(days=chance.randint(1, min(90, settings.days)))
    teller.tell(
        told.VehicleRegistered,
        vehicle.plate,
        POLICE,
        settings.start,
        vehicle_class=vehicle.vehicle_class,
        firm=vehicle.firm,
        total_mass_kg=chance.choice([18_000, 25_000, 31_000, 49_000]) if vehicle.heavy else 4500,
        carries_spoil=vehicle.spoil,
        inspection_due=due.date(),
        scrapping_due=scrapping.date(),
    )
    if vehicle.firm:
        teller.tell(told.TrackerFitted, vehicle.plate, vehicle.firm, settings.start)
    if late or due >= settings.end:
        return
    at = due - timedelta(days=chance.randint(1, 40)) + office_hour(chance)
    if at < settings.start:
        at = settings.start + office_hour(chance)
    valid = due + timedelta(days=365)
    if chance.random() >= INSPECTION_FAILS:
        _inspected(vehicle, at, valid, teller)
        return
    fault = chance.choice(["制动不合格", "灯光不合格", "擅自改装", "排放超标"])
    teller.tell(told.VehicleInspected, vehicle.plate, POLICE, at, passed=False, fault=fault)
    teller.tell(told.LabelWithheld, vehicle.plate, POLICE, at + timedelta(hours=1))
    if fault == "擅自改装":
        teller.tell(
            told.IllegalRefitFound,
            vehicle.plate,
            POLICE,
            at + timedelta(hours=2),
            kind_found="altered",
            firm=vehicle.firm,
        )
        restored = at + timedelta(days=chance.uniform(1, 20))
        teller.tell(told.VehicleRestored, vehicle.plate, POLICE, restored)
    # Whoever fails comes back before the day on which the old label ends, if a day is left.
    again = min(at + timedelta(days=chance.uniform(2, 25)), max(at, due) + timedelta(hours=12))
    _inspected(vehicle, max(again, at + timedelta(hours=4)), valid, teller)


def _inspected(vehicle: Owned, at: datetime, valid: datetime, teller: Teller) -> None:
    teller.tell(
        told.VehicleInspected, vehicle.plate, POLICE, at, passed=True, valid_until=valid.date()
    )
