"""The server in English: every sentence is translated, and pages say nothing else in Chinese."""

from __future__ import annotations

import ast
import gettext
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from scripts.translations import MO, PLACES, SERVER, faults, kept, merged

from tests.server import english_pages as english
from tests.server.addresses import addresses
from tests.server.peopled import OWN, people, things, title_of

MARKS = {"_", "gettext", "gettext_lazy", "gettext_noop"}


def test_every_sentence_is_translated():
    assert faults(merged()) == []


def test_the_compiled_catalogue_says_what_the_catalogue_says():
    with MO.open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    sentences = [one for one in kept() if one.id]

    assert [
        compiled.pgettext(one.context, one.id) if one.context else compiled.gettext(one.id)
        for one in sentences
    ] == [one.string for one in sentences]


def test_a_translation_has_the_places_of_the_original():
    wrong = [
        one.id
        for one in kept()
        if one.id and set(PLACES.findall(one.id)) != set(PLACES.findall(one.string))
    ]

    assert not wrong, "\n".join(wrong)


def test_every_sentence_that_the_code_marks_is_found():
    # One in the middle of an f-string is not found by the extraction, and never translated.
    known = {one.id for one in merged()}

    assert [one for one in _marked() if one[-1] not in known] == []


def _marked() -> Iterator[tuple[str, int, str]]:
    for path in sorted(Path(SERVER).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or getattr(node.func, "id", "") not in MARKS:
                continue
            if node.args and isinstance(node.args[0], ast.Constant):
                yield path.name, node.lineno, node.args[0].value


@pytest.fixture
def peopled(signed, liaison, member):
    return things(signed, liaison, member), people(signed, member)


@pytest.mark.parametrize(
    "who",
    [("public", ""), ("clerk", ""), ("liaison", OWN), ("administrator", "")],
    ids=title_of,
)
def test_pages_in_english_have_chinese_in_names_and_quotes_alone(who, peopled, browse, settings):
    known, members = peopled
    client = browse(members[who])
    place, office = settings.LUOSHI.place, settings.LUOSHI.office
    data = english.kept() | {place, office, f"{place}{office}"}
    whole = "\n".join(data | english.quoted() | {str(one.string) for one in kept()})
    ours = {one.id for one in kept() if one.id} - data
    seen: Counter[str] = Counter()
    wrong = []

    for address in addresses(known):
        written = address.filled(known)
        if address.verb != "GET" or written.startswith(("/api/", "/sso/")):
            continue
        answer = client.get(written, headers={"accept-language": "en"})
        if not english.is_page(answer):
            continue
        seen["pages"] += 1
        for text in english.texts(answer.content):
            unknown = [run for run in english.RUN.findall(text) if run not in whole]
            if unknown or text in ours:
                wrong.append(f"{written}: {text[:100]} {unknown}")

    assert not wrong, "\n".join(wrong)
    assert seen["pages"] > 10
