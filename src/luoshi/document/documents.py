"""The documents of a gazette, parted from one another, with what their heads and feet say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import count, islice

from luoshi.document.cites import cites_in
from luoshi.document.days import day_in
from luoshi.document.feet import Foot, foot_of, trimmed
from luoshi.document.flow import Flow
from luoshi.document.head import Head
from luoshi.document.heads import read_below_title
from luoshi.document.kinds import TITLE_ENDS, kind_by_opening, kind_of
from luoshi.document.marks import Line, lines_of
from luoshi.document.numbers import number_after, number_in, promulgation_in
from luoshi.document.outline import outline_of
from luoshi.document.segments import Segment, segments_of
from luoshi.document.speakers import unit_of_speaker
from luoshi.document.tables import tables_of
from luoshi.document.titles import Title, issuers_in, named_first, squeezed, title_of
from luoshi.document.tree import Document
from luoshi.provenance import Span


def documents_of(flow: Flow) -> tuple[Document, ...]:
    """The documents of a text in order.

    Every paragraph belongs to one of them, but for what precedes the first (the name of the
    gazette, a table of contents) and the imprint after the last.  Where no head can be made
    out the whole text is one document.
    """
    lines = lines_of(flow)
    segments = segments_of(lines, flow.contents)
    if not segments:
        return ()
    first, *others = (
        _document(flow, lines, segment, name)
        for segment, name in zip(segments, _names(len(segments)), strict=True)
    )
    head = segments[0].head
    above = head.end if head is not None else segments[0].first
    return (_with_metadata(first, lines[:above]), *others)


def _with_promulgation(document: Document, under_title: str) -> Document:
    """A regulation with the order that published it, as the line under its title tells."""
    order = promulgation_in(under_title)
    if order is None or document.number is not None:
        return document
    return replace(
        document,
        number=order.number,
        signed=document.signed or day_in(order.day),
        issuers=document.issuers or (order.unit,),
    )


_ISSUER_SAID = re.compile(r"(?:发文机关|发布机构)】?[： ]+(\S+)")


def _with_metadata(document: Document, before: Sequence[Line]) -> Document:
    """A document with what the portal's table above it says and its own head does not."""
    said = " ".join(line.words for line in before if line.mark == "metadata")
    if not said:
        return document
    dated = said.partition("成文日期")[2]
    issuer = _ISSUER_SAID.search(said)
    return replace(
        document,
        number=document.number or number_in(said),
        signed=document.signed or (day_in(dated) if document.delivered is None else None),
        issuers=document.issuers or (issuers_in(issuer[1]) if issuer else ()),
    )


def _names(wanted: int) -> tuple[str, ...]:
    """A, B, … Z, AA, AB …: what documents are called by."""
    return tuple(islice((_name(at) for at in count()), wanted))


def _name(at: int) -> str:
    before, letter = divmod(at, 26)
    return (_name(before - 1) if before else "") + chr(ord("A") + letter)


def _document(flow: Flow, lines: Sequence[Line], segment: Segment, name: str) -> Document:
    head = segment.head or _headless(lines, segment)
    title = head.title
    own_end = segment.text.start if segment.text else segment.end
    foot = foot_of(lines, head.end, own_end, head.issuers)
    if foot.signed is None and segment.text:
        foot = foot_of(lines, head.end, segment.end, head.issuers)
    printed = foot_of(lines, head.end, segment.end, ()).printed
    shown = title.issued or title.subject
    if title.issued and not segment.text and not TITLE_ENDS.search(title.issued):
        # What is made public is no text of its own: land prices, a list of names.
        shown = title.subject
    if segment.text and title.issued:
        shown = _title_of_text(lines, segment.text, title.issued) or shown
    body = _body(lines, segment, head, foot)
    occasion, met = _meeting(lines, head)
    kind = kind_of(shown, title.whole)
    issuers = _issuers(flow, head, foot, occasion, body)
    if kind == "other":
        kind = kind_by_opening(flow.folded[body.start : min(body.end, body.start + 300)])
    if kind == "other" and issuers and issuers[0].endswith(_STATISTICIANS):
        kind = "statistics"
    span = Span(lines[segment.first].span.start, lines[segment.end - 1].span.end)
    under_title = lines[head.meeting].words if head.meeting is not None else ""
    document = Document(
        id=name,
        kind=kind,
        title=shown,
        span=span,
        body=body,
        number=_number(flow, head),
        notice_title=_notice_title(head, shown),
        issuers=issuers,
        speaker=_speaker(head),
        occasion=occasion,
        addressees=_addressees(lines, head),
        delivered=met,
        signed=foot.signed or (_dated(lines, head) if met is None else None),
        printed=printed,
        cites=tuple(
            cites_in(
                flow.folded,
                flow.text,
                *_below(lines, head, span),
                (shown, title.issued or "", title.subject),
            )
        ),
        provisions=outline_of(flow, body, name),
        tables=tables_of(flow, _lines_of(lines, segment, body), shown),
    )
    return _with_promulgation(document, under_title)


def _below(lines: Sequence[Line], head: Head, span: Span) -> Span:
    """All of a document that stands below its title."""
    return Span(lines[head.titled.stop - 1].span.end if head.titled else span.start, span.end)


def _lines_of(lines: Sequence[Line], segment: Segment, body: Span) -> list[Line]:
    return [
        line
        for line in lines[segment.first : segment.end]
        if body.start <= line.span.start < body.end
    ]


def _joined(lines: Sequence[Line], titled: range) -> str:
    return "".join(lines[at].words.replace(" ", "") for at in titled)


def _title_of_text(lines: Sequence[Line], titled: range, issued: str) -> str:
    """The title that the text itself bears; where its first line was not taken for one, because
    it ends with the mark of a list, as its notice gives it.
    """
    own = _joined(lines, titled)
    above = squeezed(lines[titled.start - 1].words) if titled.start else ""
    broken = above and lines[titled.start - 1].words[-1] in "、，"
    if broken and squeezed(issued).endswith(above + squeezed(own)):
        return issued
    return own


def _notice_title(head: Head, shown: str) -> str | None:
    """The title of the notice in full, its issuers included, where it is not the text's own."""
    title = head.title
    if head.promulgates:
        return None
    full = title.whole
    if full.startswith("关于") and head.issuers and not head.issued_below:
        full = "".join(head.issuers) + full
    return full if full != shown else None


_STATISTICIANS = ("统计局", "调查队", "普查领导小组办公室")
_TITLE_IS_NEAR = 8


def _headless(lines: Sequence[Line], segment: Segment) -> Head:
    """A head for a text that has none: its first title among its first lines, or its first line.

    A sentence and a label are no titles: a text that begins with one has none.
    """
    near = range(segment.first, min(segment.end, segment.first + _TITLE_IS_NEAR))
    at = next((at for at in _before_text(lines, near) if lines[at].mark in _TITLES), segment.first)
    line = lines[at]
    if line.mark == "text" and (run_on := _RUN_ON.match(line.words)):
        return _run_on(segment, line, run_on.end())
    head = Head(segment.first, end=segment.first)
    if line.mark not in _NO_TITLE and "。" not in line.words:
        words = line.words.replace(" ", "")[:120]
        head.title = title_of(words) if TITLE_ENDS.search(words) else Title(words, (), words, None)
        head.titled = range(at, at + 1)
        head.issuers = head.title.issuers
        if line.mark == "text":
            head.end = min(at, segment.end)
            return head
        at += 1
    head.end = min(read_below_title(lines, at, head), segment.end)
    return head


_TITLES = ("title", "opening")


def _before_text(lines: Sequence[Line], near: range) -> Iterator[int]:
    """The lines up to the first sentence: what stands below it is the title of a part."""
    for at in near:
        if (
            lines[at].mark == "text"
            and "。" in lines[at].words
            and _RUN_ON.match(lines[at].words) is None
        ):
            return
        yield at


_NO_TITLE = frozenset(("label", "meeting", "date", "salutation", "addressees", "annex"))


_RUN_ON = re.compile(
    r"[^。；，：]{6,90}?的(?:通知|意见|决定|批复|函|公告|通告|报告)(?=[^的，。]{2,16}[〔\[]|各|《|来源)"
)


def _run_on(segment: Segment, line: Line, end: int) -> Head:
    """A head whose lines were all set in one with the text: its title, and its number after it."""
    title = title_of(line.words[:end].replace(" ", ""))
    number = number_after(line.words, end)
    start = line.span.start
    return Head(
        segment.first,
        end=segment.first,
        title=title,
        issuers=title.issuers,
        number=Span(start + number[0], start + number[1]) if number else None,
    )


def _body(lines: Sequence[Line], segment: Segment, head: Head, foot: Foot) -> Span:
    """Where the text itself stands: the text issued, or what follows the head."""
    start = segment.begins if segment.text else head.end
    if foot.by_name and foot.end is not None and foot.end < segment.end:
        # An order says first that it puts the text into force; the text follows its date.
        start = max(start, foot.end)
    end = trimmed(lines, start, segment.end, foot)
    if start >= end:
        at = lines[min(start, segment.end - 1)].span.end
        return Span(at, at)
    return Span(lines[start].span.start, lines[end - 1].span.end)


def _number(flow: Flow, head: Head) -> str | None:
    if head.number is None:
        return head.order
    return "".join(flow.text[head.number.start : head.number.end].split())


_OCCASION = re.compile(r"(?:日 ?[在经由]?|^[—\-（ ]*在?)(?P<where>[^日]*(?:会议|大会|常委会))")


def _meeting(lines: Sequence[Line], head: Head) -> tuple[str | None, date | None]:
    """The meeting at which a text was delivered or adopted, and its day."""
    dated = day_in(lines[head.dated].words) if head.dated is not None else None
    if head.meeting is None:
        delivered = "工作报告" in head.title.whole or head.saluted or head.speaker is not None
        return None, dated if delivered else None
    words = lines[head.meeting].words
    if "会" not in words:
        return None, None
    found = _OCCASION.search(words)
    occasion = found["where"].replace(" ", "") if found else None
    return occasion, day_in(words) or dated


def _dated(lines: Sequence[Line], head: Head) -> date | None:
    return day_in(lines[head.dated].words) if head.dated is not None else None


def _speaker(head: Head) -> str | None:
    if head.speaker is None:
        return None
    name, post = head.speaker
    return f"{name}（{post}）" if post else name


# 我代表市人民政府 does not say of which city.
_SPEAKS_FOR = re.compile(r"我(?:谨)?代表(?P<who>[\u3400-\u9fff]{2,12}人民政府)")
_ENTRUSTED = re.compile(r"受(?P<whom>[\u3400-\u9fff]{1,16}?(?:人民政府|政府|委员会))的?委托")


def _issuers(
    flow: Flow, head: Head, foot: Foot, occasion: str | None, body: Span
) -> tuple[str, ...]:
    """Who issues a document: as its head says, or whoever speaks, or whoever signs."""
    opening = _SPEAKS_FOR.search(flow.folded, body.start, min(body.end, body.start + 80))
    spoken_for = (opening["who"],) if opening is not None else ()
    if head.speaker is None and head.meeting is None:
        named = head.issuers or foot.signers or named_first(head.title.whole)
        return named or spoken_for
    post = head.speaker[1] if head.speaker else ""
    unit = head.issuers[0] if head.issuers else unit_of_speaker(post, occasion or "")
    if unit is None or (not post and not head.issuers and "政府工作报告" not in head.title.whole):
        named = head.issuers or foot.signers or named_first(head.title.whole)
        return named or spoken_for
    if unit.endswith("人民政府") or len(head.issuers) > 1:
        return head.issuers or (unit,)
    if head.titled and "报告" not in head.title.whole:
        return head.issuers or (unit,)
    # Who speaks in another's name says so in the first words.
    entrusted = _ENTRUSTED.search(flow.folded, body.start, min(body.end, body.start + 200))
    return (f"{unit}（受{entrusted['whom']}委托）" if entrusted else unit,)


_PARTS = re.compile(r"[，；,;]")


def _addressees(lines: Sequence[Line], head: Head) -> tuple[str, ...]:
    """To whom a document is addressed: the parts between commas, or else before each 各."""
    words = "".join(lines[at].words for at in head.addressees).rstrip("：: ")
    if not words:
        return ()
    parts = _PARTS.split(words)
    if len(parts) == 1:
        parts = re.split(r"、(?=各)", words)
    return tuple(part.replace(" ", "") for part in parts if part.strip())
