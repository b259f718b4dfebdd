"""Shares of one whole that are printed side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from luoshi.audit.entry import Entry
from luoshi.audit.interval import Interval, exactly
from luoshi.audit.judgement import Stated, judged, operand
from luoshi.audit.view import View
from luoshi.provenance import Finding, Span

_HUNDRED = Decimal(100)


def shares_add_up(view: View) -> Iterator[Finding]:
    """Shares that are printed as one ratio add up to 100 percent.

    三次产业结构为2.0：34.6：63.4 gives three shares; each is rounded, so that three shares with one
    decimal may add up to anything from 99.85 to 100.15.  Only ratios that the text calls a
    structure or a composition are shares; a ratio such as 1：3 is not.
    """
    by_place: dict[Span, list[Entry]] = defaultdict(list)
    for entry in view.by_measure["share"]:
        by_place[entry.figure.span].append(entry)
    for place, group in by_place.items():
        if len(group) < 3 or any(entry.figure.value is None for entry in group):
            continue
        # A rate is kept as printed: 63.4, in percent.
        added = Interval(Decimal(0), Decimal(0))
        for entry in group:
            added = added + entry.interval.scaled(1 / entry.factor)
        yield judged(
            "shares-add-up",
            Stated(_HUNDRED, "%", exactly(100), place),
            added,
            sum((entry.figure.value or Decimal(0) for entry in group), Decimal(0)),
            map(operand, group),
            zh=f"所列{len(group)}项占比相加",
            en=f"adding the {len(group)} shares",
        )
