"""Columns: the page is read down the left one before the right one, whatever was drawn first.

A gutter is an upright white strip with lines of text on both sides of it.  A title or a table
that lies across it parts the page: what stands above is read before, on both sides.  Columns of
a table also leave white strips; they are told apart by their short entries.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TypeVar

from luoshi.readers.printed.page import PrintedTable, Run

Item = Run | PrintedTable
T = TypeVar("T", bound=Item)

# White inside a gutter that is no space between two words, in ems.
_NARROWEST = 0.35


@dataclass(frozen=True, slots=True)
class Gutter:
    """A white strip between two columns."""

    left: float
    right: float

    def parts(self, item: Item) -> bool:
        """Whether the item lies wholly on one side."""
        return item.right <= self.right or item.left >= self.left

    def sides(self, items: Iterable[T]) -> tuple[list[T], list[T]]:
        """Those to the left of its middle, and those to the right, in their order."""
        left: list[T] = []
        right: list[T] = []
        middle = (self.left + self.right) / 2
        for item in items:
            (left if (item.left + item.right) / 2 < middle else right).append(item)
        return left, right


@dataclass(slots=True)
class Region:
    """A stretch of one column; `column` says which, as a path of lefts and rights."""

    column: str
    items: list[Item]


def regions_of(
    items: Sequence[Item], hints: Sequence[Gutter] = (), column: str = ""
) -> list[Region]:
    """The stretches of a page in reading order.

    `hints` are gutters of the document's other pages: one that this page shares needs less
    evidence here, as on a last page whose right column has only begun.
    """
    if not items:
        return []
    gutter = gutter_of(items, hints) if len(column) < 3 else None
    if gutter is None:
        return [Region(column, sorted(items, key=lambda item: item.top))]
    items = [piece for item in items for piece in _parted(item, gutter)]
    regions: list[Region] = []
    for band in _bands(items, gutter):
        if not gutter.parts(band[0]):
            regions.append(Region(column, band))
            continue
        left, right = gutter.sides(band)
        regions += regions_of(left, (), column + "0")
        regions += regions_of(right, (), column + "1")
    return regions


def _parted(item: Item, gutter: Gutter) -> list[Item]:
    """The item, or two where a narrow gutter was taken for a gap inside a line.

    An opening mark hangs half an em into the gutter, and the line across is drawn in one go.
    """
    if isinstance(item, PrintedTable) or gutter.parts(item):
        return [item]
    between = list(zip(item.rights, item.lefts[1:], strict=False))
    least = _NARROWEST * item.em
    if not between or median(left - right for right, left in between) > least:
        return [item]  # letter-spaced
    for right, left in between:
        middle = (right + left) / 2
        if left - right > least and gutter.left - 1 <= middle <= gutter.right + 1:
            return list(item.split([middle]))
    return [item]


def gutter_of(items: Sequence[Item], hints: Sequence[Gutter] = ()) -> Gutter | None:
    """The best gutter of a page, or of a column."""
    runs = [item for item in items if isinstance(item, Run)]
    if len(runs) < 2:
        return None
    em = median(run.em for run in runs)
    found = [strip for strip in _strips(runs, em) if _is_gutter(strip, runs, em)]
    if found:
        return max(found, key=lambda strip: strip.right - strip.left)
    return next((hint for hint in hints if _is_shared(hint, runs)), None)


def _strips(runs: Sequence[Run], em: float) -> list[Gutter]:
    """Upright strips of at least most of an em that few runs cross."""
    start = int(min(run.left for run in runs))
    width = int(max(run.right for run in runs)) - start + 2
    if width > 20_000:
        return []
    changes = [0] * (width + 1)
    for run in runs:
        # A damaged file may hold a run that ends before it begins.
        changes[min(max(0, int(run.left + 0.5) - start), width)] += 1
        changes[min(max(0, int(run.right + 0.5) - start), width)] -= 1
    crossing, covered = [], 0
    for change in changes:
        covered += change
        crossing.append(covered)
    busy = sorted(count for count in crossing if count)
    if not busy:
        return []
    allowed = 0.4 * busy[len(busy) // 2]
    strips: list[Gutter] = []
    for low in sorted({count for count in crossing if count <= allowed}):
        at = 0
        while at < width:
            begin = at
            while at < width and crossing[at] <= low:
                at += 1
            if at - begin >= 0.8 * em and begin > 0 and at < width - 1:
                strips.append(Gutter(float(start + begin), float(start + at)))
            at = max(at, begin + 1)
        if any(_is_gutter(strip, runs, em) for strip in strips):
            break
    return strips


def _is_gutter(strip: Gutter, runs: Sequence[Run], em: float) -> bool:
    beside = [run for run in runs if strip.parts(run)]
    left, right = strip.sides(beside)
    return (
        len(left) > 2
        and len(right) > 2
        and _is_text(left, em)
        and _is_text(right, em)
        and (_overlap(left, right) > 2 * em)
    )


def _is_text(runs: Sequence[Run], em: float) -> bool:
    """Whether these are lines of text: long, and filling the width they have."""
    widths = [run.right - run.left for run in runs]
    whole = max(run.right for run in runs) - min(run.left for run in runs)
    middle = median(widths)
    return whole >= 8 * em and middle >= 6 * em and middle >= 0.4 * whole


def _is_shared(hint: Gutter, runs: Sequence[Run]) -> bool:
    beside = [run for run in runs if hint.parts(run)]
    left, right = hint.sides(beside)
    return bool(left) and bool(right) and 2 * len(beside) > len(runs) and _overlap(left, right) > 0


def _overlap(left: Iterable[Item], right: Iterable[Item]) -> float:
    one, other = list(left), list(right)
    return min(max(item.bottom for item in one), max(item.bottom for item in other)) - max(
        min(item.top for item in one), min(item.top for item in other)
    )


def _bands(items: Sequence[Item], gutter: Gutter) -> list[list[Item]]:
    """Stretches from the top down: those across the gutter, and those beside it."""
    bands: list[list[Item]] = []
    across = sorted((item for item in items if not gutter.parts(item)), key=lambda one: one.top)
    beside = sorted((item for item in items if gutter.parts(item)), key=lambda one: one.top)
    for item in across:
        middle = (item.top + item.bottom) / 2
        above = [one for one in beside if (one.top + one.bottom) / 2 < middle]
        beside = [one for one in beside if (one.top + one.bottom) / 2 >= middle]
        bands += _side_by_side(above, gutter)
        if bands and not gutter.parts(bands[-1][0]):
            bands[-1].append(item)
        else:
            bands.append([item])
    return bands + _side_by_side(beside, gutter)


def _side_by_side(items: list[Item], gutter: Gutter) -> list[list[Item]]:
    """One band, or two if all of the one side stands above all of the other.

    A signature at the right edge above a note at the left one are no columns.
    """
    left, right = gutter.sides(items)
    if left and right and _overlap(left, right) <= 0:
        return sorted((left, right), key=lambda side: side[0].top)
    return [items] if items else []
