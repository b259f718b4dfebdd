"""Supervision by statute: the plan, the conclusion, the objection, the correction, the praise."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from luoshi_server.cases.models import Case, Obligation
from luoshi_server.cases.ticking import tick
from luoshi_server.ledger.reading import rebuild
from luoshi_server.organisations.models import Unit
from luoshi_server.platform.errors import ChangedMeanwhile, Forbidden, Refused
from luoshi_server.supervisions.actions.carry_out_measure import carry_out_measure
from luoshi_server.supervisions.actions.check_correction import check_correction
from luoshi_server.supervisions.actions.conclude import conclude
from luoshi_server.supervisions.actions.decide_measure import decide_measure
from luoshi_server.supervisions.actions.decide_plan import decide_plan
from luoshi_server.supervisions.actions.file import file_supervision
from luoshi_server.supervisions.actions.finish import finish
from luoshi_server.supervisions.actions.object import object_to_conclusion
from luoshi_server.supervisions.actions.open import open_supervision
from luoshi_server.supervisions.actions.propose import propose
from luoshi_server.supervisions.actions.propose_measure import propose_measure
from luoshi_server.supervisions.actions.report_correction import report_correction
from luoshi_server.supervisions.actions.review import review
from luoshi_server.supervisions.actions.serve import serve
from luoshi_server.supervisions.models import Supervision
from luoshi_server.supervisions.queries import owed_in, visible_to


@pytest.fixture
def unit(in_force: Any) -> str:
    return str(Unit.objects.first().name)


@pytest.fixture
def proposed(unit: str, member: Callable[..., Any]) -> Supervision:
    return propose(
        by=member("clerk"),
        whose=unit,
        matter="桥梁养护",
        plan="实地查看三座桥，查阅养护记录。",
        ends=date(2026, 3, 20),
    )


@pytest.fixture
def opened(proposed: Supervision, member: Callable[..., Any]) -> Supervision:
    decide_plan(proposed, by=member("leader"), approved=True)
    open_supervision(proposed, by=member("clerk"))
    proposed.refresh_from_db()
    return proposed


@pytest.fixture
def served(opened: Supervision, member: Callable[..., Any], at: Any) -> Supervision:
    """The conclusion was drawn by the checker and a Li, and received on 12 March."""
    with at("2026-03-10 09:00"):
        finish(opened, by=member("clerk"))
        conclude(
            opened, by=member("clerk"), words="三座桥未按期检测。", drawn_by=["Checker", "李一"]
        )
    with at("2026-03-12 09:00"):
        serve(opened, by=member("clerk"), correct_by=date(2026, 4, 30))
    opened.refresh_from_db()
    return opened


def test_a_supervision_goes_from_its_plan_to_the_file(served, unit, member, at):
    liaison = member("liaison", unit)
    with at("2026-04-20 09:00"):
        report_correction(served, by=liaison, words="三座桥均已检测。")
        check_correction(served, by=member("checker"), good=True)
        propose_measure(served, by=member("clerk"), measure="praise", reason="整改迅速")
        decide_measure(served, by=member("leader"), approved=True)
        carry_out_measure(served, by=member("clerk"))
        file_supervision(served, by=member("clerk"))

    served.refresh_from_db()
    assert (served.step, served.corrected, served.measure_state) == ("filed", "accepted", "done")
    assert Case.objects.get(key=served.case_key).closed is not None


def test_a_plan_that_nobody_approved_opens_nothing(proposed, member):
    with pytest.raises(Refused):
        open_supervision(proposed, by=member("clerk"))
    assert not Case.objects.filter(mechanism="supervision").exists()


def test_a_plan_that_was_turned_down_says_why(proposed, member):
    decide_plan(proposed, by=member("leader"), approved=False, words="与审计重复")

    proposed.refresh_from_db()
    assert (proposed.step, proposed.reason) == ("turned_down", "与审计重复")


def test_only_the_head_approves_a_plan(proposed, member):
    with pytest.raises(Forbidden):
        decide_plan(proposed, by=member("checker"), approved=True)


def test_no_unit_is_supervised_twice_in_one_matter(opened, unit, member):
    with pytest.raises(Refused) as refused:
        propose(
            by=member("checker"),
            whose=unit,
            matter=" 桥梁 养护 ",
            plan="再看一次。",
            ends=date(2026, 3, 30),
        )

    assert opened.key in refused.value.reason
    assert Supervision.objects.count() == 1


def test_two_plans_for_one_matter_are_refused_before_either_is_approved(proposed, unit, member):
    with pytest.raises(Refused):
        propose(
            by=member("checker"), whose=unit, matter="桥梁养护", plan="另案。", ends=proposed.ends
        )


def test_a_conclusion_is_owed_and_climbs_the_ladder_if_it_does_not_come(opened, member, at):
    with at("2026-03-10 09:00"):
        finish(opened, by=member("clerk"))
    with at("2026-04-10 09:00"):
        tick()

    owed = Obligation.objects.get(case=opened.case_key, until="ConclusionDrawn")
    assert (owed.unit, owed.must_zh) == ("试验区人民政府", "作出督查结论")
    assert owed.rung > 1


def test_whoever_drew_the_conclusion_stands_aside_when_it_is_reviewed(served, unit, member, at):
    object_to_conclusion(served, by=member("liaison", unit), reason="一座桥已检测")

    with at("2026-03-20 09:00"):
        with pytest.raises(Forbidden):
            review(served, by=member("checker"), result="upheld", decision="维持。")
        with pytest.raises(Refused) as refused:
            review(
                served, by=member("leader"), result="upheld", decision="维持。", reviewers=["李一"]
            )
        assert refused.value.field == "reviewers"
        review(
            served,
            by=member("leader"),
            result="changed",
            decision="改为两座桥未按期检测。",
            correct_by=date(2026, 5, 15),
        )

    served.refresh_from_db()
    assert (served.review_outcome, served.correct_by) == ("changed", date(2026, 5, 15))


def test_thirty_days_to_object_and_not_one_more(served, unit, member, at):
    liaison = member("liaison", unit)
    with at("2026-04-14 09:00"), pytest.raises(Refused):
        object_to_conclusion(served, by=liaison, reason="迟来的异议")
    with at("2026-04-13 17:00"):
        # The thirtieth day is a Saturday, so the term ends with the Monday after it.
        object_to_conclusion(served, by=liaison, reason="一座桥已检测")

    served.refresh_from_db()
    assert served.objection == "一座桥已检测"


def test_only_the_supervised_unit_objects(served, unit, member):
    stranger = Unit.objects.exclude(name=unit).first().name
    with pytest.raises(Forbidden):
        object_to_conclusion(served, by=member("liaison", stranger), reason="不服")


def test_a_correction_that_will_not_do_is_owed_again(served, unit, member, at):
    with at("2026-04-20 09:00"):
        report_correction(served, by=member("liaison", unit), words="已检测")
        check_correction(
            served, by=member("checker"), good=False, words="缺报告", correct_by=date(2026, 5, 15)
        )

    served.refresh_from_db()
    owed = Obligation.objects.get(case=served.case_key, must_zh="重新整改", how="")
    assert served.corrected == "wanting"
    assert owed.unit == unit


def test_nobody_is_criticised_before_the_head_has_approved(served, member):
    propose_measure(served, by=member("clerk"), measure="criticism", reason="整改逾期")
    with pytest.raises(Refused):
        carry_out_measure(served, by=member("clerk"))

    decide_measure(served, by=member("leader"), approved=False)
    with pytest.raises(Refused):
        carry_out_measure(served, by=member("clerk"))
    with pytest.raises(Forbidden):
        decide_measure(served, by=member("checker"), approved=True)


def test_nothing_is_filed_while_the_unit_may_object(served, member, at):
    with at("2026-04-01 09:00"), pytest.raises(Refused):
        file_supervision(served, by=member("clerk"))


def test_each_duty_names_its_article_and_says_why(served):
    owed = {one.one.rule.until.__name__: one for one in owed_in(served)}

    assert "第十六条" in owed["ConclusionDrawn"].article
    assert "第十八条" in owed["ShortcomingsCorrected"].article
    assert all(one.why for one in owed.values())


def test_another_unit_sees_nothing_of_a_supervision(served, unit, member):
    stranger = Unit.objects.exclude(name=unit).first().name

    assert visible_to(member("liaison", unit)).count() == 1
    assert not visible_to(member("liaison", stranger)).exists()
    assert not visible_to(member("deputy")).exists()


def test_the_second_of_two_who_decide_is_told(proposed, member):
    seen = proposed.last_entry
    decide_plan(proposed, by=member("leader"), approved=True, seen=seen)

    with pytest.raises(ChangedMeanwhile):
        decide_plan(proposed, by=member("leader"), approved=False, words="不同意", seen=seen)


def test_supervisions_are_what_the_entries_add_up_to(served):
    before = Supervision.objects.values().get()
    rebuild()

    assert Supervision.objects.values().get() == before


def test_where_no_document_orders_supervision_none_is_opened(gazette, member):
    with pytest.raises(Refused):
        propose(
            by=member("clerk"),
            whose=Unit.objects.first().name,
            matter="桥梁养护",
            plan="实地查看。",
            ends=date(2026, 3, 20),
        )
