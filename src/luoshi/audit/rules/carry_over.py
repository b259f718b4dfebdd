"""What one year carries forward and the next one takes over."""

from __future__ import annotations

from collections.abc import Iterator

from luoshi.audit.entry import nearest
from luoshi.audit.judgement import judged, level, operand
from luoshi.audit.view import View
from luoshi.provenance import Finding


def carry_over(view: View) -> Iterator[Finding]:
    """What is carried into the next year (结转下年) is there in the next year (上年结转).

    Both are looked for in one document.  Several budgets carry something forward, and a text
    seldom says which; so the relation is mentioned only where the amounts are the same and not
    zero.
    """
    given = []
    taken = []
    for entry in view.money:
        if entry.year is None:
            continue
        if "结转" not in entry.name and "结转" not in view.words_before(entry)[-12:]:
            continue
        words = view.words_before(entry)
        if "结转下年" in words or "结转至下年" in words:
            given.append(entry)
        elif "上年结转" in words or "上年结余" in words:
            taken.append(entry)
    for later in taken:
        for earlier in nearest(given, later):
            if (
                later.value == earlier.value != 0
                and later.year == (earlier.year or 0) + 1
                and later.figure.document == earlier.figure.document
            ):
                yield judged(
                    "carry-over",
                    level(later),
                    earlier.interval,
                    earlier.value,
                    (operand(later), operand(earlier)),
                    zh="上一年结转下年的数",
                    en="what the year before carried forward",
                )
                break
