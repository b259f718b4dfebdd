"""Supervision by statute: who must approve, who may object, and who stands aside."""

from dataclasses import replace
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest

from luoshi.calendars import Clock, local, published_calendar
from luoshi.mechanism import Bound, Case, Event, EventRefused, advance, bind, in_force, new_case
from luoshi_policies.catalogue import kinds
from luoshi_policies.oversight.restraints import (
    collides,
    concluded_by,
    faults_in,
    objection_ends,
    open_supervisions,
)
from luoshi_policies.oversight.supervision import MECHANISM
from luoshi_policies.oversight.supervision_events import (
    ConclusionChanged,
    ConclusionDrawn,
    ConclusionObjectedTo,
    ConclusionReviewed,
    ConclusionRevoked,
    ConclusionServed,
    MeasureApproved,
    MeasureCarriedOut,
    MeasureProposed,
    SupervisionDecided,
    SupervisionFiled,
    SupervisionFinished,
    SupervisionOpened,
)

CALENDAR = published_calendar()
GOVERNMENT, OFFICE, UNIT = "县政府", "县政府办公室", "县住建局"


def told(kind: type[Event], unit: str, at: str, **fields) -> Event:
    return kind(about="督查一", unit=unit, at=local(at), **fields)


def opened(**fields) -> SupervisionOpened:
    given = {
        "whose": UNIT,
        "matter": "桥梁养护",
        "government": GOVERNMENT,
        "plan": "督查方案",
        "approved_by": "县长",
        "ends": date(2022, 3, 25),
    }
    return told(SupervisionOpened, OFFICE, "2022-03-07 09:00", **(given | fields))


def served(correct_by: date | None = None) -> list[Event]:
    """A supervision up to the day on which the unit received the conclusion."""
    drawn_by = ("李一", "王二")
    return [
        opened(),
        told(SupervisionFinished, OFFICE, "2022-03-24 17:00"),
        told(
            ConclusionDrawn,
            GOVERNMENT,
            "2022-04-02 10:00",
            document="结论",
            words="三座桥未按期检测",
            drawn_by=drawn_by,
        ),
        told(ConclusionServed, OFFICE, "2022-04-06 15:00", whose=UNIT, correct_by=correct_by),
    ]


def objected(at: str = "2022-04-29 16:00") -> ConclusionObjectedTo:
    return told(ConclusionObjectedTo, UNIT, at, reason="其中一座桥已检测")


def reviewed(kind: type[ConclusionReviewed] = ConclusionReviewed, **fields) -> ConclusionReviewed:
    given = {"reviewers": ("赵三",), "concluded_by": ("李一", "王二"), "decision": "复核决定"}
    return told(kind, GOVERNMENT, "2022-05-20 09:00", **(given | fields))


def filed(at: str, **fields) -> SupervisionFiled:
    return told(SupervisionFiled, OFFICE, at, received=date(2022, 4, 6), **fields)


def case_of(*events: Event) -> Case:
    bound = bind(MECHANISM, in_force("县政府办公室要对桥梁养护开展督查。"))
    assert isinstance(bound, Bound)
    case = new_case(bound, "case")
    for event in events:
        outcome = advance(bound, case, event, Clock(event.at, CALENDAR))
        assert outcome.refusal is None
        case = outcome.case
    return case


def owed(*events: Event) -> dict[str, tuple[str, str]]:
    return {one.rule.must: (one.bearer.name, f"{one.due:%m-%d}") for one in case_of(*events).owed}


def faults(case: Case, event: Event) -> list[str]:
    return [fault.zh for fault in faults_in(case, event, CALENDAR)]


@pytest.mark.parametrize("left_out", ["plan", "approved_by", "whose", "matter"])
def test_no_supervision_is_opened_without_an_approved_plan(left_out: str) -> None:
    with pytest.raises(EventRefused, match=f"{left_out} is empty"):
        opened(**{left_out: " "})


def test_nothing_is_opened_under_the_decree_before_it_was_in_force() -> None:
    with pytest.raises(EventRefused, match="in force from 2021-02-01 on"):
        replace(opened(), at=local("2021-01-29 09:00"), id="")


def test_what_was_decided_and_not_opened_goes_late() -> None:
    decided = told(
        SupervisionDecided,
        GOVERNMENT,
        "2022-03-01 09:00",
        office=OFFICE,
        whose=UNIT,
        matter="桥梁养护",
        decided_by="县长",
        decision="同意督查",
    )

    assert owed(decided) == {"open the supervision by a plan": (OFFICE, "03-08")}


def test_a_supervision_that_has_ended_must_come_to_a_conclusion() -> None:
    assert owed(*served()[:2]) == {"draw the conclusion": (GOVERNMENT, "04-08")}


def test_the_government_decides_on_an_objection_within_thirty_days() -> None:
    """They end on Sunday 29 May, and so on the Monday."""
    assert owed(*served(), objected())["decide on the objection"] == (GOVERNMENT, "05-30")


def test_the_unit_may_object_until_the_thirtieth_day() -> None:
    case = case_of(*served())

    assert objection_ends(case, CALENDAR) == local("2022-05-06 23:59:59")
    assert faults(case, objected("2022-05-06 20:00")) == []
    assert faults(case, objected("2022-05-07 08:00")) == [
        "申请复核的期限已于 2022-05-06 24:00 届满。"
    ]


def test_nobody_objects_to_a_conclusion_that_was_not_received() -> None:
    assert faults(case_of(*served()[:3]), objected()) == ["督查结论尚未送达，不能申请复核。"]


@pytest.mark.parametrize("kind", [ConclusionReviewed, ConclusionRevoked])
def test_a_review_by_one_who_took_part_in_the_conclusion_is_refused(kind) -> None:
    with pytest.raises(EventRefused, match="王二 took part in the conclusion and must stand aside"):
        reviewed(kind, reviewers=("赵三", "王二"))


def test_a_review_cannot_leave_out_who_took_part_in_the_conclusion() -> None:
    case = case_of(*served(), objected())
    hidden = reviewed(reviewers=("赵三", "王二"), concluded_by=("李一",))

    assert concluded_by(case) == ("李一", "王二")
    assert faults(case, hidden) == [
        "王二参与作出督查结论，在复核中应当回避。",
        "参与作出督查结论的是李一、王二，与所填不符。",
    ]
    assert faults(case, reviewed()) == []


def test_a_revoked_conclusion_asks_for_no_correction() -> None:
    before = [*served(correct_by=date(2022, 6, 30)), objected()]

    assert "correct what the conclusion asks for" in owed(*before)
    assert set(owed(*before, reviewed(ConclusionRevoked))) == {"file the supervision"}


def test_a_changed_conclusion_asks_for_its_own_correction_instead() -> None:
    changed = reviewed(ConclusionChanged, whose=UNIT, correct_by=date(2022, 7, 15))

    left = owed(*served(correct_by=date(2022, 6, 30)), objected(), changed)

    assert left["correct what the changed conclusion asks for"] == (UNIT, "07-15")
    assert "correct what the conclusion asks for" not in left


def test_an_upheld_conclusion_is_corrected_as_it_was() -> None:
    left = owed(*served(correct_by=date(2022, 6, 30)), objected(), reviewed())

    assert left["correct what the conclusion asks for"] == (UNIT, "06-30")


def test_a_supervision_is_not_filed_while_the_unit_may_object() -> None:
    with pytest.raises(EventRefused, match="the unit may object until 2022-05-06"):
        filed("2022-05-06 09:00")


def test_a_supervision_is_not_filed_early_by_saying_that_it_was_reviewed() -> None:
    early = filed("2022-04-20 09:00", reviewed=True)

    assert faults(case_of(*served()), early) == [
        "督查对象可在 2022-05-06 24:00 前申请复核，此前不得归档。"
    ]
    assert faults(case_of(*served(), objected(), reviewed()), early) == []


def test_a_supervision_that_nobody_objected_to_is_closed_when_it_is_filed() -> None:
    assert case_of(*served(), filed("2022-05-07 09:00")).is_closed


def test_nobody_is_criticised_without_the_approval_of_the_head() -> None:
    proposed = told(
        MeasureProposed, OFFICE, "2022-05-09 09:00", measure="criticism", reason="整改逾期"
    )
    approved = told(MeasureApproved, GOVERNMENT, "2022-05-10 09:00", decided_by="县长")
    at = {"unit": OFFICE, "at": "2022-05-11 09:00", "measure": "criticism"}

    with pytest.raises(EventRefused, match="approval is empty"):
        told(MeasureCarriedOut, **at, approval="")
    done = told(MeasureCarriedOut, **at, approval=approved.id)
    assert faults(case_of(*served(), proposed), done) == [
        "表扬、激励、批评或者追究责任须先经本级人民政府或者行政首长批准。"
    ]
    assert faults(case_of(*served(), proposed, approved), done) == []


def test_a_second_supervision_of_the_same_unit_and_matter_is_told_which_is_in_the_way() -> None:
    new = replace(opened(matter="桥 梁养护"), about="督查二", unit="县纪检监察组", id="")
    under_way = list(open_supervisions([case_of(*served())]))

    assert collides(new, under_way) == opened()


@pytest.mark.parametrize("other", [{"whose": "县交通局"}, {"matter": "路灯养护"}])
def test_another_unit_or_another_matter_may_be_supervised(other) -> None:
    assert collides(replace(opened(**other), about="督查二", id=""), [opened()]) is None


def test_a_supervision_that_was_closed_is_in_nobody_s_way() -> None:
    closed = case_of(*served(), filed("2022-05-07 09:00"))

    assert list(open_supervisions([closed])) == []


def test_a_supervision_is_not_in_its_own_way() -> None:
    assert collides(opened(), [opened()]) is None


def test_every_kind_of_event_of_a_supervision_can_be_told() -> None:
    events = import_module("luoshi_policies.oversight.supervision_events")
    own = {
        name
        for name, kind in vars(events).items()
        if isinstance(kind, type) and issubclass(kind, Event) and kind is not Event
    }

    assert own <= kinds().keys()


def test_the_story_of_the_catalogue_keeps_what_the_decree_forbids() -> None:
    """Each event of the scenario is without fault in the case as it stood before it."""
    from luoshi_policies.oversight import supervision
    from tests.policies.given import story_of

    bound, events = story_of(supervision)
    case, found = new_case(bound, "case"), []
    for event in events:
        found += faults(case, event)
        case = advance(bound, case, event, Clock(event.at, CALENDAR)).case

    assert Path(supervision.__file__).with_suffix(".scenario").exists()
    assert (found, case.is_closed) == ([], True)
