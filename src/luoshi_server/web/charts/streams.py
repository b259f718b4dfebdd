"""Who gives to whom and how much, put into columns from the first giver to the last receiver."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from luoshi_server.web.charts.lettering import written


@dataclass(frozen=True, kw_only=True)
class Band:
    """An amount that goes from one node to another."""

    source: str
    target: str
    amount: Decimal


@dataclass(frozen=True, kw_only=True)
class Streams:
    """The bands, and the column in which each node stands: one right of all that give to it."""

    bands: tuple[Band, ...]
    column_of: Mapping[str, int]

    @classmethod
    def of(cls, bands: Iterable[Band]) -> Streams:
        """Bands of one pair are added up; those without an amount are left out."""
        amounts: dict[tuple[str, str], Decimal] = {}
        for band in bands:
            pair = (band.source, band.target)
            amounts[pair] = amounts.get(pair, Decimal(0)) + band.amount
        joined = tuple(
            Band(source=source, target=target, amount=amount)
            for (source, target), amount in amounts.items()
            if amount > 0
        )
        return cls(bands=joined, column_of=_columns(joined))

    @property
    def columns(self) -> int:
        return max(self.column_of.values(), default=-1) + 1

    def in_column(self, column: int) -> tuple[str, ...]:
        """The nodes of a column from top to bottom.

        The first column stands as it was given; in the others a node stands level with those
        that give to it, so that few streams cross, and else as it was given.
        """
        names = [name for name, place in self.column_of.items() if place == column]
        if column == 0:
            return tuple(names)
        places = {name: place for place, name in enumerate(self.in_column(column - 1))}
        return tuple(sorted(names, key=lambda name: self._level(name, places)))

    def leaving(self, name: str) -> tuple[Band, ...]:
        return tuple(band for band in self.bands if band.source == name)

    def reaching(self, name: str) -> tuple[Band, ...]:
        return tuple(band for band in self.bands if band.target == name)

    def amount(self, name: str) -> Decimal:
        """What passes through a node: the larger of what reaches it and what leaves it."""
        return max(_sum(self.reaching(name)), _sum(self.leaving(name)))

    def _level(self, name: str, places: Mapping[str, int]) -> Decimal:
        given = [band for band in self.reaching(name) if band.source in places]
        weighed = sum((band.amount * places[band.source] for band in given), Decimal(0))
        return weighed / (_sum(tuple(given)) or 1)

    def words(self, name: str) -> str:
        """The amount of a node, or both its amounts where they differ."""
        reaching, leaving = self.reaching(name), self.leaving(name)
        if reaching and leaving and _sum(reaching) != _sum(leaving):
            return _("入 {reaching} 出 {leaving}").format(
                reaching=written(_sum(reaching)), leaving=written(_sum(leaving))
            )
        return written(self.amount(name))


class StreamsInACircle(ValueError):
    """Money cannot be drawn from left to right where it comes back to where it was."""


def _columns(bands: tuple[Band, ...]) -> dict[str, int]:
    columns = {name: 0 for band in bands for name in (band.source, band.target)}
    for _round in range(len(columns) + 1):
        is_settled = True
        for band in bands:
            if columns[band.target] <= columns[band.source]:
                columns[band.target] = columns[band.source] + 1
                is_settled = False
        if is_settled:
            return columns
    raise StreamsInACircle(" → ".join(columns))


def _sum(bands: tuple[Band, ...]) -> Decimal:
    return sum((band.amount for band in bands), Decimal(0))
