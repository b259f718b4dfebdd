"""What an overview lists and what the provisions below then deal with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from luoshi.audit.counts import Count, parted
from luoshi.audit.view import View
from luoshi.document import Document, Provision
from luoshi.provenance import Finding, Operand, Span

_FEWEST = 5
_TAIL = re.compile(r"(?:机制|制度|体系|行动|工程|工作|任务|措施)$")
_MOST_ADDED = 4


def listed_in_headings(view: View) -> Iterator[Finding]:
    """Twelve mechanisms that an overview names have a provision each, under the name it gave.

    Where at least two thirds of a counted list come back as headings, the overview is a table of
    contents, and an item that no heading bears is a gap.  A heading with the same characters and a
    few more in between is the same item under another name, or another item: both are shown.
    """
    for count, items in view.counted_lists:
        if count.number < _FEWEST:
            continue
        spans = items.spans
        if len(spans) < count.number == items.most:
            spans = parted(view.text, items)
        document = view.document_at(count.span.start)
        if document is None or len(spans) < _FEWEST or len(spans) != count.number:
            continue
        yield from _compared(view.text, document, count, spans)


def _compared(
    text: str, document: Document, count: Count, spans: Sequence[Span]
) -> Iterator[Finding]:
    later = [
        provision
        for provision in document.provisions
        if provision.label and provision.span.start > count.span.end and provision.heading
    ]
    whole = [text[start:end] for start, end in spans]
    bare = [_TAIL.sub("", name) for name in whole]
    borne = [next((each for each in later if name in each.heading), None) for name in bare]
    missing = borne.count(None)
    if missing * 3 > len(spans):
        return
    said = text[count.span.start : count.span.end]
    for name, full, heading, span in zip(bare, whole, borne, spans, strict=True):
        if heading is not None:
            if _is_filled_out(name, full, later):
                yield _renamed(full, span, heading)
            continue
        alike = next((each for each in later if _differs_little(name, each.heading)), None)
        if alike is not None:
            yield _renamed(full, span, alike)
            continue
        yield Finding(
            rule="listed-in-headings",
            verdict="gap",
            message=(
                f"前面列出的{said}中，“{name}”在后面没有单列的条款；"
                f"其余{len(spans) - missing}项都有。"
            ),
            message_en=(
                f"Of {len(spans)} items listed, {name} has no provision of its own; "
                f"{len(spans) - missing} have."
            ),
            span=span,
            unit=count.measure,
            stated=Decimal(len(spans)),
            recomputed=Decimal(len(spans) - missing),
            operands=(Operand(name, None, "", span),),
        )


def _is_filled_out(name: str, full: str, later: Sequence[Provision]) -> bool:
    """Whether headings bear a name only with words put in (宣传机制, 宣传教育机制)."""
    last = full[len(name) :]
    if not last or any(full in each.heading for each in later):
        return False
    between = [
        each.heading.partition(name)[2].partition(last)[0]
        for each in later
        if name in each.heading and last in each.heading.partition(name)[2]
    ]
    return any(0 < len(words) <= _MOST_ADDED for words in between)


def _renamed(name: str, span: Span, heading: Provision) -> Finding:
    return Finding(
        rule="listed-in-headings",
        verdict="ambiguous",
        message=(
            f"前面称“{name}”，后面的标题作“{heading.heading}”，"
            "名称不一，可能是同一事项，也可能不是。"
        ),
        message_en="An item listed before bears another name in its heading; they may be one.",
        span=span,
        operands=(
            Operand(name, None, "", span),
            Operand(f"{heading.label}{heading.heading}", None, "", heading.span),
        ),
    )


def _differs_little(name: str, heading: str) -> bool:
    """Whether a heading has the characters of a name in order, with a few in between."""
    if len(name) < 4 or len(heading) > 2 * len(name) + 10:
        return False
    at = heading.find(name[0])
    if at < 0:
        return False
    end = at
    for sign in name:
        end = heading.find(sign, end) + 1
        if end == 0:
            return False
    return end - at - len(name) <= _MOST_ADDED
