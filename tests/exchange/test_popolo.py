"""Who holds which post, in the words of Popolo."""

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft3Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT3

import luoshi
from luoshi import specimen
from luoshi.exchange.popolo import Holding, Organization, popolo, popolo_json, popolo_of
from luoshi.gazette import Gazette
from tests.exchange.gazettes import APPOINTMENTS, PLAN, gazette

KINDS = {
    "persons": "person",
    "organizations": "organization",
    "posts": "post",
    "memberships": "membership",
}


@pytest.fixture(scope="module")
def schemas(shared: Path) -> Registry[Any]:
    """The schemas of Popolo, each by the address by which the others refer to it."""
    found = [
        json.loads(path.read_text(encoding="utf-8"))
        for path in (shared / "outside" / "popolo").glob("*.schema.json")
    ]
    resources = [(each["id"], Resource.from_contents(each, DRAFT3)) for each in found]
    more = [(address.rstrip("#"), resource) for address, resource in resources]
    return Registry().with_resources([*resources, *more])


def faults(schemas: Registry[Any], given: dict[str, list[Any]]) -> Iterable[str]:
    for records, kind in KINDS.items():
        schema = schemas.contents(f"http://www.popoloproject.com/schemas/{kind}.json")
        validator = Draft3Validator(schema, registry=schemas)
        for record in given[records]:
            yield from (error.message for error in validator.iter_errors(record))


def by_label(given: dict[str, list[Any]], label: str) -> dict[str, Any]:
    return next(each for each in given["memberships"] if each["label"] == label)


@pytest.fixture(scope="module")
def made() -> dict[str, list[Any]]:
    return popolo(gazette(APPOINTMENTS))


def test_what_popolo_asks_for_is_there(schemas: Registry[Any], made: dict[str, list[Any]]):
    assert list(faults(schemas, made)) == []


def test_the_validator_would_object(schemas: Registry[Any]):
    wrong = {
        "persons": [{"name": 7}], "organizations": [], "posts": [],
        "memberships": [{"start_date": "soon", "sources": [{"note": "no url"}]}],
    }  # fmt: skip

    assert len(list(faults(schemas, wrong))) == 3


def test_who_is_appointed_begins_a_membership(made: dict[str, list[Any]]):
    membership = by_label(made, "云岭区水利局局长（试用期一年）")

    assert membership["person_id"] == "person/林晓"
    assert membership["organization_id"] == "organization/云岭区水利局"
    assert membership["post_id"] == "post/云岭区水利局局长"
    assert membership["start_date"] == "2031-03-04"
    assert "end_date" not in membership


def test_who_is_removed_ends_one(made: dict[str, list[Any]]):
    membership = by_label(made, "云岭区交通运输局副局长")

    assert membership["end_date"] == "2031-03-04"
    assert "start_date" not in membership


def test_one_name_is_one_person(made: dict[str, list[Any]]):
    assert [person["name"] for person in made["persons"]] == ["林晓", "周向明"]


def test_every_reference_leads_to_a_record(made: dict[str, list[Any]]):
    known = {record["id"] for records in made.values() for record in records}
    named = {m[key] for m in made["memberships"] for key in m if key.endswith("_id")}

    assert named <= known


def test_a_membership_quotes_the_words_that_made_it(made: dict[str, list[Any]]):
    source = by_label(made, "云岭区水利局局长（试用期一年）")["sources"][0]
    start, end = map(int, source["url"].rpartition("#char=")[2].split(","))

    assert source["note"] == "林晓为云岭区水利局局长（试用期一年）"
    assert APPOINTMENTS[start:end] == source["note"]


def test_a_unit_has_all_its_printed_names_and_many_units_are_none():
    organizations = popolo(gazette(APPOINTMENTS, PLAN))["organizations"]
    names = {record["name"]: record for record in organizations}

    assert names["云岭区水利局"]["other_names"] == [{"name": "区水利局", "note": "as printed"}]
    assert not any("各街道" in name for name in names)


def test_a_damaged_name_is_no_organization_yet():
    damaged = PLAN.replace("责任单位：区城管局", "责任单位：区城管")
    names = [record["name"] for record in popolo(gazette(damaged))["organizations"]]

    assert "区城管" not in names


def test_who_is_only_proposed_is_no_member():
    proposed = APPOINTMENTS.replace("任命林晓为", "提名林晓为")

    assert [m["role"] for m in popolo(gazette(proposed))["memberships"]] == ["副局长", "副局长"]


def test_a_gazette_without_appointments_has_no_members():
    assert json.loads(popolo_json(gazette("云岭区概况\n本区有三条河。\n")))["memberships"] == []


REGISTER = popolo_of(
    [
        Organization(name="云岭区人民政府", classification="government"),
        Organization(name="云岭区水利局", also_called=("区水利局",), parent="云岭区人民政府"),
        Organization(name="云岭区堤防站", parent="云岭区河道处", dissolved=date(2030, 1, 1)),
    ],
    [
        Holding(
            person="林晓",
            organization="云岭区水利局",
            post="局长",
            since=date(2031, 3, 4),
            until=date(2033, 1, 1),
            words="任命林晓为云岭区水利局局长",
            source="https://luoshi.example/document/1",
        ),
        Holding(person="林晓", person_id="林晓-2", organization="云岭区教育局", post="科员"),
    ],
)


def test_a_register_of_posts_is_what_popolo_asks_for(schemas: Registry[Any]):
    assert list(faults(schemas, REGISTER)) == []


def test_a_unit_of_a_register_has_its_parent_and_its_end():
    units = {each["name"]: each for each in REGISTER["organizations"]}

    assert units["云岭区水利局"]["parent_id"] == "organization/云岭区人民政府"
    assert units["云岭区堤防站"]["dissolution_date"] == "2030-01-01"


def test_a_unit_that_is_only_named_is_there_too():
    known = {each["id"] for records in REGISTER.values() for each in records}
    named = {
        each[key] for records in REGISTER.values() for each in records
        for key in each if key.endswith("_id")
    }  # fmt: skip

    assert named <= known
    assert {"organization/云岭区河道处", "organization/云岭区教育局"} <= known


def test_a_register_may_know_both_days_of_a_post():
    membership = REGISTER["memberships"][0]

    assert (membership["start_date"], membership["end_date"]) == ("2031-03-04", "2033-01-01")
    assert membership["sources"] == [
        {"url": "https://luoshi.example/document/1", "note": "任命林晓为云岭区水利局局长"}
    ]


def test_a_register_may_know_two_persons_of_one_name():
    assert [each["id"] for each in REGISTER["persons"]] == ["person/林晓", "person/林晓-2"]


@pytest.mark.parametrize("of", ["specimen", "sample"])
def test_whole_gazettes(schemas: Registry[Any], of: str, request: pytest.FixtureRequest):
    path = specimen.path("docx") if of == "specimen" else request.getfixturevalue("sample")
    read: Gazette = luoshi.compile(path)
    made = popolo(read)

    assert list(faults(schemas, made)) == []
    held = [a for a in read.appointments if a.action != "designate"]
    assert len(made["memberships"]) >= len(held) > 0
