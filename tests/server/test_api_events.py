"""Telling events by calls: typed, one or many, tried first if one likes."""

from __future__ import annotations

import pytest

from luoshi_server.cases.adopting import bound_called, terms_to_adopt
from luoshi_server.cases.models import Case
from luoshi_server.ledger.models import Line
from luoshi_server.organisations.models import Unit
from tests.server.calling import Program, fields_of

WHEN = "2026-03-01T09:00:00+08:00"


@pytest.fixture
def unit(in_force):
    return Unit.objects.first().name


@pytest.fixture
def program(unit, member):
    return Program(member("liaison", unit))


@pytest.fixture
def told(unit):
    """An accident, with the fields that its kind needs."""
    return {"kind": "AccidentHappened", "about": "事故1", "at": WHEN, "subdistrict": unit}


def test_an_event_is_recorded_in_the_name_of_the_unit_that_tells_it(program, told, unit):
    answer = program.post("/events", {"event": told})

    assert answer.status_code == 201, answer.content
    line = Line.objects.get(number=answer.json()["entry"])
    assert (line.kind, line.unit) == ("AccidentHappened", unit)
    assert line.request == answer["X-Request-Id"]


def test_an_event_that_is_only_tried_is_not_recorded(program, told):
    before = Line.objects.count(), Case.objects.count()

    answer = program.post("/events", {"event": told, "dry_run": True})

    assert answer.status_code == 200
    assert answer.json()["entry"] is None
    assert (Line.objects.count(), Case.objects.count()) == before


def test_the_same_event_is_told_once(program, told):
    program.post("/events", {"event": told})

    again = program.post("/events", {"event": told})

    assert again.status_code == 409


def test_of_many_events_each_is_taken_or_refused_by_itself(program, told):
    events = [told, {**told, "at": "yesterday"}, {**told, "about": "事故2"}, told]

    answer = program.post("/events/batch", {"events": events}).json()

    assert [one["status"] for one in answer["results"]] == [201, 422, 201, 409]
    assert (answer["recorded"], answer["refused"]) == (2, 2)
    assert answer["results"][1]["errors"][0]["field"] == "at"
    assert Line.objects.filter(kind="AccidentHappened").count() == 2


def test_many_events_that_are_only_tried_see_one_another(program, told):
    answer = program.post("/events/batch", {"events": [told, told], "dry_run": True}).json()

    assert [one["status"] for one in answer["results"]] == [200, 409]
    assert not Line.objects.filter(kind="AccidentHappened").exists()


def test_more_than_five_hundred_at_once_are_refused(program, told):
    answer = program.post("/events/batch", {"events": [told] * 501})

    assert answer.status_code == 422
    assert "events" in fields_of(answer)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"kind": "NothingHappened"}, "kind"),
        ({"at": "2026-03-01T09:00:00"}, "at"),
        ({"at": "2026-03-09T09:00:00+08:00"}, "at"),
        ({"about": "x" * 201}, "about"),
        ({"about": "a\0b"}, "about"),
        ({"colour": "red"}, "colour"),
        ({"about": ["a"]}, "about"),
    ],
)
def test_an_event_that_cannot_be_is_refused_with_its_field(program, told, change, field):
    answer = program.post("/events", {"event": {**told, **change}})

    assert answer.status_code == 422
    assert field in {name.rpartition(".")[2] for name in fields_of(answer)}
    assert not Line.objects.filter(kind="AccidentHappened").exists()


def test_every_missing_field_is_named_at_once(program, told):
    needed = set(told) - {"kind", "about", "at"}

    answer = program.post("/events", {"event": {"kind": told["kind"], "about": "事故1"}})

    assert needed <= set(fields_of(answer))


def test_a_unit_does_not_tell_for_another(program, told, unit):
    other = Unit.objects.exclude(name=unit).first().name

    assert program.post("/events", {"event": {**told, "unit": other}}).status_code == 403


@pytest.mark.parametrize(
    "kind", ["Accepted", "Signed", "PutInForce", "PeriodBegan", "MemberChanged"]
)
def test_what_has_a_verb_of_its_own_is_not_told_here(program, kind):
    event = {"kind": kind, "about": "x", "at": WHEN}

    answer = program.post("/events", {"event": event})

    assert answer.status_code == 422
    assert not Line.objects.filter(kind=kind, about="x").exists()


def test_a_unit_cannot_correct_its_report_into_a_decision(signed, liaison, member):
    program = Program(liaison)
    line = Line.objects.get(kind="Signed", about=signed.key)
    now = {"kind": "Accepted", "about": signed.key, "unit": signed.office, "at": WHEN}
    event = {"kind": "Corrected", "about": signed.key, "of": line.event_id, "now": now}

    answer = program.post("/events", {"event": event})

    assert answer.status_code in (403, 422)
    signed.refresh_from_db()
    assert signed.state == "signed"


def test_the_time_of_a_duty_is_not_extended_by_telling_so(signed, member):
    event = {
        "kind": "Extended",
        "about": signed.key,
        "at": WHEN,
        "whose": signed.lead,
        "reason": "要",
        "by": {"count": 30, "unit": "days"},
        "decision": "口头",
    }

    for role in ("leader", "checker", "clerk"):
        answer = Program(member(role)).post("/events", {"event": event})
        assert answer.status_code in (403, 422), role


def test_a_term_that_no_text_sets_is_adopted_by_telling_so(in_force, member):
    must = "grade the hazard and say who must put it right"
    event = {
        "kind": "TermAdopted",
        "about": "road-hazards",
        "must": must,
        "term": {"count": 2, "unit": "working days"},
        "decision": "分级在两个工作日内完成。",
        "document": "会议纪要第3号",
    }

    told = Program(member("clerk")).post("/events", {"event": event})
    refused = Program(member("leader")).post("/events", {"event": event})

    assert (told.status_code, refused.status_code) == (201, 403), told.content
    (rule,) = [one for one in terms_to_adopt(bound_called("road-hazards")) if one.must == must]
    assert rule.adopted is not None


def test_who_may_not_tell_is_told_so(member, told):
    for role in ("leader", "deputy", "auditor", "administrator"):
        assert Program(member(role)).post("/events", {"event": told}).status_code == 403


def test_every_kind_has_a_schema_that_is_one(program):
    from jsonschema import Draft202012Validator

    page = program.get("/kinds?limit=500").json()
    assert page["count"] == len(page["items"]) > 50
    for one in page["items"]:
        Draft202012Validator.check_schema(program.get(f"/kinds/{one['name']}").json()["fields"])
