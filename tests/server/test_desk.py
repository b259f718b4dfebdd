"""The desk of each role: what stands on it, and that each number is that of the list it opens."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from luoshi_server.cases.ticking import tick
from luoshi_server.documents.models import Claim
from luoshi_server.duties.models import Duty
from luoshi_server.platform.clock import now

ROLES = ("clerk", "checker", "leader", "deputy", "auditor", "administrator")


def _columns(page):
    """The title, number and address of each column."""
    heads = re.findall(r'<section class="desk-column"><h2>(.*?)</h2>', page, flags=re.DOTALL)
    columns = []
    for head in heads:
        href = re.search(r'href="([^"]+)"', head)
        number = re.search(r'class="count"[^>]*>(\d+)<', head)
        title = re.sub(r"<.*", "", head, flags=re.DOTALL).strip()
        columns.append((title, int(number.group(1)), href and href.group(1).replace("&amp;", "&")))
    return columns


def _listed(page):
    return int(re.search(r"共 (\d+) [项件份张]", page).group(1))


COUNTED = re.compile(r"/(duties|requests|desk|obligations|bulletins|supervisions)/")


@pytest.mark.parametrize("role", [*ROLES, "liaison"])
def test_each_number_is_that_of_the_list_it_opens(role, full_desks, member, browse, at):
    who = member(role, full_desks[1].lead if role == "liaison" else "")
    with at("2026-03-27 09:00"):
        tick()
        client = browse(who)
        page = client.get("/desk/").content.decode()
        columns = _columns(page)
        compared = [one for one in columns if one[2] and COUNTED.match(one[2])]
        for title, number, href in compared:
            assert _listed(client.get(href).content.decode()) == number, title
    assert columns or 'class="desk-idle' in page


def test_a_unit_has_what_it_must_do_and_nothing_of_others(full_desks, member, browse, at):
    lead = full_desks[1].lead
    with at("2026-03-27 09:00"):
        columns = {
            title: number
            for title, number, _href in _columns(
                browse(member("liaison", lead)).get("/desk/").content.decode()
            )
        }
    assert all(columns.values()), "what there is nothing of stands in the line below"
    assert columns["待签收"] == Duty.objects.filter(lead=lead, state="assigned").count()
    assert "待核查" not in columns
    assert "待补缺口" not in columns


def test_a_report_that_is_due_within_ten_working_days_stands_on_the_desk(
    signed, liaison, browse, at
):
    def to_report():
        page = browse(liaison).get("/desk/").content.decode()
        return {title: number for title, number, _href in _columns(page)}.get("待报进展", 0)

    assert to_report() == 0
    with at("2026-03-27 09:00"):
        assert to_report() == 1


def test_the_clerk_has_what_is_to_be_confirmed(gazette, member, browse):
    columns = _columns(browse(member("clerk")).get("/desk/").content.decode())

    assert columns[0][0] == f"待核对：{gazette.name}"
    assert columns[0][1] == Claim.objects.filter(state=Claim.OPEN).count()


def test_each_kind_to_be_confirmed_opens_a_list_of_as_many(gazette, member, browse):
    client = browse(member("clerk"))
    page = client.get("/desk/").content.decode()
    cards = re.findall(r'href="(/gazettes/[^"]+kind=(\w+)[^"]*)">\S+ (\d+) 项<', page)

    assert {kind for _href, kind, _number in cards} == {
        "duty",
        "figure",
        "appointment",
        "finding",
    }
    for href, kind, number in cards:
        assert Claim.objects.filter(kind=kind, state=Claim.OPEN).count() == int(number)
        listed = client.get(href.replace("&amp;", "&")).content.decode()
        assert f'<span class="count">{number}</span>' in listed


def test_the_clerk_has_the_slips_that_nobody_has_drawn_up(assigned, member, browse, at):
    with at("2026-03-20 09:00"):
        tick()
        columns = {
            title: number
            for title, number, _href in _columns(
                browse(member("clerk")).get("/desk/").content.decode()
            )
        }
    assert columns["待发督办单"] == 1


def test_the_checker_and_the_leader_have_the_requests_that_they_may_decide(
    full_desks, member, browse
):
    for role in ("checker", "leader"):
        page = browse(member(role)).get("/desk/").content.decode()
        assert ("待我审批", 1, "/requests/?state=mine") in _columns(page)


@pytest.mark.parametrize("role", ROLES)
def test_a_desk_asks_the_database_a_bounded_number_of_times(role, full_desks, member, browse):
    client = browse(member(role))
    client.get("/desk/")
    with CaptureQueriesContext(connection) as queries:
        client.get("/desk/")

    assert len(queries) <= 24


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("/desk/approvals/", {"leader"}),
        ("/desk/jobs/", {"administrator"}),
        ("/desk/jobs/?which=queued", {"administrator"}),
        ("/desk/findings/", {"clerk", "checker", "leader", "auditor", "administrator"}),
    ],
)
@pytest.mark.parametrize("role", ROLES)
def test_a_list_of_a_desk_is_for_those_whose_desk_it_is(role, address, allowed, member, browse):
    response = browse(member(role)).get(address)

    assert response.status_code == (200 if role in allowed else 403)


def test_nobody_has_a_desk_without_signing_in(browse):
    assert browse().get("/desk/").url.startswith("/sign-in/")


def test_the_administrator_sees_which_work_in_the_background_failed_and_which_waits(member, browse):
    from django_q.models import Failure, OrmQ

    Failure.objects.create(
        id="a" * 32,
        name="one",
        func="luoshi_server.documents.reading.read_gazette",
        result="Traceback\nOSError: 磁盘已满",
        started=now(),
        stopped=now(),
        success=False,
    )
    waiting = OrmQ.objects.count()
    OrmQ.objects.create(key="luoshi", payload="somebody else's")
    client = browse(member("administrator"))
    columns = {
        title: number for title, number, _href in _columns(client.get("/desk/").content.decode())
    }

    assert columns["后台失败"] == 1
    assert columns["后台排队"] == waiting + 1
    assert "OSError: 磁盘已满" in client.get("/desk/jobs/").content.decode()
    assert client.get("/desk/jobs/?which=queued").status_code == 200
