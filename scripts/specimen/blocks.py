"""What a gazette is set from: documents of blocks, each block a paragraph or a table.

The functions at the end are the vocabulary in which the documents of the specimen are
written.  They mark structure and hold facts; how a block looks is for the renderers.
"""

import re
from dataclasses import dataclass, field

from scripts.specimen.notation import Marked, read


@dataclass
class Duty:
    """What a paragraph asks for, and of whom, in the units' printed names."""

    title: str | None = None
    lead: list[str] = field(default_factory=list)
    responsible: list[str] = field(default_factory=list)
    cooperating: list[str] = field(default_factory=list)
    source: str = "none"
    etc: bool = False
    kind: str = "duty"


@dataclass
class Block:
    """One paragraph: its style, its label as printed, its words, and what they mean."""

    style: str
    marked: Marked
    label: str | None = None
    level: int = 0
    heading: str | None = None
    duty: Duty | None = None
    rows: list[list[str]] = field(default_factory=list)
    appointments: list[str] = field(default_factory=list)
    period: str | None = None
    status: str | None = None
    is_continued: bool = False
    points: list[tuple[str, str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words of the paragraph, label and all."""
        return (self.label or "") + self.marked.text


@dataclass
class Check:
    """An arithmetic error put in by hand: what the text says and what it should say."""

    rule: str
    stated: str
    recomputed: str
    unit: str
    quote: str
    operands: list[str]
    message: str
    other_document: str | None = None


@dataclass
class Document:
    """One published text of the gazette, with the facts of its head and foot."""

    id: str
    kind: str
    title: str
    blocks: list[Block]
    notice_title: str | None = None
    number: str | None = None
    issuers: list[str] = field(default_factory=list)
    speaker: str | None = None
    occasion: str | None = None
    addressees: list[str] = field(default_factory=list)
    delivered: str | None = None
    signed: str | None = None
    printed: str | None = None
    cites: list[str] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)
    has_figures: bool = False
    columns: int = 1


def words(style: str, text: str, **more: object) -> Block:
    """A paragraph of this style."""
    return Block(style, read(text), **more)  # type: ignore[arg-type]


def title(text: str) -> Block:
    return words("title", text)


def notice_title(text: str) -> Block:
    return words("title", text)


def annex_title(text: str) -> Block:
    return words("annex-title", text)


def number(text: str) -> Block:
    return words("number", text)


def meeting(text: str) -> Block:
    return words("meeting", text)


def speaker(text: str) -> Block:
    return words("speaker", text)


def addressees(text: str) -> Block:
    return words("addressees", text)


def signature(text: str) -> Block:
    return words("signature", text)


def date(text: str) -> Block:
    return words("date", text)


def imprint(text: str) -> Block:
    return words("imprint", text)


def note(text: str, *, period: str | None = None, status: str | None = None) -> Block:
    return words("note", text, period=period, status=status)


def chapter(
    label: str, text: str, *, period: str | None = None, status: str | None = None
) -> Block:
    """A first-level heading; period and status hold for the paragraphs below it."""
    return words("heading", text, label=label, level=1, heading=text, period=period, status=status)


def section(label: str, text: str) -> Block:
    return words("heading", text, label=label, level=2, heading=text)


def item(label: str, text: str) -> Block:
    """A heading of the third level that stands alone on its line."""
    return words("heading", text, label=label, level=3, heading=text)


def paragraph(text: str, *, period: str | None = None, status: str | None = None) -> Block:
    return words("paragraph", text, period=period, status=status)


def with_points(text: str, *points: tuple[str, str]) -> Block:
    """A paragraph that counts points up within a sentence: 一是…；二是…, each label and heading."""
    return words("paragraph", text, points=list(points))


def topic(heading: str, text: str, *, level: int = 3) -> Block:
    """A paragraph that opens with its own title, without a label."""
    return words("paragraph", heading + text, heading=heading.rstrip("。"), level=level)


def titled(heading: str, text: str, *, level: int = 3, kind: str = "duty") -> Block:
    """A paragraph that opens with its own title and asks for something."""
    block = topic(heading, text, level=level)
    block.duty = Duty(title=heading.rstrip("。"), kind=kind)
    return block


def asks(
    title: str,
    text: str,
    *,
    kind: str = "duty",
    lead: str = "",
    responsible: str = "",
    cooperating: str = "",
    etc: bool = False,
) -> Block:
    """A paragraph without a title of its own that asks for something."""
    block = words("paragraph", text)
    source = "in_text" if lead or responsible or cooperating else None
    block.duty = _duty(title, lead, responsible, cooperating, source, etc, kind)
    return block


def task(
    label: str,
    text: str,
    *,
    lead: str = "",
    responsible: str = "",
    cooperating: str = "",
    source: str | None = None,
    etc: bool = False,
    level: int = 3,
    title: str | None = None,
    kind: str = "duty",
) -> Block:
    """A labelled item that asks for something, with the units as the item prints them."""
    block = words("paragraph", text, label=label, level=level)
    block.heading = title or _first_sentence(block.marked.text)
    block.duty = _duty(block.heading, lead, responsible, cooperating, source, etc, kind)
    return block


def unlabelled(text: str, **units: str) -> Block:
    """An item that asks for something under the label of the heading above."""
    block = task("", text, **units)  # type: ignore[arg-type]
    block.label, block.heading, block.level = None, None, 0
    return block


def units_line(text: str) -> Block:
    """The units of the item above, on a line of their own."""
    return words("paragraph", text, is_continued=True)


def article(label: str, text: str, *, level: int = 2) -> Block:
    """An article of a regulation, or an item under one; its first sentence is its heading."""
    block = words("article", text, label=label, level=level)
    block.heading = re.split("[。；：]", block.marked.text.strip("　"))[0]
    return block


def article_task(label: str, text: str, *, responsible: str, level: int = 2) -> Block:
    """An article that puts something on units it names."""
    block = article(label, text, level=level)
    first = _first_sentence(block.marked.text)
    block.duty = _duty(first, "", responsible, "", "in_text", False, "duty")
    return block


def named(text: str, *appointments: str) -> Block:
    """A line of persons; each appointment is `action person | organisation | post | …`."""
    return words("paragraph", text, appointments=list(appointments))


def table(
    header: str, *rows: tuple[str, str], style: str, period: str, status: str = "actual"
) -> Block:
    """A table: cells parted by “|”, and beside each row the facts that it prints."""
    block = Block(style, read(""), period=period, status=status)
    block.rows = [header.split("|"), *(cells.split("|") for cells, _ in rows)]
    for cells, facts in rows:
        block.marked.facts += read("{" + cells.replace("|", "") + "|" + facts + "}").facts
    return block


def _duty(
    title: str | None,
    lead: str,
    responsible: str,
    cooperating: str,
    source: str | None,
    etc: bool,
    kind: str,
) -> Duty:
    has_units = lead or responsible or cooperating
    return Duty(
        title=title,
        lead=lead.split(),
        responsible=responsible.split(),
        cooperating=cooperating.split(),
        source=source or ("paren" if has_units else "none"),
        etc=etc,
        kind=kind,
    )


def _first_sentence(text: str) -> str:
    return text.partition("。")[0]
