"""Telling what happened, by the form that every kind of event has; correcting and withdrawing."""

from __future__ import annotations

from typing import Any, get_args, get_origin

import pytest

from luoshi.calendars import Term, local
from luoshi.ledger.fields import fields_of
from luoshi.mechanism import HandedOver
from luoshi_policies.road_safety.events import Fix, HazardReported, Point
from luoshi_server.cases.models import Case, Obligation
from luoshi_server.cases.tellable import DECISIONS, groups, on_forms
from luoshi_server.ledger.columns import asked_of
from luoshi_server.ledger.models import Line
from luoshi_server.organisations.models import Unit
from luoshi_server.registers.models import Entry

FACTS = sorted(set(on_forms()) - {kind.__name__ for kind in DECISIONS})
SPECIAL: dict[tuple[str, str], str] = {
    ("DuplicateFound", "same_as"): "h-1",
    ("DriverPointsAdded", "total"): "12",
    ("FatalAccident", "deaths"): "1",
    ("FatalAccident", "happened"): "2026-03-01 08:00",
    ("InjuredDied", "happened"): "2026-03-01 08:00",
    ("OverloadFound", "mass_kg"): "60000",
    ("RoadSectionRegistered", "end_metres"): "900",
    ("SectionPassed", "entered"): "2026-03-01 07:00",
    ("SectionPassed", "left"): "2026-03-01 07:05",
    ("SectionPatrolled", "of_metres"): "5",
    ("WeightSet", "weight"): "0.05",
    ("WeightSet", "before"): "0.04",
    ("PlatformChecked", "online_share"): "0.9",
    ("PlatformChecked", "complete_share"): "0.9",
    ("PlatformChecked", "qualified_share"): "0.9",
}
EXAMPLES = {
    "text": "甲",
    "long text": "情况",
    "whole number": "3",
    "decimal": "3.5",
    "day": "2026-03-01",
    "days": "2026-03-01",
    "instant": "2026-03-01T08:00",
    "yes or no": "是",
    "list": "甲、乙",
    "points": "117.001 36.601\n117.002 36.602",
    "track": "0 117.001 36.601；60 117.002 36.602",
    "term": "15日",
}


def filled_in(name: str, unit: str) -> dict[str, str]:
    said = {}
    for asked in asked_of(on_forms()[name]):
        if asked.choices:
            said[asked.name] = next(value for value, _title in asked.choices if value)
        else:
            said[asked.name] = EXAMPLES[asked.form]
        if (name, asked.name) in SPECIAL:
            said[asked.name] = SPECIAL[name, asked.name]
    said |= {"unit": unit, "about": "某编号"}
    if "longitude" in said:
        said |= {"longitude": "117.02", "latitude": "36.65"}
    if name == "AccidentHappened":
        said["deaths"] = "0"
    return said


@pytest.fixture
def unit(db: None) -> str:
    return Unit.objects.filter(category="department").first().name


@pytest.mark.parametrize("name", FACTS)
def test_a_form_of_every_kind_is_shown_and_records_what_is_filled_in(
    name, db, unit, member, browse
):
    client = browse(member("clerk"))
    shown = client.get(f"/tell/{name}/")
    assert on_forms()[name].name_in_chinese() in shown.content.decode()

    answer = client.post(f"/tell/{name}/", filled_in(name, unit))

    assert answer.status_code == 302, answer.content.decode()
    told = Line.objects.get(kind=name)
    assert (told.about, told.unit, told.actor) == ("某编号", unit, "clerk")


def test_all_kinds_are_listed_by_what_they_are_for(db, member, browse):
    words = browse(member("clerk")).get("/tell/").content.decode()

    assert all(
        kind.name_in_chinese() in words for group in groups()[:-1] for kind in group.kinds[:1]
    )
    assert "/tell/Extended/" not in words


def test_every_kind_of_field_has_a_form():
    forms = {asked.form for kind in on_forms().values() for asked in asked_of(kind)}
    kinds: set[Any] = {field.kind for kind in on_forms().values() for field in fields_of(kind)}

    assert forms >= {"text", "instant", "choice", "list", "points", "track", "term"}
    assert {get_args(kind)[0] for kind in kinds if get_origin(kind) is tuple} >= {Point, Fix}
    assert Term in kinds


def test_a_member_of_a_unit_tells_for_it_alone(in_force, unit, member, browse):
    client = browse(member("liaison", unit))
    other = Unit.objects.exclude(name=unit).first().name
    said = filled_in("HazardReported", other)

    assert 'name="unit"' not in client.get("/tell/HazardReported/").content.decode()
    assert client.post("/tell/HazardReported/", said).status_code == 302
    assert Line.objects.get(kind="HazardReported").unit == unit


def test_a_deputy_tells_nothing(db, unit, member, browse):
    client = browse(member("deputy"))

    assert client.get("/tell/").status_code == 403
    answer = client.post("/tell/HazardReported/", filled_in("HazardReported", unit))
    assert answer.status_code == 403
    assert not Line.objects.filter(kind="HazardReported").exists()


def test_a_clerk_does_not_decide_about_what_is_owed(db, member, browse):
    assert browse(member("clerk")).get("/tell/Extended/").status_code == 403
    assert browse(member("checker")).get("/tell/Extended/").status_code == 200


@pytest.mark.parametrize(
    ("said", "field", "reason"),
    [
        ({"at": "明天"}, "发生时间", "不是时间"),
        ({"at": "2027-01-01T08:00"}, "发生时间", "晚于当前时间"),
        ({"unit": "没有的单位"}, "填报单位", "单位名录中没有"),
        ({"about": ""}, "编号或名称", "必填"),
        ({"longitude": "36.65", "latitude": "117.02"}, "经度", "可能填反"),
        ({"longitude": "117.02", "latitude": ""}, "经度", "同时填写"),
        ({"by": "外星人"}, "上报人类别", "可选"),
        ({"metres": "-3"}, "距起点", "0"),
    ],
)
def test_what_is_wrong_stands_at_its_field(said, field, reason, db, unit, member, browse):
    client = browse(member("clerk"))
    answer = client.post("/tell/HazardReported/", filled_in("HazardReported", unit) | said)
    words = answer.content.decode()

    assert answer.status_code == 422
    assert field in words
    assert reason in words
    assert not Line.objects.filter(kind="HazardReported").exists()


def test_what_the_mechanisms_refuse_stands_at_its_field(in_force, unit, member, browse):
    client = browse(member("clerk"))
    answer = client.post("/tell/HazardCorrected/", filled_in("HazardCorrected", unit))

    assert answer.status_code == 422
    assert "没有与此相关的在办事项" in answer.content.decode()


def test_a_unit_may_be_named_as_documents_print_it(db, member, browse):
    unit = next(one for one in Unit.objects.all() if one.also_called)
    said = filled_in("HazardReported", unit.also_called[0])

    assert browse(member("clerk")).post("/tell/HazardReported/", said).status_code == 302
    assert Line.objects.get(kind="HazardReported").unit == unit.name


def test_a_firm_answers_for_itself_though_it_is_no_unit(in_force, unit, member, browse):
    client = browse(member("clerk"))
    said = filled_in("FirmRegistered", unit) | {"about": "甲运输公司"}
    assert client.post("/tell/FirmRegistered/", said).status_code == 302
    alarm = filled_in("AlarmRaised", unit) | {"about": "警-1", "firm": "甲运输公司"}
    assert client.post("/tell/AlarmRaised/", alarm).status_code == 302

    said = filled_in("AlarmAnswered", "甲运输公司") | {"about": "警-1", "at": "2026-03-02T08:30"}
    assert client.post("/tell/AlarmAnswered/", said).status_code == 302
    assert not Obligation.objects.filter(about="警-1", how="").exists()


@pytest.fixture
def hazard(in_force: Any, unit: str, member: Any) -> Line:
    from luoshi_server.cases.actions.tell import tell_event

    event = HazardReported(
        about="h-1",
        unit=unit,
        at=local("2026-03-02 08:00"),
        subdistrict="某街道",
        hazard="护栏缺失",
    )
    return Line.objects.get(number=tell_event(event, by=member("clerk")).number)


def test_a_report_is_corrected_with_a_reason(hazard, member, browse):
    client = browse(member("clerk"))
    address = f"/events/{hazard.number}/correct/"
    assert "护栏缺失" in client.get(address).content.decode()
    said = filled_in("HazardReported", hazard.unit) | {
        "about": "h-1",
        "at": "2026-03-02T08:00",
        "hazard": "标线不清",
    }

    assert client.post(address, said).status_code == 422
    assert client.post(address, said | {"why-reason": "看错了"}).status_code == 302

    assert Entry.objects.get(register="hazards", key="h-1").record["hazard"] == "标线不清"
    assert Line.objects.get(kind="Corrected").reason == "看错了"
    # A correction can be corrected again.
    said["hazard"] = "坑洼"
    assert client.post(address, said | {"why-reason": "又看错了"}).status_code == 302
    assert Entry.objects.get(register="hazards", key="h-1").record["hazard"] == "坑洼"


def test_a_withdrawn_report_leaves_nothing_owed(hazard, member, browse):
    client = browse(member("clerk"))
    address = f"/events/{hazard.number}/withdraw/"
    client.post(address, {"withdraw-reason": ""})
    assert Obligation.objects.filter(about="h-1", how="").exists()

    client.post(address, {"withdraw-reason": "误报"})

    assert not Obligation.objects.filter(about="h-1", how="").exists()
    assert not Case.objects.filter(about="h-1", closed=None).exists()
    assert not Entry.objects.filter(register="hazards").exists()
    client.post(address, {"withdraw-reason": "再撤一次"})
    assert Line.objects.filter(kind="Withdrawn").count() == 1


def test_only_those_who_told_it_and_the_office_correct_a_report(hazard, member, browse):
    stranger = Unit.objects.exclude(name=hazard.unit).first().name
    address = f"/events/{hazard.number}/correct/"

    assert browse(member("liaison", stranger)).get(address).status_code == 403
    assert browse(member("auditor")).get(address).status_code == 403
    assert browse(member("liaison", hazard.unit)).get(address).status_code == 200


def test_what_has_an_action_of_its_own_is_not_told_here(db, member, browse):
    client = browse(member("clerk"))

    for kind in ("Assigned", "SupervisionOpened", "PeriodBegan", HandedOver.__name__, "Nothing"):
        assert client.get(f"/tell/{kind}/").status_code == 404
