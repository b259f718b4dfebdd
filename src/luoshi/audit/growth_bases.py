"""Growths with the level that they start from.

A rate of growth belongs to a level; the level before is named in the same sentence, or it is the
figure of the same name for the year before, in the same document if it stands there.  Among several
statements of that level the one printed with the most digits is taken.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from typing import TYPE_CHECKING

from luoshi.audit.entry import Entry, decimals_of, nearest
from luoshi.audit.interval import Interval, exactly

if TYPE_CHECKING:
    from luoshi.audit.view import View

_HUNDRED = Decimal(100)
_TENTH = Decimal("0.1")
# 支出 or 收入 alone may be of anything; a name that tells what is meant is longer.
_SHORTEST_NAME = 4


@dataclass(frozen=True, slots=True)
class Growth:
    """A printed growth, and what its two levels give."""

    entry: Entry
    base: Entry
    in_sentence: bool
    stated: Interval
    computed: Interval
    point: Decimal

    @property
    def pinned(self) -> Interval:
        """The rates that are possible if the new level is exact, as one that was decided is."""
        return _rate(exactly(self.entry.value), self.base.interval)

    @property
    def is_truncated(self) -> bool:
        """Whether the last digit was cut off and not rounded.

        The new level is a target; the rate is pinned to a tenth of its last place; every possible
        rate gives the printed one when it is cut off, and all but a tenth of them round to another.
        """
        figure = self.entry.figure
        rate = figure.growth
        assert rate is not None
        if figure.status != "target" or not (self.entry.is_exact and self.base.is_exact):
            return False
        place = Decimal(1).scaleb(-decimals_of(rate))
        pinned = self.pinned
        if pinned.width > place * _TENTH:
            return False
        if any(end.quantize(place, ROUND_DOWN) != rate for end in (pinned.low, pinned.high)):
            return False
        shared = min(pinned.high, self.stated.high) - max(pinned.low, self.stated.low)
        return shared <= pinned.width * _TENTH


def growths_of(view: View) -> Iterator[Growth]:
    """Every growth in percent whose level before is printed too."""
    grown = [
        entry
        for entry in view.entries
        if entry.figure.growth is not None
        and entry.figure.growth_unit == "%"
        and entry.is_level
        and entry.value > 0
    ]
    if not grown:
        return
    names = {entry.name for entry in grown}
    before: dict[tuple[str, str, str, int], list[Entry]] = defaultdict(list)
    for entry in view.entries:
        year = entry.year
        if year is not None and entry.name in names and entry.is_level:
            before[entry.name, entry.whole, entry.base, year].append(entry)
    for entry in grown:
        base, near = _in_sentence(view, entry), True
        if base is None:
            base, near = _year_before(before, entry), False
        if base is None or base.interval.low <= 0:
            continue
        yield growth_from(entry, base, near=near)


def growth_from(entry: Entry, base: Entry, *, near: bool) -> Growth:
    """The growth that is printed with a level, from the level before; near: in its sentence."""
    return Growth(
        entry,
        base,
        near,
        entry.growth,
        _rate(entry.interval, base.interval),
        (entry.value - base.value) / base.value * _HUNDRED,
    )


def _rate(now: Interval, then: Interval) -> Interval:
    """What percentages are possible; each level counts once, so the ends are met crosswise."""
    low = now.low / (then.high if now.low > 0 else then.low)
    return Interval((low - 1) * _HUNDRED, (now.high / then.low - 1) * _HUNDRED)


def _in_sentence(view: View, entry: Entry) -> Entry | None:
    """The level before in 由2019年的……增加到……."""
    for other in reversed(view.sentences[entry.sentence]):
        if other.index >= entry.index or other.name != entry.name or other.base != entry.base:
            continue
        if not other.is_level or other.index < entry.index - 3:
            return None
        words = view.text[other.left : entry.figure.span.start]
        if any(word in words for word in ("由", "从", "自")) and entry.figure.growth is not None:
            years = (other.year, entry.year)
            return other if None in years or years[0] != years[1] else None
    return None


def _year_before(
    before: dict[tuple[str, str, str, int], list[Entry]], entry: Entry
) -> Entry | None:
    year = entry.year
    if year is None or len(entry.name) < _SHORTEST_NAME:
        return None
    found: Sequence[Entry] | None = before.get((entry.name, entry.whole, entry.base, year - 1))
    if not found:
        return None
    found = nearest(found, entry)
    document = entry.figure.document
    own = [other for other in found if other.figure.document == document] or found
    actual = [other for other in own if other.figure.status == "actual"] or own
    best = min(actual, key=lambda other: other.interval.width)
    fits = all(other.interval.meets(best.interval) for other in actual)
    return best if fits else None
