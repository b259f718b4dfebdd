"""The loop that the office runs: found, assigned, signed, reported, checked, closed."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from luoshi.ledger import verify
from luoshi_server.cases.models import Case, Obligation, Order
from luoshi_server.cases.ticking import tick
from luoshi_server.documents.actions import review
from luoshi_server.duties.actions.ask import ask_for_change
from luoshi_server.duties.actions.assign import assign
from luoshi_server.duties.actions.check import accept_completion, send_back
from luoshi_server.duties.actions.complete import complete
from luoshi_server.duties.actions.decide import decide_request
from luoshi_server.duties.actions.report import report_progress
from luoshi_server.duties.actions.sign import sign
from luoshi_server.duties.models import Duty
from luoshi_server.ledger.models import Line
from luoshi_server.ledger.reading import entries, rebuild
from luoshi_server.platform.errors import ChangedMeanwhile, Forbidden, Refused


def test_nothing_runs_that_nobody_has_confirmed(in_force):
    assert not Duty.objects.exists()
    assert not Case.objects.exists()


def test_a_confirmed_duty_charges_the_office_with_assigning_it(duty):
    owed = Obligation.objects.get(case__about=duty.key)

    assert (owed.unit, owed.must_zh, owed.how) == ("督查室", "交办任务", "")


def test_a_duty_goes_from_its_words_to_being_closed(signed, liaison, member, at):
    with at("2026-03-30 09:00"):
        report_progress(signed, by=liaison, words="已完成前期工作", period="2026-03")
        complete(signed, by=liaison, words="全部完成")
        accept_completion(signed, by=member("checker"))

    signed.refresh_from_db()
    assert signed.state == "closed"
    assert Case.objects.get(about=signed.key).closed is not None
    assert not Obligation.objects.filter(case__about=signed.key, how="").exists()
    assert verify(entries()) is None


def test_what_is_sent_back_must_be_done_again(signed, liaison, member):
    complete(signed, by=liaison, words="完成")
    send_back(signed, by=member("checker"), words="缺少验收材料")

    signed.refresh_from_db()
    owed = Obligation.objects.get(
        case__about=signed.key, must="complete the duty after it was sent back"
    )
    assert signed.state == "returned"
    assert owed.unit == signed.lead


def test_silence_climbs_the_ladder_and_each_rung_is_taken_once(assigned, at):
    with at("2026-03-20 09:00"):
        tick()
        rungs = list(
            Order.objects.filter(kind="escalate", about=assigned.key).values_list(
                "means", flat=True
            )
        )
        tick()

    assert rungs == ["蓝色督办单", "黄色督办单", "红色督办单"]
    assert Order.objects.filter(kind="escalate", about=assigned.key).count() == len(rungs)
    assigned.refresh_from_db()
    assert assigned.lamp == "red"


def test_an_approved_extension_moves_the_end_and_a_refused_one_does_not(signed, liaison, member):
    later = signed.deadline + timedelta(days=20)
    first = signed.deadline
    asked = ask_for_change(signed, "extension", by=liaison, reason="汛期停工", deadline=later)
    decide_request(asked, by=member("checker"), approved=False, reason="理由不足")
    signed.refresh_from_db()
    assert signed.deadline == first

    asked = ask_for_change(signed, "extension", by=liaison, reason="汛期停工两旬", deadline=later)
    decide_request(asked, by=member("checker"), approved=True)

    signed.refresh_from_db()
    owed = Obligation.objects.get(case__about=signed.key, must="complete the duty")
    assert signed.deadline == later
    assert owed.due.date() == later


def test_nobody_decides_what_he_asked_for_himself(signed, member, liaison):
    asked = ask_for_change(signed, "suspension", by=liaison, reason="等待上级批复")
    asked.asked_by = "checker"

    with pytest.raises(Forbidden):
        decide_request(asked, by=member("checker"), approved=True)


def test_a_unit_that_took_over_owes_what_the_other_owed(signed, liaison, member):
    other = "督查室"
    from luoshi_server.organisations.models import Unit

    other = Unit.objects.exclude(name=signed.lead).first().name
    asked = ask_for_change(signed, "unit", by=liaison, reason="职能划转", lead=other)
    decide_request(asked, by=member("leader"), approved=True)

    signed.refresh_from_db()
    owed = Obligation.objects.filter(case__about=signed.key, how="")
    assert signed.lead == other
    assert {one.unit for one in owed} == {other}


def test_the_second_of_two_who_act_at_once_is_told(assigned, liaison, member):
    seen = assigned.last_entry
    sign(assigned, by=liaison, seen=seen)

    with pytest.raises(ChangedMeanwhile):
        assign(assigned, by=member("clerk"), deadline=date(2026, 12, 1), reason="调整", seen=seen)


def test_a_deadline_that_the_document_does_not_name_needs_a_reason(in_force, member):
    from luoshi_server.documents.models import Claim

    claim = next(
        one
        for one in Claim.objects.filter(kind="duty")
        if not any(deadline["date"] for deadline in one.record["deadlines"])
    )
    review.accept(claim, by=member("clerk"))
    duty = Duty.objects.get(key=claim.key)

    assert "deadline" in duty.gaps
    with pytest.raises(Refused):
        assign(duty, by=member("clerk"), lead=duty.lead)


def test_a_member_of_another_unit_may_not_sign(assigned, member):
    from luoshi_server.organisations.models import Unit

    stranger = member("liaison", Unit.objects.exclude(name=assigned.lead).first().name)
    with pytest.raises(Forbidden):
        sign(assigned, by=stranger)


def test_an_edit_keeps_the_first_reading_and_the_reason(in_force, member):
    from luoshi_server.documents.models import Claim

    claim = Claim.objects.filter(kind="duty").first()
    review.edit(claim, {"title": "改写的任务"}, by=member("clerk"), reason="原文有两层意思")

    claim.refresh_from_db()
    assert claim.record["title"] != "改写的任务"
    assert claim.reading["title"] == "改写的任务"
    assert Duty.objects.get(key=claim.key).title == "改写的任务"
    assert Line.objects.get(kind="Reviewed").reason == "原文有两层意思"


def test_state_is_what_the_entries_add_up_to(signed, liaison, member, at):
    with at("2026-05-20 09:00"):
        tick()
        complete(signed, by=liaison, words="完成")
    before = _state()

    with at("2026-05-20 09:00"):
        rebuild()

    assert _state() == before


def _state():
    return (
        sorted(Order.objects.values_list("key", "kind", "at", "means")),
        sorted(Obligation.objects.values_list("key", "due", "how", "rung", "unit")),
        sorted(Case.objects.values_list("key", "closed", "next_at", "version")),
        sorted(Duty.objects.values_list("key", "state", "lamp", "lead", "deadline", "last_entry")),
    )


def test_an_edited_figure_is_listed_as_it_was_edited_and_a_rebuild_says_the_same(in_force, member):
    from luoshi_server.documents.models import Claim

    claim = Claim.objects.filter(kind="figure", value__isnull=False).first()
    review.edit(claim, {"value": "12.5"}, by=member("clerk"), reason="原文印刷有误")
    assert Claim.objects.get(key=claim.key).value == Decimal("12.5")

    rebuild()

    assert Claim.objects.get(key=claim.key).value == Decimal("12.5")
