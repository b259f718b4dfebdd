"""The drivers of the simulated fleet: their licences, their points, and the course after twelve.

Seven in ten have no points, one in forty has nine or more, one in two hundred has twelve.
"""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from luoshi_policies.road_safety import events as told
from luoshi_policies.road_safety.simulation.chance import Chance, Teller, how_many
from luoshi_policies.road_safety.simulation.owned import Owned
from luoshi_policies.road_safety.simulation.settings import Settings
from luoshi_policies.road_safety.simulation.units import POLICE

FIRMS_TOLD = 0.93
"""How often the police tell the firm in time that its driver got points."""


def tell_driver(settings: Settings, vehicle: Owned, chance: Chance, teller: Teller) -> None:
    """Register the driver of a vehicle, and tell the points of the year."""
    licence: told.LicenceClass = "B2"
    if vehicle.vehicle_class in ("long-distance coach", "tourist coach", "school bus"):
        licence = "A1"
    elif vehicle.vehicle_class in ("heavy trailer", "hazardous goods"):
        licence = "A2"
    elif vehicle.vehicle_class == "rural van":
        licence = "C1"
    drawn = chance.random()
    points = 0
    if drawn >= 0.7:
        points = chance.randint(1, 8) if drawn < 0.97 else chance.randint(9, 11)
    twelve = drawn >= 0.995
    review = settings.end + timedelta(days=chance.randint(5, 300))
    if chance.random() < 0.002:
        review = settings.end - timedelta(days=chance.randint(1, min(60, settings.days)))
    teller.tell(
        told.DriverRegistered,
        vehicle.driver,
        POLICE,
        settings.start,
        licence=licence,
        firm=vehicle.firm,
        review_due=review.date(),
        renewal_due=(settings.end + timedelta(days=chance.randint(100, 2000))).date(),
        points=0,
    )
    if points:
        at = settings.start + timedelta(days=chance.uniform(1, max(1.1, settings.days - 30)))
        total = 12 if twelve else points
        teller.tell(
            told.DriverPointsAdded,
            vehicle.driver,
            POLICE,
            at,
            points=total,
            total=total,
            licence=licence,
            firm=vehicle.firm,
        )
        if chance.random() < FIRMS_TOLD:
            after = at + timedelta(days=chance.uniform(0.2, 4))
            teller.tell(told.FirmInformed, vehicle.driver, POLICE, after)
        if twelve:
            teller.tell(
                told.CreditEntered,
                vehicle.driver,
                POLICE,
                at + timedelta(hours=1),
                subject="driver",
                points=Decimal(12),
                reason="记满12分",
                record=vehicle.driver,
            )
            trained = at + timedelta(days=chance.uniform(20, 45))
            teller.tell(told.DriverRetrained, vehicle.driver, POLICE, trained)
            passed = trained + timedelta(days=1 + how_many(chance, 2.0))
            teller.tell(told.DriverExamined, vehicle.driver, POLICE, passed, passed=True)
