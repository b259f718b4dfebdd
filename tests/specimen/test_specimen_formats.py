"""The four formats of the specimen say the same words."""

import io
import re
import zipfile

import docx
import pypdfium2
import pytest
from scripts.specimen.gazette import DOCUMENTS, RUNNING_HEAD
from scripts.specimen.notation import plain
from scripts.specimen.printed_issue import printed_issue
from scripts.specimen.web_page import web_page
from scripts.specimen.word_file import LIST, NUMBERED_BY_WORD, word_file
from selectolax.lexbor import LexborHTMLParser

from luoshi import specimen

BLOCKS = [block for document in DOCUMENTS for block in document.blocks]


def texts(*, counted_by_word=True):
    """The paragraphs and cells of the gazette, without the spaces of typesetting."""
    for document in DOCUMENTS:
        for block in document.blocks:
            yield from (plain(cell) for row in block.rows for cell in row if cell)
            is_counted = document.id == NUMBERED_BY_WORD and not counted_by_word
            yield plain(block.marked.text if is_counted else block.text)


def lost_from(printed, **how):
    return [text for text in texts(**how) if text not in printed]


def pages_of(pdf):
    document = pypdfium2.PdfDocument(pdf)
    return [page.get_textpage().get_text_range() for page in document]


def without_furniture(page):
    """The words of a page, without its running head and its number."""
    words = plain(page).replace(plain(RUNNING_HEAD), "", 1)
    return re.sub(r"^—\d+—|—\d+—$", "", words)


def test_the_web_page_is_what_the_generator_prints():
    assert specimen.path("html").read_text("utf-8") == web_page()


def test_the_web_page_has_every_word():
    page = LexborHTMLParser(specimen.path("html").read_text("utf-8"))

    assert lost_from(plain(page.body.text())) == []


def test_the_word_file_is_what_the_generator_prints():
    def parts(content):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    assert parts(specimen.path("docx").read_bytes()) == parts(word_file())


def test_the_word_file_has_every_word_but_the_labels_that_word_counts():
    word = docx.Document(str(specimen.path("docx")))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    printed = plain("".join([p.text for p in word.paragraphs] + cells))

    assert lost_from(printed, counted_by_word=False) == []


def test_word_counts_the_labels_of_the_action_plan():
    word = docx.Document(str(specimen.path("docx")))
    counted = [
        (numbering.ilvl.val + 1, plain(paragraph.text))
        for paragraph in word.paragraphs
        for numbering in paragraph._p.xpath("w:pPr/w:numPr")
        if numbering.numId.val == LIST
    ]
    labelled = [
        (block.level, plain(block.marked.text))
        for document in DOCUMENTS
        if document.id == NUMBERED_BY_WORD
        for block in document.blocks
        if block.label
    ]

    assert counted == labelled


def test_the_word_file_has_real_tables():
    word = docx.Document(str(specimen.path("docx")))

    assert [(len(t.rows), len(t.columns)) for t in word.tables] == [
        (len(block.rows), len(block.rows[0])) for block in BLOCKS if block.rows
    ]


def test_the_printed_issue_has_every_word():
    words = "".join(map(without_furniture, pages_of(specimen.path("pdf"))))
    # A header that the next page repeats stands once more in the words, between two rows.
    assert lost_from(words) == []


def test_the_printed_issue_is_what_the_generator_prints():
    pytest.importorskip("typst", reason="the printed issue is set by typst")

    assert pages_of(printed_issue()) == pages_of(specimen.path("pdf"))


def test_a_table_goes_on_over_the_page_under_its_header_again():
    header = "街道、镇1—3月累计同比±%"

    assert sum(header in plain(page) for page in pages_of(specimen.path("pdf"))) == 2


def test_the_printed_issue_is_small():
    assert specimen.path("pdf").stat().st_size < 1_000_000


def test_a_page_number_has_slipped_into_a_word_of_the_text_twice():
    text = specimen.path("txt").read_text("utf-8")
    numbers = [int(number) for number in re.findall(r"(?m)^—(\d+)—$", text)]

    assert len(set(range(1, max(numbers) + 1)) - set(numbers)) == 2
