"""The gazette as a Word file: reports in two columns, an action plan numbered by Word.

The labels of the action plan are not in its text: Word counts them, by a list of three
levels.  A reader that does not count with it loses them.
"""

import io
import zipfile
from datetime import UTC, datetime

from docx import Document as WordDocument
from docx.document import Document as Word
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph
from scripts.specimen.blocks import Block, Document
from scripts.specimen.gazette import (
    COLOPHON,
    DOCUMENTS,
    ISSUE,
    MASTHEAD,
    PUBLISHED,
    RUNNING_HEAD,
    contents_title,
)

MADE = datetime(2026, 4, 20, 9, 0, tzinfo=UTC)
NUMBERED_BY_WORD = "D"
LIST = 77
FANGSONG, SONG, HEI = "仿宋_GB2312", "方正小标宋简体", "黑体"
CENTRED = {"title", "notice-title", "annex-title", "number", "meeting", "speaker"}
TITLES = {"title", "notice-title", "annex-title"}
# lvlRestart 0: the tasks run on through the sections, as their labels do.
NUMBERING = f"""<w:abstractNum {nsdecls("w")} w:abstractNumId="{LIST}">
<w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>
<w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>
<w:suff w:val="nothing"/><w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlRestart w:val="0"/>
<w:suff w:val="nothing"/><w:lvlText w:val="%3."/></w:lvl>
</w:abstractNum>"""


def word_file() -> bytes:
    """The whole issue, the same bytes every time."""
    word = WordDocument()
    _base(word)
    _front(word)
    columns = 1
    for document in DOCUMENTS:
        if document.columns != columns:
            _columns(word.add_section(WD_SECTION.NEW_PAGE), document.columns)
            columns = document.columns
        _set(word, document)
    _back(word)
    properties = word.core_properties
    properties.title, properties.author = f"{MASTHEAD} {ISSUE}", "luoshi specimen"
    properties.created = properties.modified = MADE
    return _with_fixed_times(word)


def _base(word: Word) -> None:
    normal = word.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(12)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), FANGSONG)
    normal.paragraph_format.space_after = Pt(0)
    numbering = word.part.numbering_part.element
    numbering.insert(0, parse_xml(NUMBERING))
    number = f'<w:num {nsdecls("w")} w:numId="{LIST}"><w:abstractNumId w:val="{LIST}"/></w:num>'
    numbering.append(parse_xml(number))
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.4)
    section.header.paragraphs[0].text = RUNNING_HEAD
    _page_number(section.footer.paragraphs[0])


def _page_number(paragraph: Paragraph) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run("—")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)
    paragraph.add_run("—")


def _front(word: Word) -> None:
    _paragraph(word, MASTHEAD, size=26, font=SONG, centred=True)
    _paragraph(word, f"{ISSUE}（总第1期）", centred=True)
    _paragraph(word, PUBLISHED, centred=True)
    _paragraph(word, "目　录", size=16, font=HEI, centred=True)
    for document in DOCUMENTS:
        _paragraph(word, contents_title(document))


def _back(word: Word) -> None:
    _paragraph(word, "版权页", font=HEI, centred=True)
    _paragraph(word, COLOPHON)


def _columns(section: Section, number: int) -> None:
    columns = section._sectPr.find(qn("w:cols"))
    if columns is None:
        columns = OxmlElement("w:cols")
        section._sectPr.append(columns)
    columns.set(qn("w:num"), str(number))
    columns.set(qn("w:space"), "425")


def _set(word: Word, document: Document) -> None:
    for block in document.blocks:
        if block.rows:
            _table(word, block.rows)
        elif document.id == NUMBERED_BY_WORD and block.label:
            _numbered(word, block)
        else:
            _plain(word, block)


def _plain(word: Word, block: Block) -> None:
    centred = block.style in CENTRED
    title = block.style in TITLES
    font = SONG if title else HEI if block.style == "heading" else None
    paragraph = _paragraph(word, block.text, size=18 if title else 12, font=font, centred=centred)
    if block.style in {"signature", "date"}:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    elif not centred and block.style not in {"salutation", "addressees", "imprint", "note"}:
        paragraph.paragraph_format.first_line_indent = Pt(24)


def _numbered(word: Word, block: Block) -> None:
    font = HEI if block.style == "heading" else None
    paragraph = _paragraph(word, block.marked.text, font=font)
    paragraph.paragraph_format.first_line_indent = Pt(24)
    number = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # type: ignore[attr-defined]
    number.get_or_add_ilvl().val = block.level - 1
    number.get_or_add_numId().val = LIST


def _paragraph(
    word: Word, text: str, *, size: float = 12, font: str | None = None, centred: bool = False
) -> Paragraph:
    paragraph = word.add_paragraph()
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    if font:
        run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return paragraph


def _table(word: Word, rows: list[list[str]]) -> None:
    table = word.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    header = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(header)


def _with_fixed_times(word: Word) -> bytes:
    """The saved file, its parts in their order but all stamped with the same moment."""
    saved, fixed = io.BytesIO(), io.BytesIO()
    word.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(fixed, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, date_time=MADE.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return fixed.getvalue()
