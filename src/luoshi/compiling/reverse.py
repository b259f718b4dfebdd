"""The reverse check: every field of a record is derived again from the record's own quote.

What is not in the words was invented.  Each kind of record brings the rules by which its
fields follow from its words; this runs them over a whole gazette.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from luoshi.document import Table
from luoshi.extract import recheck_appointment, recheck_duty, recheck_figure, said_in
from luoshi.gazette import Gazette
from luoshi.provenance import Finding, Span


def recheck(gazette: Gazette) -> Iterator[Finding]:
    """A finding for each field that does not follow from the words it is pinned to."""
    text = gazette.flow.text
    spoken = {document.id: said_in(document) for document in gazette.documents}
    for duty in gazette.duties:
        words = text[slice(*duty.span)]
        yield from _said("duty", duty.span, recheck_duty(duty, words, spoken[duty.document]))
    tables = [table for document in gazette.documents for table in document.tables]
    for figure in gazette.figures:
        words = figure.quote + _heads_above(figure.span, tables)
        yield from _said("figure", figure.span, recheck_figure(figure, words))
    for appointment in gazette.appointments:
        places = (appointment.span, *appointment.also)
        words = "".join(text[slice(*place)] for place in places)
        yield from _said("appointment", appointment.span, recheck_appointment(appointment, words))


def _heads_above(span: Span, tables: Sequence[Table]) -> str:
    """What the caption, the heads and the note of a table say of each of its figures."""
    table = next((table for table in tables if table.span.holds(span)), None)
    if table is None:
        return ""
    heads = (cell.words for row in table.header for cell in row)
    return "\n".join(("", table.caption, *heads, table.note))


def _said(kind: str, span: Span, missing: Iterator[str]) -> Iterator[Finding]:
    for field in missing:
        yield Finding(
            rule="reverse-check",
            verdict="inconsistent",
            message=f"{kind} 的 {field} 在其引文中找不到依据",
            message_en=f"the {field} of this {kind} does not follow from its own words",
            span=span,
        )
