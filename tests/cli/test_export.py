"""`luoshi export`."""

import json
from pathlib import Path

import pytest
from lxml import etree

from luoshi.cli import main
from tests.exchange.gazettes import APPOINTMENTS

Shown = pytest.CaptureFixture[str]


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "gazette.txt"
    path.write_text(APPOINTMENTS, encoding="utf-8")
    return str(path)


def test_akoma_ntoso_goes_to_a_file(file: str, tmp_path: Path, capsys: Shown):
    output = tmp_path / "gazette.xml"
    main(["export", file, "--to", "akn", "--published", "2031-04-01", "--output", str(output)])

    assert capsys.readouterr().out.startswith(f"{output}: ")
    assert 'date="2031-04-01" name="published"' in output.read_text(encoding="utf-8")
    assert etree.parse(str(output)).getroot().tag.endswith("akomaNtoso")


def test_in_a_folder_the_file_is_named_after_the_gazette(file: str, tmp_path: Path):
    main(["export", file, "--to", "popolo", "--output", str(tmp_path)])

    assert "persons" in json.loads((tmp_path / "gazette.popolo.json").read_text(encoding="utf-8"))


def test_popolo_goes_to_standard_output(file: str, capsysbinary: pytest.CaptureFixture[bytes]):
    main(["export", file, "--to", "popolo"])
    people = json.loads(capsysbinary.readouterr().out)["persons"]

    assert [person["name"] for person in people] == ["林晓", "周向明"]


def test_a_standard_that_is_not_known_is_refused(file: str, capsys: Shown):
    with pytest.raises(SystemExit):
        main(["export", file, "--to", "pdf"])

    assert "'pdf' is not one of 'akn', 'popolo'" in capsys.readouterr().err
