"""A scheme by which units are scored: its indicators, each with the clause that authorises it.

A scheme is data.  What no clause authorises is provisional, and is shown as such.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from luoshi.calendars import Explanation
from luoshi.scoring.methods import Method, PlusMinus, Points, Stages, Veto

ONE = Decimal(1)


class SchemeFault(NamedTuple):
    """What is wrong with a scheme, and at which place of it."""

    place: str
    why: Explanation


@dataclass(frozen=True, slots=True)
class Clause:
    """The words of a document that authorise an indicator, its weight and its method."""

    document: str
    provision: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One thing that is scored, by a method.

    What the method gives is multiplied by `weight`, and then is never more than `cap` (封顶) and
    never less than `floor` (扣完为止), where they are set.
    """

    name: str
    title: str
    title_en: str
    method: Method
    weight: Decimal = ONE
    cap: Decimal | None = None
    floor: Decimal | None = None
    clause: Clause | None = None

    @property
    def is_provisional(self) -> bool:
        """Whether no clause authorises it yet."""
        return self.clause is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """The indicators by which units are scored; `digits` are the decimals that a card shows."""

    name: str
    version: str
    title: str
    title_en: str
    indicators: tuple[Indicator, ...]
    digits: int = 2


def faults_of(scheme: Scheme) -> Iterator[SchemeFault]:
    """What keeps a scheme from being used, though it can be read."""
    if not scheme.indicators:
        yield _fault("indicators", "方案没有指标", "a scheme needs an indicator")
    names = [one.name for one in scheme.indicators]
    for place, one in enumerate(scheme.indicators):
        at = f"indicators[{place}]"
        if names.index(one.name) != place:
            yield _fault(f"{at}.name", f"指标名重复：{one.name}", f"{one.name} is named twice")
        if one.weight <= 0:
            yield _fault(f"{at}.weight", "权重须大于零", "a weight is more than zero")
        if one.cap is not None and one.floor is not None and one.cap < one.floor:
            yield _fault(f"{at}.cap", "封顶分低于保底分", "the cap lies below the floor")
        yield from _faults_of_method(one.method, f"{at}.method")


def _faults_of_method(method: Method, at: str) -> Iterator[SchemeFault]:
    if not method.kinds:
        yield _fault(at, "没有计分事项", "no kind of fact counts")
    if len(set(method.kinds)) < len(method.kinds):
        yield _fault(at, "计分事项重复", "a kind of fact is named twice")
    match method:
        case PlusMinus() | Veto():
            return
        case Points(full=full):
            if full <= 0:
                yield _fault(f"{at}.full", "满分须大于零", "the full points are more than zero")
        case Stages(shares=shares):
            sum_ = sum(share for _, share in shares)
            if sum_ != 1:
                yield _fault(
                    f"{at}.shares",
                    f"各阶段占比之和须为 1，现为 {sum_}",
                    f"the shares of the stages add up to {sum_} and not to 1",
                )


def _fault(place: str, zh: str, en: str) -> SchemeFault:
    return SchemeFault(place, Explanation(zh, en))
