"""The ledger of tasks: filters, totals that equal their lists, the workbook, assigning together."""

from __future__ import annotations

import io
import re
from datetime import date

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from luoshi_server.cases.ticking import tick
from luoshi_server.duties.models import Duty, DutyUnit
from luoshi_server.organisations.models import Unit
from luoshi_server.organisations.queries import unit_called
from luoshi_server.web.duties.filters import SORTS


def _count(response):
    found = re.search(r"共 (\d+) 项", response.content.decode())
    return int(found.group(1))


def test_the_list_counts_what_it_shows_and_pages_by_fifty(duties_confirmed, member, browse):
    response = browse(member("clerk")).get("/duties/")

    assert _count(response) == duties_confirmed.count()
    assert response.content.decode().count('data-label="任务"') == 50


def test_the_number_of_each_lamp_is_that_of_the_list_it_opens(duties_confirmed, member, browse, at):
    with at("2026-03-20 09:00"):
        tick()
        client = browse(member("clerk"))
        page = client.get("/duties/?gap=deadline&sort=lamp").content.decode()
        cards = re.findall(
            r'class="card" href="([^"]+)">.*?card-number">(\d+)', page, flags=re.DOTALL
        )
        assert len(cards) == 5
        for href, number in cards:
            assert _count(client.get(f"/duties/{href.replace('&amp;', '&')}")) == int(number)
        assert (
            sum(int(number) for _href, number in cards)
            == duties_confirmed.filter(deadline=None).count()
        )
        assert sum(int(number) > 0 for _href, number in cards) >= 1


def test_a_page_far_from_the_beginning_shows_the_rows_of_its_place(
    duties_confirmed, member, browse, monkeypatch
):
    client = browse(member("clerk"))
    near = client.get("/duties/?page=2").content.decode()
    monkeypatch.setattr("luoshi_server.web.doors.FAR", 10)
    far = client.get("/duties/?page=2").content.decode()

    shown = re.findall(r'href="(/duties/[^"?]+/)"', near)
    assert len(set(shown)) > 20
    assert re.findall(r'href="(/duties/[^"?]+/)"', far) == shown


@pytest.mark.parametrize(
    ("query", "condition"),
    [
        ("gap=lead", {"lead": ""}),
        ("gap=deadline", {"deadline": None}),
        ("state=found", {"state": "found"}),
        ("state=closed", {"state": "closed"}),
        ("until=2026-12-31", {"deadline__lte": date(2026, 12, 31)}),
        ("since=2026-10-01&until=2026-12-31", {"deadline__range": ("2026-10-01", "2026-12-31")}),
        ("lamp=green", {"lamp": "green"}),
        ("public=no", {"public": False}),
        ("q=企业", {"text__contains": "企业"}),
    ],
)
def test_a_filter_lists_what_it_names(query, condition, duties_confirmed, member, browse):
    assert (
        _count(browse(member("clerk")).get(f"/duties/?{query}"))
        == duties_confirmed.filter(**condition).count()
    )


def test_a_unit_is_found_by_any_of_its_names(duties_confirmed, member, browse):
    lead = duties_confirmed.exclude(lead="").first().lead
    unit = Unit.objects.get(name=lead)
    for name in (unit.name, *unit.also_called):
        response = browse(member("clerk")).get("/duties/", {"unit": name})
        assert _count(response) == duties_confirmed.filter(lead=lead).count()


def test_a_filter_that_makes_no_sense_says_so_and_the_list_is_shown(
    duties_confirmed, member, browse
):
    response = browse(member("clerk")).get("/duties/?since=yesterday&lamp=purple")

    assert response.status_code == 200
    assert _count(response) == duties_confirmed.count()
    assert 'class="errors"' in response.content.decode()


@pytest.mark.parametrize("sort", SORTS)
def test_every_order_lists_the_same_duties(sort, duties_confirmed, member, browse):
    response = browse(member("clerk")).get(f"/duties/?sort={sort}")

    assert response.status_code == 200
    assert _count(response) == duties_confirmed.count()


def test_duties_without_a_deadline_come_last(duties_confirmed, member, browse):
    for sort in ("deadline", "-deadline"):
        page = browse(member("clerk")).get(f"/duties/?sort={sort}").content.decode()
        first = re.search(r'<tbody>\s*<tr.*?href="/duties/([^/]+)/"', page, flags=re.DOTALL)
        assert Duty.objects.get(pk=first.group(1)).deadline is not None


def test_a_unit_sees_its_own_duties_alone(duties_confirmed, member, browse):
    lead = duties_confirmed.exclude(lead="").first().lead
    own = DutyUnit.objects.filter(unit=lead).values("duty")
    response = browse(member("liaison", lead)).get("/duties/")

    assert _count(response) == duties_confirmed.filter(pk__in=own).count()


def test_the_workbook_has_the_rows_of_the_list_and_a_total_by_lamp(
    duties_confirmed, member, browse
):
    response = browse(member("clerk")).get("/duties/ledger.xlsx?gap=lead")
    sheet = openpyxl.load_workbook(io.BytesIO(response.content)).active
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    keys = {row[0] for row in cells} & set(duties_confirmed.values_list("key", flat=True))

    assert "attachment" in response["Content-Disposition"]
    assert keys == set(duties_confirmed.filter(lead="").values_list("key", flat=True))
    labels = [row[0] for row in cells]
    assert {"合计（项）", "绿灯", "红灯"} <= set(labels)


def _assignable():
    return Duty.objects.filter(state="found", deadline__gte=date(2026, 3, 2)).exclude(lead="")


def test_what_lacks_nothing_is_assigned_together(duties_confirmed, member, browse):
    ready = [one for one in _assignable() if unit_called(one.lead)]
    count = _assignable().count()
    response = browse(member("clerk")).post(
        "/duties/assign/?", {"count": count, "reports": "month"}, follow=True
    )

    assert f"已交办 {len(ready)} 项" in response.content.decode()
    assert Duty.objects.filter(state="assigned").count() == len(ready) > 0
    assert (
        not Duty.objects.filter(state="assigned", reports_by=[])
        .filter(deadline__gte="2026-05-01")
        .exists()
    )


def test_assigning_together_stops_if_the_list_has_changed(duties_confirmed, member, browse):
    response = browse(member("clerk")).post(
        "/duties/assign/", {"count": _assignable().count() + 1, "reports": ""}
    )

    assert response.status_code == 409
    assert "清单已有变化" in response.content.decode()
    assert not Duty.objects.exclude(state="found").exists()


@pytest.mark.parametrize("role", ["leader", "auditor", "administrator", "deputy"])
def test_only_the_office_assigns_together(role, duties_confirmed, member, browse):
    client = browse(member(role))

    assert client.post("/duties/assign/", {"count": 1, "reports": ""}).status_code == 403
    assert "批量交办" not in client.get("/duties/").content.decode()


def test_the_list_asks_the_database_as_often_for_many_duties_as_for_few(
    duties_confirmed, member, browse
):
    client = browse(member("clerk"))
    client.get("/duties/")
    with CaptureQueriesContext(connection) as queries:
        client.get("/duties/")

    assert len(queries) == 10


def test_a_list_of_two_hundred_duties_stays_below_150_kilobytes(duties_confirmed, member, browse):
    template = duties_confirmed.exclude(lead="").first()
    Duty.objects.bulk_create(
        Duty(
            **{
                field.attname: getattr(template, field.attname)
                for field in Duty._meta.concrete_fields
            }
            | {"key": f"many-{number}", "title": "很长的任务标题" * 20}
        )
        for number in range(200)
    )
    response = browse(member("clerk")).get("/duties/?q=很长的任务标题")

    assert _count(response) == 200
    assert len(response.content) < 150_000
