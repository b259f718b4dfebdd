"""A term written now with 型, now with 性."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from luoshi.audit.view import View
from luoshi.provenance import Finding, Operand, Span

_IDEOGRAPHS = re.compile(r"[\u3400-\u9fff]{5}")
# Both words exist and mean two things.
_TWO_WORDS = frozenset(("资源型", "经济型", "社会型", "综合型", "系统型", "区域型", "开放型"))


def two_spellings(view: View) -> Iterator[Finding]:
    """One term is spelt one way in one document: 普惠型小微企业 or 普惠性小微企业.

    The two signs sound alike and are typed for each other.  Only where the two words before and
    the two behind are the same is it taken for one term; which spelling is meant is not judged.
    """
    text = view.text
    shared = _surroundings(text, "型") & _surroundings(text, "性")
    if not shared:
        return
    last = 0
    for document in view.documents.values():
        start, end = max(document.span.start, last), document.span.end
        last = end
        first = _terms(text, "型", start, end, shared)
        if not first:
            continue
        second = _terms(text, "性", start, end, shared)
        for around in first.keys() & second.keys():
            one, other = first[around], second[around]
            words, others = text[slice(*one)], text[slice(*other)]
            if words[:3] in _TWO_WORDS:
                continue
            yield Finding(
                rule="two-spellings",
                verdict="ambiguous",
                message=f"“{words}”与“{others}”并用，疑为同一用语的两种写法。",
                message_en=f"{words} and {others} are both used; they may be one term.",
                span=max(one, other),
                operands=(Operand(words, None, "", one), Operand(others, None, "", other)),
            )


def _surroundings(text: str, sign: str) -> set[str]:
    """The two characters before and the two behind each place of a sign, gathered quickly."""
    parts = text.split(sign)
    return {before[-2:] + after[:2] for before, after in pairwise(parts)}


def _terms(text: str, sign: str, start: int, end: int, shared: set[str]) -> dict[str, Span]:
    """The first place of a sign in each of the surroundings that both signs have."""
    found: dict[str, Span] = {}
    at = text.find(sign, start + 2, end)
    while at >= 0:
        around = text[at - 2 : at] + text[at + 1 : at + 3]
        if around in shared and _IDEOGRAPHS.match(text, at - 2):
            found.setdefault(around, Span(at - 2, at + 3))
        at = text.find(sign, at + 1, end)
    return found
