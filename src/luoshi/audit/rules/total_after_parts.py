"""A total that stands behind its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from luoshi.audit.entry import Entry
from luoshi.audit.interval import Interval
from luoshi.audit.judgement import judged, level, operand
from luoshi.audit.view import View
from luoshi.provenance import Finding

_TOTAL = re.compile(r"(?:总计|合计|总量|共计|总收入|总支出)(?:为|达|达到|是)?$")
_LESS = re.compile(r"^[，、；]?(?:再)?(?:减去?|扣除)")
_UNNAMED = re.compile(r"等|、[^、]*、|，[^，]*，")


def total_after_parts(view: View) -> Iterator[Finding]:
    """What is added up in words comes to the total at the end.

    一般公共预算收入80亿元，加上级补助收入12亿元、上年结转3亿元，收入总计95亿元: the amounts
    between two semicolons are added, those behind 减去 or 扣除 subtracted.  A total that differs is
    a fault only where every amount is named with its figure and the words add (加, 加上) or say
    合计; where a list of names without figures or 等 stands between, the relation is mentioned
    when it holds.
    """
    for sentence in view.sentences:
        if len(sentence) < 3:
            continue
        start, end = sentence[0].sentence_start, sentence[-1].figure.span.start
        if view.text.find("计", start, end) < 0 and view.text.find("总", start, end) < 0:
            continue
        for place, total in enumerate(sentence):
            if place > 1 and total.is_level and _TOTAL.search(view.words_before(total)):
                finding = _of(view, sentence[:place], total)
                if finding is not None:
                    yield finding


def _of(view: View, before: Sequence[Entry], total: Entry) -> Finding | None:
    segment = view.text.rfind("；", total.sentence_start, total.figure.span.start)
    parts = [
        entry
        for entry in before
        if entry.figure.span.start > segment and entry.is_level and entry.base == total.base
    ]
    if len(parts) < 2 or total.value <= 0 or not total.is_exact:
        return None
    if not all(part.is_exact for part in parts):
        return None
    added, point = Interval(Decimal(0), Decimal(0)), Decimal(0)
    named = added_in_words = True
    for number, part in enumerate(parts):
        words = view.words_before(part)
        if number and _UNNAMED.search(words):
            named = False
        added_in_words = added_in_words and (number != 1 or "加" in words or "减" in words)
        if _LESS.match(words):
            added, point = added - part.interval, point - part.value
        else:
            added, point = added + part.interval, point + part.value
    finding = judged(
        "total-after-parts",
        level(total),
        added,
        point,
        (operand(total), *map(operand, parts)),
        zh=f"前列{len(parts)}个数加减",
        en=f"adding the {len(parts)} amounts before it",
    )
    if finding.verdict == "consistent":
        return finding
    words = view.words_before(total)
    is_clear = named and (added_in_words or "合计" in words) and not _UNNAMED.search(words)
    return finding if is_clear else None
