"""What holds for every call: who calls, what is known already, what was done, what went wrong."""

from __future__ import annotations

import json

import pytest
from django.core.cache import cache
from django.test import Client

from luoshi_server.accounts.models import Token
from luoshi_server.api import throttling
from luoshi_server.api.models import KeptAnswer
from luoshi_server.duties.models import Duty
from luoshi_server.ledger.models import Line
from tests.server.calling import ROOT, Program, fields_of

PROBLEM = {"type", "title", "status", "detail", "instance", "errors"}


@pytest.fixture(autouse=True)
def _nobody_has_called():
    cache.clear()


def test_a_token_never_allows_more_than_its_scopes(assigned, liaison):
    reader = Program(liaison, scopes=("read",))

    assert reader.get(f"/duties/{assigned.key}").status_code == 200
    refused = reader.post(f"/duties/{assigned.key}/sign", {})
    assert refused.status_code == 403
    assert "write" in refused.json()["detail"]
    assert Program(liaison, scopes=("write",)).get("/duties").status_code == 403
    assert Program(liaison, scopes=("read", "write")).post("/events", {}).status_code == 403


def test_a_token_never_allows_more_than_its_member(assigned, member):
    answer = Program(member("deputy")).post(f"/duties/{assigned.key}/assign", {})

    assert answer.status_code in (403, 404)


def test_the_use_of_a_token_is_noted(member):
    program = Program(member("clerk"))
    assert Token.objects.get().used is None

    program.get("/me")

    assert Token.objects.get().used is not None


def test_a_token_that_is_none_is_refused_even_where_the_public_may_look(db):
    program = Program()
    program.headers["Authorization"] = "Bearer luoshi_wrong"

    answer = program.get("/duties")

    assert answer.status_code == 401
    assert answer["WWW-Authenticate"].startswith("Bearer")


def test_wrong_tokens_are_soon_not_looked_at_any_more(member):
    program, right = Program(), Program(member("clerk"))
    program.headers["Authorization"] = "Bearer luoshi_wrong"
    for _ in range(throttling.WRONG_KEYS[1]):
        assert program.get("/duties").status_code == 401

    answer = right.get("/duties")

    assert answer.status_code == 429
    assert 0 < int(answer["Retry-After"]) <= throttling.WRONG_KEYS[2]


def test_who_does_not_sign_in_may_not_call_without_end(db, monkeypatch):
    monkeypatch.setattr(throttling, "ANONYMOUS", ("anonymous", 3, 60))
    everybody = Program()
    for _ in range(3):
        assert everybody.get("/ledger/roots").status_code == 200

    assert everybody.get("/ledger/roots").status_code == 429


def test_the_session_of_the_pages_acts_only_with_their_proof(assigned, liaison):
    client = Client(enforce_csrf_checks=True)
    client.force_login(liaison, backend="django.contrib.auth.backends.ModelBackend")
    address = f"{ROOT}/duties/{assigned.key}/sign"

    assert client.get(f"{ROOT}/duties/{assigned.key}").status_code == 200
    answer = client.post(address, data={}, content_type="application/json")

    assert answer.status_code == 403
    assert answer["Content-Type"] == "application/problem+json"
    assert Duty.objects.get(pk=assigned.pk).state == "assigned"


def test_what_the_caller_has_already_is_not_sent_again(assigned, member):
    clerk = Program(member("clerk"))
    for address in (f"/duties/{assigned.key}", "/duties", "/mechanisms", "/units"):
        tag = clerk.get(address)["ETag"]
        assert tag.startswith('W/"')
        assert clerk.get(address, If_None_Match=tag).status_code == 304


def test_an_answer_holds_until_the_ledger_goes_on(assigned, liaison, member):
    clerk = Program(member("clerk"))
    tag = clerk.get("/duties")["ETag"]

    Program(liaison).post(f"/duties/{assigned.key}/sign", {})

    assert clerk.get("/duties", If_None_Match=tag).status_code == 200


def test_one_who_may_see_more_is_not_answered_with_what_another_has(assigned, member, liaison):
    tag = Program(liaison).get("/duties")["ETag"]

    assert Program(member("clerk")).get("/duties", If_None_Match=tag).status_code == 200


def test_nothing_is_done_to_what_was_changed_meanwhile(assigned, liaison, member):
    clerk = Program(member("clerk"))
    seen = clerk.get(f"/duties/{assigned.key}")
    Program(liaison).post(f"/duties/{assigned.key}/sign", {})
    told = {"deadline": "2026-12-01", "reason": "调整"}

    for tag in (seen["ETag"], str(seen.json()["last_entry"])):
        refused = clerk.post(f"/duties/{assigned.key}/assign", told, If_Match=tag)
        assert refused.status_code == 412
        assert "签收" in refused.json()["detail"]

    fresh = clerk.get(f"/duties/{assigned.key}")["ETag"]
    assert clerk.post(f"/duties/{assigned.key}/assign", told, If_Match=fresh).status_code == 200


def test_a_tag_that_is_none_of_ours_is_refused(assigned, liaison):
    answer = Program(liaison).post(f"/duties/{assigned.key}/sign", {}, If_Match='"abc"')

    assert answer.status_code == 412
    assert "If-Match" in fields_of(answer)


def test_a_call_that_is_repeated_is_done_once(signed, liaison):
    program = Program(liaison)
    told = {"words": "完成一半"}

    first = program.post(f"/duties/{signed.key}/report", told, Idempotency_Key="k1")
    second = program.post(f"/duties/{signed.key}/report", told, Idempotency_Key="k1")

    assert first.status_code == second.status_code == 200
    assert first.content == second.content
    assert second["Idempotency-Replayed"] == "true"
    assert Line.objects.filter(kind="ProgressReported").count() == 1


def test_a_key_serves_one_call(signed, liaison):
    program = Program(liaison)
    program.post(f"/duties/{signed.key}/report", {"words": "一"}, Idempotency_Key="k1")

    other = program.post(f"/duties/{signed.key}/report", {"words": "二"}, Idempotency_Key="k1")

    assert other.status_code == 422
    assert "Idempotency-Key" in fields_of(other)
    assert Line.objects.filter(kind="ProgressReported").count() == 1


def test_a_key_of_one_member_is_not_anothers(signed, liaison, member):
    Program(liaison).post(f"/duties/{signed.key}/report", {"words": "一"}, Idempotency_Key="k1")
    program = Program(member("head", signed.lead))

    answer = program.post(f"/duties/{signed.key}/report", {"words": "二"}, Idempotency_Key="k1")

    assert answer.status_code == 200


def test_what_was_refused_may_be_sent_again_under_its_key(signed, liaison):
    program = Program(liaison)
    assert program.post(f"/duties/{signed.key}/report", {}, Idempotency_Key="k").status_code == 422

    answer = program.post(f"/duties/{signed.key}/report", {"words": "一"}, Idempotency_Key="k")

    assert answer.status_code == 200


def test_two_uploads_under_one_key_are_one_only_if_they_are_the_same(signed, liaison):
    from django.core.files.uploadedfile import SimpleUploadedFile

    program = Program(liaison)

    def send(content: bytes):
        fields = {"file": SimpleUploadedFile("a.txt", content), "proves_from": "2026-03-01"}
        return program.upload(f"/duties/{signed.key}/evidence", fields, Idempotency_Key="k")

    assert send("甲".encode()).status_code == 201
    assert send("甲".encode())["Idempotency-Replayed"] == "true"
    assert send("乙".encode()).status_code == 422


def test_the_key_of_a_new_token_is_kept_nowhere(member, browse):
    client = browse(member("clerk"))
    told = {"title": "导出", "scopes": ["read"], "days": 30}

    def make():
        return client.post(
            f"{ROOT}/tokens",
            data=told,
            content_type="application/json",
            headers={"Idempotency-Key": "k"},
        )

    made = make()

    assert made.status_code == 201
    assert made["Cache-Control"] == "no-store"
    assert made.json()["key"] not in KeptAnswer.objects.get().body
    assert make().status_code == 409
    assert Token.objects.count() == 1


def test_a_program_makes_no_tokens(member):
    told = {"title": "更多", "scopes": ["write"]}

    assert Program(member("clerk")).post("/tokens", told).status_code == 403


@pytest.mark.parametrize(
    ("verb", "address", "status"),
    [
        ("get", "/nothing", 404),
        ("get", "/duties/none", 404),
        ("delete", "/duties", 405),
        ("put", "/me", 405),
        ("get", "/me", 401),
        ("post", "/units", 401),
        ("get", "/duties?limit=x", 422),
    ],
)
def test_every_failure_is_a_problem_that_names_its_request(db, verb, address, status):
    answer = getattr(Client(), verb)(ROOT + address)

    told = answer.json()
    assert answer.status_code == told["status"] == status
    assert answer["Content-Type"] == "application/problem+json"
    assert told.keys() == PROBLEM
    assert told["instance"] == f"urn:luoshi:request:{answer['X-Request-Id']}"
    assert told["title"] and told["detail"]


def test_a_body_that_is_no_json_is_refused(assigned, liaison):
    program = Program(liaison)
    address = f"{ROOT}/duties/{assigned.key}/sign"

    def send(body: str, kind: str = "application/json"):
        return program.client.post(address, body, content_type=kind, headers=program.headers)

    assert send("{").status_code == 400
    assert send('{"liaison": NaN}').status_code == 400
    assert send("[]").status_code == 422
    assert send("liaison=a", "application/x-www-form-urlencoded").status_code == 415
    assert send("<a/>", "text/xml").status_code == 415


def test_a_body_that_is_too_large_is_refused(assigned, liaison, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100

    answer = Program(liaison).post(f"/duties/{assigned.key}/sign", {"liaison": "x" * 200})

    assert answer.status_code == 413


def test_a_fault_of_ours_is_a_problem_and_nothing_is_done(assigned, liaison, monkeypatch):
    from luoshi_server.api.routes import duty_verbs

    def broken(*args, **kwargs):
        raise RuntimeError("secret detail")

    monkeypatch.setattr(duty_verbs, "sign", broken)
    answer = Program(liaison).post(f"/duties/{assigned.key}/sign", {}, Idempotency_Key="k")

    assert answer.status_code == 500
    assert answer["Content-Type"] == "application/problem+json"
    assert "secret" not in answer.content.decode()
    assert not KeptAnswer.objects.exists()


def test_a_database_that_is_gone_is_said_to_be(assigned, liaison, monkeypatch):
    from django.db import OperationalError

    from luoshi_server.api.routes import duty_verbs

    def gone(*args, **kwargs):
        raise OperationalError("disk I/O error")

    monkeypatch.setattr(duty_verbs, "sign", gone)

    assert Program(liaison).post(f"/duties/{assigned.key}/sign", {}).status_code == 503


def test_problems_are_in_the_language_of_who_asks(db):
    chinese = Program().get("/nothing").json()
    other = Program().get("/nothing", Accept_Language="en").json()

    assert chinese["title"] == "没有此项内容"
    assert other["status"] == 404


def test_what_is_seen_by_one_may_not_be_kept_for_another(assigned, liaison):
    answer = Program(liaison).get("/duties")

    assert {one.strip() for one in answer["Vary"].split(",")} >= {
        "Authorization",
        "Cookie",
        "Accept-Language",
    }
    assert "private" in answer["Cache-Control"]


def test_every_verb_that_is_described_is_answered(db):
    from luoshi_server.api.door import described

    for address, verbs in described()["paths"].items():
        for verb in verbs:
            answer = getattr(Client(), verb)(address.replace("{", "").replace("}", ""))
            assert answer.status_code != 405, (verb, address)


def test_the_description_is_served_as_json(db):
    answer = Program().get("/openapi.json")

    assert json.loads(answer.content)["openapi"] == "3.1.0"
