"""The API of duties: everything that the pages do, with the same rights and the same record."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from luoshi_server.duties.actions.publish import publish
from luoshi_server.duties.models import Duty
from luoshi_server.duties.visibility import public_fields
from luoshi_server.ledger.models import Line
from luoshi_server.organisations.models import Unit
from tests.server.calling import Program, fields_of


@pytest.fixture
def stranger(assigned, member):
    other = Unit.objects.exclude(name=assigned.lead).first()
    return member("liaison", other.name)


def test_a_duty_goes_through_the_whole_loop_by_calls_alone(duty, member, at):
    clerk, checker = Program(member("clerk")), Program(member("checker"))
    unit = Program(member("liaison", duty.lead))
    address = f"/duties/{duty.key}"

    assert clerk.post(f"{address}/assign", {"reports": "month"}).json()["state"] == "assigned"
    assert unit.post(f"{address}/sign", {"liaison": "王五"}).json()["liaison"] == "王五"
    filed = unit.upload(
        f"{address}/evidence",
        {"file": SimpleUploadedFile("验收.txt", "验收单".encode()), "proves_from": "2026-03-01"},
    )
    assert filed.status_code == 201
    digest = filed.json()["sha256"]
    told = {"words": "完成一半", "period": "2026-03", "evidence": [digest]}
    assert unit.post(f"{address}/report", told).status_code == 200
    done = unit.post(f"{address}/complete", {"words": "完成"}).json()
    assert done["state"] == "completed"
    closed = checker.post(f"{address}/accept", {"words": "属实"}).json()

    assert closed["state"] == "closed"
    reports = unit.get(f"{address}/reports").json()["items"]
    assert [one["kind"] for one in reports] == ["acceptance", "completion", "progress"]
    assert reports[2]["evidence"] == [digest]
    moments = unit.get(f"{address}/timeline").json()["items"]
    assert [one["kind"] for one in moments][:4] == ["Reviewed", "DutyFound", "Assigned", "Signed"]
    assert all(one["how"] for one in unit.get(f"{address}/obligations").json()["items"])


def test_an_act_stands_in_the_ledger_under_the_number_of_its_call(assigned, liaison):
    answer = Program(liaison).post(f"/duties/{assigned.key}/sign", {})

    line = Line.objects.get(kind="Signed")
    assert line.request == answer["X-Request-Id"]
    assert line.actor == liaison.username


def test_every_obligation_says_why_it_is_owed(signed, liaison):
    (owed,) = [
        one
        for one in Program(liaison).get(f"/duties/{signed.key}/obligations").json()["items"]
        if not one["how"] and "report" not in one["why"] and one["until"] == "Completed"
    ]

    assert signed.lead in owed["why"]
    assert owed["due"].endswith("+08:00")


def test_the_public_sees_nothing_that_was_not_published(signed):
    everybody = Program()

    assert everybody.get("/duties").json()["count"] == 0
    assert everybody.get(f"/duties/{signed.key}").status_code == 404
    assert everybody.get(f"/duties/{signed.key}/reports").status_code == 404


def test_of_a_published_duty_the_public_sees_only_what_the_rules_publish(signed, member):
    publish(signed, by=member("checker"))

    told = Program().get(f"/duties/{signed.key}").json()

    names = {name for name, value in told.items() if value is not None} & {
        field.name for field in Duty._meta.fields
    }
    assert names <= set(public_fields("Duty")) | {"value", "value_period"}
    assert told["liaison"] is None
    assert told["words"] == signed.words
    assert Program().get(f"/duties/{signed.key}/timeline").status_code == 401
    assert Program().get(f"/duties/{signed.key}/requests").json()["count"] == 0


def test_a_unit_does_not_see_the_duties_of_another(signed, stranger):
    assert Program(stranger).get(f"/duties/{signed.key}").status_code == 404
    assert (
        Program(stranger).post(f"/duties/{signed.key}/complete", {"words": "完"}).status_code == 404
    )


def test_a_unit_does_not_sign_a_public_duty_of_another(assigned, stranger, member):
    publish(assigned, by=member("checker"))

    answer = Program(stranger).post(f"/duties/{assigned.key}/sign", {})

    assert answer.status_code == 403
    assert answer.json()["type"] == "urn:luoshi:problem:forbidden"


def test_a_request_is_asked_by_one_and_decided_by_another(signed, liaison, member):
    later = (signed.deadline + timedelta(days=30)).isoformat()
    told = {"what": "extension", "reason": "汛期", "deadline": later}
    asked = Program(liaison).post(f"/duties/{signed.key}/ask", told)
    assert asked.status_code == 201
    key = asked.json()["key"]

    decided = Program(member("checker")).post(f"/requests/{key}/decide", {"approved": True})

    assert decided.json()["state"] == "approved"
    assert decided.json()["before"]["deadline"] == signed.deadline.isoformat()
    assert Program(liaison).get(f"/duties/{signed.key}").json()["deadline"] == later


def test_what_is_acted_on_by_what_was_read_before_is_not_done(signed, liaison, member):
    checker, unit = Program(member("checker")), Program(liaison)
    address = f"/duties/{signed.key}"
    told = {"what": "suspension", "reason": "等待批复"}
    key = unit.post(f"{address}/ask", told).json()["key"]
    seen = checker.get(f"/requests/{key}")["ETag"]
    unit.post(f"{address}/liaison", {"liaison": "王五"})
    file = SimpleUploadedFile("验收.txt", "验收单".encode())

    refused = [
        checker.post(f"/requests/{key}/decide", {"approved": True}, If_Match=seen),
        checker.post(f"{address}/publish", {}, If_Match=seen),
        checker.post(f"{address}/withhold", {"reason": "涉密"}, If_Match=seen),
        unit.upload(
            f"{address}/evidence", {"file": file, "proves_from": "2026-03-01"}, If_Match=seen
        ),
    ]

    assert [answer.status_code for answer in refused] == [412] * 4
    assert all(liaison.username in answer.json()["detail"] for answer in refused)
    told = {"approved": True}
    seen = checker.get(f"/requests/{key}")["ETag"]
    assert checker.post(f"/requests/{key}/decide", told, If_Match=seen).status_code == 200


@pytest.mark.parametrize(
    ("verb", "told", "field"),
    [
        ("assign", {"deadline": "2026-01-01", "reason": "改期"}, "deadline"),
        ("assign", {"deadline": "not a day"}, "deadline"),
        ("assign", {"lead": "没有的单位", "reason": "定"}, "lead"),
        ("assign", {"reports": "never"}, "reports"),
        ("assign", {"leads": "区教育局"}, "leads"),
        ("complete", {"words": ""}, "words"),
        ("complete", {}, "words"),
        ("complete", {"words": "完", "evidence": ["x"]}, "evidence.0"),
        ("report", {"value": 1.5}, "value"),
        ("report", {"value": "1.123456789"}, "value"),
        ("report", {"words": "a\0b"}, "words"),
        ("ask", {"what": "more", "reason": "要"}, "what"),
        ("ask", {"what": "extension", "reason": "要"}, "deadline"),
        ("parts", {"title": "一", "weight": "0"}, "weight"),
        ("send-back", {"words": " "}, "words"),
    ],
)
def test_what_cannot_stand_is_refused_with_field_reason_and_advice(
    signed, member, liaison, verb, told, field
):
    by = member("clerk") if verb in ("assign", "parts", "send-back") else liaison

    answer = Program(by).post(f"/duties/{signed.key}/{verb}", told)

    assert answer.status_code == 422
    assert answer["Content-Type"] == "application/problem+json"
    reason, _advice = fields_of(answer)[field]
    assert reason.endswith("。")


def test_a_list_is_filtered_cut_and_counted(signed, member):
    clerk = Program(member("clerk"))

    assert clerk.get(f"/duties?lead={signed.lead}&state=signed").json()["count"] == 1
    assert clerk.get("/duties?state=closed").json()["count"] == 0
    assert clerk.get("/duties?limit=1").json()["next"] is None
    assert clerk.get("/duties?offset=1").json()["items"] == []


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("limit=501", "limit"),
        ("limit=0", "limit"),
        ("offset=10000001", "offset"),
        ("offset=8001762624915658940350464", "offset"),
        ("sate=open", "sate"),
        ("state=opened", "state"),
        ("due_from=2026-13-01", "due_from"),
        ("q=%00", "q"),
    ],
)
def test_a_filter_that_cannot_be_is_refused(member, query, field, db):
    answer = Program(member("clerk")).get(f"/duties?{query}")

    assert answer.status_code == 422
    assert field in fields_of(answer)


def test_evidence_comes_as_an_attachment_to_whom_it_is_open(signed, liaison, member):
    body = "<script>alert(1)</script> 验收"
    filed = Program(liaison).upload(
        f"/duties/{signed.key}/evidence",
        {"file": SimpleUploadedFile("a.csv", ("x," + body).encode()), "proves_from": "2026-03-01"},
    )
    href = filed.json()["href"].removeprefix("/api/v1")

    answer = Program(member("clerk")).get(href)

    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["X-Content-Type-Options"] == "nosniff"
    publish(signed, by=member("checker"))
    assert Program().get(href).status_code == 404


def test_a_file_that_is_not_what_its_name_says_is_refused(signed, liaison):
    answer = Program(liaison).upload(
        f"/duties/{signed.key}/evidence",
        {"file": SimpleUploadedFile("a.pdf", b"MZ not a pdf"), "proves_from": "2026-03-01"},
    )

    assert answer.status_code == 422
    assert "file" in fields_of(answer)


def test_an_upload_without_a_form_is_of_the_wrong_kind(signed, liaison):
    answer = Program(liaison).post(f"/duties/{signed.key}/evidence", {"proves_from": "2026-03-01"})

    assert answer.status_code == 415


def test_the_lamp_of_a_past_day_is_that_of_its_events(assigned, member, at):
    with at("2026-03-20 09:00"):
        from luoshi_server.cases.ticking import tick

        tick()
        clerk = Program(member("clerk"))
        now = clerk.get(f"/duties/{assigned.key}/lamp").json()
        before = clerk.get(f"/duties/{assigned.key}/lamp?day=2026-03-02").json()
        ahead = clerk.get(f"/duties/{assigned.key}/lamp?day=2026-03-21")

    assert (now["colour"], before["colour"]) == ("red", "green")
    assert "红灯" in now["why"]
    assert ahead.status_code == 422


def test_a_list_asks_the_database_as_often_for_fifty_as_for_one(
    in_force, member, django_assert_max_num_queries
):
    from luoshi_server.documents.actions.review import accept_all

    accept_all(in_force.claims.filter(kind="duty", state="open"), by=member("clerk"))
    clerk = Program(member("clerk"))
    assert clerk.get("/duties").json()["count"] >= 20

    for limit in (1, 50):
        with django_assert_max_num_queries(11):
            assert clerk.get(f"/duties?limit={limit}").status_code == 200


def test_many_duties_are_assigned_by_one_call_as_their_document_says(duty, in_force, member):
    from luoshi_server.documents.actions.review import accept

    lacking = in_force.claims.filter(kind="duty", state="open", record__deadlines=[]).first()
    accept(lacking, by=member("clerk"))
    clerk = Program(member("clerk"))
    told = {"duties": [duty.key, lacking.key], "reports": "month"}

    done = clerk.post("/duties/assign-together", told).json()
    again = clerk.post("/duties/assign-together", told)
    unknown = clerk.post("/duties/assign-together", {"duties": ["没有"]})

    assert done["assigned"] == [duty.key]
    assert [one["duty"] for one in done["left"]] == [lacking.key]
    assert Duty.objects.get(pk=duty.key).state == "assigned"
    assert (again.status_code, unknown.status_code) == (409, 404)
    assert Program(member("leader")).post("/duties/assign-together", told).status_code == 403
