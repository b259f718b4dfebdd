"""Strips of a paper, and the pages that they fill from the top.

A strip is a line of text or a row of a table: what cannot be parted.  Strips that keep together
stand on one page if a page can hold them; the heads of a table stand again above its rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from luoshi_server.papers.measures import HEIGHT

_SLACK = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """Something so high, that can be drawn at a distance from the top of the type area."""

    height: float
    draw: Callable[[float], None]
    keeps: bool = False
    new_side: bool = False
    heads: tuple[Strip, ...] = ()


Page = list[tuple[Strip, float]]


def pages_of(strips: Sequence[Strip], *, foot: float = 0.0) -> list[Page]:
    """The strips on their pages, each with its place; the last page has room for the foot."""
    pages: list[Page] = [[]]
    filled = 0.0
    for chain in _chains(strips):
        height = sum(strip.height for strip in chain)
        leaves = filled + height > HEIGHT + _SLACK and filled > 0 and height <= HEIGHT
        for at, strip in enumerate(chain):
            full = filled + strip.height > HEIGHT + _SLACK
            if pages[-1] and (strip.new_side or full or (leaves and at == 0)):
                pages.append([])
                filled = 0.0
            if not pages[-1]:
                for head in strip.heads:
                    pages[-1].append((head, filled))
                    filled += head.height
            pages[-1].append((strip, filled))
            filled += strip.height
    if filled + foot > HEIGHT + _SLACK:
        pages.append([])
    return pages


def _chains(strips: Sequence[Strip]) -> Iterator[tuple[Strip, ...]]:
    chain: list[Strip] = []
    for strip in strips:
        chain.append(strip)
        if not strip.keeps:
            yield tuple(chain)
            chain = []
    if chain:
        yield tuple(chain)
