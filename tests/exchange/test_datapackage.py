"""Open data with what its columns mean, judged by other programs."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

import frictionless
import pytest
from jsonschema import Draft7Validator, FormatChecker

from luoshi.calendars import local
from luoshi.exchange.datapackage import Licence, Package, Table, datapackage, files_of
from luoshi.exchange.open_data import (
    Commitment,
    IndicatorValue,
    LedgerRoot,
    PublishedAppointment,
    ReleasedFinding,
    appointments,
    commitments,
    findings,
    indicators,
    ledger_roots,
)

PACKAGE = Package(
    name="yunling",
    title="云岭区政务公开数据",
    description="承诺事项、指标、疑点、任免和台账日摘要。",
    publisher="云岭区人民政府",
    homepage="https://luoshi.example/data",
    created=local("2026-03-02 08:00"),
    licence=Licence("CC-BY-4.0", "署名", "https://creativecommons.org/licenses/by/4.0/"),
    keywords=("督查", "公开"),
)
BRIDGE = Commitment(
    id="1",
    document="云岭区2026年重点工作",
    number="云政发〔2026〕1号",
    provision="sec_1",
    words="6月底前建一座桥，“通车”。",
    lead_unit="区交通局",
    responsible_units=("区水利局", "区财政局"),
    due=date(2026, 6, 30),
    due_words="6月底前",
    lamp="green",
    progress=Decimal("12.50"),
    link="https://luoshi.example/duty/1",
)
TABLES = (
    commitments([BRIDGE, Commitment(id="2", document="同上", words="=SUM(A1)\n第二行")]),
    indicators(
        [
            IndicatorValue(
                area="云岭区",
                indicator="地区生产总值",
                period="2021-01/2021-03",
                status="actual",
                unit="亿元",
                comparator=">=",
                value=Decimal("-0.10"),
            ),
            IndicatorValue(
                area="云岭区", indicator="就业", period="2021", status="target", unit="人"
            ),
        ]
    ),
    findings(
        [
            ReleasedFinding(
                id="f1",
                document="同上",
                rule="parts-and-total",
                verdict="inconsistent",
                message="各项相加为三，合计为四。",
                released=date(2026, 3, 1),
            )
        ]
    ),
    appointments(
        [
            PublishedAppointment(
                person="林晓",
                action="appoint",
                organisation="云岭区水利局",
                post="局长",
                qualifiers=("试用期一年",),
                effective=date(2031, 3, 4),
                document="任免通知",
                words="任命林晓为云岭区水利局局长（试用期一年）",
            )
        ]
    ),
    ledger_roots([LedgerRoot(day=date(2026, 3, 1), entry=17, digest="a" * 64)]),
)


def written(*tables: Table) -> dict[str, bytes]:
    return files_of(PACKAGE, tables or TABLES)


def descriptor(*tables: Table) -> Any:
    return json.loads(written(*tables)["datapackage.json"])


def resource(name: str) -> Any:
    return next(each for each in descriptor()["resources"] if each["name"] == name)


def rows(name: str) -> list[dict[str, str]]:
    words = written()[f"data/{name}.csv"].decode()
    return list(csv.DictReader(io.StringIO(words, newline="")))


@pytest.fixture(scope="module")
def profiles(shared: Path) -> Path:
    path = shared / "outside" / "datapackage"
    if not path.is_dir():
        pytest.skip("the profiles of Data Package are not there: they lie in ../shared/outside")
    return path


def faults(profile: Path, given: Any) -> Iterator[str]:
    validator = Draft7Validator(
        json.loads(profile.read_text("utf-8")), format_checker=FormatChecker()
    )
    return (error.message for error in validator.iter_errors(given))


def test_the_description_is_what_the_standard_asks_for(profiles: Path):
    given = descriptor()

    assert list(faults(profiles / "datapackage.json", given)) == []
    for each in given["resources"]:
        assert list(faults(profiles / "dataresource.json", each)) == []
        assert list(faults(profiles / "tableschema.json", each["schema"])) == []


def test_the_validator_would_object(profiles: Path):
    assert list(faults(profiles / "datapackage.json", {**descriptor(), "resources": []}))


@pytest.mark.parametrize("tables", [TABLES, tuple(replace(each, rows=()) for each in TABLES)])
def test_frictionless_finds_the_tables_to_be_as_they_are_described(
    tables: tuple[Table, ...], tmp_path: Path
):
    for name, content in written(*tables).items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    report = frictionless.Package(str(tmp_path / "datapackage.json")).validate()

    assert report.flatten(["rowNumber", "fieldName", "message"]) == []
    assert [task.name for task in report.tasks] == [each.name for each in tables]


def test_frictionless_would_object(tmp_path: Path):
    wrong = indicators([replace(TABLES[1].rows[0], status="perhaps")])
    for name, content in written(wrong).items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)

    assert not frictionless.Package(str(tmp_path / "datapackage.json")).validate().valid


def test_frictionless_opens_the_zip_and_reads_what_was_put_in(tmp_path: Path):
    (tmp_path / "data.zip").write_bytes(datapackage(PACKAGE, TABLES))
    read = frictionless.Package(str(tmp_path / "data.zip")).get_resource("commitments").read_rows()

    assert read[0]["due"] == date(2026, 6, 30)
    assert read[0]["progress"] == Decimal("12.50")
    assert read[0]["responsible_units"] == "区水利局、区财政局"
    assert read[0]["words"] == "6月底前建一座桥，“通车”。"
    assert read[1]["due"] is None


def test_a_column_is_described_from_its_record():
    fields = {each["name"]: each for each in resource("commitments")["schema"]["fields"]}

    assert fields["document"] == {
        "name": "document",
        "type": "string",
        "title": "文件",
        "description": "文件的标题",
        "constraints": {"required": True},
    }
    assert fields["lamp"]["constraints"] == {"enum": ["green", "blue", "yellow", "red"]}
    assert (fields["due"]["type"], fields["progress"]["type"]) == ("date", "number")
    assert fields["responsible_units"]["description"] == "多项以“、”分隔"


def test_an_amount_is_written_as_it_is():
    assert [each["value"] for each in rows("indicators")] == ["-0.10", ""]


def test_a_cell_that_a_spreadsheet_would_run_is_set_off():
    assert rows("commitments")[1]["words"] == "'=SUM(A1)\n第二行"


def test_a_file_is_what_its_description_says():
    for each in descriptor()["resources"]:
        content = written()[each["path"]]

        assert each["bytes"] == len(content)
        assert each["hash"] == f"sha256:{sha256(content).hexdigest()}"


def test_the_same_records_give_the_same_bytes():
    assert datapackage(PACKAGE, TABLES) == datapackage(PACKAGE, TABLES)


def test_the_zip_holds_the_description_first_and_no_date_of_writing():
    with zipfile.ZipFile(io.BytesIO(datapackage(PACKAGE, TABLES))) as archive:
        heads = archive.infolist()

    assert [head.filename for head in heads] == list(written())
    assert heads[0].filename == "datapackage.json"
    assert {head.date_time for head in heads} == {(1980, 1, 1, 0, 0, 0)}


def test_a_package_without_a_licence_claims_none():
    without = json.loads(files_of(replace(PACKAGE, licence=None), TABLES)["datapackage.json"])

    assert "licenses" not in without
