"""So many times what it was."""

from __future__ import annotations

import re
from collections.abc import Iterator

from luoshi.audit.interval import printed
from luoshi.audit.judgement import Stated, judged, operand, said
from luoshi.audit.view import View
from luoshi.provenance import Finding

_IS = re.compile(r"(?:是|为|相当于|达到?|约为)[^，。；]{0,16}的$")


def multiple(view: View) -> Iterator[Finding]:
    """“Is 1.4 times” divides the level now by the level before, both in the same sentence.

    由24亿元增长到60亿元，是五年前的2.5倍.  A rise by so many times (增长1.4倍) is a growth,
    not a multiple.
    """
    for entry in view.by_measure["ratio"]:
        figure = entry.figure
        if figure.unit != "倍" or figure.value is None:
            continue
        if not _IS.search(view.words_before(entry)):
            continue
        levels = [
            other
            for other in view.sentences[entry.sentence]
            if other.index < entry.index and other.is_level
        ][-2:]
        if len(levels) < 2 or levels[0].base != levels[1].base or levels[0].name != levels[1].name:
            continue
        then, now = levels
        if then.interval.low <= 0 or not (then.is_exact and now.is_exact):
            continue
        yield judged(
            "multiple",
            Stated(
                figure.value,
                "倍",
                printed(figure.value, figure.decimals, figure.comparator),
                figure.span,
            ),
            now.interval / then.interval,
            now.value / then.value,
            (operand(entry), operand(now), operand(then)),
            zh=f"{said(now)}除以{said(then)}",
            en=f"{said(now)} over {said(then)}",
        )
