"""The specimen, compiled from each of its formats, against the sheet of what its words say."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest

import luoshi
from luoshi import specimen
from luoshi.compiling import contract_of
from luoshi.compiling.reverse import recheck
from luoshi.gazette import Gazette

Record = dict[str, Any]
Compiled = dict[str, list[Record]]
Said = tuple[object, ...]


@pytest.fixture(scope="module", params=["txt", "docx", "html", "pdf"])
def gazette(request: pytest.FixtureRequest) -> Gazette:
    return luoshi.compile(specimen.path(request.param))


@pytest.fixture(scope="module")
def compiled(gazette: Gazette) -> Compiled:
    return json.loads(json.dumps(contract_of(gazette)))


@pytest.fixture(scope="module")
def truth() -> Compiled:
    return json.loads(specimen.truth().read_text("utf-8"))


def plain(words: str | None) -> str:
    """Words without the blanks of typesetting."""
    return "".join((words or "").split())


def said_by(sheet: Compiled, kind: str, say: Callable[[Record], Iterable[Said]]) -> Counter[Said]:
    """What the records of a kind say, each beside the number of the document that says it."""
    order = {document["id"]: place for place, document in enumerate(sheet["documents"])}
    return Counter(
        (order[record["document"]], *said) for record in sheet[kind] for said in say(record)
    )


def test_documents_have_the_heads_and_feet_of_the_sheet(compiled, truth):
    fields = [field for field in truth["documents"][0] if field != "id"]

    def heads(sheet: Compiled) -> list[Record]:
        return [{field: document[field] for field in fields} for document in sheet["documents"]]

    assert heads(compiled) == heads(truth)


def test_provisions_have_the_labels_and_headings_of_the_sheet(compiled, truth):
    def say(provision: Record) -> Iterator[Said]:
        yield provision["label"], plain(provision["heading"])

    assert said_by(compiled, "provisions", say) == said_by(truth, "provisions", say)


def test_duties_name_the_units_of_the_sheet_by_role(compiled, truth):
    def say(duty: Record) -> Iterator[Said]:
        roles = ("lead_units", "responsible_units", "cooperating_units")
        units = tuple(tuple(duty[role]) for role in roles)
        yield plain(duty["title"]), duty["kind"], duty["units_source"], duty["etc"], *units

    assert said_by(compiled, "duties", say) == said_by(truth, "duties", say)


def test_duties_have_the_deadlines_of_the_sheet(compiled, truth):
    def say(duty: Record) -> Iterator[Said]:
        for deadline in duty["deadlines"]:
            phrase = plain(deadline["phrase"])
            yield plain(duty["title"]), phrase, deadline["date"], deadline["kind"]

    assert said_by(compiled, "duties", say) == said_by(truth, "duties", say)


def test_duties_have_the_targets_of_the_sheet(compiled, truth):
    def say(duty: Record) -> Iterator[Said]:
        for target in duty["targets"]:
            amount = (target["quantity"], target["unit"], target["comparator"])
            yield plain(duty["title"]), *amount, target["kind"]

    assert said_by(compiled, "duties", say) == said_by(truth, "duties", say)


def test_reports_and_statistics_have_the_figures_of_the_sheet(compiled, truth):
    fields = (
        "indicator", "value", "unit", "comparator", "growth", "growth_unit", "period", "status",
    )  # fmt: skip

    def say(figure: Record) -> Iterator[Said]:
        yield tuple(figure[field] for field in fields)

    told, found = said_by(truth, "figures", say), said_by(compiled, "figures", say)
    # The sheet, as the gold, lists the figures of documents that report.
    reporting = {said[0] for said in told}
    assert Counter({said: n for said, n in found.items() if said[0] in reporting}) == told


def test_appointments_are_those_of_the_sheet(compiled, truth):
    fields = ("person", "action", "organisation", "post", "term")

    def say(appointment: Record) -> Iterator[Said]:
        yield *(appointment[field] for field in fields), tuple(appointment["qualifiers"])

    assert said_by(compiled, "appointments", say) == said_by(truth, "appointments", say)


def test_every_field_follows_from_its_own_words(gazette):
    assert [finding.message for finding in recheck(gazette)] == []


def bare(value: Any) -> Any:
    """A value without the blanks that a format may set between characters."""
    if isinstance(value, str):
        return plain(value)
    return [bare(each) for each in value] if isinstance(value, list) else value


PLACES = ("id", "provision", "span", "place", "scope", "quote")


@pytest.mark.parametrize("kind", ["duties", "figures", "appointments", "provisions"])
def test_each_format_says_the_same(kind, compiled, as_text):
    def content(sheet: Compiled) -> list[Record]:
        return [
            {field: bare(value) for field, value in record.items() if field not in PLACES}
            for record in sheet[kind]
        ]

    assert content(compiled) == content(as_text)


@pytest.fixture(scope="module")
def as_text() -> Compiled:
    return json.loads(json.dumps(contract_of(luoshi.compile(specimen.path("txt")))))
