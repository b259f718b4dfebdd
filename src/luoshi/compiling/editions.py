"""What became of each claim in a later edition: same, moved, changed, gone.

A claim is found again by the digest of its bare words.  Words that are the same at the same
address are *same*, the same words at another address are *moved*; words that are not found are
*changed* where the address or the nearest words still speak of the same thing, else *gone*.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from luoshi.gazette import Gazette
from luoshi.provenance import Pin

_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Change:
    """A claim of the old edition, what became of it, and where it stands in the new one."""

    kind: str
    status: Literal["same", "moved", "changed", "gone"]
    old: Pin
    new: Pin | None


def changes_between(old: Gazette, new: Gazette) -> Iterator[Change]:
    """The fate of every claim of the old edition, in the order of the old text."""
    by_digest: dict[tuple[str, str], list[Pin]] = defaultdict(list)
    by_address: dict[tuple[str, str, str], list[Pin]] = defaultdict(list)
    for kind, pin in new.pins():
        by_digest[kind, pin.digest].append(pin)
        by_address[kind, pin.document, pin.provision].append(pin)
    kept = {(kind, pin.digest) for kind, pin in old.pins()}
    for kind, pin in old.pins():
        again = by_digest.get((kind, pin.digest))
        if again:
            here = [p for p in again if (p.document, p.provision) == (pin.document, pin.provision)]
            yield Change(kind, "same" if here else "moved", pin, (here or again)[0])
            continue
        others = list(by_address.get((kind, pin.document, pin.provision), ()))
        others += [p for (k, _), pins in by_digest.items() if k == kind for p in pins]
        nearest = _nearest(pin, [p for p in others if (kind, p.digest) not in kept])
        yield Change(kind, "changed" if nearest else "gone", pin, nearest)


def _nearest(pin: Pin, others: list[Pin]) -> Pin | None:
    """The pin whose words are most like these, if they are alike enough to be the same matter."""
    best, likeness = None, _ALIKE
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(pin.words)
    for other in others:
        matcher.set_seq1(other.words)
        if matcher.real_quick_ratio() > likeness and matcher.quick_ratio() > likeness:
            ratio = matcher.ratio()
            if ratio > likeness:
                best, likeness = other, ratio
    return best
