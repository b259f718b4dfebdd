"""Two levels and how much lies between them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from luoshi.audit.entry import Entry
from luoshi.audit.judgement import judged, level, operand
from luoshi.audit.view import View
from luoshi.provenance import Finding

_MORE = re.compile(r"(?:增加|增长|新增|净增|提高|上升|增)了?$")
_LESS = re.compile(r"(?:减少|下降|降低|压减|缩短|减)了?$")
_FROM = re.compile(r"由|从|自")


def difference(view: View) -> Iterator[Finding]:
    """由62家增加到75家，增加13家: the change is the difference of the two levels before it.

    The three amounts stand in one sentence, in this order, in one unit, and the first two say from
    where to where (由……到……).
    """
    for sentence in view.sentences:
        if len(sentence) < 3:
            continue
        start, end = sentence[0].sentence_start, sentence[-1].figure.span.start
        if not any(view.text.find(word, start, end) >= 0 for word in "由从自"):
            continue
        for place in range(2, len(sentence)):
            change = sentence[place]
            if change.figure.value is None or change.kind in ("share", "points", "times"):
                continue
            words = view.words_before(change)
            less = _LESS.search(words) is not None
            if not less and not _MORE.search(words):
                continue
            then, now = sentence[place - 2], sentence[place - 1]
            if _lead_from_one_to_the_other(view, then, now) and now.base == change.base:
                computed = then.interval - now.interval if less else now.interval - then.interval
                yield judged(
                    "difference",
                    level(change),
                    computed,
                    then.value - now.value if less else now.value - then.value,
                    (operand(change), operand(now), operand(then)),
                    zh="前后两数相减",
                    en="the difference of the two amounts",
                )


def _lead_from_one_to_the_other(view: View, then: Entry, now: Entry) -> bool:
    if not (then.is_level and now.is_level and then.base == now.base):
        return False
    if not (then.is_exact and now.is_exact) or then.name != now.name:
        return False
    between = view.words_before(now)
    return (
        "到" in between
        or "至" in between
        or ("为" in between and bool(_FROM.search(view.words_before(then))))
    )
