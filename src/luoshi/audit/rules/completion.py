"""How much of a budget or a target was reached."""

from __future__ import annotations

import re
from collections.abc import Iterator

from luoshi.audit.entry import Entry
from luoshi.audit.judgement import Stated, judged, operand, said
from luoshi.audit.view import View
from luoshi.provenance import Finding

_OF_BUDGET = re.compile(
    r"(?:完成|为|占|达到?|相当于)(?:[^，。；]{0,10})(?:预算|预期|目标|计划|任务)(?:数|值)?的?(?:比例)?(?:为|达到?)?$"
)
_FORESEEN = re.compile(r"预算|预期|目标|计划|任务")


def completion(view: View) -> Iterator[Finding]:
    """So much percent of a budget is the outturn divided by the budget.

    完成年度预期48,000万元的102.5%: the budget stands right before the percentage, the outturn
    before it in the same sentence.  Where the sentence names the budget elsewhere (年初预算为……，
    完成……，完成预算的……) the relation is mentioned when it holds; a percentage of a budget
    that is printed nowhere cannot be checked and is left alone.
    """
    for entry in view.percentages:
        if entry.figure.growth is not None:
            continue
        words = view.words_before(entry)
        if not words.endswith(("的", "的比例为", "的比例达到")) and "预算" not in words:
            continue
        before = [
            other
            for other in view.sentences[entry.sentence]
            if other.index < entry.index and other.is_level
        ]
        if len(before) < 2:
            continue
        if words.strip() == "的":
            found = _pair(before[-2], before[-1])
            if found is not None:
                yield _judge(entry, *found)
        elif _OF_BUDGET.search(words):
            for other in before[:-1]:
                found = _pair(before[-1], other)
                if found is None or not _FORESEEN.search(other.name):
                    continue
                finding = _judge(entry, *found)
                if finding.verdict == "consistent":
                    yield finding
                    break


def _pair(done: Entry, planned: Entry) -> tuple[Entry, Entry] | None:
    if done.base != planned.base or planned.interval.low <= 0:
        return None
    return (done, planned) if done.is_exact and planned.is_exact else None


def _judge(entry: Entry, done: Entry, planned: Entry) -> Finding:
    figure = entry.figure
    assert figure.value is not None
    hundred = 1 / entry.factor
    return judged(
        "completion",
        Stated(figure.value, "%", entry.interval.scaled(hundred), figure.span),
        (done.interval / planned.interval).scaled(hundred),
        done.value / planned.value * hundred,
        (operand(entry), operand(done), operand(planned)),
        zh=f"{said(done)}除以{said(planned)}",
        en=f"{said(done)} over {said(planned)}",
    )
