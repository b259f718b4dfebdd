"""The burden meter: what was asked for, answered, reused and filled in; each number its list."""

from __future__ import annotations

import re
from decimal import Decimal
from html import unescape

from django.db import connection
from django.test.utils import CaptureQueriesContext

from luoshi_server.duties.actions.report import report_progress
from luoshi_server.duties.actions.sign import sign
from luoshi_server.duties.models import Duty
from luoshi_server.scoring.burden import Burden, burdens, course, same_facts
from luoshi_server.scoring.periods import last_periods, period_called
from tests.server.busy import LOOK
from tests.server.test_wall import count_in

MARCH = period_called("2026-03")


def total_of(month) -> Burden:
    return sum(burdens(month).values(), Burden())


def test_a_report_is_asked_for_answered_and_filled_in_once(busy):
    march = total_of(MARCH)

    assert march.answered == 5
    assert march.asked > march.answered
    assert march.forms == 5
    assert march.reused == 0


def test_one_report_that_serves_two_duties_is_one_form_and_two_answers(
    in_force, assigned, liaison, member, at
):
    twin = Duty.objects.get(pk=assigned.pk)
    assigned_twin(assigned, member)
    Duty.objects.exclude(fact="").update(fact="")
    keys = list(
        Duty.objects.filter(lead=assigned.lead, state="assigned").values_list("pk", flat=True)
    )
    Duty.objects.filter(pk__in=keys).update(fact="same", item="数", target_unit="处")
    for key in keys:
        sign(Duty.objects.get(pk=key), by=liaison)
    with at("2026-03-30 10:00"):
        report_progress(
            Duty.objects.get(pk=twin.pk), by=liaison, value=Decimal(3), period="2026-03"
        )

    march = total_of(MARCH)
    assert (march.answered, march.reused, march.forms) == (2, 1, 1)
    assert march.share_reused == 0.5


def assigned_twin(first: Duty, member) -> None:
    """A second duty of the same unit, found beside the first and assigned like it."""
    from luoshi_server.duties.actions.assign import assign
    from luoshi_server.duties.actions.divide import add_part

    part = add_part(first, by=member("clerk"), title="同一数字的另一项任务")
    assign(
        part,
        by=member("clerk"),
        lead=first.lead,
        deadline=first.deadline,
        reports="month",
        reason="分解",
    )


def test_duties_that_ask_for_the_same_number_stand_together(busy, browse, member, at):
    one, other, third = Duty.objects.exclude(lead="").order_by("key")[:3]
    Duty.objects.update(fact="")
    Duty.objects.filter(pk__in=(one.pk, other.pk)).update(
        fact="x", lead=one.lead, item="整治点位", state="signed"
    )
    Duty.objects.filter(pk=third.pk).update(fact="y", state="signed")

    assert {duty.pk for duty in same_facts(Duty.objects.all())} == {one.pk, other.pk}
    with at(LOOK):
        html = browse(member("leader")).get("/burden/").content.decode()
    assert "2 项任务" in html
    assert "整治点位" in html


def test_each_number_of_the_meter_equals_the_list_it_opens(busy, browse, member, at):
    with at(LOOK):
        client = browse(member("leader"))
        html = client.get("/burden/?month=2026-04").content.decode()
        linked = re.findall(
            r'href="(/burden/list/[^"]+)">\s*(?:<span[^<]*</span>)?\s*'
            r'(?:<span class="card-number">)?([\d,]+)',
            html,
        )
        figures = [(unescape(href), int(number)) for href, number in linked]
        counted = [(href, count_in(client, href)) for href, _number in figures]

    assert len(figures) > 6
    assert counted == figures


def test_a_month_in_which_nothing_was_asked_for_shows_that_and_no_zeros(busy, browse, member):
    html = browse(member("leader")).get("/burden/?month=2019-05").content.decode()

    assert "没有向单位要过报告" in html
    assert "card-number" not in html


def test_a_unit_sees_its_own_burden_and_nobody_elses(busy, browse, member, at):
    units = {unit for unit, one in burdens(MARCH).items() if one.asked}
    own, other = sorted(units)[:2]
    with at(LOOK):
        client = browse(member("liaison", own))
        html = client.get("/burden/?month=2026-03").content.decode()
        rows = html.partition("<tbody>")[2].partition("</tbody>")[0]
        assert own in rows
        assert other not in rows
        address = "/burden/list/?month=2026-03&what=asked&unit="
        assert client.get(address + own).status_code == 200
        assert client.get(address + other).status_code == 403
        assert client.get(address).status_code == 403


def test_a_deputy_sees_numbers_and_opens_no_list(busy, browse, member, at):
    with at(LOOK):
        client = browse(member("deputy"))
        assert "/burden/list/" not in client.get("/burden/?month=2026-03").content.decode()
        assert client.get("/burden/list/?month=2026-03").status_code == 403


def test_a_quarter_is_no_month_of_the_meter(browse, member, db):
    assert browse(member("leader")).get("/burden/?month=2026-Q1").status_code == 422


def test_the_burden_of_a_month_is_asked_for_in_four_queries_whatever_the_units(busy):
    with CaptureQueriesContext(connection) as asked:
        burdens(MARCH)

    assert len(asked) == 4


def test_the_course_of_a_year_is_what_its_months_add_up_to(busy):
    months = last_periods(period_called("2026-05"), 12)

    assert course(months) == [sum(burdens(month).values(), Burden()) for month in months]
    assert any(any(month) for month in course(months))


def test_the_page_asks_for_as_many_queries_whatever_the_number_of_units(busy, browse, member, at):
    client = browse(member("leader"))
    with at(LOOK), CaptureQueriesContext(connection) as asked:
        client.get("/burden/?month=2026-04")

    assert len(asked) == 7
