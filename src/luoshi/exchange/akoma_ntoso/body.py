"""The body of a document: its provisions one in another, as deep as they were printed.

Each provision has its label as `num`.  What follows the label is a `heading` when it is one: a
title on a line of its own, or a short first sentence before others.  The only sentence of an item
is no heading, and an article of a regulation has none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from luoshi.document import Document, Provision
from luoshi.document.labels import ELEMENTS, UNNUMBERED
from luoshi.exchange.akoma_ntoso.blocks import write_block
from luoshi.exchange.akoma_ntoso.elements import Element, under
from luoshi.exchange.akoma_ntoso.marks import Weaver
from luoshi.provenance import Span

_ELEMENTS = {short: element for element, short in (*ELEMENTS.values(), UNNUMBERED)}
_LONGEST_HEADING = 60
_ENDS_A_HEADING = "。：！？；"

Children = Mapping[str | None, Sequence[Provision]]


def write_body(parent: Element, document: Document, weaver: Weaver, *, hierarchic: bool) -> None:
    """The body of a document; in a hierarchic one, what comes before provisions is preamble."""
    children: dict[str | None, list[Provision]] = defaultdict(list)
    for provision in document.provisions:
        children[provision.parent].append(provision)
    chapters = children[None]
    opening = Span(document.body.start, chapters[0].span.start if chapters else document.body.end)
    has_opening = bool(weaver.flow.text[slice(*opening)].strip())
    if hierarchic:
        if has_opening:
            preamble = under(parent, "preamble", eId="preamble")
            write_block(preamble, opening, weaver, "preamble", document.tables)
        body = under(parent, "body", eId="body")
    else:
        body = under(parent, "mainBody", eId="body")
        if has_opening or not chapters:
            write_block(body, opening, weaver, "body", document.tables)
    for chapter in chapters:
        _write_provision(body, chapter, document, children, weaver)


def _write_provision(
    parent: Element, provision: Provision, document: Document, children: Children, weaver: Weaver
) -> None:
    element = _ELEMENTS[_short_of(provision)]
    below = children.get(provision.id, ())
    name = "titled" if element == UNNUMBERED[0] else None
    own = under(parent, element, eId=provision.id, name=name)
    # A title set into a sentence may run on into the enumeration that it opens.
    end = below[0].span.start if below else provision.scope.end
    rest = Span(_write_opening(own, provision, end, weaver), end)
    if not below:
        content = under(own, "content", eId=f"{provision.id}__content")
        write_block(content, rest, weaver, provision.id, document.tables)
        return
    if weaver.flow.text[slice(*rest)].strip():
        intro = under(own, "intro", eId=f"{provision.id}__intro")
        write_block(intro, rest, weaver, provision.id, document.tables)
    for child in below:
        _write_provision(own, child, document, children, weaver)


def _write_opening(own: Element, provision: Provision, end: int, weaver: Weaver) -> int:
    """The label and the heading; gives back where what is neither begins."""
    text = weaver.flow.text
    at = provision.span.start
    if provision.label:
        at = min(at + len(provision.label), end)
        weaver.weave(under(own, "num", eId=f"{provision.id}__num"), Span(provision.span.start, at))
    stop = min(provision.span.end, end)
    if stop < end and text[stop] in _ENDS_A_HEADING:
        stop += 1
    at = _past_blanks(text, at, stop)
    if _is_heading(provision, Span(at, stop), text):
        weaver.weave(under(own, "heading", eId=f"{provision.id}__heading"), Span(at, stop))
        return stop
    return at


def _past_blanks(text: str, at: int, stop: int) -> int:
    while at < stop and text[at].isspace():
        at += 1
    return at


def _is_heading(provision: Provision, words: Span, text: str) -> bool:
    said = text[slice(*words)].strip()
    follows = text[words.end : provision.scope.end].strip()
    if not said or not follows:
        return False
    if "\n" in text[words.end - 1 : words.end + 1] and said[-1] not in _ENDS_A_HEADING:
        return True
    is_article = _short_of(provision) == "art"
    return not is_article and len(said) <= _LONGEST_HEADING and said[-1] != "；"


def _short_of(provision: Provision) -> str:
    """The short name of a provision's element in its eId: sec in sec_1, para in sec_1__para_2."""
    return provision.id.rpartition("__")[2].partition("_")[0]
