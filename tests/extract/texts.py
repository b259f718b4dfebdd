"""Small documents for the tests of figures, duties and appointments."""

from datetime import date

from luoshi.document import Cell, Document, Flow, Reading, Table, flow_of
from luoshi.document.outline import outline_of
from luoshi.document.tree import Kind
from luoshi.extract.figures import Figure, figures_of
from luoshi.provenance import Source, Span

DELIVERED = date(2023, 1, 10)


def flow(*paragraphs: str) -> Flow:
    """A text of which each paragraph is one line."""
    text = "\n".join(paragraphs)
    return flow_of(Reading(Source("text", "txt", "", len(text)), text, wrapped=False))


def figures_in(
    *paragraphs: str, kind: Kind = "work_report", title: str = "政府工作报告"
) -> list[Figure]:
    """The figures of a report that was delivered in January 2023."""
    text = flow(*paragraphs)
    span = Span(0, len(text.text.rstrip()))
    provisions = outline_of(text, span, "A")
    document = Document("A", kind, title, span, span, delivered=DELIVERED, provisions=provisions)
    return list(figures_of(document, text))


def figure_in(*paragraphs: str, kind: Kind = "work_report") -> Figure:
    """The one figure of a text."""
    (figure,) = figures_in(*paragraphs, kind=kind)
    return figure


def table_in(caption: str, *rows: str) -> tuple[Table, Flow]:
    """A table whose first row is its head, in a text; cells are parted by |."""
    text = flow(caption, *(row.replace("|", "\t") for row in rows))
    cells: list[tuple[Cell, ...]] = []
    at = text.text.index("\n") + 1
    for row in rows:
        line: list[Cell] = []
        for words in row.split("|"):
            at = text.text.index(words, at) if words else at
            line.append(Cell(words, Span(at, at + len(words))))
            at += len(words)
        cells.append(tuple(line))
    start = text.text.index("\n") + 1
    span = Span(start, len(text.text))
    return Table(span, caption, (cells[0],), tuple(cells[1:])), text


def figures_of_table(caption: str, *rows: str) -> list[Figure]:
    """The figures of a table whose first row is its head; cells are parted by |."""
    table, text = table_in(caption, *rows)
    span = Span(0, len(text.text))
    document = Document("A", "statistics", caption, span, span, signed=DELIVERED, tables=(table,))
    return list(figures_of(document, text))
