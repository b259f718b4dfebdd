"""What stands before and behind the body: title, number, day and authority, each where printed.

A notice that issues a text has two titles.  The text's own is the `docTitle`; the notice's is
marked beside it, unless the one stands only inside the other.
"""

from __future__ import annotations

from collections.abc import Iterator

from luoshi.document import Document, Flow
from luoshi.document.days import DAY, day_in
from luoshi.exchange.akoma_ntoso.blocks import write_block
from luoshi.exchange.akoma_ntoso.elements import Element, under
from luoshi.exchange.akoma_ntoso.identity import author_of
from luoshi.exchange.akoma_ntoso.marks import Mark, Weaver
from luoshi.exchange.akoma_ntoso.references import References
from luoshi.provenance import Span


def head_marks(document: Document, flow: Flow, references: References) -> Iterator[Mark]:
    """The marks of a document's head and foot."""
    before = Span(document.span.start, document.body.start)
    behind = Span(document.body.end, document.span.end)
    yield from _titles(document, flow, before)
    number = document.number and _last(flow.folded, document.number, before)
    if number:
        yield Mark(number, "docNumber", {})
    for part in (before, behind):
        yield from _days(document, flow, part)
        yield from _authorities(document, flow, part)
    if document.speaker:
        name = document.speaker.partition("（")[0]
        person = references.person(name)
        spoken = _last(flow.text, name, before)
        if spoken:
            yield Mark(spoken, "person", {"refersTo": f"#{person}"})


def _titles(document: Document, flow: Flow, before: Span) -> Iterator[Mark]:
    title = _last(flow.text, document.title, before)
    notice = _last(flow.text, document.notice_title or "", before)
    if notice and (title is None or notice.holds(title)):
        yield Mark(notice, "docTitle", {})
        return
    if title:
        yield Mark(title, "docTitle", {})
    if notice:
        yield Mark(notice, "inline", {"name": "noticeTitle"})


def _days(document: Document, flow: Flow, part: Span) -> Iterator[Mark]:
    for found in DAY.finditer(flow.folded, *part):
        day = day_in(found.group())
        if day is None:
            continue
        own = day in (document.signed, document.delivered)
        if own or day == document.printed:
            yield Mark(Span(*found.span()), "docDate" if own else "date", {"date": day.isoformat()})


def _authorities(document: Document, flow: Flow, part: Span) -> Iterator[Mark]:
    """Issuers that have a line to themselves, or share it with the day."""
    for issuer in document.issuers or ((author,) if (author := author_of(document)) else ()):
        name = issuer.partition("（")[0]
        for paragraph in _lines(flow, part):
            if flow.text.startswith(name, *paragraph):
                rest = flow.folded[paragraph.start + len(name) : paragraph.end].strip()
                if not rest or DAY.match(rest):
                    named = Span(paragraph.start, paragraph.start + len(name))
                    yield Mark(named, "docAuthority", {})


def _lines(flow: Flow, part: Span) -> Iterator[Span]:
    at = part.start
    while at < part.end:
        paragraph = flow.paragraph_at(at)
        if paragraph.start >= part.start and paragraph.end <= part.end:
            yield paragraph
        at = paragraph.end + 1


def _last(text: str, words: str, part: Span) -> Span | None:
    """The last place where words stand on lines of their own, else the last where they stand.

    Blanks and line ends in between do not count.
    """
    wanted = "".join(words.split())
    places = [at for at in range(*part) if not text[at].isspace()]
    bare = "".join(text[at] for at in places)
    found: Span | None = None
    at = bare.rfind(wanted) if wanted else -1
    while at >= 0:
        span = Span(places[at], places[at + len(wanted) - 1] + 1)
        if _has_its_lines(text, span):
            return span
        found = found or span
        at = bare.rfind(wanted, 0, at + len(wanted) - 1)
    return found


def _has_its_lines(text: str, span: Span) -> bool:
    before, after = text[: span.start].rstrip(" \u3000"), text[span.end :].lstrip(" \u3000")
    return before[-1:] in ("", "\n") and after[:1] in ("", "\n")


def write_part(parent: Element, name: str, span: Span, weaver: Weaver) -> None:
    """A `preface` or `conclusions`: the paragraphs of a span, if there are any."""
    if weaver.flow.text[slice(*span)].strip():
        write_block(under(parent, name, eId=name), span, weaver, name)
