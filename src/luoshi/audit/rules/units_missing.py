"""An item that names no unit, among items that all name theirs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from luoshi.audit.numbers_of_provisions import kind_of
from luoshi.audit.view import View
from luoshi.document import Document, Provision
from luoshi.provenance import Finding, Operand, Span

_ROLES = ("牵头", "负责", "部门：", "责任单位", "责任人")
_FEWEST = 8


def units_missing(view: View) -> Iterator[Finding]:
    """Where nine of ten items of a document name the units that answer for them, the rest are gaps.

    An item that says nowhere who does it cannot be asked after.  Likewise where nearly all items
    have a lead unit (牵头单位) and a responsible unit (责任单位): an item with only one of the two.
    """
    for document in view.documents.values():
        text = view.text
        if text.count("单位：", *document.body) < _FEWEST:
            continue
        for items in _leaves(document):
            if len(items) >= _FEWEST:
                yield from _without_any(text, items)
                yield from _with_one_role(text, items)


def _leaves(document: Document) -> Iterator[list[Provision]]:
    """Labelled provisions without labelled provisions below, by the kind of their label."""
    labelled = [item for item in document.provisions if item.label]
    parents = {item.parent for item in labelled}
    kinds: dict[str, list[Provision]] = defaultdict(list)
    for item in labelled:
        if item.id not in parents:
            kinds[kind_of(item)].append(item)
    yield from kinds.values()


def _without_any(text: str, items: Sequence[Provision]) -> Iterator[Finding]:
    bare = [item for item in items if not _has_any_role(text, item)]
    if not bare or len(bare) * 10 > len(items):
        return
    for item in bare:
        yield _gap(
            item,
            f"“{item.label}{item.heading[:20]}”没有写明由谁负责，同类{len(items)}项中"
            f"其余{len(items) - len(bare)}项都写明了。",
            f"This item names no unit; {len(items) - len(bare)} of its {len(items)} kind do.",
        )


def _with_one_role(text: str, items: Sequence[Provision]) -> Iterator[Finding]:
    by_roles: dict[tuple[bool, bool], list[Provision]] = defaultdict(list)
    for item in items:
        start, end = item.scope
        leads, answers = text.find("牵头单位", start, end), text.find("责任单位", start, end)
        by_roles[leads >= 0, answers >= 0].append(item)
    both = len(by_roles[True, True])
    if both * 10 < len(items) * 8:
        return
    for item in by_roles[True, False]:
        yield _gap(
            item,
            f"“{item.label}{item.heading[:20]}”只写了牵头单位，没有责任单位；"
            f"同类{len(items)}项中{both}项两者都有。",
            f"This item names a lead and no responsible unit; {both} of {len(items)} have both.",
        )
    for item in by_roles[False, True]:
        yield _gap(
            item,
            f"“{item.label}{item.heading[:20]}”只写了责任单位，没有牵头单位；"
            f"同类{len(items)}项中{both}项两者都有。",
            f"This item names a responsible unit and no lead; {both} of {len(items)} have both.",
        )


def _has_any_role(text: str, item: Provision) -> bool:
    start, end = item.scope
    if text.find("单位：", start, end) >= 0:
        return True
    return any(text.find(role, start, end) >= 0 for role in _ROLES)


def _gap(item: Provision, message: str, english: str) -> Finding:
    return Finding(
        rule="units-missing",
        verdict="gap",
        message=message,
        message_en=english,
        span=item.span,
        operands=(Operand(f"{item.label}{item.heading[:24]}", None, "", Span(*item.span)),),
    )
