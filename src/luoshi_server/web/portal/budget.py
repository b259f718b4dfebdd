"""A budget as a picture that one can follow: revenue, the fund it goes to, and what it pays for.

Only figures that the document gives and a person has confirmed are drawn.  What is a part of
what is taken from lists that the document itself adds up; the sums are checked here again.
The four budgets are those of the Budget Law, article 5.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from luoshi_server.duties.published import PublicFigure
from luoshi_server.web.charts import Band

FUNDS = ("一般公共预算", "政府性基金", "国有资本经营", "社会保险基金")
MONEY = {"元": Decimal("0.0001"), "万元": Decimal(1), "亿元": Decimal(10000)}
_SIDE = re.compile(r"(收入|支出)(预算|决算|预算数|决算数)?$")

Side = Literal["in", "out"]
Sum = tuple[PublicFigure, tuple[PublicFigure, ...]]


@dataclass(frozen=True, kw_only=True)
class Item:
    """An amount of a budget in the budget's unit, with the parts that it is the sum of."""

    label: str
    amount: Decimal
    figure: PublicFigure
    parts: tuple[Item, ...] = ()

    def walk(self, level: int = 0) -> Iterator[tuple[int, Item]]:
        """This and all beneath it, each with its level."""
        yield level, self
        for part in self.parts:
            yield from part.walk(level + 1)

    def leaves(self) -> Iterator[Item]:
        """The parts that do not come apart any more; the whole, if it does not."""
        for part in self.parts:
            yield from part.leaves()
        if not self.parts:
            yield self


@dataclass(frozen=True, kw_only=True)
class Account:
    """What goes into a fund, or out of it."""

    fund: str
    side: Side
    total: Item


@dataclass(frozen=True, kw_only=True)
class Budget:
    """The accounts of one period, as carried out (actual) or as planned (target)."""

    period: str
    status: str
    unit: str
    accounts: tuple[Account, ...]

    @property
    def can_be_drawn(self) -> bool:
        """Whether there is anything to follow: some account that comes apart."""
        return any(account.total.parts for account in self.accounts)

    def bands(self) -> list[Band]:
        """The streams, from the smallest parts to the fund and on to the smallest parts.

        So all funds stand in one column; what lies between is told in the table.  A node that
        two funds have by one name is told apart by its fund.
        """
        names = _Names()
        bands: list[Band] = []
        for account in self.accounts:
            for leaf in account.total.leaves():
                node = names.of(leaf, account.fund)
                ends = (node, account.fund) if account.side == "in" else (account.fund, node)
                bands.append(Band(source=ends[0], target=ends[1], amount=leaf.amount))
        return bands


class _Names:
    """A name for each node, no two the same."""

    def __init__(self) -> None:
        self._taken: dict[str, str] = {}

    def of(self, item: Item, fund: str) -> str:
        for name in (item.label, f"{item.label}（{fund}）", f"{item.label}（{item.figure.key}）"):
            if name not in FUNDS and self._taken.setdefault(name, item.figure.key) == (
                item.figure.key
            ):
                return name
        return item.figure.key


def budgets_of(figures: Sequence[PublicFigure], sums: Iterable[Sum]) -> list[Budget]:
    """The budgets that a document's figures make up, the latest period first."""
    checked = [one for one in sums if adds_up(*one)]
    found: dict[tuple[str, str], list[Account]] = {}
    units: dict[tuple[str, str], str] = {}
    for fund, side, total in _totals(figures, checked):
        key = (total.period, total.status)
        unit = units.setdefault(key, total.unit)
        item = _item(total, checked, unit=unit, above=total, seen=frozenset())
        found.setdefault(key, []).append(Account(fund=fund, side=side, total=item))
    budgets = [
        Budget(period=period, status=status, unit=units[period, status], accounts=tuple(accounts))
        for (period, status), accounts in found.items()
    ]
    return sorted(budgets, key=lambda one: (one.period, one.status), reverse=True)


def adds_up(total: PublicFigure, parts: Sequence[PublicFigure]) -> bool:
    """Whether parts are the total, as exactly as printed amounts can say."""
    if total.unit not in MONEY or any(part.unit not in MONEY for part in parts):
        return False
    if any((part.period, part.status) != (total.period, total.status) for part in parts):
        return False
    added = sum((_amount(part) for part in parts), Decimal(0))
    allowed = sum((_rounding(one) for one in (total, *parts)), Decimal(0))
    return abs(added - _amount(total)) <= allowed


def _totals(
    figures: Sequence[PublicFigure], sums: Sequence[Sum]
) -> Iterator[tuple[str, Side, PublicFigure]]:
    """For each fund, side and period the figure that is its total: one that comes apart first."""
    parts_of = {total.key: len(parts) for total, parts in sums}
    best: dict[tuple[str, Side, str, str], PublicFigure] = {}
    for figure in figures:
        met = _SIDE.search(figure.indicator)
        fund = next((fund for fund in FUNDS if fund in figure.indicator), "")
        is_whole = not figure.dimension or figure.dimension in figure.indicator
        if not met or not fund or not is_whole or figure.unit not in MONEY:
            continue
        if figure.value is None or figure.measure != "level" or figure.comparator != "=":
            continue
        side: Side = "in" if met[1] == "收入" else "out"
        key = (fund, side, figure.period, figure.status)
        other = best.get(key)
        if other is None or parts_of.get(other.key, 0) < parts_of.get(figure.key, 0):
            best[key] = figure
    for (fund, side, _period, _status), figure in best.items():
        yield fund, side, figure


def _item(
    figure: PublicFigure,
    sums: Sequence[Sum],
    *,
    unit: str,
    above: PublicFigure,
    seen: frozenset[str],
) -> Item:
    """The figure with its parts; of two ways to take it apart, the one with more parts."""
    seen = seen | {figure.key}
    ways = [
        parts
        for total, parts in sums
        if total.key == figure.key and not any(part.key in seen for part in parts)
    ]
    parts = max(ways, key=len, default=())
    is_named_by_part = figure is not above and figure.indicator == above.indicator
    return Item(
        label=(figure.dimension if is_named_by_part else "") or figure.indicator,
        amount=_amount(figure) / MONEY[unit],
        figure=figure,
        parts=tuple(
            _item(part, sums, unit=unit, above=figure, seen=seen)
            for part in sorted(parts, key=_amount, reverse=True)
        ),
    )


def _amount(figure: PublicFigure) -> Decimal:
    return (figure.value or Decimal(0)) * MONEY[figure.unit]


def _rounding(figure: PublicFigure) -> Decimal:
    """Half of the last digit that is printed."""
    exponent = (figure.value or Decimal(0)).as_tuple().exponent
    digits = exponent if isinstance(exponent, int) else 0
    return Decimal(5).scaleb(digits - 1) * MONEY[figure.unit]
