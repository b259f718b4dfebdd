"""The catalogue: every mechanism that has its story beside it, and what a gazette orders of it.

The folder is the registry: a module `x.py` with an `x.scenario` beside it holds a mechanism.
A gazette holds many documents, and a mechanism is ordered by one of them; its offices, terms
and ladders stand in the same one.  So each document is looked at by itself, and the one that
orders most of the mechanism holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib import import_module
from pathlib import Path

from luoshi.mechanism import (
    KERNEL_EVENTS,
    Bound,
    Event,
    InForce,
    Mechanism,
    NotBound,
    Text,
    bind,
)

HERE = Path(__file__).parent


@lru_cache(maxsize=1)
def mechanisms() -> tuple[Mechanism, ...]:
    """Every mechanism of the catalogue, by the place of its module."""
    stories = sorted(HERE.rglob("*.scenario"))
    modules = (story.relative_to(HERE.parent).with_suffix("").parts for story in stories)
    return tuple(import_module(".".join(parts)).MECHANISM for parts in modules)


@lru_cache(maxsize=1)
def kinds() -> dict[str, type[Event]]:
    """Every kind of event that somebody may tell, by its name."""
    known = dict(import_module("luoshi_policies.road_safety.events").KINDS)
    for mechanism in mechanisms():
        for rule in mechanism.rules:
            for kind in (rule.on, rule.until, *rule.lapses_on):
                if isinstance(kind, type):
                    known.setdefault(kind.__name__, kind)
    return known | {kind.__name__: kind for kind in KERNEL_EVENTS}


def bound_by(
    texts: Iterable[Text],
    units: frozenset[str] | None = None,
    catalogue: Iterable[Mechanism] | None = None,
) -> tuple[Bound | NotBound, ...]:
    """Each mechanism as one of the documents orders it, or why none does.

    Those that are ordered come first, in the order of their words; the others in the order
    of the catalogue.
    """
    by_document: dict[str, list[Text]] = {}
    for text in texts:
        by_document.setdefault(text.document, []).append(text)
    documents = {name: InForce(own) for name, own in by_document.items()}
    everything = InForce(text for own in by_document.values() for text in own)
    results = [
        _bound_in_one_of(mechanism, documents, everything, units)
        for mechanism in (mechanisms() if catalogue is None else catalogue)
    ]
    bound = sorted((one for one in results if isinstance(one, Bound)), key=_place)
    return (*bound, *(one for one in results if isinstance(one, NotBound)))


def _bound_in_one_of(
    mechanism: Mechanism,
    documents: Mapping[str, InForce],
    everything: InForce,
    units: frozenset[str] | None,
) -> Bound | NotBound:
    found = [
        bound
        for own in documents.values()
        if isinstance(bound := bind(mechanism, own, units), Bound)
    ]
    if found:
        return min(found, key=lambda bound: len(bound.silent))
    # No document orders it: the nearest words may stand in any of them.
    nowhere = bind(mechanism, everything, units)
    return nowhere if isinstance(nowhere, NotBound) else NotBound(mechanism, ())


def _place(bound: Bound) -> tuple[int, str]:
    """Where the words stand that order the mechanism."""
    return bound.pins[0].span.start, bound.name
