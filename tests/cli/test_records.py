"""Lists of duties, figures and appointments on the command line."""

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest
from rich.cells import cell_len

from luoshi import specimen
from luoshi.cli import main
from tests.exchange.gazettes import APPOINTMENTS, PLAN

Shown = pytest.CaptureFixture[str]


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "gazette.txt"
    path.write_text("\n".join((PLAN, APPOINTMENTS)), encoding="utf-8")
    return str(path)


def run(capsys: Shown, *arguments: str) -> str:
    main(list(arguments))
    return capsys.readouterr().out


def refused(capsys: Shown, *arguments: str) -> str:
    with pytest.raises(SystemExit) as left:
        main(list(arguments))
    assert left.value.code == 2
    return capsys.readouterr().err


def rows(capsys: Shown, *arguments: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(run(capsys, *arguments).removeprefix("\ufeff"))))


def titles(capsys: Shown, *arguments: str) -> list[str]:
    return [row["title"] for row in rows(capsys, "duties", *arguments, "--format", "csv")]


def test_duties_say_who_must_do_what_by_when(file: str, capsys: Shown):
    shown = run(capsys, "duties", file)
    line = next(line for line in shown.splitlines() if "清淤" in line)

    assert "云岭区整治河道行动计划" in shown
    assert "云政办发〔2031〕7号  2031-03-04" in shown
    assert line.split()[1:] == ["清淤", "区水利局", "区生态环境局", "2031-06-30"]


@pytest.mark.parametrize("command", ["duties", "figures", "appointments"])
def test_a_table_is_no_wider_than_a_hundred_columns(command: str, capsys: Shown):
    shown = run(capsys, command, str(specimen.path("txt"))).splitlines()

    assert max(map(cell_len, shown)) <= 100
    assert len(shown) > 20


def test_the_last_line_counts(file: str, capsys: Shown):
    assert run(capsys, "appointments", file).splitlines()[-1] == "3 appointments in 1 document"


def test_one_is_not_counted_as_many(file: str, capsys: Shown):
    shown = run(capsys, "duties", file, "--unit", "园林局").splitlines()

    assert shown[-1] == "1 duty in 1 document"


def test_duties_of_a_unit_by_a_part_of_its_name(file: str, capsys: Shown):
    assert titles(capsys, file, "--unit", "城管局") == ["拆除违建"]


def test_duties_of_a_unit_by_its_whole_name(file: str, capsys: Shown):
    assert "清淤" in titles(capsys, file, "--unit", "云岭区水利局")


def test_duties_due_before_a_day_leave_out_that_day(file: str, capsys: Shown):
    assert titles(capsys, file, "--due-before", "2031-06-30") == []
    assert titles(capsys, file, "--due-before", "2031-07-01") == ["清淤"]


def test_records_of_one_document(file: str, capsys: Shown):
    assert {row["document"] for row in rows(capsys, "duties", file, "--format", "csv")} == {"A"}
    assert rows(capsys, "appointments", file, "--document", "A", "--format", "csv") == []


def test_a_document_that_is_not_there_is_refused_with_those_that_are(file: str, capsys: Shown):
    assert refused(capsys, "duties", file, "--document", "Z") == (
        "luoshi: gazette.txt has no document Z. It has: A, B.\n"
    )


def test_the_ending_of_the_output_tells_the_format(file: str, tmp_path: Path, capsys: Shown):
    output = tmp_path / "duties.xlsx"
    told = run(capsys, "duties", file, "--output", str(output))
    page = openpyxl.load_workbook(output).active

    assert told.strip() == f"{output}: {page.max_row - 1} duties"
    assert page["A1"].value == "编号"


def test_a_workbook_is_not_poured_into_the_terminal(file: str, capsys: Shown):
    assert "--output figures.xlsx" in refused(capsys, "figures", file, "--format", "xlsx")


def test_a_table_can_be_written_to_a_file(file: str, tmp_path: Path, capsys: Shown):
    output = tmp_path / "people.txt"
    run(capsys, "appointments", file, "--output", str(output))

    assert "林晓" in output.read_text(encoding="utf-8")


def test_rows_say_where_their_words_stand(file: str, capsys: Shown):
    text = Path(file).read_text(encoding="utf-8")
    for line in run(capsys, "figures", file, "--format", "jsonl").splitlines():
        row = json.loads(line)

        assert text[row["start"] : row["end"]].startswith(row["value"])


def test_appointments_say_who_takes_up_or_leaves_which_post(file: str, capsys: Shown):
    shown = run(capsys, "appointments", file)
    leaves = next(line for line in shown.splitlines() if "免去" in line)

    assert leaves.split() == ["林晓", "免去", "remove", "云岭区交通运输局", "副局长", "—"]


def test_coverage_names_the_reasons_that_it_can_list(file: str, capsys: Shown):
    error = refused(capsys, "coverage", file, "--list", "boring")

    assert "narrative" in error and "past_result" in error
