"""A part that cannot be more than its whole."""

from __future__ import annotations

from collections.abc import Iterator

from luoshi.audit.entry import Entry
from luoshi.audit.judgement import within
from luoshi.audit.listing import Listing
from luoshi.audit.view import View
from luoshi.provenance import Finding


def part_of_whole(view: View) -> Iterator[Finding]:
    """What is named behind 其中 is no more than the amount it is a part of.

    签约项目35个，其中亿元以上项目12个: a list that names some parts only says nothing of their sum,
    but each of them is at most the whole.  The whole is the last amount before 其中 in the same
    sentence, printed with the same measure word.
    """
    for listing in view.listings:
        if listing.opening != "of which" or not listing.totals:
            continue
        whole = listing.totals[0]
        # Where nothing closes the list, what follows its first member may be of something else.
        parts = listing.parts if listing.is_bounded else listing.parts[:1]
        for part in parts:
            if part.figure.unit != whole.figure.unit and part.kind != "money":
                break
            if part.figure.period != whole.figure.period or not (part.is_exact and whole.is_exact):
                break
            is_over = part.interval.low > whole.interval.high
            if len(parts) == 1 or (is_over and not _must_add_up(listing)):
                yield _judge(part, whole)


def _must_add_up(listing: Listing) -> bool:
    """Whether the parts are all there are: what one of them exceeds is then said of the sum."""
    return listing.is_bounded and listing.is_complete


def _judge(part: Entry, whole: Entry) -> Finding:
    return within(
        "part-of-whole",
        part,
        whole,
        zh=f"“{part.name}”{{part}}是“{whole.name}”{{whole}}的一部分，没有超出。",
        en=f"{part.name}, {{part}}, is within {whole.name}, {{whole}}.",
        zh_over=f"“{part.name}”{{part}}是“{whole.name}”{{whole}}的一部分，却大于整体。",
        en_over=f"{part.name}, {{part}}, is said to be a part of {whole.name}, {{whole}}, "
        "and is more.",
    )
