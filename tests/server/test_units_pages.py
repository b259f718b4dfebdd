"""The pages of units: who there is, who serves, what they owe, and what can be done with them."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from urllib.parse import unquote

from django.db import connection
from django.test.utils import CaptureQueriesContext

from luoshi_server.duties.models import Duty
from luoshi_server.organisations.actions.appoint import appoint
from luoshi_server.organisations.models import Post, Unit
from luoshi_server.scoring.periods import period_called
from luoshi_server.scoring.queries import ranking
from tests.server.busy import LOOK
from tests.server.test_wall import FIGURE, count_in


def test_the_register_finds_a_unit_by_any_of_its_names_and_by_who_serves_in_it(browse, member, db):
    unit = Unit.objects.first()
    appoint(
        unit.name,
        by=member("clerk"),
        person="章某某",
        post="局长",
        since=date(2026, 1, 5),
        document="任〔1〕号",
    )
    client = browse(member("leader"))

    for asked in (unit.name[-5:], "章某某", *unit.also_called[:1]):
        html = client.get("/units/", {"q": asked}).content.decode()
        assert unit.name in html
    assert "章某某" in html or "局长" in html


def test_a_deputy_head_is_not_shown_as_the_head(browse, member, db):
    unit = Unit.objects.first()
    appoint(
        unit.name,
        by=member("clerk"),
        person="章某某",
        post="副局长",
        since=date(2026, 1, 5),
        document="任〔1〕号",
    )

    html = browse(member("leader")).get("/units/", {"q": unit.name}).content.decode()

    assert "任免文件未载明" in html


def test_each_number_of_a_unit_equals_the_list_it_opens(busy, browse, member, at):
    unit = Duty.objects.filter(late_since__isnull=False).exclude(lead="").first().lead
    with at(LOOK):
        client = browse(member("leader"))
        html = client.get(f"/units/{unit}/").content.decode()
        figures = [(unescape(href), int(number)) for href, number in FIGURE.findall(html)]
        counted = [(href, count_in(client, href)) for href, _number in figures]

    assert len(figures) == 7
    assert counted == figures


def test_each_lamp_in_the_register_equals_the_list_it_opens(busy, browse, member, at):
    with at(LOOK):
        client = browse(member("leader"))
        html = client.get("/units/").content.decode()
        linked = re.findall(r'<a class="nowrap" href="([^"]+)">.*?</span> (\d+)</a>', html)
        figures = [(unescape(href), int(number)) for href, number in linked][:8]
        counted = [(href, count_in(client, href)) for href, _number in figures]

    assert figures
    assert counted == figures


def test_scores_are_put_into_the_cells_of_the_register_that_wait_for_them(busy, browse, member, at):
    with at(LOOK):
        client = browse(member("leader"))
        waiting = re.findall(r'<span id="(score-\d+)">', client.get("/units/").content.decode())
        fetched = client.get("/units/scores/").content.decode()
        cards = {card.unit: card for card in ranking(period_called("2026-Q2"))}

    assert re.findall(r'<span id="(score-\d+)" hx-swap-oob="true">', fetched) == waiting
    for card in list(cards.values())[:3]:
        assert f"{card.total} " in fetched


def test_a_unit_shows_its_totals_of_the_last_quarters(busy, browse, member, at):
    with at(LOOK):
        card = ranking(period_called("2026-Q2"))[0]
        own = browse(member("liaison", card.unit)).get(f"/units/{card.unit}/scores/")
        other = browse(member("deputy")).get(f"/units/{card.unit}/scores/")

    assert str(card.total) in own.content.decode()
    assert f"/scores/{card.unit}/" in unquote(own.content.decode())
    assert f"/scores/{card.unit}/" not in unquote(other.content.decode())


def test_a_unit_is_registered_changed_renamed_and_dissolved_on_its_pages(browse, member, db):
    client = browse(member("clerk"))
    heir = Unit.objects.first().name
    told = {"name": "试验所", "category": "other", "also_called": "试所、所", "reason": "方案"}
    assert client.post("/units/register/", told).status_code == 302
    changed = {"category": "department", "also_called": "试所", "reason": "核对"}
    assert client.post("/units/试验所/act/change/", changed).status_code == 302
    renamed = {"new_name": "试验中心", "reason": "方案"}
    assert client.post("/units/试验所/act/rename/", renamed).status_code == 302
    dissolved = {"successor": heir, "reason": "方案"}
    assert client.post("/units/试验中心/act/dissolve/", dissolved).status_code == 302

    unit = Unit.objects.get(name="试验中心")
    assert unit.successor == heir
    assert set(unit.also_called) == {"试验所", "试所"}
    html = client.get("/units/试验中心/").content.decode()
    assert f"其职责由{heir}承接" in html


def test_a_post_is_given_and_taken_on_the_page_of_the_unit(browse, member, db):
    client, unit = browse(member("clerk")), Unit.objects.first().name
    given = {"person": "章某某", "post": "局长", "since": "2026-01-05", "document": "任〔1〕号"}
    assert client.post(f"/units/{unit}/act/appoint/", given).status_code == 302
    assert "章某某" in client.get(f"/units/{unit}/").content.decode()
    taken = {**given, "since": "2026-02-06", "document": "免〔2〕号"}
    assert client.post(f"/units/{unit}/act/remove/", taken).status_code == 302

    assert Post.objects.get(person="章某某").until == date(2026, 2, 6)


def test_a_refusal_stands_beside_its_field(browse, member, db):
    taken = Unit.objects.first().name
    answer = browse(member("clerk")).post(
        "/units/register/", {"name": taken, "category": "other", "reason": "方案"}
    )

    assert answer.status_code == 422
    assert 'id="id_name_error"' in answer.content.decode()


def test_who_may_not_keep_the_register_sees_no_verbs_and_is_refused(browse, member, db):
    unit = Unit.objects.first().name
    client = browse(member("leader"))

    assert "/act/" not in client.get(f"/units/{unit}/").content.decode()
    assert client.get(f"/units/{unit}/act/dissolve/").status_code == 403
    assert client.post("/units/register/", {}).status_code == 403
    assert browse().get("/units/").status_code == 302


def test_a_unit_and_a_verb_that_there_are_not_are_not_there(browse, member, db):
    client, unit = browse(member("clerk")), Unit.objects.first().name

    assert client.get("/units/没有此单位/").status_code == 404
    assert client.get(f"/units/{unit}/act/sell/").status_code == 404


def test_the_words_of_an_appointment_open_their_document(in_force, browse, member):
    from luoshi_server.documents.models import Claim
    from luoshi_server.ledger.recording import Author, record
    from luoshi_server.organisations.events import PostTaken
    from luoshi_server.platform.clock import now

    claim = Claim.objects.filter(kind="appointment").first()
    unit = Unit.objects.first().name
    event = PostTaken(
        about=unit,
        unit="督查室",
        at=now(),
        person="章某某",
        post="局长",
        since=date(2026, 1, 5),
        document=claim.document,
        words=claim.words,
    )
    record([event], by=Author("clerk"))

    html = browse(member("leader")).get(f"/units/{unit}/").content.decode()

    assert f"/documents/{claim.document}/?at={claim.start}-{claim.end}#s{claim.start}" in unescape(
        html
    )


def test_the_register_asks_for_as_many_queries_whatever_the_number_of_units(
    busy, browse, member, at
):
    client = browse(member("leader"))
    with at(LOOK), CaptureQueriesContext(connection) as asked:
        assert client.get("/units/").status_code == 200

    assert len(asked) == 7
