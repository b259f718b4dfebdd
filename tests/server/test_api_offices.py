"""The API of bulletins, scores, imports, supervisions, messages and webhooks."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from luoshi_server.bulletins.actions.draft_monthly import draft_monthly
from luoshi_server.cases.ticking import tick
from luoshi_server.imports.running import check_job
from luoshi_server.ledger.models import End, Line
from luoshi_server.organisations.models import Unit
from luoshi_server.platform import clock
from luoshi_server.scoring.models import SchemeVersion
from luoshi_server.telling.delivering import deliver_due
from luoshi_server.telling.models import Delivery, Webhook
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


def test_a_draft_is_worded_anew_and_what_was_left_out_stays(late, member):
    clerk = Program(member("clerk"))
    judged = [{"unit": late.lead, "reason": "多次催办未签收"}]
    told = {"units": [late.lead], "demands": ["立即签收。"], "criticised": judged}
    key = clerk.post("/bulletins/notices", told).json()["key"]
    Program(member("leader")).post(f"/bulletins/{key}/approve")

    revised = clerk.post(f"/bulletins/{key}/revise", {"demands": ["三日内签收。"]}).json()

    assert (revised["demands"], revised["criticised"]) == (["三日内签收。"], judged)
    assert revised["approved_by"] == ""
    assert Line.objects.latest("number").kind == "BulletinRevised"


def test_a_slip_is_worded_anew_with_another_day_for_its_answer(late, member):
    clerk = Program(member("clerk"))
    order = clerk.get("/bulletins/slips/due").json()["items"][0]["order"]
    drafted = clerk.post("/bulletins/slips", {"order": order, "demand": "立即签收。"}).json()

    revised = clerk.post(f"/bulletins/{drafted['key']}/revise", {"answer_days": 10}).json()

    assert revised["demands"] == drafted["demands"] == ["立即签收。"]
    assert revised["answer_by"] > drafted["answer_by"]


def test_what_the_sort_of_a_bulletin_has_not_is_refused_at_its_field(late, member):
    clerk = Program(member("clerk"))
    order = clerk.get("/bulletins/slips/due").json()["items"][0]["order"]
    slip = clerk.post("/bulletins/slips", {"order": order}).json()["key"]
    report = draft_monthly(date(2026, 2, 1), by=member("clerk")).key

    named = [
        (slip, {"title": "另拟"}),
        (slip, {"praised": []}),
        (report, {"answer_days": 5}),
    ]

    for key, told in named:
        refused = clerk.post(f"/bulletins/{key}/revise", told)
        assert (refused.status_code, set(fields_of(refused))) == (422, set(told))
    assert clerk.post(f"/bulletins/{report}/revise", {}).status_code == 422


def test_a_bulletin_is_not_worded_anew_by_what_was_read_before_nor_once_it_is_signed(db, member):
    report = draft_monthly(date(2026, 2, 1), by=member("clerk"))
    clerk, address = Program(member("clerk")), f"/bulletins/{report.key}"
    seen = clerk.get(address)["ETag"]
    Program(member("checker")).post(f"{address}/revise", {"demands": ["加快办理。"]})

    stale = clerk.post(f"{address}/revise", {"demands": ["另拟。"]}, If_Match=seen)
    Program(member("leader")).post(f"{address}/sign")
    signed = clerk.post(f"{address}/revise", {"demands": ["另拟。"]})

    assert (stale.status_code, signed.status_code) == (412, 422)
    assert clerk.get(address).json()["demands"] == ["加快办理。"]


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


def test_what_people_find_counts_until_it_is_taken_back(late, member):
    checker = Program(member("checker"))
    kinds = [one["kind"] for one in checker.get("/scores/findings/kinds").json()["items"]]
    told = {"kind": kinds[0], "unit": late.lead, "on": "2026-03-02", "words": "会议纪要第3号"}

    found = checker.post("/scores/findings", {**told, "duty": late.key, "amount": "2"})
    facts = checker.get(f"/scores/units/{late.lead}/facts").json()["items"]
    address = f"/scores/findings/{found.json()['key']}/take-back"
    back = checker.post(address, {"reason": "已核实"})
    again = checker.post(address, {"reason": "已核实"})
    listed = checker.get("/scores/findings?is_taken_back=true").json()["items"]

    assert (found.status_code, found.json()["on"]) == (201, "2026-03-02")
    assert (kinds[0], "2") in [(one["kind"], one["amount"]) for one in facts]
    assert (back.json()["taken_back"], again.status_code) == ("已核实", 409)
    assert listed == [back.json()]
    assert checker.get("/scores/findings?is_taken_back=false").json()["count"] == 0


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"kind": "red-slip"}, "kind"),
        ({"unit": "没有的单位"}, "unit"),
        ({"on": "2026-12-31"}, "on"),
        ({"on": "9999-12-31"}, "on"),
        ({"on": "0001-01-01"}, "on"),
        ({"amount": "0"}, "amount"),
        ({"amount": 1.5}, "amount"),
        ({"duty": "没有的任务"}, "duty"),
        ({"words": ""}, "words"),
    ],
)
def test_a_finding_that_cannot_stand_is_refused_at_its_field(wrong, field, late, member):
    checker = Program(member("checker"))
    kind = checker.get("/scores/findings/kinds").json()["items"][0]["kind"]
    told = {"kind": kind, "unit": late.lead, "on": "2026-03-02", "words": "会议纪要"}

    refused = checker.post("/scores/findings", {**told, **wrong})

    assert (refused.status_code, set(fields_of(refused))) == (422, {field})


def test_only_whoever_sets_weights_finds_facts_and_sees_them(db, member):
    for role in ("clerk", "leader", "auditor"):
        program = Program(member(role))
        assert program.get("/scores/findings").status_code == 403
        assert program.get("/scores/findings/kinds").status_code == 403


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


HOOK = {"title": "平台", "form": "cloudevents", "url": "http://127.0.0.1:9/hook?key=SECRET"}


@pytest.fixture
def reachable(settings):
    """This machine may be called, which is else refused."""
    settings.LUOSHI = replace(settings.LUOSHI, webhooks_allowed=("127.0.0.1",))


def test_a_webhook_is_set_up_looked_at_tried_again_and_switched_off(
    reachable, assigned, member, at
):
    administrator = Program(member("administrator"))

    made = administrator.post("/webhooks", {**HOOK, "unit": assigned.lead, "kinds": ["escalate"]})
    address = f"/webhooks/{made.json()['number']}"
    with at("2026-03-20 09:00"):
        tick()
        deliver_due(clock.now())
    sent = administrator.get(f"{address}/deliveries").json()
    Delivery.objects.update(next_at=None)
    given_up = administrator.get(f"{address}/deliveries?state=given-up").json()
    again = administrator.post(f"{address}/send-again").json()
    waiting = administrator.get(address).json()["waiting"]
    stopped = administrator.post(f"{address}/stop").json()

    assert (made.status_code, made["Cache-Control"]) == (201, "no-store")
    assert made.json()["secret"]
    assert {one["unit"] for one in sent["items"]} == {assigned.lead}
    assert any(one["fault"] for one in sent["items"])
    assert sent["count"] == given_up["count"] == again["count"] == waiting > 0
    assert (stopped["waiting"], stopped["given_up"]) == (0, waiting)
    assert administrator.get("/webhooks?is_stopped=true").json()["count"] == 1
    assert administrator.post(f"{address}/send-again").status_code == 422


def test_the_secret_of_a_webhook_is_told_once(reachable, db, member):
    administrator = Program(member("administrator"))

    made = administrator.post("/webhooks", HOOK, Idempotency_Key="1")
    again = administrator.post("/webhooks", HOOK, Idempotency_Key="1")
    number, secret = made.json()["number"], made.json()["secret"]
    told = administrator.get(f"/webhooks/{number}").content.decode()

    assert (again.status_code, Webhook.objects.count()) == (409, 1)
    assert secret not in told
    assert "SECRET" not in told
    assert administrator.get(f"/webhooks/{number}").json()["host"] == "http://127.0.0.1:9"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"url": "http://169.254.169.254/"}, "url"),
        ({"url": "ftp://example.org/"}, "url"),
        ({"form": "mail"}, "form"),
        ({"kinds": ["all"]}, "kinds.0"),
        ({"unit": "没有的单位"}, "unit"),
        ({"title": " "}, "title"),
    ],
)
def test_a_webhook_that_cannot_be_is_refused_at_its_field(wrong, field, reachable, db, member):
    refused = Program(member("administrator")).post("/webhooks", {**HOOK, **wrong})

    assert (refused.status_code, set(fields_of(refused))) == (422, {field})


def test_nobody_but_the_administrator_keeps_webhooks_by_calls(reachable, db, member):
    number = Program(member("administrator")).post("/webhooks", HOOK).json()["number"]

    for role in ("clerk", "checker", "leader", "auditor"):
        program = Program(member(role))
        assert program.get("/webhooks").status_code == 403
        assert program.post("/webhooks", HOOK).status_code == 403
        assert program.get(f"/webhooks/{number}/deliveries").status_code == 403
        assert program.post(f"/webhooks/{number}/stop").status_code == 403


def test_a_template_comes_filled_in_as_it_is_handed_in(db, member, queued):
    clerk = Program(member("clerk"), IMPORTING)
    template = clerk.get("/imports/sheets/units/template?form=csv")
    file = SimpleUploadedFile("单位.csv", b"".join(template.streaming_content))

    made = clerk.upload("/imports/sheets/units", {"file": file}).json()
    check_job(made["key"])

    assert template["Content-Disposition"].startswith("attachment")
    assert clerk.get(f"/imports/{made['key']}").json()["counts"]["bad"] == 0


def test_what_was_told_comes_back_in_the_form_of_its_template(db, member):
    clerk = Program(member("clerk"))
    address = "/imports/sheets/units/export"
    book = b"".join(clerk.get(f"{address}?form=xlsx").streaming_content)
    days = "since=0001-01-01&until=9999-12-31"
    events = clerk.get(f"/imports/sheets/AccidentHappened/export?{days}")

    rows = list(load_workbook(io.BytesIO(book)).worksheets[0].values)
    named = {str(cell) for row in rows for cell in row}
    assert set(Unit.objects.values_list("name", flat=True)) <= named
    assert events.status_code == 200
    assert clerk.get("/imports/sheets/none/export").status_code == 404
    assert Program(member("leader")).get(address).status_code == 403


def test_whoever_wants_no_mail_each_day_says_so(assigned, liaison):
    program = Program(liaison)
    before = program.get("/messages/digest").json()

    told = program.post("/messages/digest", {"wanted": False}).json()

    liaison.refresh_from_db()
    assert (before, told, liaison.mail_digest) == ({"wanted": True}, {"wanted": False}, False)
