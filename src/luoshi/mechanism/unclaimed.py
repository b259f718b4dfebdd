"""What the texts in force say and no mechanism takes up: words of a provision, and provisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from luoshi.mechanism.bound import Bound
from luoshi.mechanism.phrase import Match
from luoshi.mechanism.texts import InForce, SearchedText
from luoshi.provenance import Pin


def unclaimed_words(found: Iterable[Match]) -> Iterator[Pin]:
    """The words of the provisions that nothing in the mechanism takes up."""
    taken: dict[tuple[str, str, int], tuple[SearchedText, set[int]]] = {}
    for match in found:
        text = match.text.text
        place = (text.document, text.provision, text.start)
        _, claimed = taken.setdefault(place, (match.text, set()))
        claimed.update(range(match.start, match.end))
    for searched, claimed in taken.values():
        start = 0
        while start < len(searched.plain):
            if start in claimed or not searched.plain[start].isalnum():
                start += 1
                continue
            end = start
            while end < len(searched.plain) and end not in claimed:
                end += 1
            while not searched.plain[end - 1].isalnum():
                end -= 1
            yield searched.pin(start, end)
            start = end


def unclaimed_provisions(bound: Iterable[Bound], texts: InForce) -> tuple[SearchedText, ...]:
    """The provisions in force on which no mechanism stands."""
    claimed = {place for one in bound for place in one.provisions}
    return tuple(text for text in texts if (text.text.document, text.text.provision) not in claimed)
