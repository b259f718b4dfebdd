"""What the page of a duty shows, and to whom."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from luoshi_server.cases.past import colour_on
from luoshi_server.cases.ticking import tick
from luoshi_server.duties.actions.ask import ask_for_change
from luoshi_server.duties.actions.decide import decide_request
from luoshi_server.duties.actions.divide import add_part
from luoshi_server.duties.actions.publish import publish
from luoshi_server.duties.actions.report import report_progress
from luoshi_server.duties.models import Duty
from luoshi_server.ledger.recording import Author, record
from luoshi_server.organisations.events import PostTaken
from luoshi_server.platform.clock import now


def _text(client, duty, query=""):
    response = client.get(f"/duties/{duty.key}/{query}")
    assert response.status_code == 200
    return response.content.decode()


def test_the_words_stand_with_a_link_to_their_place_in_the_document(duty, member, browse):
    page = _text(browse(member("clerk")), duty)

    claim = duty.claim
    assert duty.document.title in page
    assert f"/documents/{duty.document.key}/?at={claim.start}-{claim.end}#s{claim.start}" in page


def test_whoever_heads_the_lead_unit_answers_for_the_duty(duty, member, browse):
    taken = PostTaken(
        about=duty.lead,
        unit=duty.lead,
        at=now(),
        person="林知远",
        post="局长",
        since=now().date(),
    )
    record([taken], by=Author("clerk"))

    assert "林知远" in _text(browse(member("clerk")), duty)


def test_what_is_owed_is_explained_in_the_words_of_the_text(assigned, liaison, browse):
    page = _text(browse(liaison), assigned)

    assert "签收任务" in page
    assert "原文未规定时限，此为暂定" in page
    assert "依据：" in page


def test_everything_that_happened_is_told_with_who_and_why(signed, liaison, member, browse, at):
    asked = ask_for_change(
        signed,
        "extension",
        by=liaison,
        reason="汛期停工",
        deadline=signed.deadline + timedelta(days=9),
    )
    decide_request(asked, by=member("checker"), approved=True, reason="情况属实")
    page = _text(browse(member("clerk")), signed)

    for words in (
        "任务确认",
        "交办",
        "签收",
        "变更申请",
        "汛期停工",
        "申请审批",
        "情况属实",
        "延期",
    ):
        assert words in page


def test_steps_of_the_ladder_stand_among_what_happened(assigned, liaison, browse, at):
    with at("2026-03-20 09:00"):
        tick()
        page = _text(browse(liaison), assigned)

    for means in ("提醒", "蓝色督办单", "黄色督办单", "红色督办单"):
        assert means in page


def test_a_request_shows_what_was_and_what_is_asked_for(signed, liaison, member, browse):
    first = signed.deadline
    later = first + timedelta(days=31)
    ask_for_change(signed, "extension", by=liaison, reason="汛期停工", deadline=later)
    page = _text(browse(member("checker")), signed)

    assert f"<del>{first.year}年{first.month}月{first.day}日</del>" in page
    assert f"<ins>{later.year}年{later.month}月{later.day}日</ins>" in page
    assert "推迟 31 天" in page
    assert 'name="answer" value="yes"' in page
    assert 'name="answer" value="yes"' not in _text(browse(liaison), signed)


def test_a_duty_has_come_as_far_as_the_weighted_mean_of_its_parts(duty, member, browse):
    clerk = member("clerk")
    for title, weight, value in (("甲", 3, 100), ("乙", 1, 20)):
        part = add_part(duty, by=clerk, title=title, weight=Decimal(weight))
        Duty.objects.filter(pk=part.pk).update(target=100, value=value, comparator=">=")
    page = _text(browse(clerk), duty)

    # (3 × 100 % + 1 × 20 %) ÷ 4
    assert "80%" in page


def test_numbers_are_drawn_over_their_periods_beside_the_target(signed, liaison, browse):
    Duty.objects.filter(pk=signed.pk).update(
        item="高新技术企业", target=210, target_unit="家", comparator=">="
    )
    signed.refresh_from_db()
    for period, value in (("2026-01", 50), ("2026-02", 90)):
        report_progress(signed, by=liaison, value=Decimal(value), period=period)
        signed.refresh_from_db()
    page = _text(browse(liaison), signed)

    assert '<svg class="chart"' in page
    assert "最近一期 90家，目标 210家" in page


def test_the_colour_of_a_past_day_is_that_of_what_was_told_by_then(assigned, liaison, browse, at):
    with at("2026-03-20 09:00"):
        tick()
        client = browse(liaison)
        assert "<strong>2026年3月3日</strong> " in _text(client, assigned, "?day=2026-03-03")
        assert colour_on(assigned.key, now().date(), now=now()).colour == "red"
        past = colour_on(assigned.key, now().date() - timedelta(days=17), now=now())
        assert past.colour == "green"
        assert "亮灯规则第1版" in past.why.zh


def test_before_it_was_found_a_duty_had_no_colour(assigned, liaison, browse):
    assert "这项任务尚未立项" in _text(browse(liaison), assigned, "?day=2026-02-01")


def test_nobody_knows_the_colour_of_a_day_to_come(assigned, liaison, browse):
    assert "这一天还没有到" in _text(browse(liaison), assigned, "?day=2030-01-01")


def test_a_day_that_is_none_is_refused_beside_the_field(assigned, liaison, browse):
    assert 'class="errors"' in _text(browse(liaison), assigned, "?day=someday")


def test_whoever_sees_a_duty_because_it_is_public_learns_nothing_else(
    signed, liaison, member, browse
):
    file = SimpleUploadedFile("内部材料.txt", b"abc")
    browse(liaison).post(
        f"/duties/{signed.key}/evidence/",
        {"seen": signed.last_entry, "file": file, "proves_from": "2026-02-01"},
    )
    signed.refresh_from_db()
    report_progress(signed, by=liaison, words="内部情况", period="2026-02")
    ask_for_change(signed, "suspension", by=liaison, reason="内部理由")
    publish(signed, by=member("checker"))
    page = _text(browse(member("deputy")), signed)

    assert signed.title in page
    for words in ("内部材料", "内部情况", "内部理由", "办理经过", "可办事项", "联络员"):
        assert words not in page


def test_an_entry_is_linked_for_those_who_see_the_ledger_alone(signed, liaison, member, browse):
    from luoshi_server.web.duties.places import address_of

    entry = address_of("entry", number=signed.last_entry)
    if not entry:
        pytest.skip("this instance has no page for entries")
    assert entry in _text(browse(member("auditor")), signed)
    assert entry not in _text(browse(liaison), signed)


def test_a_duty_that_is_not_there_is_said_not_to_be(member, browse, db):
    for key in ("nothing", "%00", "a%00b", "%27", "..%2f.."):
        assert browse(member("clerk")).get(f"/duties/{key}/").status_code == 404


def test_the_page_asks_the_database_a_fixed_number_of_times(signed, liaison, browse):
    client = browse(liaison)
    _text(client, signed)
    with CaptureQueriesContext(connection) as few:
        _text(client, signed)
    for month in ("2026-01", "2026-02", "2026-03"):
        report_progress(signed, by=liaison, words="进展", period=month)
        signed.refresh_from_db()
    with CaptureQueriesContext(connection) as many:
        _text(client, signed)

    assert len(many) == len(few) <= 26
