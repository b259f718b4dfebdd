"""A rank before, a rank now, and how many places lie between them."""

from __future__ import annotations

from collections.abc import Iterator

from luoshi.audit.interval import exactly
from luoshi.audit.judgement import Stated, judged, operand
from luoshi.audit.view import View
from luoshi.provenance import Finding


def rank_change(view: View) -> Iterator[Finding]:
    """A change of rank is the difference of the two ranks in its sentence, and has its direction.

    由第18位上升至第14位，上升4个位次: a rise leads to a smaller number.  Ranks are counted, so
    nothing is allowed for rounding.
    """
    for entry in view.by_measure["rank_change"]:
        figure = entry.figure
        if figure.value is None:
            continue
        ranks = [
            other
            for other in view.sentences[entry.sentence]
            if other.figure.measure == "rank"
            and other.index < entry.index
            and other.figure.value is not None
            and other.is_exact
        ][-2:]
        if len(ranks) < 2 or ranks[0].name != ranks[1].name:
            continue
        then, now = ranks[0].figure.value, ranks[1].figure.value
        assert then is not None and now is not None
        falls = any(word in view.words_before(entry) for word in ("下降", "后退", "后移", "跌"))
        moved = now - then if falls or figure.value < 0 else then - now
        yield judged(
            "rank-change",
            Stated(abs(figure.value), figure.unit or "", exactly(abs(figure.value)), figure.span),
            exactly(moved),
            moved,
            (operand(entry), *map(operand, ranks)),
            zh=f"由第{then}位变为第{now}位，位次变化",
            en=f"from rank {then} to rank {now}",
        )
