"""A total and the parts that it is made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from luoshi.audit.entry import Entry
from luoshi.audit.interval import Interval
from luoshi.audit.judgement import judged, level, operand
from luoshi.audit.listing import Listing
from luoshi.audit.view import View
from luoshi.audit.wording import MAIN_ITEMS, is_about, shared_ending
from luoshi.provenance import Finding

_NEAR = Decimal("0.02")
_OVER = Decimal("0.10")


def parts_and_total(view: View) -> Iterator[Finding]:
    """The parts that a list names add up to the total before it.

    A list opens with 其中, 包括, a bracket, or a colon (分部门看：…), and its total is the amount
    in the same unit before it, in the same sentence or up to four sentences back.  Printed amounts
    are rounded, so a total may differ from its parts by half of the last digit of each of them.

    A list may leave parts out.  Therefore a sum that falls short is no fault, unless the words say
    that the list is complete: 分别为, 分部门, a last member 其他……, or parts that by their names
    divide a whole without rest (一般债务 and 专项债务, 出口 and 进口, 税收 and 非税).  A sum that
    exceeds the total by less than a tenth is a fault where all parts are of one kind (……支出), for
    overlapping parts would not come so near; a sum that falls short by less than a fiftieth is
    shown as ambiguous.  Anything else that does not add up is not mentioned.
    """
    for listing in view.listings:
        finding = _of(listing, view.parts)
        if finding is not None:
            yield finding


def _of(listing: Listing, members: frozenset[int]) -> Finding | None:
    candidates = listing.totals or _announced(listing, members)
    if len(listing.parts) > 1:
        for parts in _prefixes(listing):
            added = _sum(parts)
            for total in candidates:
                if total.is_exact and added.meets(total.interval) and total.value > 0:
                    return _judge(total, parts, added)
    return _misfit(listing)


def _announced(listing: Listing, members: frozenset[int]) -> list[Entry]:
    """What the lead can be about: 主要税种情况是 divides 税收收入, not 非税收入 beside it."""
    return [
        total
        for total in listing.earlier
        if total.index not in members or is_about(listing.lead, total.name)
    ]


def _prefixes(listing: Listing) -> Iterator[Sequence[Entry]]:
    """The whole list first; then its beginnings, for what follows may be of something else."""
    parts = listing.parts
    yield parts
    for count in range(len(parts) - 1, 1, -1):
        yield parts[:count]


def _sum(parts: Sequence[Entry]) -> Interval:
    low = high = Decimal(0)
    for part in parts:
        interval = part.interval
        low += interval.low
        high += interval.high
    return Interval(low, high)


def _judge(total: Entry, parts: Sequence[Entry], added: Interval, **kind: str) -> Finding:
    return judged(
        "parts-and-total",
        level(total),
        added,
        sum((part.value for part in parts), Decimal(0)),
        (operand(total), *map(operand, parts)),
        zh=f"“{total.name}”的{len(parts)}个部分相加",
        en=f"adding the {len(parts)} parts of {total.name}",
        **kind,  # type: ignore[arg-type]
    )


def _misfit(listing: Listing) -> Finding | None:
    """What to say of parts that do not add up: mostly nothing."""
    parts = listing.parts
    if len(parts) < 2 or not listing.is_bounded:
        return None
    total = _the_total(listing)
    if total is None or not all(part.is_exact for part in (total, *parts)):
        return None
    if any(part.figure.status != total.figure.status for part in parts):
        return None
    if any(part.figure.period != total.figure.period for part in parts):
        return None
    added = _sum(parts)
    off = (sum(part.value for part in parts) - total.value) / total.value
    names = listing.names
    complete = listing.is_complete
    if not complete and any(part.interval.low > total.interval.high for part in parts):
        return None
    alike = len(shared_ending([total.name, *names])) >= 2
    if complete or (0 < off <= _OVER and alike):
        return _judge(total, parts, added)
    if abs(off) <= _NEAR and (alike or len(parts) > 2) and not MAIN_ITEMS.search(listing.lead):
        return _judge(
            total,
            parts,
            added,
            failing="ambiguous",
            why_zh="原文没有说所列是否就是全部：若是，则两者不符；若不是，则还有未列的部分。",
            why_en="The text does not say whether the list is complete.",
        )
    return None


def _the_total(listing: Listing) -> Entry | None:
    """The one figure that must be the total, where only one can be."""
    if listing.totals:
        return listing.totals[0] if listing.totals[0].value > 0 else None
    if not listing.earlier:
        return None
    last = listing.earlier[0].sentence
    if listing.parts[0].sentence - last > 2:
        return None
    said = [entry for entry in listing.earlier if entry.sentence == last and entry.value > 0]
    if len(said) > 1:
        said = [entry for entry in said if is_about(listing.lead, entry.name)]
    return said[0] if len(said) == 1 else None
