"""The pages of scores: places, points that open their facts, schemes tried and adopted."""

from __future__ import annotations

import io
import re
from html import unescape

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from luoshi_server.ledger.models import Line
from luoshi_server.scoring.models import FoundFact, SchemeVersion
from luoshi_server.scoring.periods import period_called
from luoshi_server.scoring.queries import forget_rankings, ranking
from tests.server.busy import LOOK

QUARTER = "2026-Q2"


def html_of(client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    return answer.content.decode()


def test_a_ranking_lists_every_unit_with_facts_and_names_those_without(busy, browse, member, at):
    with at(LOOK):
        html = html_of(browse(member("leader")), f"/scores/?period={QUARTER}")
        cards = ranking(period_called(QUARTER))

    assert all(card.unit in html for card in cards)
    assert html.count("<tr>") - 1 == len(cards)
    assert "不参加排名" in html
    assert "暂定" in html


def test_the_small_lines_are_put_into_the_cells_that_wait_for_them(busy, browse, member, at):
    with at(LOOK):
        client = browse(member("leader"))
        waiting = re.findall(
            r'<span id="(course-\d+)">', html_of(client, f"/scores/?period={QUARTER}")
        )
        fetched = html_of(client, f"/scores/courses/?period={QUARTER}")

    assert waiting
    assert re.findall(r'<span id="(course-\d+)" hx-swap-oob="true">', fetched) == waiting
    assert fetched.count("<svg") == len(waiting)


def test_a_period_without_facts_shows_that_and_no_zeros(busy, browse, member, at):
    with at(LOOK):
        html = html_of(browse(member("leader")), "/scores/?period=2019-Q1")

    assert "没有可计分的事项" in html
    assert "<table" not in html.partition("<main")[2]


def test_a_card_adds_up_to_the_total_of_the_ranking(busy, browse, member, at):
    with at(LOOK):
        client = browse(member("leader"))
        for card in ranking(period_called(QUARTER)):
            html = html_of(client, f"/scores/{card.unit}/?period={QUARTER}")
            main = html.partition("<main")[2]
            points = re.findall(r'<strong class="number">([+-][\d.]+)</strong>', main)
            total = re.search(r'<span class="card-number">([\d.]+)', main)
            assert total is not None
            assert sum(map(float, points)) == pytest.approx(float(total[1]))


def test_every_point_opens_as_many_facts_as_it_counts(busy, browse, member, at):
    with at(LOOK):
        client = browse(member("checker"))
        card = ranking(period_called(QUARTER))[-1]
        for score in card.scores:
            for point in score.points:
                counted = sum(fact.amount for fact in point.facts)
                for kind in {fact.kind for fact in point.facts}:
                    html = html_of(
                        client, f"/scores/{card.unit}/facts/?period={QUARTER}&kind={kind}"
                    )
                    body = html.partition("<tbody>")[2].partition("</tbody>")[0]
                    assert body.count("<tr") == counted
                    assert body.count("台账第") == counted


def test_the_facts_of_a_unit_are_open_to_it_and_the_office_alone(busy, browse, member, at):
    with at(LOOK):
        one, other = (card.unit for card in ranking(period_called(QUARTER))[:2])
        html_of(browse(member("liaison", one)), f"/scores/{one}/?period={QUARTER}")
        html_of(browse(member("liaison", one)), f"/scores/{other}/?period={QUARTER}", 403)
        html_of(browse(member("deputy")), f"/scores/{other}/facts/?period={QUARTER}", 403)


def test_a_unit_that_there_is_not_has_no_card(busy, browse, member):
    html_of(browse(member("leader")), "/scores/没有此单位/", 404)


def test_a_period_that_is_none_is_refused(browse, member, db):
    html_of(browse(member("leader")), "/scores/?period=now", 422)


def test_a_simulation_says_who_would_move_and_stores_nothing(busy, browse, member, at):
    entries = Line.objects.count()
    with at(LOOK):
        html = html_of(
            browse(member("deputy")), f"/scores/simulation/?period={QUARTER}&slips-weight=0.5"
        )

    assert "得分或名次会变" in html
    assert "提出此方案" not in html
    assert Line.objects.count() == entries
    assert not SchemeVersion.objects.exists()


def test_a_weight_that_cannot_be_is_refused_beside_its_field(busy, browse, member, at):
    with at(LOOK):
        client = browse(member("leader"))
        html = html_of(client, f"/scores/simulation/?period={QUARTER}&slips-weight=heavy", 422)
        html_of(client, f"/scores/simulation/?period={QUARTER}&slips-weight=0", 422)

    assert "sim-slips-weight" in html


def propose(client, **more: str):
    return client.post(
        f"/scores/schemes/propose/?period={QUARTER}&slips-weight=0.5",
        {"version": "2", "since": "2026-04-01", "decision": "考核办法第四条", **more},
    )


def test_a_scheme_is_proposed_by_one_and_adopted_by_another(busy, browse, member, at):
    with at(LOOK):
        clerk, checker = browse(member("clerk")), browse(member("checker"))
        assert propose(clerk).status_code == 302
        key = SchemeVersion.objects.get().key
        assert clerk.post(f"/scores/schemes/{key}/adopt/").status_code == 403
        assert f"/scores/schemes/{key}/adopt/" in html_of(checker, "/scores/schemes/")
        assert checker.post(f"/scores/schemes/{key}/adopt/").status_code == 302
        html = html_of(checker, f"/scores/?period={QUARTER}")

    assert SchemeVersion.objects.get().state == "adopted"
    assert "考核办法第四条" in html


def test_a_proposal_without_a_decision_is_refused_beside_its_field(busy, browse, member, at):
    with at(LOOK):
        answer = propose(browse(member("clerk")), decision="")

    assert answer.status_code == 422
    assert not SchemeVersion.objects.exists()


def test_a_leader_proposes_nothing(busy, browse, member, at):
    with at(LOOK):
        assert propose(browse(member("leader"))).status_code == 403


def test_a_false_report_is_found_and_taken_back_on_its_page(busy, browse, member, at):
    with at(LOOK):
        client = browse(member("checker"))
        unit = ranking(period_called(QUARTER))[0].unit
        told = {
            "kind": "false-report",
            "unit": unit,
            "on": "2026-05-13",
            "amount": "1",
            "words": "数字与现场不符",
        }
        assert client.post("/scores/findings/", told).status_code == 302
        html = html_of(client, f"/scores/{unit}/?period={QUARTER}")
        assert "一票否决" in html
        key = FoundFact.objects.get().key
        taken_back = client.post(f"/scores/findings/{key}/take-back/", {"reason": "已核实"})
        assert taken_back.status_code == 302
        assert "总分不计" not in html_of(client, f"/scores/{unit}/?period={QUARTER}")


def test_only_who_sets_weights_finds_facts(browse, member, db):
    html_of(browse(member("clerk")), "/scores/findings/", 403)


def test_the_workbook_has_the_places_and_totals_of_the_page(busy, browse, member, at):
    with at(LOOK):
        answer = browse(member("leader")).get(f"/scores/book.xlsx?period={QUARTER}")
        cards = ranking(period_called(QUARTER))

    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    for card in cards:
        assert any(
            row[0] == card.place and row[1] == card.unit and row[2] == float(card.total)
            for row in rows
        )


def test_a_ranking_asks_for_as_many_queries_whatever_the_number_of_units(busy, browse, member, at):
    leader = member("leader")
    client = browse(leader)
    forget_rankings()
    with at(LOOK), CaptureQueriesContext(connection) as asked:
        html_of(client, f"/scores/?period={QUARTER}")

    assert len(asked) == 14


def test_a_card_asks_for_as_many_queries_whatever_the_number_of_facts(busy, browse, member, at):
    client = browse(member("leader"))
    with at(LOOK):
        unit = ranking(period_called(QUARTER))[-1].unit
        forget_rankings()
        with CaptureQueriesContext(connection) as asked:
            html = html_of(client, f"/scores/{unit}/?period={QUARTER}")

    assert len(asked) == 22
    assert unescape(html).count("台账第") > 3
