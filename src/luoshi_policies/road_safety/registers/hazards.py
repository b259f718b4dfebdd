"""The register of hazards: reported, graded, assigned, put right, accepted, or back again."""

from __future__ import annotations

from dataclasses import replace

from luoshi.registers import Register
from luoshi_policies.road_safety.events import (
    CorrectionAccepted,
    CorrectionRejected,
    DuplicateFound,
    HazardAssigned,
    HazardCorrected,
    HazardGraded,
    HazardReopened,
    HazardReported,
)
from luoshi_policies.road_safety.records import Hazard


def reported(hazard: Hazard | None, event: HazardReported) -> Hazard:
    """A hazard as somebody reported it."""
    return Hazard(
        id=event.about,
        reported=event.at,
        hazard=event.hazard,
        longitude=event.longitude,
        latitude=event.latitude,
        road=event.road,
        metres=event.metres,
        subdistrict=event.subdistrict,
        by=event.by,
        reporter=event.reporter,
        surroundings=event.surroundings,
    )


def graded(hazard: Hazard | None, event: HazardGraded) -> Hazard | None:
    """The hazard with its grade."""
    return hazard and replace(hazard, grade=event.grade)


def assigned(hazard: Hazard | None, event: HazardAssigned) -> Hazard | None:
    """The hazard with the day by which it must be put right."""
    return hazard and replace(hazard, due=event.due)


def corrected(hazard: Hazard | None, event: HazardCorrected) -> Hazard | None:
    """The hazard, put right but not yet accepted."""
    return hazard and replace(hazard, corrected=event.at)


def accepted(hazard: Hazard | None, event: CorrectionAccepted) -> Hazard | None:
    """The hazard, closed."""
    return hazard and replace(hazard, accepted=event.at)


def back_again(hazard: Hazard | None, event: CorrectionRejected | HazardReopened) -> Hazard | None:
    """The hazard as it was before somebody said that it was put right."""
    return hazard and replace(hazard, corrected=None, accepted=None)


def doubled(hazard: Hazard | None, event: DuplicateFound) -> Hazard | None:
    """The report, pointing to the hazard that it is about."""
    return hazard and replace(hazard, same_as=event.same_as)


HAZARDS: Register[Hazard] = Register(
    name="hazards",
    title="道路安全隐患",
    of=Hazard,
    steps={
        HazardReported: reported,
        HazardGraded: graded,
        HazardAssigned: assigned,
        HazardCorrected: corrected,
        CorrectionAccepted: accepted,
        CorrectionRejected: back_again,
        HazardReopened: back_again,
        DuplicateFound: doubled,
    },
)
