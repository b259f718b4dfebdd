"""The register of accidents: the toll as it is known now, however late somebody died.

An accident is told again when its first death is known, and corrected when another dies;
the entry keeps the instant of the accident and takes the toll of the last telling.
"""

from __future__ import annotations

from luoshi.mechanism import Corrected
from luoshi.registers import Register
from luoshi_policies.road_safety.events import AccidentHappened, FatalAccident
from luoshi_policies.road_safety.records import Accident


def told(accident: Accident | None, event: AccidentHappened) -> Accident:
    """The accident as it was told last; it happened when it was first told to have happened."""
    at = event.at if accident is None else accident.at
    if isinstance(event, FatalAccident) and event.happened is not None:
        at = event.happened
    return Accident(
        id=event.about,
        at=at,
        subdistrict=event.subdistrict,
        road=event.road,
        metres=event.metres,
        longitude=event.longitude,
        latitude=event.latitude,
        deaths=event.deaths,
        injured=event.injured,
        procedure=event.procedure,
        road_defect=event.road_defect,
        firm=event.firm,
        liability=event.liability,
    )


def corrected(accident: Accident | None, event: Corrected) -> Accident | None:
    """The accident as the correction has it, if it is the accident that is corrected."""
    if accident is not None and isinstance(event.now, AccidentHappened):
        return told(accident, event.now)
    return accident


ACCIDENTS: Register[Accident] = Register(
    name="accidents",
    title="交通事故",
    of=Accident,
    steps={AccidentHappened: told, Corrected: corrected},
)
