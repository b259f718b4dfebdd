"""The API of gazettes, documents, what was read in them, units, mechanisms, cases and registers."""

from __future__ import annotations

import json
from hashlib import sha256

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import TestCase

from luoshi.ledger import verify_export
from luoshi_server.documents.models import Claim, Gazette
from luoshi_server.duties.models import Duty
from luoshi_server.ledger.models import Line
from luoshi_server.organisations.models import Unit
from tests.server.calling import Program, fields_of


@pytest.fixture
def clerk(member):
    return Program(member("clerk"))


@pytest.fixture
def claim(in_force):
    return Claim.objects.filter(kind="duty").order_by("start").first()


def test_the_same_gazette_is_taken_in_once(clerk, gazette):
    from luoshi import specimen

    path = specimen.path("txt")
    file = SimpleUploadedFile(path.name, path.read_bytes())

    answer = clerk.upload("/gazettes", {"file": file})

    assert answer.status_code == 201
    assert answer.json()["key"] == gazette.key


@pytest.mark.parametrize(
    ("name", "content"), [("a.exe", b"MZ"), ("a.txt", b""), ("a.pdf", b"not a pdf")]
)
def test_a_file_that_is_no_gazette_is_refused(clerk, name, content, db):
    answer = clerk.upload("/gazettes", {"file": SimpleUploadedFile(name, content)})

    assert answer.status_code == 422
    assert "file" in fields_of(answer)


def test_a_gazette_tells_what_was_read_in_it(clerk, gazette):
    told = clerk.get(f"/gazettes/{gazette.key}").json()

    assert told["state"] == "read"
    by_kind = {one["kind"]: sum(one["by_state"].values()) for one in told["tallies"]}
    assert by_kind["duty"] == gazette.claims.filter(kind="duty").count()
    assert told["documents"]


def test_everything_stands_at_its_words(clerk, gazette, claim):
    text = clerk.get(f"/documents/{claim.document}/text?start={claim.start}&length=200").json()
    told = clerk.get(f"/claims/{claim.key}").json()

    assert text["start"] == told["start"] == claim.start
    assert "".join(text["text"].split()).startswith("".join(told["words"].split())[:20])


def test_a_duty_is_accepted_edited_and_rejected_by_calls(clerk, in_force):
    first, second, third = Claim.objects.filter(kind="duty").order_by("start")[:3]

    assert clerk.post(f"/claims/{first.key}/accept", {}).json()["state"] == "accepted"
    told = {"changes": {"title": "改写的任务"}, "reason": "原文有两层意思"}
    edited = clerk.post(f"/claims/{second.key}/edit", told).json()
    assert clerk.post(f"/claims/{third.key}/reject", {"reason": "并非任务"}).status_code == 200

    assert (edited["state"], edited["reading"]["title"]) == ("edited", "改写的任务")
    assert edited["record"]["title"] != "改写的任务"
    assert {one.key for one in Duty.objects.all()} == {first.key, second.key}
    assert clerk.post(f"/claims/{third.key}/reopen", {"reason": "再看"}).json()["state"] == "open"


def test_what_was_decided_by_one_is_not_decided_again_by_another(clerk, claim, member):
    Program(member("checker")).post(f"/claims/{claim.key}/reject", {"reason": "并非任务"})

    assert clerk.post(f"/claims/{claim.key}/accept", {}).status_code == 409


def test_a_duty_is_split_and_two_are_made_one(clerk, in_force):
    one = next(
        claim
        for claim in Claim.objects.filter(kind="duty").order_by("start")
        if len(claim.words) > 9
    )
    parts = clerk.post(f"/claims/{one.key}/split", {"at": [4], "reason": "两件事"}).json()
    assert [part["key"] for part in parts] == [f"{one.key}.1", f"{one.key}.2"]
    keys = [part["key"] for part in parts]

    merged = clerk.post("/claims/merge", {"claims": keys, "reason": "还是一件"})

    assert merged.status_code == 200
    assert merged.json()["state"] == "open"


def test_many_claims_are_accepted_at_once(clerk, in_force):
    keys = list(Claim.objects.filter(kind="duty").values_list("key", flat=True)[:3])

    answer = clerk.post(f"/gazettes/{in_force.key}/accept-all", {"claims": keys})

    assert answer.json() == {"count": 3}
    assert Duty.objects.count() == 3


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"deadlines": "tomorrow"}, "changes.deadlines"),
        ({"deadlines": [{"phrase": "年底", "date": "2026-02-30"}]}, "changes.deadlines.0.date"),
        ({"targets": [{"item": "道路", "quantity": 3.5}]}, "changes.targets.0.quantity"),
        ({"colour": "red"}, "changes.colour"),
        ({"person": "王"}, "person"),
        ({}, "changes"),
        ({"title": None}, "changes"),
    ],
)
def test_an_edit_that_cannot_be_is_refused_with_its_field(clerk, claim, changes, field):
    answer = clerk.post(f"/claims/{claim.key}/edit", {"changes": changes, "reason": "改"})

    assert answer.status_code == 422
    assert field in fields_of(answer)
    assert Claim.objects.get(pk=claim.pk).state == "open"


def test_the_public_sees_of_what_was_read_only_what_is_public(in_force, clerk, member):
    figure = Claim.objects.filter(kind="figure").first()
    finding = Claim.objects.filter(kind="finding", state="open").first()
    everybody = Program()
    assert everybody.get("/claims?kind=figure").json()["count"] == 0

    clerk.post(f"/claims/{figure.key}/accept", {})
    clerk.post(f"/claims/{finding.key}/accept", {})

    (told,) = everybody.get("/claims?kind=figure").json()["items"]
    assert told["key"] == figure.key
    assert told["reviewed_by"] is told["record"] is told["doubts"] is None
    assert everybody.get(f"/claims/{finding.key}").status_code == 404
    Program(member("checker")).post(f"/claims/{finding.key}/release", {})
    assert everybody.get(f"/claims/{finding.key}").status_code == 200


def test_a_document_is_public_while_it_is_in_force(clerk, gazette):
    document = gazette.documents.first()
    everybody = Program()
    assert everybody.get(f"/documents/{document.key}").status_code == 404

    assert clerk.post(f"/documents/{document.key}/put-in-force", {}).json()["in_force"] is True
    assert everybody.get(f"/documents/{document.key}/provisions").status_code == 200
    told = {"reason": "已废止"}
    assert clerk.post(f"/documents/{document.key}/take-out-of-force", told).status_code == 200

    assert everybody.get(f"/documents/{document.key}/text").status_code == 404


def test_a_unit_is_registered_renamed_and_dissolved_by_calls(clerk, gazette):
    heir = Unit.objects.first().name
    made = clerk.post("/units", {"name": "新设局", "reason": "机构改革"})
    assert made.status_code == 201
    told = {"new_name": "新设管理局", "reason": "更名"}
    assert clerk.post("/units/新设局/rename", told).json()["name"] == "新设管理局"

    told = {"successor": heir, "reason": "合并"}
    gone = clerk.post("/units/新设管理局/dissolve", told)

    assert gone.json()["successor"] == heir
    assert gone.json()["dissolved"] == "2026-03-02"


def test_every_mechanism_says_in_what_words_it_is_ordered(clerk, in_force):
    bound = clerk.get("/mechanisms?is_bound=true&limit=500").json()["items"]
    assert bound

    one = clerk.get(f"/mechanisms/{bound[0]['name']}").json()

    quote = one["orders"][0]["quote"]
    text = clerk.get(
        f"/documents/{quote['document']}/text?start={quote['start']}"
        f"&length={quote['end'] - quote['start']}"
    ).json()["text"]
    assert "".join(text.split()) == "".join(quote["words"].split())


def test_a_unit_sees_the_cases_in_which_it_has_a_part(signed, liaison, member):
    other = member("liaison", Unit.objects.exclude(name=signed.lead).first().name)
    key = f"follow-up:{signed.key}"

    assert Program(liaison).get(f"/cases/{key}").json()["about"] == signed.key
    assert Program(liaison).get(f"/cases/{key}/orders").json()["count"] > 0
    assert Program(liaison).get("/obligations?is_open=true").json()["count"] > 0
    assert Program(other).get(f"/cases/{key}").status_code == 404
    assert Program(other).get("/obligations").json()["count"] == 0


def test_the_entries_come_in_their_order_and_none_is_missed(signed, member):
    auditor = Program(member("auditor"))
    numbers, after = [], 0
    while after is not None:
        page = auditor.get(f"/ledger/entries?after={after}&limit=7").json()
        numbers += [one["number"] for one in page["items"]]
        after = page["next"]

    assert numbers == list(range(1, Line.objects.count() + 1))


def test_an_entry_that_was_fetched_can_be_verified(signed, member):
    from luoshi.ledger import Entry, verify

    page = Program(member("auditor")).get("/ledger/entries?limit=500").json()

    assert verify(Entry(**one) for one in page["items"]) is None


def test_only_those_who_may_see_the_ledger_see_it(signed, liaison, member):
    assert Program(liaison).get("/ledger/entries").status_code == 403
    assert Program(member("deputy")).get("/ledger/entries/1").status_code == 403
    assert Program().get("/ledger/entries").status_code == 401


def test_what_shows_a_person_is_not_shown_to_whom_it_may_not(in_force, member):
    driver = {
        name["name"]: name
        for name in Program(member("clerk")).get("/registers/drivers").json()["columns"]
    }
    personal = {name for name, one in driver.items() if one["personal"]}
    assert personal

    from luoshi_server.registers.models import Entry

    record = dict.fromkeys(driver, "x")
    Entry.objects.create(
        id="1" * 32,
        register="drivers",
        key="王五",
        about="王五",
        record=record,
        words="",
        first_entry=1,
        last_entry=1,
    )
    (clerks,) = Program(member("clerk")).get("/registers/drivers/entries").json()["items"]
    (leaders,) = Program(member("leader")).get("/registers/drivers/entries").json()["items"]

    assert clerks["record"].keys() == driver.keys()
    assert leaders["record"].keys() == driver.keys() - personal
    assert leaders["about"] is None


def test_words_are_found_within_what_one_may_see(signed, clerk, liaison):
    words = signed.title[:4]

    assert clerk.get(f"/search?q={words}").json()["items"][0]["key"] == signed.key
    assert Program().get(f"/search?q={words}").json()["count"] == 0


def test_the_administrator_keeps_members_by_calls(member):
    administrator = Program(member("administrator"))
    told = {"username": "zhao", "role": "leader", "name": "赵"}

    assert administrator.post("/members", told).status_code == 201
    changed = administrator.post("/members/zhao/change", {"role": "auditor", "name": "赵"})
    assert changed.json()["role"] == "auditor"
    assert administrator.post("/members/zhao/deactivate", {}).json()["is_active"] is False
    assert administrator.post("/members/zhao/reactivate", {}).json()["is_active"] is True
    assert Program(member("clerk")).get("/members").status_code == 403


def test_the_files_of_a_gazette_and_what_gave_nothing_are_had_by_calls(clerk, gazette):
    address = f"/gazettes/{gazette.key}"
    original = clerk.get(f"{address}/original")
    compiled = clerk.get(f"{address}/compiled")
    told = clerk.get(f"{address}/uncovered?limit=500").json()
    some = clerk.get(f"{address}/uncovered?reason={told['items'][0]['reason']}").json()

    assert original["Content-Disposition"].startswith("attachment")
    assert sha256(b"".join(original.streaming_content)).hexdigest() == gazette.sha256
    assert json.loads(b"".join(compiled.streaming_content))["documents"]
    assert told["count"] >= some["count"] > 0
    assert all(one["words"] for one in told["items"])


def test_a_gazette_whose_reading_failed_is_read_once_more(clerk, gazette, monkeypatch):
    queued = []
    monkeypatch.setattr("luoshi_server.documents.actions.read_again.have_it_read", queued.append)
    address = f"/gazettes/{gazette.key}"
    read = clerk.post(f"{address}/read-again")
    Gazette.objects.update(state="failed", fault="文件损坏")
    unread = clerk.get(f"{address}/units")

    with TestCase.captureOnCommitCallbacks(execute=True):
        again = clerk.post(f"{address}/read-again").json()

    assert (read.status_code, unread.status_code) == (422, 404)
    assert (again["state"], again["fault"], queued) == ("waiting", "", [gazette.key])


def test_the_units_that_a_gazette_names_are_registered_by_a_call(clerk, gazette, member, at):
    address = f"/gazettes/{gazette.key}/units"
    Unit.objects.all().delete()
    first, second, *_others = clerk.get(address).json()["items"]
    told = {"units": [{"name": first["name"], "category": "other"}, {"name": second["name"]}]}

    unknown = clerk.post(address, {"units": [{"name": "没有的单位"}]})
    with at("2026-03-03 09:00"):
        done = clerk.post(address, told)

    assert (unknown.status_code, set(fields_of(unknown))) == (404, {"units"})
    assert done.json() == {"count": 2}
    assert Unit.objects.get(name=first["name"]).category == "other"
    told = clerk.get(f"{address}?limit=500").json()["items"]
    known = {one["name"]: one["known_as"] for one in told}
    assert known[second["name"]] == second["name"]
    assert Program(member("leader")).get(address).status_code == 403


def test_the_chain_is_checked_and_the_ledger_exported_by_calls(signed, member, tmp_path):
    auditor = Program(member("auditor"))
    checked = auditor.get("/ledger/check").json()
    archive = tmp_path / "ledger.zip"
    archive.write_bytes(b"".join(auditor.get("/ledger/export").streaming_content))

    assert (checked["is_whole"], checked["broken_at"]) == (True, None)
    assert checked["entries"] == Line.objects.latest("number").number
    assert verify_export(archive, checked["digest"]) is None
    assert Program(member("leader")).get("/ledger/export").status_code == 403


def test_a_link_for_a_password_is_made_from_a_page_and_not_by_a_token(member, browse, db):
    address = "/members/leader/password-link"
    program = Program(member("administrator")).post(address)
    made = browse(member("administrator")).post(f"/api/v1{address}")
    path = made.json()["address"].partition("/password/")[2]

    assert (program.status_code, made.status_code) == (403, 201)
    assert made["Cache-Control"] == "no-store"
    assert browse().get(f"/password/{path}").status_code in (200, 302)
    assert path.strip("/").rpartition("/")[2] not in Line.objects.latest("number").told
