"""The API of bulletins, scores, imports, supervisions and messages: what pages do, by calls."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from luoshi_server.bulletins.actions.draft_monthly import draft_monthly
from luoshi_server.cases.ticking import tick
from luoshi_server.imports.running import check_job
from luoshi_server.ledger.models import End
from luoshi_server.organisations.models import Unit
from luoshi_server.scoring.models import SchemeVersion
from tests.server.calling import Program, fields_of

IMPORTING = ("read", "write", "import")


@pytest.fixture
def late(assigned, at):
    """The assigned duty, which nobody signed for; the clock stands eleven days later."""
    with at("2026-03-20 09:00"):
        tick()
        yield assigned


@pytest.fixture
def queued(monkeypatch):
    """What is to be done in the background is kept instead."""
    tasks = []
    monkeypatch.setattr(
        "luoshi_server.imports.unfinished.async_task",
        lambda task, key, **_options: tasks.append((task, key)),
    )
    return tasks


def test_a_slip_is_drawn_up_signed_issued_and_answered_by_calls_alone(late, member):
    clerk, leader = Program(member("clerk")), Program(member("leader"))
    unit = Program(member("liaison", late.lead))

    (due,) = clerk.get("/bulletins/slips/due").json()["items"]
    drafted = clerk.post("/bulletins/slips", {"order": due["order"]})
    address = f"/bulletins/{drafted.json()['key']}"
    before = unit.get(address).status_code
    leader.post(f"{address}/sign")
    issued = clerk.post(f"{address}/issue").json()
    answered = unit.post(f"{address}/answer", {"words": "已签收。"}).json()
    file = unit.get(f"{address}/file?form=pdf")

    assert (drafted.status_code, before) == (201, 404)
    assert issued["state"] == "issued"
    assert (answered["state"], answered["answers"][0]["words"]) == ("answered", "已签收。")
    assert file.content.startswith(b"%PDF")


def test_a_bulletin_that_somebody_changed_meanwhile_is_not_signed(db, member):
    report = draft_monthly(date(2026, 2, 1), by=member("clerk"))
    seen = report.last_entry - 1

    refused = Program(member("leader")).post(f"/bulletins/{report.key}/sign", If_Match=f'"{seen}"')

    assert refused.status_code == 412


def test_nobody_signs_by_a_call_what_he_may_not(db, member):
    report = draft_monthly(date(2026, 2, 1), by=member("clerk"))

    assert Program(member("clerk")).post(f"/bulletins/{report.key}/sign").status_code == 403


def test_what_the_public_sees_of_a_bulletin_names_nobody_of_the_office(db, member):
    report = draft_monthly(date(2026, 2, 1), by=member("clerk"))
    Program(member("leader")).post(f"/bulletins/{report.key}/sign")
    Program(member("clerk")).post(f"/bulletins/{report.key}/issue")
    checker = Program(member("checker"))
    assert checker.post(f"/bulletins/{report.key}/publish", {}).json()["public"]

    told = Program().get(f"/bulletins/{report.key}").json()

    assert told["title"] == report.title
    assert told["drafted_by"] is told["signed_by"] is told["answers"] is None


def test_a_scheme_is_tried_out_proposed_and_adopted_by_somebody_else(late, member):
    clerk, checker = Program(member("clerk")), Program(member("checker"))
    scheme = clerk.get("/scores/scheme").json()["scheme"]
    scheme["version"] = "新"
    before = End.objects.get(pk=1).number

    tried = clerk.post("/scores/simulate", {"scheme": scheme})
    kept = End.objects.get(pk=1).number
    told = {"scheme": scheme, "since": "2026-01-01", "decision": "考核办法第三条"}
    proposed = clerk.post("/scores/schemes", told)
    address = f"/scores/schemes/{proposed.json()['key']}/decide"
    refused = clerk.post(address, {"approved": True})
    adopted = checker.post(address, {"approved": True})

    assert (tried.status_code, tried.json()["moves"]) == (200, [])
    assert kept == before
    assert (proposed.status_code, refused.status_code) == (201, 403)
    assert adopted.json()["state"] == "adopted"
    assert clerk.get("/scores/scheme").json()["scheme"] == scheme


def test_the_card_of_a_unit_says_by_which_facts_it_stands_where_the_ranking_has_it(late, member):
    unit = Program(member("liaison", late.lead))

    (row,) = unit.get("/scores").json()["items"]
    card = unit.get(f"/scores/units/{late.lead}").json()
    facts = unit.get(f"/scores/units/{late.lead}/facts").json()

    assert (card["place"], card["total"]) == (row["place"], row["total"])
    assert facts["count"] >= sum(len(point["facts"]) for point in card["points"]) > 0


def test_the_facts_of_another_unit_are_not_told(late, member):
    other = Unit.objects.exclude(name=late.lead).first()
    program = Program(member("liaison", other.name))

    assert program.get(f"/scores/units/{late.lead}").status_code == 403


def test_a_scheme_that_cannot_be_used_is_refused_at_its_place(db, member):
    clerk = Program(member("clerk"))
    scheme = clerk.get("/scores/scheme").json()["scheme"]
    scheme["indicators"][0]["weight"] = "0"

    refused = clerk.post("/scores/simulate", {"scheme": scheme})

    assert refused.status_code == 422
    assert "scheme.indicators[0].weight" in fields_of(refused)
    assert not SchemeVersion.objects.exists()


def test_a_table_is_handed_in_looked_at_and_confirmed(db, member, queued):
    clerk = Program(member("clerk"), IMPORTING)
    sheets = {one["name"]: one for one in clerk.get("/imports/sheets").json()["items"]}
    columns = sheets["units"]["columns"]
    head = ",".join(one["title"] for one in columns)
    cells = {columns[0]["name"]: "新设局"}
    row = ",".join(cells.get(one["name"], one["example"]) for one in columns)
    file = SimpleUploadedFile("单位.csv", f"{head}\n{row}\n,\n".encode())

    made = clerk.upload("/imports/sheets/units", {"file": file})
    address = f"/imports/{made.json()['key']}"
    check_job(made.json()["key"])
    checked = clerk.get(address).json()
    rows = clerk.get(f"{address}/rows").json()["items"]
    confirmed = clerk.post(f"{address}/confirm")

    assert (made.status_code, made.json()["state"]) == (201, "waiting")
    assert (checked["state"], checked["counts"]["good"]) == ("checked", 1), rows
    assert confirmed.json()["state"] == "telling"
    assert [task.rpartition(".")[2] for task, _key in queued] == ["check_job", "tell_job"]


def test_a_table_takes_a_token_that_imports_and_is_confirmed_by_whoever_handed_it_in(
    db, member, queued
):
    def file():
        return {"file": SimpleUploadedFile("单位.csv", "名称\n".encode())}

    without = Program(member("clerk")).upload("/imports/sheets/units", file())
    made = Program(member("clerk"), IMPORTING).upload("/imports/sheets/units", file()).json()
    other = Program(member("checker"), IMPORTING).post(f"/imports/{made['key']}/drop")

    assert (without.status_code, other.status_code) == (403, 403)


def test_a_supervision_is_proposed_approved_and_opened(in_force, member):
    clerk, leader = Program(member("clerk")), Program(member("leader"))
    whose = Unit.objects.first().name
    plan = {"whose": whose, "matter": "桥梁养护", "plan": "实地查看。", "ends": "2026-03-20"}

    made = clerk.post("/supervisions", plan)
    address = f"/supervisions/{made.json()['key']}"
    hidden = Program(member("liaison", whose)).get(address)
    leader.post(f"{address}/decide", {"approved": True})
    opened = clerk.post(f"{address}/open").json()

    assert (made.status_code, hidden.status_code) == (201, 404)
    assert opened["step"] == "open"
    assert opened["owed"][0]["article"]
    assert Program(member("liaison", whose)).get(address).json()["whose"] == whose


def test_a_step_of_a_supervision_that_is_not_due_is_refused(in_force, member):
    clerk = Program(member("clerk"))
    whose = Unit.objects.first().name
    plan = {"whose": whose, "matter": "桥梁养护", "plan": "实地查看。", "ends": "2026-03-20"}
    key = clerk.post("/supervisions", plan).json()["key"]

    assert clerk.post(f"/supervisions/{key}/file").status_code == 422
    assert clerk.post(f"/supervisions/{key}/decide", {"approved": True}).status_code == 403


def test_messages_are_new_until_they_were_seen(assigned, liaison):
    program = Program(liaison)
    told = program.get("/messages?is_new=true").json()
    newest = told["items"][0]

    seen = program.post("/messages/seen", {"upto": newest["number"]}).json()

    assert newest["is_new"]
    assert newest["unit"] == assigned.lead
    assert seen == {"upto": newest["number"], "new": 0}
    assert program.get("/messages?is_new=true").json()["count"] == 0


def test_the_address_of_a_calendar_is_renewed_from_a_page_and_not_by_a_token(
    assigned, liaison, browse
):
    refused = Program(liaison).post("/messages/calendar")
    page = browse(liaison).post("/api/v1/messages/calendar")

    assert refused.status_code == 403
    assert (page.status_code, page["Cache-Control"]) == (201, "no-store")
    assert page.json()["address"].endswith(".ics")
