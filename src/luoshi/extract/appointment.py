"""One appointment: who, to or from which post of which organisation, for how long."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from luoshi.document.days import day_in
from luoshi.extract.appointing import Action
from luoshi.extract.tenures import beginning_in, end_in, last_day, months_of, said_as_term
from luoshi.provenance import Span


@dataclass(frozen=True, slots=True)
class Appointment:
    """One person and one post.

    `effective` is the day that the words name, else the day the document was signed; `term_end`
    is known where a term (试用期一年) and that day are.  `also` is where else the record stands:
    the post above its list, the person it speaks of as 其, the note below (以上人员试用期一年).
    """

    person: str
    action: Action
    organisation: str
    post: str
    qualifiers: tuple[str, ...]
    term: str | None
    effective: date | None
    term_end: date | None
    document: str
    span: Span
    quote: str
    also: tuple[Span, ...] = ()


def with_tenure(record: Appointment, words: str) -> Appointment:
    """A record with the term of its qualifiers and the days that its words name."""
    dated = "月" in words
    begins = beginning_in(words) if dated else None
    ends = end_in(words) if dated else None
    months = months_of(record.qualifiers)
    if begins is None and ends is None and months is None:
        return record
    effective = record.effective if begins is None else day_in(begins)
    return replace(
        record,
        term=said_as_term(months),
        effective=effective,
        term_end=day_in(ends) if ends else last_day(effective, months) or record.term_end,
    )


def recheck_appointment(appointment: Appointment, words: str) -> Iterator[str]:
    """The names of the fields that do not stand in the appointment's own words."""
    bare = re.sub(r"\s", "", words)
    for field in ("person", "organisation", "post"):
        printed = re.sub(r"\s", "", getattr(appointment, field))
        if printed not in bare:
            yield field
    for qualifier in appointment.qualifiers:
        if qualifier not in bare and not (qualifier == "代理" and "代" in bare):
            yield f"qualifier {qualifier}"
