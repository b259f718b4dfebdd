"""The reverse check: every field of a record is derived again from the record's own quote.

What is not in the words was invented.  Each kind of record brings the rules by which its
fields follow from its words; this runs them over a whole gazette.
"""

from __future__ import annotations

from collections.abc import Iterator

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
    for figure in gazette.figures:
        yield from _said("figure", figure.span, recheck_figure(figure, figure.quote))
    for appointment in gazette.appointments:
        words = text[slice(*appointment.span)]
        yield from _said("appointment", appointment.span, recheck_appointment(appointment, words))


def _said(kind: str, span: Span, missing: Iterator[str]) -> Iterator[Finding]:
    for field in missing:
        yield Finding(
            rule="reverse-check",
            verdict="inconsistent",
            message=f"{kind} 的 {field} 在其引文中找不到依据",
            message_en=f"the {field} of this {kind} does not follow from its own words",
            span=span,
        )
