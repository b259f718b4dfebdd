"""The words of one paragraph of a Word file: what it prints, and no more.

Deleted words, hidden ones, and the instructions of fields are in the file and not on the page.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from luoshi.provenance import Span
from luoshi.readers.archives import attribute, child, local
from luoshi.readers.docx.numbering import Numbering

_SKIPPED = frozenset(
    (
        *("pPr", "rPr", "sdtPr", "tblPr", "del", "moveFrom", "delText", "delInstrText"),
        *("instrText", "fldData", "rt", "annotationRef", "footnoteRef", "endnoteRef"),
    )
)
_WRITTEN = {
    "tab": "\u3000",
    "ptab": "\u3000",
    "cr": "\n",
    "noBreakHyphen": "-",
}
_LEAST_CIRCLED = 20


@dataclass(slots=True)
class Paragraph:
    """One paragraph: its words with the number that Word writes before them.

    `boxes` are text boxes that hang on it, `marks` the spans of footnote marks in its words;
    it runs on if its end was deleted, so that the next one is part of it.
    """

    words: str = ""
    boxes: list[etree._Element] = field(default_factory=list)
    marks: list[Span] = field(default_factory=list)
    begins_page: bool = False
    ends_page: bool = False
    runs_on: bool = False


# Given the kind and the key of a note, the number of its mark.
MarkOf = Callable[[str, str], int]


def read_paragraph(element: etree._Element, numbering: Numbering, mark_of: MarkOf) -> Paragraph:
    """The paragraph as it prints; `numbering` counts on."""
    properties = child(element, "pPr")
    paragraph = Paragraph()
    reader = _Reader(paragraph, mark_of)
    reader.inside(element)
    paragraph.words = "".join(reader.written)
    deleted = child(properties, "rPr", "del") is not None
    # An empty paragraph of a list is counted, though there is nothing to number.
    label = numbering.label(properties) if not deleted else ""
    if paragraph.words.strip():
        paragraph.words = label + paragraph.words
        paragraph.marks = [
            Span(start + len(label), end + len(label)) for start, end in paragraph.marks
        ]
    paragraph.runs_on = deleted
    before = child(properties, "pageBreakBefore")
    if before is not None and _is_on(before):
        paragraph.begins_page = True
    section = child(properties, "sectPr")
    if section is not None:
        kind = child(section, "type")
        new_page = kind is None or attribute(kind, "val") != "continuous"
        paragraph.ends_page = paragraph.ends_page or new_page
    return paragraph


def note_mark(number: int) -> str:
    """The mark of a footnote: a circled number, which no figure can be mistaken for."""
    return chr(0x2460 + number - 1) if number <= _LEAST_CIRCLED else f"〔{number}〕"


class _Reader:
    """Goes through the runs of one paragraph."""

    def __init__(self, paragraph: Paragraph, mark_of: MarkOf) -> None:
        self.paragraph = paragraph
        self.mark_of = mark_of
        self.written: list[str] = []
        self.length = 0

    def inside(self, element: etree._Element) -> None:
        """Write what stands inside an element."""
        for one in element:
            self._one(one)

    def _write(self, words: str) -> None:
        self.written.append(words)
        self.length += len(words)

    def _one(self, element: etree._Element) -> None:
        kind = local(element)
        if kind in _SKIPPED or not kind:
            return
        if kind == "t":
            # A line end inside a text node is white space to Word.
            self._write((element.text or "").replace("\n", " "))
        elif kind in _WRITTEN:
            self._write(_WRITTEN[kind])
        elif kind == "br":
            self._break(element)
        elif kind == "sym":
            self._write(_symbol(attribute(element, "char")))
        elif kind in ("footnoteReference", "endnoteReference"):
            self._note(kind.removesuffix("Reference") + "s", attribute(element, "id") or "")
        elif kind == "txbxContent":
            self.paragraph.boxes.append(element)
        elif kind == "AlternateContent":
            self._alternative(element)
        elif kind != "r" or not _is_hidden(element):
            self.inside(element)

    def _break(self, element: etree._Element) -> None:
        if attribute(element, "type") != "page":
            self._write("\n")
        elif any(words.strip() for words in self.written):
            self.paragraph.ends_page = True
        else:
            self.paragraph.begins_page = True

    def _note(self, kind: str, key: str) -> None:
        mark = note_mark(self.mark_of(kind, key))
        self.paragraph.marks.append(Span(self.length, self.length + len(mark)))
        self._write(mark)

    def _alternative(self, element: etree._Element) -> None:
        """A drawing is stored twice, for newer programs and for older ones: one is read."""
        before = (self.length, len(self.paragraph.boxes))
        for name in ("Choice", "Fallback"):
            chosen = child(element, name)
            if chosen is not None:
                self.inside(chosen)
            if (self.length, len(self.paragraph.boxes)) != before:
                return


def _is_hidden(run: etree._Element) -> bool:
    vanish = child(run, "rPr", "vanish")
    return vanish is not None and _is_on(vanish)


def _is_on(element: etree._Element) -> bool:
    return attribute(element, "val") not in ("0", "false", "off")


def _symbol(code: str | None) -> str:
    try:
        character = chr(int(code or "", 16))
    except (ValueError, OverflowError):
        return ""
    if "\ud800" <= character <= "\udfff":
        return ""
    # Symbol fonts have places of their own for ticks and bullets.
    return "•" if "\ue000" <= character <= "\uf8ff" else character
