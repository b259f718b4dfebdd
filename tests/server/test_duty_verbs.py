"""Every verb on a duty's page: who is offered it, what it does, and what a refusal leaves."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from luoshi_server.documents.actions.review import accept
from luoshi_server.documents.models import Claim
from luoshi_server.duties.actions.ask import ask_for_change
from luoshi_server.duties.actions.assign import assign
from luoshi_server.duties.actions.complete import complete
from luoshi_server.duties.actions.publish import publish
from luoshi_server.duties.actions.sign import sign
from luoshi_server.duties.models import Duty, Evidence, Request
from luoshi_server.ledger.models import Line
from luoshi_server.organisations.models import Unit
from luoshi_server.web.duties.verbs import possible


def _page(duty):
    return f"/duties/{duty.key}/"


def _post(client, duty, verb, **told):
    duty.refresh_from_db()
    return client.post(f"{_page(duty)}{verb}/", {"seen": duty.last_entry, **told})


def _offered(member, duty):
    duty.refresh_from_db()
    return [offer.name for offer in possible(member, duty)]


@pytest.fixture
def stranger(duty, member):
    return member("liaison", Unit.objects.exclude(name=duty.lead).first().name)


# --- who is offered what ---------------------------------------------------------------------


def test_a_found_duty_offers_the_office_to_assign_it_and_the_unit_nothing(duty, member):
    assert "assign" in _offered(member("clerk"), duty)
    assert "sign" not in _offered(member("liaison", duty.lead), duty)
    assert "assign" not in _offered(member("liaison", duty.lead), duty)


def test_an_assigned_duty_offers_its_lead_to_sign_and_nobody_else(assigned, liaison, member):
    assert "sign" in _offered(liaison, assigned)
    for role in ("clerk", "checker", "leader", "auditor", "administrator"):
        assert "sign" not in _offered(member(role), assigned)


def test_a_signed_duty_offers_its_lead_to_report_complete_and_ask(signed, liaison):
    offered = _offered(liaison, signed)

    assert {"report", "evidence", "complete", "ask-extension", "ask-suspension"} <= set(offered)
    assert "ask-resumption" not in offered
    assert "sign" not in offered


def test_a_completed_duty_offers_the_office_to_accept_it_or_send_it_back(signed, liaison, member):
    complete(signed, by=liaison, words="完成")

    assert {"accept", "return"} <= set(_offered(member("checker"), signed))
    assert "accept" not in _offered(liaison, signed)
    assert "report" not in _offered(liaison, signed)


def test_only_those_who_release_are_offered_to_publish(duty, member):
    assert "publish" in _offered(member("checker"), duty)
    assert "publish" in _offered(member("leader"), duty)
    assert "publish" not in _offered(member("clerk"), duty)
    publish(duty, by=member("checker"))
    assert "publish" not in _offered(member("checker"), duty)
    assert "withhold" in _offered(member("checker"), duty)


def test_auditors_and_administrators_are_offered_nothing(signed, member):
    assert _offered(member("auditor"), signed) == []
    assert _offered(member("administrator"), signed) == []


def test_what_is_being_asked_for_is_not_offered_to_be_asked_again(signed, liaison):
    ask_for_change(signed, "suspension", by=liaison, reason="等待批复")

    assert "ask-suspension" not in _offered(liaison, signed)


@pytest.mark.parametrize(
    ("verb", "role"),
    [
        ("assign", "leader"),
        ("assign", "auditor"),
        ("reassign", "administrator"),
        ("part", "leader"),
        ("parent", "leader"),
        ("strike", "leader"),
        ("sign", "clerk"),
        ("report", "clerk"),
        ("complete", "checker"),
        ("accept", "leader"),
        ("return", "auditor"),
        ("publish", "clerk"),
        ("withhold", "auditor"),
        ("ask-extension", "leader"),
    ],
)
def test_whoever_may_not_is_refused_and_nothing_is_told(verb, role, signed, member, browse):
    before = Line.objects.count()

    response = _post(browse(member(role)), signed, verb, words="x", reason="x", title="x")

    assert response.status_code == 403
    assert Line.objects.count() == before


def test_a_unit_without_a_part_does_not_even_see_the_duty(signed, stranger, browse):
    assert browse(stranger).get(_page(signed)).status_code == 404
    assert _post(browse(stranger), signed, "report", words="x").status_code == 404


def test_a_unit_without_a_part_may_not_act_on_a_public_duty(signed, stranger, member, browse):
    publish(signed, by=member("checker"))

    assert _post(browse(stranger), signed, "report", words="x").status_code == 403


def test_an_unknown_verb_is_no_page(duty, member, browse):
    assert _post(browse(member("clerk")), duty, "dance").status_code == 404


def test_nobody_acts_without_signing_in(duty, browse):
    response = _post(browse(), duty, "assign")

    assert response.status_code == 302
    assert response.url.startswith("/sign-in/")


def test_the_address_of_a_verb_opens_its_form(assigned, liaison, browse):
    response = browse(liaison).get(f"{_page(assigned)}sign/", follow=True)

    assert response.redirect_chain[0][0].endswith("?do=sign#do-sign")
    assert '<details class="panel offer" id="do-sign" open>' in response.content.decode()


# --- what each does --------------------------------------------------------------------------


def test_the_office_assigns_with_a_rhythm_of_reports(duty, member, browse):
    response = _post(
        browse(member("clerk")),
        duty,
        "assign",
        lead=duty.lead,
        deadline=duty.deadline.isoformat(),
        reports="quarter",
        responsible="甲局、乙局",
    )

    duty.refresh_from_db()
    assert response.status_code == 302
    assert duty.state == "assigned"
    assert duty.reports_by
    assert [one.unit for one in duty.units.filter(part="responsible")] == ["甲局", "乙局"]


def test_the_lead_signs_reports_completes_and_the_office_closes(assigned, liaison, member, browse):
    unit, office = browse(liaison), browse(member("checker"))

    assert _post(unit, assigned, "sign", liaison="张三").status_code == 302
    assert _post(unit, assigned, "report", words="过半", period="2026-03").status_code == 302
    assert _post(unit, assigned, "liaison", liaison="李四").status_code == 302
    assert _post(unit, assigned, "complete", words="全部完成").status_code == 302
    assert _post(office, assigned, "return", words="缺验收单").status_code == 302
    assert _post(unit, assigned, "complete", words="已补验收单").status_code == 302
    assert _post(office, assigned, "accept").status_code == 302

    assigned.refresh_from_db()
    assert (assigned.state, assigned.liaison) == ("closed", "李四")
    kinds = set(Line.objects.filter(about__startswith=assigned.key).values_list("kind", flat=True))
    assert {
        "Signed",
        "ProgressReported",
        "LiaisonNamed",
        "Completed",
        "SentBack",
        "Accepted",
    } <= kinds


def test_each_act_stands_in_the_ledger_with_the_number_of_its_request(assigned, liaison, browse):
    response = _post(browse(liaison), assigned, "sign")

    assert Line.objects.latest("number").request == response["X-Request-Id"]


def test_evidence_is_filed_with_the_time_that_it_proves(signed, liaison, browse):
    file = SimpleUploadedFile("验收单.txt", "验收合格".encode())
    response = _post(
        browse(liaison),
        signed,
        "evidence",
        file=file,
        proves_from="2026-02-01",
        proves_to="2026-02-28",
        public="on",
    )

    filed = Evidence.objects.get(duty=signed)
    assert response.status_code == 302
    assert (filed.name, filed.proves_from.isoformat(), filed.public) == (
        "验收单.txt",
        "2026-02-01",
        True,
    )


def test_a_report_rests_on_the_evidence_that_was_ticked(signed, liaison, browse):
    unit = browse(liaison)
    file = SimpleUploadedFile("照片.txt", b"abc")
    _post(unit, signed, "evidence", file=file, proves_from="2026-02-01")
    filed = Evidence.objects.get(duty=signed)
    _post(unit, signed, "report", words="过半", period="2026-02", evidence=[filed.sha256])

    assert signed.reports.get(kind="progress").evidence == [filed.sha256]


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("extension", {"deadline": "2028-12-31"}),
        ("suspension", {}),
        ("unit", {"lead": "另一单位"}),
    ],
)
def test_the_lead_asks_for_a_change_and_nothing_changes_yet(what, told, signed, liaison, browse):
    before = (signed.deadline, signed.lead, signed.suspended)
    if "lead" in told:
        told = {"lead": Unit.objects.exclude(name=signed.lead).first().name}
    response = _post(
        browse(liaison), signed, f"ask-{what}", reason="汛期", decision="会议纪要", **told
    )

    signed.refresh_from_db()
    assert response.status_code == 302
    assert Request.objects.get(duty=signed).what == what
    assert (signed.deadline, signed.lead, signed.suspended) == before


def test_a_duty_is_divided_and_its_part_listed_with_its_weight(duty, member, browse):
    clerk = browse(member("clerk"))
    assert _post(clerk, duty, "part", title="先做一半", weight="2.5").status_code == 302

    part = Duty.objects.get(parent=duty)
    assert str(part.weight.normalize()) == "2.5"
    assert "先做一半" in clerk.get(_page(duty)).content.decode()


def test_a_duty_becomes_part_of_another_by_its_number(duty, member, browse):
    clerk = browse(member("clerk"))
    _post(clerk, duty, "part", title="先做一半", weight="1")
    part = Duty.objects.get(parent=duty)
    Duty.objects.filter(pk=part.pk).update(parent=None)

    assert _post(clerk, part, "parent", parent=duty.key, weight="3").status_code == 302
    part.refresh_from_db()
    assert part.parent == duty


def test_a_duty_that_was_struck_off_is_gone_and_its_entries_stay(duty, member, browse):
    response = _post(browse(member("clerk")), duty, "strike", reason="重复立项")

    assert response.url == "/duties/"
    assert Line.objects.filter(kind="WithdrawnDuty", about=duty.key).exists()
    assert browse(member("clerk")).get(_page(duty)).status_code == 404


def test_a_duty_is_published_and_withheld_with_a_reason(duty, member, browse):
    checker = browse(member("checker"))
    assert _post(checker, duty, "publish").status_code == 302
    duty.refresh_from_db()
    assert duty.public
    assert _post(checker, duty, "withhold", reason="涉及个人信息").status_code == 302
    duty.refresh_from_db()
    assert not duty.public


# --- what a refusal leaves -------------------------------------------------------------------


def test_what_was_typed_survives_a_refusal_beside_its_field(duty, member, browse):
    response = _post(
        browse(member("clerk")),
        duty,
        "assign",
        lead="没有这个单位",
        deadline=(duty.deadline + timedelta(days=1)).isoformat(),
        reason="按会议要求调整",
    )

    page = response.content.decode()
    assert response.status_code == 422
    assert 'value="没有这个单位"' in page
    assert "按会议要求调整" in page
    assert '<ul class="errors" id="assign-lead_error"><li>单位名录中没有' in page
    duty.refresh_from_db()
    assert duty.state == "found"


def test_a_field_that_is_missing_is_named_with_what_to_do(signed, liaison, browse):
    response = _post(browse(liaison), signed, "complete", words="")

    assert response.status_code == 422
    assert "“办结情况”未填写。请填写后提交。" in response.content.decode()


def test_the_second_of_two_who_act_at_once_is_told_and_keeps_what_he_typed(
    assigned, liaison, member, browse
):
    seen = assigned.last_entry
    _post(browse(liaison), assigned, "sign")
    response = browse(member("clerk")).post(
        f"{_page(assigned)}strike/", {"seen": seen, "reason": "立项有误需要撤销"}
    )

    page = response.content.decode()
    assigned.refresh_from_db()
    assert response.status_code == 409
    assert "已先作“签收”处理" in page
    assert "立项有误需要撤销" in page
    assert f'name="seen" value="{assigned.last_entry}"' in page
    assert assigned.state == "signed"


def test_whoever_publishes_or_files_evidence_on_an_old_page_is_told(
    signed, liaison, member, browse
):
    seen = signed.last_entry
    _post(browse(liaison), signed, "liaison", liaison="王五")
    file = SimpleUploadedFile("验收单.txt", "验收合格".encode())
    told = {"seen": seen, "file": file, "proves_from": "2026-02-01"}

    refused = [
        browse(member("checker")).post(f"{_page(signed)}publish/", {"seen": seen}),
        browse(liaison).post(f"{_page(signed)}evidence/", told),
    ]

    signed.refresh_from_db()
    assert [response.status_code for response in refused] == [409, 409]
    assert all("您的操作未执行" in response.content.decode() for response in refused)
    assert not signed.public
    assert not signed.evidence.exists()


def test_whoever_withholds_on_an_old_page_is_told(signed, liaison, member, browse):
    checker = browse(member("checker"))
    _post(checker, signed, "publish")
    signed.refresh_from_db()
    seen = signed.last_entry
    _post(browse(liaison), signed, "liaison", liaison="王五")

    refused = checker.post(f"{_page(signed)}withhold/", {"seen": seen, "reason": "涉及个人信息"})

    signed.refresh_from_db()
    assert (refused.status_code, signed.public) == (409, True)
    assert "涉及个人信息" in refused.content.decode()


def test_a_verb_that_is_not_possible_any_more_still_shows_what_was_typed(assigned, liaison, browse):
    unit = browse(liaison)
    _post(unit, assigned, "sign", liaison="张三")
    response = _post(unit, assigned, "sign", liaison="第二个联络员")

    assert response.status_code == 422
    assert "第二个联络员" in response.content.decode()


def test_a_file_that_is_not_what_its_name_says_is_refused(signed, liaison, browse):
    file = SimpleUploadedFile("照片.png", b"<script>alert(1)</script>")
    response = _post(browse(liaison), signed, "evidence", file=file, proves_from="2026-02-01")

    assert response.status_code == 422
    assert "的内容与后缀不符" in response.content.decode()
    assert not Evidence.objects.exists()


def test_a_period_that_is_none_is_refused(signed, liaison, browse):
    response = _post(browse(liaison), signed, "report", words="过半", period="三月份")

    assert response.status_code == 422
    assert "应如 2026-03" in response.content.decode()


# --- one report serves every request ---------------------------------------------------------


@pytest.fixture
def twins(signed, member):
    """Two signed duties that ask the same unit for the same number."""
    claim = Claim.objects.filter(kind="duty").exclude(pk=signed.pk).first()
    accept(claim, by=member("clerk"))
    other = Duty.objects.get(pk=claim.pk)
    day = signed.deadline
    assign(other, by=member("clerk"), lead=signed.lead, deadline=day, reason="会议确定")
    sign(other, by=member("liaison", signed.lead))
    Duty.objects.filter(pk__in=(signed.pk, other.pk)).update(
        item="高新技术企业", target=210, target_unit="家", comparator=">=", fact="same"
    )
    signed.refresh_from_db()
    other.refresh_from_db()
    return signed, other


def test_the_form_says_which_other_duties_a_number_will_serve(twins, liaison, browse):
    page = browse(liaison).get(_page(twins[0])).content.decode()

    assert f"一报多用：此数同时用于另外 1 项任务：{twins[1].title}" in page


def test_after_a_report_it_is_said_how_many_duties_it_served(twins, liaison, browse):
    duty, other = twins
    response = browse(liaison).post(
        f"{_page(duty)}report/",
        {"seen": duty.last_entry, "value": "120", "period": "2026-03"},
        follow=True,
    )

    assert "这一份报告同时用于另外 1 项任务" in response.content.decode()
    other.refresh_from_db()
    assert other.value == 120
    assert other.reports.get().reused
