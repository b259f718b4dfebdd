"""One share that is said to be of two different wholes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from luoshi.audit.entry import Entry
from luoshi.audit.judgement import operand
from luoshi.audit.view import View
from luoshi.provenance import Finding

_OF_WHOLE = re.compile(
    r"占(?P<whole>[^，。；、占]{0,16}?)(?P<side>收入|支出)的?(?:比重|比例)?[^，。；]{0,12}$"
)
_PART_OF = re.compile(r"(?P<whole>[^，。；、]{0,16}?)(?P<side>收入|支出)(?:的|达到|超过|不低于)?$")
_GOES_TO = re.compile(r"^(?:以上)?(?:用于|投入|投向|用在|保障)(?P<purpose>[^，。；、的]{2,10})")


def share_bases(view: View) -> Iterator[Finding]:
    """The same share of spending for one purpose is once of income and once of expenditure.

    教育投入占财政支出的25% and 财政收入25%用于教育 give one percentage two bases.  It is a
    fault only within one document, for the same percentage and the same purpose, and where the one
    whole ends in 支出 and the other in 收入.
    """
    shares: dict[str, list[tuple[Entry, str]]] = {}
    uses: dict[str, list[tuple[Entry, str, str]]] = {}
    for entry in view.percentages:
        figure = entry.figure
        words = view.words_before(entry)
        if "收入" not in words and "支出" not in words:
            continue
        found = _OF_WHOLE.search(words)
        if found is not None:
            shares.setdefault(figure.document, []).append((entry, found["side"]))
            continue
        going = _GOES_TO.match(view.words_after(entry))
        found = _PART_OF.search(words) if going is not None else None
        if going is not None and found is not None:
            uses.setdefault(figure.document, []).append((entry, found["side"], going["purpose"]))
    for document, goings in uses.items():
        for entry, side, purpose in goings:
            for other, other_side in shares.get(document, ()):
                if (
                    other_side != side
                    and other.value == entry.value
                    and purpose in other.figure.quote
                ):
                    yield _finding(entry, side, other, other_side, purpose)
                    break


def _finding(entry: Entry, side: str, other: Entry, other_side: str, purpose: str) -> Finding:
    value = entry.figure.value
    return Finding(
        rule="share-bases",
        verdict="inconsistent",
        message=f"“{purpose}”的同一比例{value}%，一处以“{side}”为基数，另一处以“{other_side}”为基数，"
        "口径不一，疑有一处笔误。",
        message_en=f"The same {value} % for {purpose} is once of {_SIDES[side]} and once of "
        f"{_SIDES[other_side]}.",
        span=entry.figure.span,
        unit="%",
        stated=value,
        recomputed=other.figure.value,
        operands=(operand(entry), operand(other)),
    )


_SIDES = {"收入": "income", "支出": "expenditure"}
