"""The leader's wall: every number equals the list that it opens."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from luoshi_server.cases.lateness import late_duties
from luoshi_server.cases.models import Order
from luoshi_server.duties.models import Duty
from luoshi_server.duties.queries import visible_to
from luoshi_server.duties.standing import standing
from luoshi_server.organisations.models import Unit
from luoshi_server.platform.clock import now
from luoshi_server.web.wall.board import board, late_rows
from tests.server.busy import LOOK

FIGURE = re.compile(
    r'<a class="(?:card|figure)[^"]*" href="([^"]+)">\s*(?:<span class="card-title">[^<]*</span>)?'
    r'\s*<(?:strong|span class="card-number")>([\d,]+)'
)


def count_in(client, address: str) -> int:
    shown, number = 0, 1
    joint = "&" if "?" in address else "?"
    while True:
        html = client.get(f"{address}{joint}page={number}").content.decode()
        body = html.partition("<tbody>")[2].partition("</tbody>")[0]
        shown += body.count("<tr")
        if 'rel="next"' not in html:
            return shown
        number += 1


@pytest.mark.parametrize("role", ["leader", "clerk", "auditor"])
def test_each_number_on_the_wall_equals_the_list_it_opens(busy, browse, member, at, role):
    with at(LOOK):
        client = browse(member(role))
        html = client.get("/wall/").content.decode()
        figures = [(unescape(href), int(number)) for href, number in FIGURE.findall(html)]
        counted = {href: count_in(client, href) for href, _number in figures}

    assert len(figures) >= 14
    assert counted == dict(figures)
    assert sum(counted.values()) > 0


def test_a_liaison_sees_numbers_that_equal_his_own_lists(busy, browse, member, at):
    unit = Duty.objects.filter(late_since__isnull=False).exclude(lead="").first().lead
    with at(LOOK):
        client = browse(member("liaison", unit))
        html = client.get("/wall/").content.decode()
        figures = [(unescape(href), int(number)) for href, number in FIGURE.findall(html)]
        counted = {href: count_in(client, href) for href, _number in figures}

    assert counted == dict(figures)


def test_each_part_of_a_units_bar_equals_the_list_it_opens(busy, browse, member, at):
    with at(LOOK):
        client = browse(member("leader"))
        html = client.get("/wall/").content.decode()
        table = html.partition('class="chart-table"')[2].partition("</table>")[0]
        cells = [
            (unescape(href), int(number))
            for href, number in re.findall(r'<td class="number"><a href="([^"]+)">(\d+)</a>', table)
        ]
        counted = [(href, count_in(client, href)) for href, _number in cells]

    assert counted == cells
    assert len(cells) >= 10


def test_what_is_late_says_whose_it_is_and_whom_it_has_reached(busy, at):
    with at(LOOK):
        duties = Duty.objects.filter(late_since__isnull=False, state="assigned")
        (row, *_others) = late_rows(duties[:1], now())

    steps = Order.objects.filter(
        kind="escalate", case=f"follow-up:{row.duty.key}", before_due=False
    ).order_by("at", "sequence")
    assert row.whose == row.duty.lead
    assert row.days > 60
    assert row.means in {step.means for step in steps}


def test_a_duty_that_is_late_in_several_ways_shows_what_has_been_late_the_longest(busy, at):
    with at(LOOK):
        (row,) = late_duties(
            list(Duty.objects.filter(late_since__isnull=False, state="assigned")[:1]), now()
        )

    assert row.owed.due == row.duty.late_since


def test_no_unit_fills_the_list_of_the_late_alone(busy, member, at):
    with at(LOOK):
        shown = board(member("leader"), now())["late"]

    owing = [row.whose for row in shown]
    assert max(owing.count(unit) for unit in owing) <= 3
    assert len(set(owing)) > 1


def test_units_with_red_lamps_stand_before_those_with_yellow_ones(busy, member, at):
    with at(LOOK):
        worst = standing(visible_to(member("leader"))).worst_units(5)

    reds = [lamps["red"] for _unit, lamps in worst]
    assert reds == sorted(reds, reverse=True)


def test_an_empty_district_shows_no_zeros(browse, member, db):
    html = browse(member("leader")).get("/wall/").content.decode()

    assert "还没有立项的任务" in html
    assert "card-number" not in html


def test_the_wall_asks_the_same_number_of_queries_however_many_duties_there_are(busy, member, at):
    leader = member("leader")
    with at(LOOK), CaptureQueriesContext(connection) as asked:
        board(leader, now())

    assert len(asked) == 12


def test_nobody_sees_the_wall_without_signing_in(browse, db):
    assert browse().get("/wall/").status_code == 302


def test_a_list_of_no_such_change_is_not_there(browse, member, db):
    assert browse(member("leader")).get("/wall/week/forgotten/").status_code == 404


def test_the_wall_is_printed_on_the_sheet_that_is_asked_for(browse, member, db):
    client = browse(member("leader"))

    assert 'class="wall on-a3"' in client.get("/wall/").content.decode()
    assert 'class="wall on-a4"' in client.get("/wall/?paper=A4").content.decode()


def test_names_of_units_cannot_become_markup(busy, browse, member, at):
    Duty.objects.update(lead="<b>甲</b>")
    Unit.objects.create(name="<b>甲</b>")
    with at(LOOK):
        html = browse(member("leader")).get("/wall/").content.decode()

    assert "<b>甲" not in html
