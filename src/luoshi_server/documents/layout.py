"""How a gazette stands in its reading text: what is layout, what is a table, where pages are.

Line ends inside a paragraph, page numbers and headers are kept in the reading text, since
every offset points into it, but nobody wants to read them.  The compiled gazette names them,
and says for each what stands in its place.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from luoshi_server.documents.models import Claim, Gazette
from luoshi_server.documents.reading import KINDS, contract_kept, text_of


class Run(NamedTuple):
    """Words to be shown, and the stretch of the reading text that they stand for.

    Where something was repaired, the words differ from that stretch; else they are the same.
    """

    start: int
    end: int
    words: str


class Uncovered(NamedTuple):
    """A sentence that gave nothing, and the class it falls in."""

    start: int
    end: int
    reason: str


class Layout(NamedTuple):
    """What the pages need of a compiled gazette, in the order of the text."""

    noise: tuple[tuple[int, int, str], ...]
    tables: tuple[tuple[int, int], ...]
    claimed: tuple[tuple[int, int], ...]
    headings: dict[str, tuple[int, int]]
    sheets: tuple[tuple[int, int], ...]
    uncovered: tuple[Uncovered, ...]

    def sheet_at(self, offset: int) -> int | None:
        """The page of the file on which the character at an offset is printed."""
        at = bisect_left(self.sheets, (offset + 1, 0)) - 1
        return self.sheets[max(at, 0)][1] if self.sheets else None

    def is_in_table(self, start: int, end: int) -> bool:
        """Whether a stretch lies in a table."""
        at = bisect_left(self.tables, (start + 1, 0)) - 1
        return at >= 0 and end <= self.tables[at][1]


def layout_of(gazette: Gazette) -> Layout:
    """The layout of a gazette that was read."""
    return _layout(gazette.contract)


@lru_cache(maxsize=16)
def _layout(contract: str) -> Layout:
    kept = contract_kept(Gazette(contract=contract))
    records = [one for plural in KINDS.values() for one in kept[plural]]
    return Layout(
        noise=_apart((*one["span"], one["repaired"]) for one in kept["noise"]),
        tables=tuple(
            sorted(tuple(table["span"]) for one in kept["documents"] for table in one["tables"])
        ),
        claimed=tuple(sorted(tuple(one["span"]) for one in records)),
        headings={
            f"{one['document']}/{one['id']}": tuple(one["span"]) for one in kept["provisions"]
        },
        sheets=_sheets([*kept["documents"], *kept["provisions"], *records]),
        uncovered=tuple(Uncovered(*one["span"], one["reason"]) for one in kept["uncovered"]),
    )


def _apart(told: Iterator[tuple[int, int, str]]) -> tuple[tuple[int, int, str], ...]:
    """Noise in order, no piece inside another."""
    kept: list[tuple[int, int, str]] = []
    for start, end, repaired in sorted(told):
        if kept and start < kept[-1][1]:
            start = kept[-1][1]
        if start < end:
            kept.append((start, end, repaired))
    return tuple(kept)


def _sheets(records: list[dict[str, Any]]) -> tuple[tuple[int, int], ...]:
    """Where each page of the file begins, as far as what was read there tells."""
    first: dict[int, int] = {}
    for one in records:
        page = one.get("place", {}).get("page")
        if page is not None:
            start = one["span"][0]
            first[page] = min(first.get(page, start), start)
    return tuple(sorted((start, page) for page, start in first.items()))


def runs(gazette: Gazette, start: int, end: int) -> Iterator[Run]:
    """The words between two offsets as one reads them, without the layout."""
    text, noise = text_of(gazette), layout_of(gazette).noise
    at = max(start, 0)
    end = min(end, len(text))
    index = max(bisect_left(noise, (at, 0, "")) - 1, 0)
    for first, last, repaired in noise[index:]:
        if last <= at:
            continue
        if first >= end:
            break
        if first > at:
            yield Run(at, first, text[at:first])
        if repaired:
            yield Run(max(first, at), last, repaired)
        at = max(at, last)
    if at < end:
        yield Run(at, end, text[at:end])


def words_between(gazette: Gazette, start: int, end: int) -> str:
    """The words between two offsets as one reads them, on one line."""
    return " ".join("".join(run.words for run in runs(gazette, start, end)).split())


def places_of_signs(claim: Claim) -> list[int] | None:
    """The offset in the reading text of each sign of a claim's words.

    None where the words are not those that stand at the claim's place, sign by sign: a figure
    quotes its sentence, and stands on its number alone.
    """
    shown: list[tuple[str, int]] = []
    for run in runs(claim.gazette, claim.start, claim.end):
        if len(run.words) == run.end - run.start:
            shown += zip(run.words, range(run.start, run.end), strict=True)
        else:
            shown += ((sign, run.start) for sign in run.words)
    signs = iter((sign, place) for sign, place in shown if not sign.isspace())
    places, last = [], claim.start
    for sign in claim.words:
        if sign.isspace():
            places.append(last)
            continue
        found, last = next(signs, ("", last))
        if found != sign:
            return None
        places.append(last)
    return places
