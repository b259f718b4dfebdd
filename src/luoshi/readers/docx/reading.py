"""A Word file is read as it would print: insertions are in it, deletions are not.

Each paragraph is a line, each row of a table too.  Text boxes, in which the red head of a
document often stands, come before the paragraph they hang on.  Footnotes follow at the end,
their marks known as such.  Running heads and feet are of the page and not of the document.
"""

from __future__ import annotations

import posixpath

from lxml import etree

from luoshi.document.reading import Reading
from luoshi.readers.archives import Archive, attribute, child, local
from luoshi.readers.composing import Composition
from luoshi.readers.docx.numbering import Numbering, numbering_of
from luoshi.readers.docx.paragraphs import Paragraph, note_mark, read_paragraph
from luoshi.readers.errors import Damaged
from luoshi.readers.limits import Limits

_TRANSPARENT = frozenset(
    (
        *("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "body"),
        *("AlternateContent", "Choice"),
    )
)


def read_docx(content: bytes, *, name: str, limits: Limits) -> Reading:
    """The reading of a Word file."""
    archive = Archive(content, name=name, limits=limits)
    main = _main_part(archive)
    folder = posixpath.dirname(main)
    body = child(archive.xml(main), "body")
    if body is None:
        raise Damaged(name=name, why="its document has no body")
    numbering = numbering_of(
        _optional(archive, f"{folder}/numbering.xml"), _optional(archive, f"{folder}/styles.xml")
    )
    story = _Story(Composition(), numbering)
    story.blocks(body)
    for kind in ("footnotes", "endnotes"):
        story.notes(_optional(archive, f"{folder}/{kind}.xml"), kind)
    return story.composition.reading(content, name=name, format="docx", wrapped=False)


def _main_part(archive: Archive) -> str:
    relations = _optional(archive, "_rels/.rels")
    for relation in relations if relations is not None else ():
        if (attribute(relation, "Type") or "").endswith("/officeDocument"):
            target = (attribute(relation, "Target") or "").lstrip("/")
            if target in archive:
                return target
    return "word/document.xml"


def _optional(archive: Archive, part: str) -> etree._Element | None:
    return archive.xml(part) if part in archive else None


class _Story:
    """The text of a document while it is written, paragraph after paragraph."""

    def __init__(self, composition: Composition, numbering: Numbering) -> None:
        self.composition = composition
        self.numbering = numbering
        self.paragraphs = 0
        self.marks: dict[tuple[str, str], int] = {}
        self._line_is_open = False

    def blocks(self, container: etree._Element) -> None:
        """Write the paragraphs and tables of a part of the document."""
        for block in container:
            kind = local(block)
            if kind == "p":
                self._paragraph(block)
            elif kind == "tbl":
                self._close_line()
                self._table(block)
            elif kind in _TRANSPARENT:
                self.blocks(block)
        self._close_line()

    def notes(self, notes: etree._Element | None, kind: str) -> None:
        """Write the notes that the text refers to, each with its mark."""
        by_key = {(kind, attribute(note, "id") or ""): note for note in _elements(notes)}
        for key, number in self.marks.items():
            if key not in by_key:
                continue
            written = [one.words.strip() for _, one in self._paragraphs_in(by_key[key])]
            self.paragraphs += 1
            self.composition.place(paragraph=self.paragraphs)
            self.composition.mark(self.composition.write(note_mark(number)), "footnote_mark")
            self.composition.write(" ".join(filter(None, written)).replace("\n", " ") + "\n")

    def _paragraphs_in(self, container: etree._Element) -> list[tuple[int, Paragraph]]:
        """The paragraphs of a cell, a note or a box, with their numbers."""
        found: list[tuple[int, Paragraph]] = []
        for block in container:
            kind = local(block)
            if kind == "p":
                paragraph = self._read(block)
                found.append((self.paragraphs, paragraph))
            elif kind in _TRANSPARENT or kind in ("tbl", "tr", "tc"):
                found += self._paragraphs_in(block)
        return found

    def _read(self, element: etree._Element) -> Paragraph:
        self.paragraphs += 1
        return read_paragraph(element, self.numbering, self._mark)

    def _mark(self, kind: str, key: str) -> int:
        return self.marks.setdefault((kind, key), len(self.marks) + 1)

    def _paragraph(self, element: etree._Element) -> None:
        paragraph = self._read(element)
        number = self.paragraphs
        for box in paragraph.boxes:
            self._close_line()
            self.blocks(box)
        if paragraph.begins_page:
            self.composition.write("\f")
        if paragraph.words.strip(" \u3000") or self._line_is_open:
            if not self._line_is_open:
                self.composition.place(paragraph=number)
            start = self.composition.write(paragraph.words).start
            for span in paragraph.marks:
                self.composition.mark(
                    span._replace(start=start + span.start, end=start + span.end), "footnote_mark"
                )
            # The mark at the end of a paragraph may be deleted while its words are not.
            self._line_is_open = True
            if not paragraph.runs_on:
                self._close_line()
        if paragraph.ends_page:
            self._close_line()
            self.composition.write("\f")

    def _close_line(self) -> None:
        if self._line_is_open:
            self.composition.write("\n")
            self._line_is_open = False

    def _table(self, table: etree._Element) -> None:
        for row in table:
            kind = local(row)
            if kind in _TRANSPARENT:
                self._table(row)
            elif kind == "tr" and child(row, "trPr", "del") is None:
                self._row(row)

    def _row(self, row: etree._Element) -> None:
        before = _span(child(row, "trPr", "gridBefore"), otherwise=0)
        self.composition.write("\t" * before)
        for at, cell in enumerate(_cells(row)):
            if at:
                self.composition.write("\t")
            self._cell(cell)
            self.composition.write("\t" * (_span(child(cell, "tcPr", "gridSpan"), otherwise=1) - 1))
        self.composition.write("\n")

    def _cell(self, cell: etree._Element) -> None:
        merged = child(cell, "tcPr", "vMerge")
        goes_on = merged is not None and (attribute(merged, "val") or "continue") == "continue"
        written = False
        for number, paragraph in self._paragraphs_in(cell):
            boxed = [one.words for box in paragraph.boxes for _, one in self._paragraphs_in(box)]
            words = " ".join([*boxed, paragraph.words]).replace("\n", " ").strip(" \u3000")
            if goes_on or not words:
                continue
            if written:
                self.composition.write(" ")
            self.composition.place(paragraph=number)
            start = self.composition.write(words).start
            if not boxed and len(words) == len(paragraph.words):
                for span in paragraph.marks:
                    self.composition.mark(
                        span._replace(start=start + span.start, end=start + span.end),
                        "footnote_mark",
                    )
            written = True


def _cells(row: etree._Element) -> list[etree._Element]:
    cells: list[etree._Element] = []
    for one in row:
        if local(one) == "tc":
            cells.append(one)
        elif local(one) in _TRANSPARENT:
            cells += _cells(one)
    return cells


def _span(element: etree._Element | None, *, otherwise: int) -> int:
    value = attribute(element, "val") if element is not None else None
    return min(max(int(value), otherwise), 200) if value and value.isdecimal() else otherwise


def _elements(parent: etree._Element | None) -> list[etree._Element]:
    return [] if parent is None else [one for one in parent if local(one)]
