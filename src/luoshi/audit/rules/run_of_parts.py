"""A number of things, and the kinds of them named one after another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from luoshi.audit.entry import Entry
from luoshi.audit.judgement import judged, level, operand
from luoshi.audit.view import View
from luoshi.provenance import Finding

_JOINED = re.compile(r"[、和及与]|以及")


def run_of_parts(view: View) -> Iterator[Finding]:
    """Kinds that are named one after another come to the number before them.

    新建30所学校。建成4所小学、6所初中和20所幼儿园: at least three amounts in the same unit, joined
    by 、 and 和, whose sum is the nearest amount in that unit before them, in the same paragraph.
    Nothing says that such kinds are all there are, so only a sum that holds is mentioned.
    """
    for line in view.lines:
        if len(line) < 4:
            continue
        for run in _runs(view, line):
            if not all(part.index in view.parts for part in run[1:]):
                yield from _of(line, run)


def _runs(view: View, line: Sequence[Entry]) -> Iterator[Sequence[Entry]]:
    """Three and more amounts of a paragraph, each joined to the one before it."""
    run: list[Entry] = []
    for entry in line:
        if run and not _continues(view, run[-1], entry):
            if len(run) > 2:
                yield run
            run = []
        if entry.is_level:
            run.append(entry)
    if len(run) > 2:
        yield run


def _continues(view: View, last: Entry, entry: Entry) -> bool:
    if not entry.is_level or entry.figure.unit != last.figure.unit:
        return False
    words = view.words_before(entry)
    return "，" not in words and "；" not in words and _JOINED.search(words) is not None


def _of(line: Sequence[Entry], run: Sequence[Entry]) -> Iterator[Finding]:
    for total in reversed(line):
        if total.index >= run[0].index or not total.is_level:
            continue
        if total.figure.unit != run[0].figure.unit:
            continue
        finding = judged(
            "run-of-parts",
            level(total),
            sum((part.interval for part in run[1:]), run[0].interval),
            sum((part.value for part in run), Decimal(0)),
            (operand(total), *map(operand, run)),
            zh=f"所列{len(run)}类相加",
            en=f"adding the {len(run)} kinds named",
        )
        if finding.verdict == "consistent":
            yield finding
        return
