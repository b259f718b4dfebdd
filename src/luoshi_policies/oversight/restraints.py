"""What the decree on supervision forbids, as far as it takes more than one event to see it.

An event can be without fault and still not be told in its case: a review names others as those who
drew the conclusion, a measure names an approval that nobody gave.  And a unit is not supervised
twice in one matter, by whichever office (第十五条: 严禁重复督查、多头督查).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from luoshi.calendars import Explanation, WorkingCalendar, days, instant
from luoshi.mechanism import Case, Event, plain
from luoshi.mechanism.charging import standing
from luoshi_policies.oversight.supervision_events import (
    DAYS_TO_OBJECT,
    ConclusionDrawn,
    ConclusionObjectedTo,
    ConclusionReviewed,
    ConclusionServed,
    MeasureApproved,
    MeasureCarriedOut,
    SupervisionFiled,
    SupervisionOpened,
)


def collides(
    new: SupervisionOpened, open_supervisions: Iterable[SupervisionOpened]
) -> SupervisionOpened | None:
    """The supervision that is open already of the same unit in the same matter; none if none is.

    Another office is no excuse, and neither is another spacing or width of the same words.
    """
    for other in open_supervisions:
        if other.about == new.about:
            continue
        if plain(other.whose) == plain(new.whose) and plain(other.matter) == plain(new.matter):
            return other
    return None


def open_supervisions(cases: Iterable[Case]) -> Iterator[SupervisionOpened]:
    """The supervisions that are open among these cases, each as it was last corrected."""
    for case in cases:
        if not case.is_closed:
            yield from (one for one in standing(case) if isinstance(one, SupervisionOpened))


def objection_ends(case: Case, calendar: WorkingCalendar) -> datetime | None:
    """Until when the unit may object; none while it has not received the conclusion.

    Thirty days from the day after (第十七条), to the first working day where the last is off.
    """
    served = _last(case, ConclusionServed)
    return None if served is None else days(DAYS_TO_OBJECT).end(served.at, calendar).due


def concluded_by(case: Case) -> tuple[str, ...]:
    """Those who took part in the conclusion of the case: they stand aside when it is reviewed."""
    drawn = (one.drawn_by for one in standing(case) if isinstance(one, ConclusionDrawn))
    return tuple(dict.fromkeys(person for persons in drawn for person in persons))


def faults_in(case: Case, event: Event, calendar: WorkingCalendar) -> Iterator[Explanation]:
    """Why the event cannot be told in this case; ask before you record it."""
    match event:
        case ConclusionObjectedTo():
            yield from _objected_too_late(case, event, calendar)
        case ConclusionReviewed():
            yield from _must_stand_aside(case, event)
        case MeasureCarriedOut():
            yield from _not_approved(case, event)
        case SupervisionFiled():
            yield from _filed_too_early(case, event, calendar)


def _objected_too_late(
    case: Case, event: ConclusionObjectedTo, calendar: WorkingCalendar
) -> Iterator[Explanation]:
    ends = objection_ends(case, calendar)
    if ends is None:
        yield Explanation(
            "督查结论尚未送达，不能申请复核。",
            "The conclusion has not been received, so nobody can object to it.",
        )
    elif event.at > ends:
        yield Explanation(
            f"申请复核的期限已于 {instant(ends)} 届满。",
            f"The time to object ended on {instant(ends)}.",
        )


def _must_stand_aside(case: Case, event: ConclusionReviewed) -> Iterator[Explanation]:
    drew = concluded_by(case)
    for person in event.reviewers:
        if person in drew:
            yield Explanation(
                f"{person}参与作出督查结论，在复核中应当回避。",
                f"{person} took part in the conclusion and must stand aside from its review.",
            )
    if set(event.concluded_by) != set(drew):
        names = "、".join(drew)
        yield Explanation(
            f"参与作出督查结论的是{names}，与所填不符。",
            f"The conclusion was drawn by {names}, and not by whom the review names.",
        )


def _not_approved(case: Case, event: MeasureCarriedOut) -> Iterator[Explanation]:
    approvals = {one.id for one in standing(case) if isinstance(one, MeasureApproved)}
    if event.approval not in approvals:
        yield Explanation(
            "表扬、激励、批评或者追究责任须先经本级人民政府或者行政首长批准。",
            "Praise, encouragement, criticism and accountability need the head's approval first.",
        )


def _filed_too_early(
    case: Case, event: SupervisionFiled, calendar: WorkingCalendar
) -> Iterator[Explanation]:
    ends = objection_ends(case, calendar)
    reviewed = any(isinstance(one, ConclusionReviewed) for one in standing(case))
    if not reviewed and (ends is None or event.at <= ends):
        until = "—" if ends is None else instant(ends)
        yield Explanation(
            f"督查对象可在 {until} 前申请复核，此前不得归档。",
            f"The unit may object until {until}; nothing is filed before.",
        )


def _last(case: Case, kind: type[ConclusionServed]) -> ConclusionServed | None:
    found = [one for one in standing(case) if isinstance(one, kind)]
    return found[-1] if found else None
