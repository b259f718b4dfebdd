"""A rate that some whole number of cases must give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR

from luoshi.audit.entry import Entry
from luoshi.audit.judgement import operand, shown
from luoshi.audit.view import View
from luoshi.provenance import Finding

_HUNDRED = 100
# Rates of which each case either is one or is not; others are of money, time, area or samples.
_BY_CASES = re.compile(
    r"(?:开工|复工|竣工|投产|化解|办结|结案|整改|销号|签约|落地|验收)(?:完成)?率(?:达到?|为|是|提高到|[^，。；率]{0,4})$"
)
_COUNTED = frozenset(("count", "people", "households"))


def whole_cases(view: View) -> Iterator[Finding]:
    """A rate of so many cases needs a whole number of them.

    40个项目开工率91.4%: 36 of 40 is 90%, 37 is 92.5%, and no whole number gives 91.4%.  The count
    stands right before what the rate is named after, with no comma between them, so that the rate
    can only be of those cases, and it is a rate of which each case is one or is not (开工率,
    办结率, 化解率); rates of money, area, time or samples are left out.  The rate may still have
    been weighted: then the text does not say by what.

    A rate that is repeated with the same count in another document is mentioned once.
    """
    said = set()
    for rate in view.by_measure["rate"]:
        figure = rate.figure
        if figure.unit != "%" or figure.value is None or rate.index == 0:
            continue
        count = view.entries[rate.index - 1]
        cases = count.figure.value
        if (
            cases is None
            or count.sentence != rate.sentence
            or count.kind not in _COUNTED
            or count.factor != 1
            or not (count.is_exact and rate.is_exact)
            or cases != int(cases)
        ):
            continue
        words = view.words_before(rate)
        if any(sign in words for sign in "，；、：均") or not _BY_CASES.search(words):
            continue
        if cases < 2 or cases >= 10 ** (figure.decimals + 2):
            continue
        if not 0 < figure.value < _HUNDRED or (cases, figure.value) in said:
            continue
        said.add((cases, figure.value))
        yield _judge(view, count, rate, int(cases))


def _judge(view: View, count: Entry, rate: Entry, cases: int) -> Finding:
    figure = rate.figure
    assert figure.value is not None
    interval = rate.interval.scaled(1 / rate.factor)
    least = (interval.low * cases / _HUNDRED).to_integral_value(ROUND_CEILING)
    most = (interval.high * cases / _HUNDRED).to_integral_value(ROUND_FLOOR)
    unit = count.figure.unit or ""
    places = figure.decimals
    below = (figure.value * cases / _HUNDRED).to_integral_value(ROUND_FLOOR)
    lower, upper = below * _HUNDRED / cases, (below + 1) * _HUNDRED / cases
    holds = least <= most
    nearest = below if figure.value - lower <= upper - figure.value else below + 1
    if holds:
        message = f"{cases}{unit}的{figure.value}%是{most}{unit}，可以成立。"
        message_en = f"{figure.value} % of {cases} is {most}, a whole number."
    else:
        message = (
            f"{cases}{unit}中，{below}{unit}是{shown(lower, places + 2)}%，{below + 1}{unit}是"
            f"{shown(upper, places + 2)}%，没有整数能得出{figure.value}%；"
            "若按金额等其他口径计算，原文没有写明。"
        )
        message_en = (
            f"Of {cases}, {below} are {shown(lower, places + 2)} % and {below + 1} are "
            f"{shown(upper, places + 2)} %; no whole number gives {figure.value} %."
        )
    recomputed = most * _HUNDRED / cases if holds else nearest * _HUNDRED / cases
    return Finding(
        rule="whole-cases",
        verdict="consistent" if holds else "inconsistent",
        message=message,
        message_en=message_en,
        span=figure.span,
        unit="%",
        stated=figure.value,
        recomputed=round(recomputed, 6),
        difference=round(figure.value - recomputed, 6),
        tolerance=interval.width / 2,
        operands=(operand(rate), operand(count)),
    )
