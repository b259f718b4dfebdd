"""One gazette: counts that equal the lists they open, every character accounted for, its units."""

from __future__ import annotations

import json
import re

import pytest

from luoshi_server.documents.actions.put_in_force import put_in_force, take_out_of_force
from luoshi_server.documents.models import Document
from luoshi_server.documents.units_named import units_named
from luoshi_server.ledger.models import Line
from luoshi_server.organisations.actions.register_units import Named, register_units
from luoshi_server.organisations.models import Unit, UnitName
from luoshi_server.organisations.queries import unit_called
from luoshi_server.platform.errors import ChangedMeanwhile, Forbidden, Refused


@pytest.fixture
def clerk(browse, member):
    return browse(member("clerk"))


def test_every_number_of_the_account_is_that_of_the_list_it_opens(clerk, gazette):
    page = clerk.get(f"/gazettes/{gazette.key}/").content.decode()

    links = re.findall(rf'href="(/gazettes/{gazette.key}/review/\?[^"]+)">(\d+)</a>', page)
    assert len(links) >= 5
    for address, number in links:
        listed = clerk.get(address.replace("&amp;", "&")).content.decode()
        assert f"共 {number} 项" in listed, address


def test_the_number_on_a_card_is_that_of_the_list_it_opens(clerk, gazette):
    page = clerk.get(f"/gazettes/{gazette.key}/").content.decode()

    cards = re.findall(r'class="card" href="([^"]+)">.*?card-number">(\d+)', page, re.DOTALL)
    assert len(cards) == 4
    for address, number in cards:
        listed = clerk.get(address.replace("&amp;", "&")).content.decode()
        assert f"共 {number} 项" in listed, address


def test_the_characters_of_all_reasons_add_up_to_the_text(gazette):
    assert sum(gazette.coverage["by_reason"].values()) == gazette.characters


def test_the_page_asks_the_database_as_often_however_many_documents_there_are(
    clerk, gazette, django_assert_max_num_queries
):
    with django_assert_max_num_queries(7):
        clerk.get(f"/gazettes/{gazette.key}/")


def test_an_uncovered_sentence_opens_at_its_words(clerk, gazette):
    page = clerk.get(f"/gazettes/{gazette.key}/uncovered/?reason=narrative").content.decode()

    address, words = re.search(r'href="(/documents/[^"]+)">([^<]+)</a>', page).groups()
    opened = clerk.get(address.replace("&amp;", "&").partition("#")[0]).content.decode()
    assert "is-chosen" in opened
    assert words[:8] in opened


def test_the_compiled_gazette_is_the_public_contract(clerk, gazette):
    response = clerk.get(f"/gazettes/{gazette.key}/compiled.json")

    told = json.loads(b"".join(response.streaming_content))
    assert told["source"]["sha256"] == gazette.sha256
    assert len(told["duties"]) == gazette.claims.filter(kind="duty").count()


def test_a_document_is_put_in_force_by_a_button_and_out_of_it_with_a_reason(clerk, gazette):
    document = gazette.documents.get(kind="opinion")
    clerk.post(f"/documents/{document.key}/in-force/")
    document.refresh_from_db()
    assert document.in_force

    refused = clerk.post(f"/documents/{document.key}/out-of-force/", {"reason": ""})
    clerk.post(f"/documents/{document.key}/out-of-force/", {"reason": "已被新文件代替"})

    document.refresh_from_db()
    assert refused.status_code == 422
    assert not document.in_force
    assert Line.objects.get(kind="TakenOutOfForce").reason == "已被新文件代替"


def test_all_documents_of_a_gazette_are_put_in_force_together(clerk, gazette):
    put_in_force(gazette.documents.first(), by=_of(clerk))

    clerk.post(f"/gazettes/{gazette.key}/in-force/")

    assert not gazette.documents.filter(in_force=False).exists()
    assert Line.objects.filter(kind="PutInForce").count() == gazette.documents.count()


def test_what_is_in_force_is_not_put_in_force_again(member, gazette):
    document = gazette.documents.first()
    put_in_force(document, by=member("clerk"))

    with pytest.raises(ChangedMeanwhile):
        put_in_force(document, by=member("checker"))
    with pytest.raises(ChangedMeanwhile):
        take_out_of_force(Document.objects.last(), by=member("clerk"), reason="废止")


@pytest.mark.parametrize("role", ["leader", "auditor", "deputy", "administrator"])
def test_only_the_office_puts_a_document_in_force(browse, member, gazette, role):
    document = gazette.documents.first()

    response = browse(member(role)).post(f"/documents/{document.key}/in-force/")

    assert response.status_code == 403


def test_the_units_that_a_gazette_names_are_registered_as_one_list(clerk, gazette, at):
    UnitName.objects.all().delete()
    Unit.objects.all().delete()
    named = units_named(gazette)
    chosen = named[:5]

    with at("2026-03-03 09:00"):
        clerk.post(
            f"/gazettes/{gazette.key}/units/",
            {"units": [unit.name for unit in chosen], f"category-{chosen[0].name}": "other"},
        )

    assert {unit.name for unit in Unit.objects.all()} == {unit.name for unit in chosen}
    assert Unit.objects.get(name=chosen[0].name).category == "other"
    assert all(unit_called(name).name == unit.name for unit in chosen for name in unit.new_names)
    assert len(units_named(gazette)) == len(named)
    assert sum(unit.is_known for unit in units_named(gazette)) == 5


def test_a_group_is_no_unit(gazette):
    names = {unit.name for unit in units_named(gazette)}

    assert not any(name.startswith(("各", "等")) for name in names)


def test_a_name_that_is_another_units_is_refused_and_nothing_is_registered(member):
    first = Unit.objects.exclude(also_called=[]).first()

    with pytest.raises(Refused, match="已是"):
        register_units(
            [Named("某区新设局"), Named("某区另一局", also_called=(first.also_called[0],))],
            by=member("clerk"),
            reason="公报",
        )

    assert not Unit.objects.filter(name="某区新设局").exists()


def test_a_name_given_to_two_units_of_the_list_is_refused(member):
    with pytest.raises(Refused, match="同时列在"):
        register_units(
            [Named("甲局", also_called=("某办",)), Named("乙局", also_called=("某办",))],
            by=member("clerk"),
            reason="公报",
        )


def test_a_unit_that_is_there_keeps_its_names_and_gets_the_new_one(member):
    unit = Unit.objects.exclude(also_called=[]).first()

    count = register_units(
        [Named(unit.name, "other", (*unit.also_called, "新简称"))],
        by=member("clerk"),
        reason="公报",
    )

    before = (unit.category, list(unit.also_called))
    unit.refresh_from_db()
    assert count == 1
    assert (unit.category, unit.also_called) == (before[0], [*before[1], "新简称"])


def test_units_that_are_there_already_are_not_recorded_again(member, gazette):
    before = Line.objects.count()
    everything = [Named(unit.known_as, unit.category) for unit in units_named(gazette)]

    assert register_units(everything, by=member("clerk"), reason="公报") == 0
    assert Line.objects.count() == before


def test_only_those_who_keep_units_register_them(member):
    with pytest.raises(Forbidden):
        register_units([Named("某局")], by=member("leader"), reason="公报")


def test_a_gazette_that_is_not_there_is_not_found(clerk, db):
    for page in ("", "review/", "units/", "findings/", "uncovered/", "original/", "editions/"):
        assert clerk.get(f"/gazettes/none/{page}").status_code == 404


def _of(client):
    from luoshi_server.accounts.models import Member

    return Member.objects.get(pk=client.session["_auth_user_id"])
