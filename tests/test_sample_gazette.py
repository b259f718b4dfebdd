"""The sample gazette against its gold, made by hand: the thresholds of reading."""

import json
from pathlib import Path

import pytest

import luoshi
from luoshi.compiling import contract_of


@pytest.fixture(scope="module")
def compiled(sample: Path) -> dict:
    return json.loads(json.dumps(contract_of(luoshi.compile(sample))))


@pytest.fixture(scope="module")
def gold(sample: Path) -> Path:
    return sample.parents[1] / "gold" / sample.stem


def test_every_document_is_found_and_no_field_of_its_head_is_wrong(score, compiled, gold):
    found = score.score_documents(compiled, gold)

    assert (found["found"], found["extra"], found["wrong"]) == (9, 0, [])


def test_provisions(score, compiled, gold):
    found = score.score_provisions(compiled, gold)

    assert min(found["recall"], found["precision"]) >= 0.99


def test_duties_with_their_units_deadlines_and_targets(score, compiled, gold):
    found = score.score_duties(compiled, gold)

    assert found["unit_bearing"]["recall"] == found["unit_bearing"]["precision"] == 1
    assert found["units"]["f1"] >= 0.995
    assert found["deadlines"]["f1"] >= 0.92
    assert found["targets"]["f1"] >= 0.90
    assert found["all_duties_recall"] >= 0.95


def test_appointments(score, compiled, gold):
    assert score.score_appointments(compiled, gold)["f1"] == pytest.approx(1)


def test_figures(score, compiled, gold):
    found = score.score_figures(compiled, gold)

    assert found["value_recall"] >= 0.97
    assert found["name_given_value"] >= 0.92
    assert found["status_given_value"] >= 0.97


def test_all_characters_are_accounted_for(compiled):
    account = compiled["coverage"]

    assert sum(account["by_reason"].values()) == account["characters"]
    assert account["by_reason"]["unread"] == 0
