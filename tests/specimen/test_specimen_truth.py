"""The sheet of truth says what the text says, word for word."""

import re
import unicodedata
from collections import Counter

from scripts.specimen.__main__ import truth_json
from scripts.specimen.gazette import COLOPHON, DOCUMENTS
from scripts.specimen.notation import plain
from scripts.specimen.plain_text import plain_text

from luoshi import specimen

KINDS = {
    "work_report", "plan_report", "budget_report", "action_plan", "task_division", "opinion",
    "appointment", "statistics", "notice", "regulation", "reply",
}  # fmt: skip
CHINESE_NUMERALS = {"近五千万元": "5000", "六件": "6"}


def words_of(document_id):
    document = next(one for one in DOCUMENTS if one.id == document_id)
    cells = ["".join(row) for block in document.blocks for row in block.rows]
    return plain("".join([block.text for block in document.blocks] + cells))


def test_the_text_file_is_what_the_generator_prints():
    assert specimen.path("txt").read_text("utf-8") == plain_text()


def test_the_sheet_of_truth_is_what_the_generator_prints():
    assert specimen.truth().read_text("utf-8") == truth_json()


def test_the_colophon_says_that_the_district_does_not_exist():
    assert "均属虚构" in COLOPHON
    assert plain(COLOPHON) in plain(specimen.path("txt").read_text("utf-8"))


def test_every_kind_of_document_occurs(truth):
    assert {document["kind"] for document in truth["documents"]} == KINDS


def test_every_record_quotes_words_of_its_document(truth):
    lost = [
        (kind, record["quote"])
        for kind in ("provisions", "duties", "figures", "appointments", "checks")
        for record in truth[kind]
        if record["quote"] not in words_of(record["document"])
    ]

    assert lost == []


def test_a_duty_prints_its_units_deadlines_and_targets(truth):
    lost = [
        (duty["id"], words)
        for duty in truth["duties"]
        for words in (
            *duty["lead_units"],
            *duty["responsible_units"],
            *duty["cooperating_units"],
            *(deadline["phrase"] for deadline in duty["deadlines"]),
            *(target["phrase"] for target in duty["targets"]),
        )
        if words not in duty["quote"]
    ]

    assert lost == []


def test_units_come_from_somewhere_exactly_when_there_are_units(truth):
    for duty in truth["duties"]:
        has_units = duty["lead_units"] or duty["responsible_units"] or duty["cooperating_units"]
        assert (duty["units_source"] == "none") == (not has_units), duty["id"]


def test_a_figure_prints_its_value_and_its_unit(truth):
    for figure in truth["figures"]:
        printed = unicodedata.normalize("NFKC", figure["quote"]).replace(",", "")
        if figure["value"]:
            value = next((v for k, v in CHINESE_NUMERALS.items() if k in printed), None)
            assert figure["value"] == value or figure["value"] in printed, figure
        if figure["growth"] not in (None, "0"):
            assert figure["growth"].lstrip("-") in printed, figure


def test_every_figure_has_a_period_and_a_status(truth):
    for figure in truth["figures"]:
        assert re.fullmatch(r"\d{4}(-\d\d){0,2}(/\d{4}(-\d\d)?)?", figure["period"]), figure
        assert figure["status"] in {"actual", "target"}, figure


def test_an_appointment_names_its_person_and_post(truth):
    for record in truth["appointments"]:
        assert record["person"] in record["quote"], record
        assert record["organisation"] in record["quote"], record
        assert record["post"] in record["quote"], record


def test_every_action_on_a_post_occurs(truth):
    actions = Counter(record["action"] for record in truth["appointments"])

    assert set(actions) == {"appoint", "remove", "resign", "dismiss", "designate"}


def test_the_division_of_tasks_has_forty_numbered_tasks(truth):
    labels = [p["label"] for p in truth["provisions"] if p["document"] == "E" and p["level"] == 3]

    assert [int(re.match(r"\d+", label)[0]) for label in labels] == list(range(1, 41))


def test_a_title_is_whole_words_of_the_duty(truth):
    for duty in truth["duties"]:
        assert duty["title"].count("（") == duty["title"].count("）"), duty["title"]
        assert not duty["title"].endswith("）"), duty["title"]
