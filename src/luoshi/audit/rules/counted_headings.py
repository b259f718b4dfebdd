"""“四大提升行动” in a text, and the headings that each name one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from luoshi.audit.counts import Count
from luoshi.audit.view import View
from luoshi.document import Document, Provision
from luoshi.provenance import Finding, Operand

_NOUN = re.compile(r"[\u3400-\u9fff]{3,8}")
_FEWEST = 3


def counted_headings(view: View) -> Iterator[Finding]:
    """A text that speaks of “四大提升行动” has as many headings that end so.

    Headings are taken for the things counted only where all of one level below the same heading,
    and no others, bear the noun.  A count that differs is shown, not judged: the headings may be
    some of them.
    """
    counts = [count for count in view.counts if count.measure == "大"]
    for document in view.documents.values():
        inside = [count for count in counts if document.body.holds(count.span)]
        if inside and document.provisions:
            yield from _compared(view.text, document, inside)


def _compared(text: str, document: Document, counts: Sequence[Count]) -> Iterator[Finding]:
    levels = _levels(document)
    told: set[str] = set()
    for count in counts:
        noun = _NOUN.match(text, count.span.end)
        if noun is None:
            continue
        for headings in levels:
            name = _borne(noun.group(), headings)
            if name is not None and name not in told:
                told.add(name)
                yield _finding(count, name, headings)


def _levels(document: Document) -> list[list[Provision]]:
    """The numbered provisions below each heading, where there are several."""
    levels: dict[str | None, list[Provision]] = defaultdict(list)
    for provision in document.provisions:
        if provision.label is not None:
            levels[provision.parent].append(provision)
    return [headings for headings in levels.values() if len(headings) >= _FEWEST]


def _borne(noun: str, headings: Sequence[Provision]) -> str | None:
    """The longest beginning of a noun that every heading bears."""
    shared = noun
    for provision in headings:
        while len(shared) > 2 and shared not in provision.heading:
            shared = shared[:-1]
        if len(shared) <= 2:
            return None
    return shared


def _finding(count: Count, name: str, headings: Sequence[Provision]) -> Finding:
    number, listed = count.number, len(headings)
    holds = number == listed
    said = f"{number}大{name}"
    return Finding(
        rule="counted-headings",
        verdict="consistent" if holds else "ambiguous",
        message=f"文中说有{said}，标题中{'正好' if holds else ''}有{listed}个“{name}”。"
        + ("" if holds else "也可能标题只是其中一部分。"),
        message_en=f"The text speaks of {number} and {listed} headings bear the name.",
        span=count.span,
        unit=count.measure,
        stated=Decimal(number),
        recomputed=Decimal(listed),
        difference=Decimal(number - listed),
        tolerance=Decimal(0),
        operands=tuple(
            Operand(f"{each.label}{each.heading[:24]}", None, "", each.span) for each in headings
        ),
    )
