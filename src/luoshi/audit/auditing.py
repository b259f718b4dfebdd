"""Auditing asks every rule what it has to say of a gazette; the folder of rules is the registry."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from luoshi.audit import rules
from luoshi.audit.view import View
from luoshi.document import Document, Flow
from luoshi.extract.figure import Figure
from luoshi.provenance import Finding

if TYPE_CHECKING:
    from luoshi.gazette import Gazette

Rule = Callable[[View], Iterator[Finding]]


@cache
def every_rule() -> tuple[Rule, ...]:
    """The function in each module of the folder that bears the module's name."""
    names = sorted(module.name for module in iter_modules(rules.__path__))
    return tuple(getattr(import_module(f"{rules.__name__}.{name}"), name) for name in names)


def audit(gazette: Gazette) -> tuple[Finding, ...]:
    """What all rules find in a gazette, in the order of the text.

    A relation that holds is a finding too: its verdict says so, and its operands lead to the words.
    """
    return audit_figures(gazette.flow, gazette.documents, gazette.figures)


def audit_figures(
    flow: Flow, documents: Iterable[Document], figures: Iterable[Figure]
) -> tuple[Finding, ...]:
    """What all rules find among these figures, which stand in the documents in this order."""
    view = View(flow, tuple(documents), tuple(figures))
    found = [finding for rule in every_rule() for finding in rule(view)]
    found.sort(key=lambda finding: finding.span)
    return tuple(found)
