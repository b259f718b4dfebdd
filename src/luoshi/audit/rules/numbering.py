"""Labels of provisions: one follows the other, and all of one series look alike."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from luoshi.audit.numbers_of_provisions import kind_of, ordinal_of
from luoshi.audit.view import View
from luoshi.document import Provision
from luoshi.provenance import Finding, Operand, Span

_SERIES = frozenset(("chp", "sec", "art", "subsec", "para"))
_HAN = "〇一二三四五六七八九十"


def numbering(view: View) -> Iterator[Finding]:
    """Provisions of one series are numbered without a gap, without a repeat, in one form.

    A number that is left out is a gap: the text may have lost a provision, or we may have; it is
    not said when the missing number stands somewhere between the two.  A number that two
    neighbours bear, while the count goes on behind them, is an error.  A label in another form
    than all others of its series (“2、” among “1．”) may open a series of its own, so it is shown,
    not judged.  A numbering may run on through several headings, or begin anew under each.
    """
    for document in view.documents.values():
        series: dict[str, list[Provision]] = defaultdict(list)
        for provision in document.provisions:
            if provision.label is not None and (kind := kind_of(provision)) in _SERIES:
                series[kind].append(provision)
        for provisions in series.values():
            if len(provisions) > 2:
                yield from _sequence(view.text, provisions)
                yield from _forms(provisions)


def _sequence(text: str, provisions: Sequence[Provision]) -> Iterator[Finding]:
    ordinals = [ordinal_of(provision) for provision in provisions]
    neighbours = zip(ordinals, ordinals[1:], ordinals[2:], strict=False)
    for at, (last, number, following) in enumerate(neighbours, start=1):
        if number == last + 1 or number < 2 or last < 1 or following != number + 1:
            continue
        before, here, after = provisions[at - 1 : at + 2]
        if not (before.parent == here.parent == after.parent):
            continue
        if number == last + 2 and not _stands_between(text, before, here, last + 1):
            yield Finding(
                rule="numbering",
                verdict="gap",
                message=f"编号由“{before.label}”跳到“{here.label}”，中间缺第{last + 1}项。",
                message_en=f"The numbering goes from {last} to {number}; {last + 1} is missing.",
                span=_label(here),
                stated=Decimal(number),
                recomputed=Decimal(last + 1),
                operands=(_operand(before), _operand(here)),
            )
        elif number == last > 1 and before.heading != here.heading:
            yield Finding(
                rule="numbering",
                verdict="inconsistent",
                message=f"相邻两项的编号都是“{here.label}”，其后接着是“{after.label}”。",
                message_en=f"Two neighbours are both numbered {number}; {following} follows.",
                span=_label(here),
                stated=Decimal(number),
                recomputed=Decimal(last + 1),
                operands=(_operand(before), _operand(here)),
            )


def _stands_between(text: str, before: Provision, here: Provision, number: int) -> bool:
    """Whether the missing number is printed between two provisions after all."""
    start, end = before.span.end, here.span.start
    if text.find(str(number), start, end) >= 0:
        return True
    return number <= 10 and text.find(_HAN[number], start, end) >= 0


def _forms(provisions: Sequence[Provision]) -> Iterator[Finding]:
    """The few labels whose sign is not that of all the others."""
    signs = [_sign(provision.label or "") for provision in provisions]
    usual, count = Counter(signs).most_common(1)[0]
    odd = len(signs) - count
    if count < 8 or odd == 0 or odd * 12 > len(signs):
        return
    for at, (provision, sign) in enumerate(zip(provisions, signs, strict=True)):
        if sign == usual:
            continue
        neighbour = provisions[at - 1 if at else 1]
        yield Finding(
            rule="numbering",
            verdict="ambiguous",
            message=(
                f"编号印作“{provision.label}”，同类编号的其余{count}处都用“{usual}”；"
                "可能是排印不一，也可能另起一级。"
            ),
            message_en=(
                f"This label is printed “{provision.label}”; the other {count} of its kind "
                f"end in “{usual}”.  It may be a slip, or a level of its own."
            ),
            span=_label(provision),
            operands=(_operand(provision), _operand(neighbour)),
        )


_ALIKE = {"．": ".", "﹒": ".", ")": "）"}


def _sign(label: str) -> str:
    """The sign that ends a label, full-width or not: 、 or . or ）."""
    last = label[-1:]
    return _ALIKE.get(last, last)


def _label(provision: Provision) -> Span:
    start = provision.span.start
    return Span(start, start + len(provision.label or ""))


def _operand(provision: Provision) -> Operand:
    name = f"{provision.label}{provision.heading[:24]}"
    return Operand(name, None, "", provision.span)
