"""The pages of requests: what they list, and who decides there."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from luoshi_server.duties.actions.ask import ask_for_change
from luoshi_server.duties.actions.sign import name_liaison
from luoshi_server.duties.models import Request
from luoshi_server.organisations.models import Unit


@pytest.fixture
def asked(signed, liaison):
    """A request for more time."""
    later = signed.deadline + timedelta(days=31)
    ask_for_change(signed, "extension", by=liaison, reason="汛期停工", deadline=later)
    return Request.objects.get()


def test_a_request_is_listed_with_its_difference(asked, member, browse):
    page = browse(member("checker")).get("/requests/").content.decode()

    assert "共 1 件" in page
    assert "推迟 31 天" in page
    assert f"/requests/{asked.key}/" in page


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("state=open", 1),
        ("state=mine", 1),
        ("state=approved", 0),
        ("what=extension", 1),
        ("what=unit", 0),
        ("unit=没有的单位", 0),
    ],
)
def test_a_filter_of_requests_lists_what_it_names(query, count, asked, member, browse):
    page = browse(member("checker")).get(f"/requests/?{query}").content.decode()

    assert f"共 {count} 件" in page


def test_an_approved_request_changes_the_duty(asked, signed, member, browse):
    response = browse(member("checker")).post(
        f"/requests/{asked.key}/", {"answer": "yes", "seen": asked.duty.last_entry}
    )

    signed.refresh_from_db()
    assert response.status_code == 302
    assert signed.deadline == asked.deadline


def test_after_deciding_one_is_back_where_one_was(asked, signed, member, browse):
    response = browse(member("leader")).post(
        f"/requests/{asked.key}/",
        {"answer": "yes", "seen": asked.duty.last_entry, "next": f"/duties/{signed.key}/"},
    )

    assert response.url == f"/duties/{signed.key}/"


def test_nobody_is_sent_to_another_site(asked, member, browse):
    response = browse(member("leader")).post(
        f"/requests/{asked.key}/",
        {"answer": "yes", "seen": asked.duty.last_entry, "next": "https://elsewhere.example/"},
    )

    assert response.url == "/requests/"


def test_a_refusal_without_a_reason_is_refused_beside_the_field(asked, member, browse):
    response = browse(member("checker")).post(
        f"/requests/{asked.key}/", {"answer": "no", "seen": asked.duty.last_entry}
    )

    asked.refresh_from_db()
    assert response.status_code == 422
    assert "“不同意的理由”未填写" in response.content.decode()
    assert asked.state == Request.OPEN


def test_an_answer_that_is_neither_yes_nor_no_is_refused(asked, member, browse):
    response = browse(member("checker")).post(
        f"/requests/{asked.key}/",
        {"answer": "maybe", "seen": asked.duty.last_entry, "reason": "再想想"},
    )

    assert response.status_code == 422
    assert "再想想" in response.content.decode()


def test_the_second_decision_is_told_of_the_first(asked, member, browse):
    seen = asked.duty.last_entry
    browse(member("leader")).post(f"/requests/{asked.key}/", {"answer": "yes", "seen": seen})
    told = {"answer": "no", "reason": "不同意", "seen": seen}
    response = browse(member("checker")).post(f"/requests/{asked.key}/", told)

    assert response.status_code == 409
    assert "leader 已先作“" in response.content.decode()


def test_whoever_decides_on_an_old_page_is_told_and_may_then_decide(
    asked, signed, liaison, member, browse
):
    client, address = browse(member("checker")), f"/requests/{asked.key}/"
    seen = _seen_on(client.get(address))
    signed.refresh_from_db()
    name_liaison(signed, by=liaison, liaison="王五")
    told = {"answer": "yes", "reason": "同意"}

    refused = client.post(address, {**told, "seen": seen})
    asked.refresh_from_db()
    before = asked.state
    again = client.post(address, {**told, "seen": _seen_on(refused)})

    assert (refused.status_code, before) == (409, Request.OPEN)
    assert f"{liaison.username} 已先作“" in refused.content.decode()
    assert "同意</textarea>" in refused.content.decode()
    assert again.status_code == 302


def test_a_decision_from_the_page_of_the_duty_says_what_was_seen_of_it(
    asked, signed, member, browse
):
    signed.refresh_from_db()
    page = browse(member("checker")).get(f"/duties/{signed.key}/")

    form = page.content.decode().partition(f'action="/requests/{asked.key}/"')[2]
    assert form.partition("</form>")[0].count(f'name="seen" value="{signed.last_entry}"') == 1


def _seen_on(page):
    """The entry that the form of a page says was seen."""
    return re.search(r'name="seen" value="(\d+)"', page.content.decode())[1]


@pytest.mark.parametrize("role", ["clerk", "auditor", "administrator"])
def test_only_those_who_decide_may_decide(role, asked, member, browse):
    response = browse(member(role)).post(
        f"/requests/{asked.key}/", {"answer": "yes", "seen": asked.duty.last_entry}
    )

    assert response.status_code == 403


def test_nobody_decides_his_own_request_on_the_page(signed, member, browse):
    own = ask_for_change(signed, "suspension", by=member("checker"), reason="等待批复")
    client = browse(member("checker"))

    told = {"answer": "yes", "seen": own.duty.last_entry}
    assert client.post(f"/requests/{own.key}/", told).status_code == 403
    assert 'name="answer"' not in client.get(f"/requests/{own.key}/").content.decode()
    assert "共 0 件" in client.get("/requests/?state=mine").content.decode()


def test_a_unit_sees_the_requests_about_its_own_duties_alone(asked, liaison, member, browse):
    stranger = member("liaison", Unit.objects.exclude(name=liaison.unit).first().name)

    assert "共 1 件" in browse(liaison).get("/requests/").content.decode()
    assert "共 0 件" in browse(stranger).get("/requests/").content.decode()
    assert browse(stranger).get(f"/requests/{asked.key}/").status_code == 404


def test_a_deputy_has_no_part_in_requests(asked, member, browse):
    assert browse(member("deputy")).get("/requests/").status_code == 403
