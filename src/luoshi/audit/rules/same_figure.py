"""One figure that is stated in two places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal

from luoshi.audit.entry import Entry
from luoshi.audit.interval import Interval
from luoshi.audit.judgement import Stated, judged
from luoshi.audit.likeness import are_alike
from luoshi.audit.statements import Statement, statements_of
from luoshi.audit.view import View
from luoshi.audit.wording import OTHER_BASE, is_headline, levels_of_government, scope_words
from luoshi.provenance import Finding, Operand

# More statements of one value than these are no longer compared by their words.
_MANY = 16


def same_figure(view: View) -> Iterator[Finding]:
    """What is said twice is said alike: in one document or in two, in 万元 and in 亿元.

    Two statements of the same precision must be identical; where one is rounded more, the other
    must round to it.  Statements of one value for the same period are taken for the same figure
    when they are called alike (举办比赛57场, 57场各类比赛).

    Statements of different values are a fault only where nothing but the value can differ:
    indicator, part, period, unit and state (actual or target) agree, both are exact, the same words
    of scope stand before them and in their headings (本级, 街道, 规模以上, 同口径), no third value
    is printed, and either the indicator is one that every government reports (地区生产总值,
    一般公共预算收入), or the values differ as misprints do: by one digit, by two digits exchanged,
    by the scale.
    """
    by_name: dict[tuple[str, str, bool], list[Statement]] = defaultdict(list)
    by_value: dict[Decimal, list[Statement]] = defaultdict(list)
    for statement in statements_of(view):
        entry = statement.entry
        by_name[entry.name, entry.whole, statement.is_growth].append(statement)
        by_value[statement.value].append(statement)
    for group in _parted(by_name.values(), _key):
        yield from _of_one_name(view, group)
    for group in _parted(by_value.values(), _sort_of_amount):
        if len(group) <= _MANY:
            yield from _of_one_value(view, group)


def _parted(
    groups: Iterable[Sequence[Statement]], key: Callable[[Statement], tuple[object, ...]]
) -> Iterator[Sequence[Statement]]:
    """Groups parted into those whose key is the same, as far as these have two and more."""
    for group in groups:
        if len(group) > 1:
            parts: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
            for statement in group:
                parts[key(statement)].append(statement)
            yield from (part for part in parts.values() if len(part) > 1)


def _key(statement: Statement) -> tuple[object, ...]:
    return statement.key


def _sort_of_amount(statement: Statement) -> tuple[object, ...]:
    kind = "count" if statement.is_count else statement.kind.partition("/")[0]
    return kind, statement.entry.figure.status == "target"


def _of_one_name(view: View, group: Sequence[Statement]) -> Iterator[Finding]:
    """Statements whose indicator, part, period, unit and state agree."""
    first = group[0]
    if not all(first.is_printed_like(other) for other in group):
        first = min(group, key=lambda statement: statement.interval.width)
    for other in group:
        if other is first or other.entry.sentence == first.entry.sentence:
            continue
        if first.agrees_with(other):
            yield _judge(view, first, other)
    if all(statement.value == first.value for statement in group):
        return
    first = group[0]
    others = [other for other in group[1:] if not first.agrees_with(other)]
    if others and _only_the_value_differs(view, first, others):
        yield _judge(view, first, others[0])


def _only_the_value_differs(view: View, first: Statement, others: Sequence[Statement]) -> bool:
    other = others[0]
    if not all(other.agrees_with(another) for another in others[1:]):
        return False
    one, two = first.entry, other.entry
    if not (one.is_exact and two.is_exact) or one.sentence == two.sentence:
        return False
    if one.figure.period is None or len(one.name) < 3:
        return False
    if _scope(view, one) != _scope(view, two):
        return False
    if first.is_growth:
        if not is_headline(one.name):
            return False
    elif not is_headline(one.name) and not _is_misprint(first, other):
        return False
    words = [_around(view, entry) for entry in (one, two)]
    return not any(OTHER_BASE.search(passage) for passage in words)


def _scope(view: View, entry: Entry) -> tuple[frozenset[str], frozenset[str]]:
    return scope_words(view.words_before(entry)), levels_of_government(view.headings(entry))


def _around(view: View, entry: Entry) -> str:
    return view.words_before(entry) + view.words_after(entry, 16)


def _is_misprint(one: Statement, other: Statement) -> bool:
    """Whether one digit differs, two are exchanged, or the scale alone is another."""
    digits, others = one.digits, other.digits
    if digits == others:
        return True
    if len(digits) != len(others) or len(digits) < 3 or one.unit != other.unit:
        return False
    apart = [place for place, digit in enumerate(digits) if digit != others[place]]
    if len(apart) == 1:
        return True
    return len(apart) == 2 and sorted(digits) == sorted(others)


def _of_one_value(view: View, group: Sequence[Statement]) -> Iterator[Finding]:
    """Statements of one value that are called alike: the first of each kind is the reference."""
    key = group[0].key
    if all(other.key == key for other in group):
        return  # Judged by their name already.
    linked: set[int] = set()
    for number, other in enumerate(group):
        for earlier, one in enumerate(group[:number]):
            if number in linked and earlier in linked:
                continue
            if one.key == other.key:
                # Judged by their name already.
                linked |= {number, earlier}
            elif _same_thing(one, other):
                yield _judge(view, other, one) if number in linked else _judge(view, one, other)
                linked |= {number, earlier}


def _same_thing(one: Statement, other: Statement) -> bool:
    entry, another = one.entry, other.entry
    if entry.sentence == another.sentence:
        return False
    digits = len(one.digits)
    in_one_document = entry.figure.document == another.figure.document
    if in_one_document and (digits < 3 or (digits < 4 and entry.line == another.line)):
        return False
    when, then = _when(entry), _when(another)
    if when != then and when is not None and then is not None:
        return False
    if not _may_be_one_unit(one, other, digits):
        return False
    if are_alike(entry.name, another.name, digits=digits):
        return True
    if not (entry.whole or another.whole):
        return False
    return are_alike(f"{entry.whole}{entry.name}", f"{another.whole}{another.name}", digits=digits)


def _when(entry: Entry) -> int | str | None:
    """The year, or for a figure of several years that is a state and no sum, the last of them."""
    if entry.years is not None and "标准" in entry.name:
        return entry.years[1]
    return entry.year or entry.figure.period


def _may_be_one_unit(one: Statement, other: Statement, digits: int) -> bool:
    """Whether 个 and 处 may count the same, and 元 be short for 元/人·月."""
    if one.base == other.base or (one.is_count and other.is_count):
        return True
    shorter, longer = sorted((one.base, other.base), key=len)
    return digits >= 3 and longer.startswith(f"{shorter}/")


def _judge(view: View, one: Statement, other: Statement) -> Finding:
    """The finding on one statement, measured by the other."""
    if one.is_printed_like(other) and one.entry.is_exact and other.entry.is_exact:
        computed = Interval(one.value, one.value)
        interval = Interval(other.value, other.value)
    else:
        computed, interval = one.interval, other.interval
    name = other.entry.name
    return judged(
        "same-figure",
        Stated(other.printed, other.unit, interval, other.span(view), other.factor),
        computed,
        one.value,
        [
            Operand(statement.entry.name, statement.printed, statement.unit, statement.span(view))
            for statement in (other, one)
        ],
        zh=f"同一数据“{name}”，另一处",
        en=f"the other statement of {name}",
        gives=("为", "is"),
    )
