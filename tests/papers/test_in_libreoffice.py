"""Papers and ledgers as LibreOffice sets and computes them; without it, nothing is tested here."""

import csv
import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pypdfium2
import pytest

from luoshi_server.papers import Book, Paragraph, docx_of, xlsx_of
from luoshi_server.papers.measures import HEIGHT, LEFT, PAGE_HEIGHT, TOP, WIDTH
from tests.papers.samples import CREATED, bulletin, slip
from tests.papers.test_ledger_book import TASKS
from tests.papers.test_pdf import MILLIMETRE, lines_of, said

SOFFICE = shutil.which("soffice")
CALC = Path(SOFFICE or "").resolve().with_name("libsclo.so")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(SOFFICE is None, reason="soffice (LibreOffice) is not installed"),
]


@pytest.fixture(scope="module")
def convert(tmp_path_factory):
    """A function that gives the files that LibreOffice makes of others."""
    folder = tmp_path_factory.mktemp("office")

    def made(files, into):
        for name, written in files.items():
            (folder / name).write_bytes(written)
        subprocess.run(
            [
                SOFFICE,
                "--headless",
                f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                "--convert-to",
                into,
                "--outdir",
                folder,
                *(folder / name for name in files),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
        ending = into.split(":")[0]
        return {name: (folder / name).with_suffix(f".{ending}") for name in files}

    return made


@pytest.fixture(scope="module")
def pages(convert):
    papers = {
        "bulletin.docx": bulletin(),
        "slip.docx": slip(),
        "full.docx": bulletin(body=(Paragraph("督查落实工作情况汇总" * 200),), attachments=()),
    }
    made = convert({name: docx_of(paper, created=CREATED) for name, paper in papers.items()}, "pdf")
    return {name: pypdfium2.PdfDocument(path) for name, path in made.items()}


def without_values(workbook):
    """The workbook with formulas alone, so that whoever shows it has to compute them."""
    bare = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as full, zipfile.ZipFile(bare, "w") as archive:
        for name in full.namelist():
            archive.writestr(name, re.sub(rb"(</f>)<v>.*?</v>", rb"\1", full.read(name)))
    return bare.getvalue()


def rules_of(page):
    """The heights of the long level lines of a page, from its upper edge, in millimetres."""
    bitmap = page.render(scale=4, grayscale=True).to_numpy().squeeze()
    left, right = int(LEFT * 4) + 8, int((LEFT + WIDTH) * 4) - 8
    dark = (bitmap[:, left:right] < 160).mean(axis=1) > 0.98
    return [at / 4 / MILLIMETRE for at in range(1, len(dark)) if dark[at] and not dark[at - 1]]


def test_a_full_page_has_22_lines_of_28_characters(pages):
    assert [len(line) for _, line in lines_of(pages["full.docx"][1])] == [28] * 22


def test_the_last_rule_of_the_imprint_lies_on_the_lower_edge_of_the_type_area(pages):
    document = pages["bulletin.docx"]

    rules = rules_of(document[len(document) - 1])
    assert len(rules) == 3
    assert rules[-1] == pytest.approx(37 + 225, abs=1)


def test_the_mark_of_the_organ_begins_35_millimetres_below_the_type_area(pages):
    text = pages["bulletin.docx"][0].get_textpage()
    top = text.get_charbox(text.get_text_range().index("青石区人民政府文件"))[3]

    assert PAGE_HEIGHT - TOP - top == pytest.approx(35 * MILLIMETRE, abs=2 * MILLIMETRE)


def test_page_numbers_stand_7_millimetres_below_the_type_area(pages):
    text = pages["bulletin.docx"][0].get_textpage()
    _, bottom, _, top = text.get_charbox(text.get_text_range().rindex("—"))

    below = PAGE_HEIGHT - TOP - HEIGHT - (top + bottom) / 2
    assert below == pytest.approx(7 * MILLIMETRE, abs=MILLIMETRE)


def test_the_first_page_shows_text_and_the_signature_has_text_above_it(pages):
    document = pages["bulletin.docx"]

    assert "按照每月通报的要求" in said(document[0])
    # LibreOffice puts spaces between digits and Chinese.
    texts = [said(page).replace(" ", "") for page in document]
    signed = next(text for text in texts if "2021年7月5日" in text)
    assert "按月反馈" in signed


def test_a_slip_is_one_page(pages):
    assert len(pages["slip.docx"]) == 1


def test_a_spreadsheet_computes_the_totals_that_the_file_holds(convert):
    if not CALC.exists():
        pytest.skip("LibreOffice is installed without its spreadsheet")
    written = {"tasks.xlsx": without_values(xlsx_of(Book(sheets=(TASKS,)), created=CREATED))}
    path = convert(written, "csv:Text - txt - csv (StarCalc):44,34,76")["tasks.xlsx"]

    rows = list(csv.reader(path.read_text("utf-8").splitlines()))
    assert rows[6][:4] == ["合计", "", "48", "46"]
    assert re.fullmatch(r"95\.8%", rows[6][4])
    assert rows[7][6] == "1"
    assert rows[8][2] == "24"
