"""Small documents for the tests of duties."""

from datetime import date

from luoshi.document import Document
from luoshi.document.outline import outline_of
from luoshi.document.tree import Kind
from luoshi.extract.duties import Duty, duties_of
from luoshi.provenance import Span
from tests.extract.texts import flow, table_in

SIGNED = date(2023, 3, 1)


def duties_in(
    *paragraphs: str, kind: Kind = "task_division", title: str = "重点任务分工方案"
) -> list[Duty]:
    """The duties of a text that was signed in March 2023."""
    text = flow(*paragraphs)
    span = Span(0, len(text.text.rstrip()))
    provisions = outline_of(text, span, "A")
    document = Document("A", kind, title, span, span, signed=SIGNED, provisions=provisions)
    return list(duties_of(document, text))


def duty_in(*paragraphs: str, kind: Kind = "task_division", title: str = "分工方案") -> Duty:
    """The one duty of a text."""
    (duty,) = duties_in(*paragraphs, kind=kind, title=title)
    return duty


def duties_of_table(*rows: str) -> list[Duty]:
    """The duties of a table whose first row is its head; cells are parted by |."""
    table, text = table_in("重点任务", *rows)
    span = Span(0, len(text.text))
    document = Document(
        "A", "task_division", "分工方案", span, span, signed=SIGNED, tables=(table,)
    )
    return list(duties_of(document, text))
