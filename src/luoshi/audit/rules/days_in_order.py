"""The days of one document: adopted, signed, printed, in force, in this order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from luoshi.audit.view import View
from luoshi.document import Document
from luoshi.provenance import Finding, Operand, Span

_DAY = re.compile(r"(?P<year>\d{4}) ?年 ?(?P<month>\d{1,2}) ?月 ?(?P<day>\d{1,2}) ?日")
_ADOPTED = re.compile(
    r"已?经(?P<day>\d{4} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日)[^。，；\n]{0,40}"
    r"(?:会议|常委会|人民政府|区政府|市政府|县政府)[^。，；\n]{0,8}(?:通过|同意)"
)
_HEAD = 400


def days_in_order(view: View) -> Iterator[Finding]:
    """A document is adopted before it is signed, and signed before it is printed.

    成文日期 later than 印发日期, or a meeting that adopts a text after the text was signed, cannot
    both be right.  The same day is in order.
    """
    for document in view.documents.values():
        signed, printed = document.signed, document.printed
        if signed is None:
            continue
        if printed is not None and printed < signed:
            yield _finding(
                view.text, document, signed, printed,
                f"成文日期为{_said(signed)}，印发日期却是{_said(printed)}，印发早于成文。",
                f"Signed on {signed}, yet printed on {printed}.",
            )  # fmt: skip
        yield from _adopted_too_late(view.text, document, signed)


def _adopted_too_late(text: str, document: Document, signed: date) -> Iterator[Finding]:
    start = document.span.start
    end = min(document.body.start + _HEAD, document.span.end)
    if text.find("经", start, end) < 0:
        return
    for found in _ADOPTED.finditer(text, start, end):
        named = _DAY.match(found["day"])
        adopted = _date_of(named) if named else None
        # A law of another house may be adopted at any time; a year off it is surely another text.
        if adopted is not None and signed < adopted and (adopted - signed).days < 365:
            span = Span(*found.span("day"))
            yield Finding(
                rule="days-in-order",
                verdict="inconsistent",
                message=f"文中说{_said(adopted)}会议通过，成文日期却是{_said(signed)}，通过晚于成文。",
                message_en=f"Adopted on {adopted}, yet signed on {signed}.",
                span=span,
                operands=(
                    Operand("会议通过", None, "", span),
                    Operand("成文日期", None, "", _place_of(text, document, signed)),
                ),
            )


def _finding(
    text: str, document: Document, signed: date, printed: date, message: str, english: str
) -> Finding:
    place = _place_of(text, document, printed)
    return Finding(
        rule="days-in-order",
        verdict="inconsistent",
        message=message,
        message_en=english,
        span=place,
        operands=(
            Operand("成文日期", None, "", _place_of(text, document, signed)),
            Operand("印发日期", None, "", place),
        ),
    )


def _place_of(text: str, document: Document, day: date) -> Span:
    """Where the last mention of a day stands in a document; the document's end if nowhere."""
    place = Span(max(document.span.end - 1, document.span.start), document.span.end)
    for found in _DAY.finditer(text, *document.span):
        if _date_of(found) == day:
            place = Span(*found.span())
    return place


def _date_of(found: re.Match[str]) -> date | None:
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None


def _said(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
