"""One figure that is stated in two places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from luoshi.audit.entry import Entry
from luoshi.audit.interval import Interval
from luoshi.audit.judgement import Stated, judged
from luoshi.audit.likeness import are_alike
from luoshi.audit.view import View
from luoshi.audit.wording import OTHER_BASE, is_headline, levels_of_government, scope_words
from luoshi.provenance import Finding, Operand, Span

# More statements of one value than these are no longer compared by their words.
_MANY = 16
_STATED = frozenset(("level", "share", "rate", "average", "ratio"))
_COUNTS = frozenset(("count", "people", "visits", "number"))


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
    by_name: dict[tuple[object, ...], list[_Statement]] = defaultdict(list)
    by_value: dict[tuple[object, ...], list[_Statement]] = defaultdict(list)
    for statement in _statements(view):
        by_name[statement.key].append(statement)
        kind = statement.kind
        what = "count" if kind in _COUNTS else kind.partition("/")[0]
        is_target = statement.entry.figure.status == "target"
        by_value[what, statement.value, is_target].append(statement)
    for group in by_name.values():
        if len(group) > 1:
            yield from _of_one_name(view, group)
    for group in by_value.values():
        if 1 < len(group) <= _MANY:
            yield from _of_one_value(view, group)


class _Statement:
    """A value that is stated: the level of a figure, or its growth."""

    __slots__ = (
        "_digits",
        "base",
        "document",
        "entry",
        "key",
        "kind",
        "printed",
        "sentence",
        "unit",
        "value",
        "when",
    )

    def __init__(
        self, entry: Entry, kind: str, base: str, value: Decimal, printed: Decimal, unit: str
    ) -> None:
        self.entry = entry
        self.kind = kind
        self.base = base
        self.value = value
        self.printed = printed
        self.unit = unit
        figure = entry.figure
        self.document = figure.document
        self.sentence = entry.sentence
        self.when = entry.year or figure.period
        self.key = (entry.name, entry.whole, kind, base, self.when, figure.status)
        self._digits = ""

    @property
    def is_growth(self) -> bool:
        return self.base == "growth"

    @property
    def interval(self) -> Interval:
        return self.entry.growth if self.is_growth else self.entry.interval

    @property
    def factor(self) -> Decimal:
        return _ONE if self.is_growth else self.entry.factor

    @property
    def digits(self) -> str:
        """The significant digits as printed."""
        if not self._digits:
            self._digits = str(abs(self.printed)).replace(".", "").strip("0") or "0"
        return self._digits


_ONE = Decimal(1)


def _statements(view: View) -> Iterator[_Statement]:
    for entry in view.entries:
        figure = entry.figure
        printed, growth = figure.value, figure.growth
        if printed is not None and figure.measure in _STATED:
            value = printed * entry.factor
            yield _Statement(entry, entry.kind, entry.base, value, printed, figure.unit or "")
        if growth is not None and figure.growth_unit == "%":
            kind = "yearly growth" if figure.measure == "avg_growth" else "growth"
            yield _Statement(entry, kind, "growth", growth, growth, "%")


def _of_one_name(view: View, group: Sequence[_Statement]) -> Iterator[Finding]:
    """Statements whose indicator, part, period, unit and state agree."""
    first = group[0]
    if any(not _are_alike_in_print(first, other) for other in group):
        first = min(group, key=lambda statement: statement.interval.width)
    for other in group:
        if other is first or other.entry.sentence == first.entry.sentence:
            continue
        if _agree(first, other):
            yield _judge(view, first, other)
    values = {statement.value for statement in group}
    if len(values) == 1:
        return
    first = group[0]
    others = [other for other in group[1:] if not _agree(first, other)]
    if others and _only_the_value_differs(view, first, others):
        yield _judge(view, first, others[0])


def _are_alike_in_print(one: _Statement, other: _Statement) -> bool:
    """Whether two amounts are printed with one unit and as many digits behind the point."""
    if one.unit != other.unit:
        return False
    return one.printed.as_tuple().exponent == other.printed.as_tuple().exponent


def _agree(one: _Statement, other: _Statement) -> bool:
    if one.value == other.value:
        return True
    return not _are_alike_in_print(one, other) and one.interval.meets(other.interval)


def _only_the_value_differs(view: View, first: _Statement, others: Sequence[_Statement]) -> bool:
    other = others[0]
    if any(not _agree(other, another) for another in others[1:]):
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


def _is_misprint(one: _Statement, other: _Statement) -> bool:
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


def _of_one_value(view: View, group: Sequence[_Statement]) -> Iterator[Finding]:
    """Statements of one value that are called alike: the first of each kind is the reference."""
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


def _same_thing(one: _Statement, other: _Statement) -> bool:
    if one.sentence == other.sentence:
        return False
    entry, another = one.entry, other.entry
    digits = len(one.digits)
    if one.document == other.document and (
        digits < 3 or (digits < 4 and entry.line == another.line)
    ):
        return False
    known = one.when is not None and other.when is not None
    if one.when != other.when and known and _when(entry) != _when(another):
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


def _may_be_one_unit(one: _Statement, other: _Statement, digits: int) -> bool:
    """Whether 个 and 处 may count the same, and 元 be short for 元/人·月."""
    if one.base == other.base or {one.kind, other.kind} <= _COUNTS:
        return True
    shorter, longer = sorted((one.base, other.base), key=len)
    return digits >= 3 and longer.startswith(f"{shorter}/")


def _judge(view: View, one: _Statement, other: _Statement) -> Finding:
    """The finding on one statement, measured by the other."""
    if _are_alike_in_print(one, other) and one.entry.is_exact and other.entry.is_exact:
        computed = Interval(one.value, one.value)
        interval = Interval(other.value, other.value)
    else:
        computed, interval = one.interval, other.interval
    name = other.entry.name
    return judged(
        "same-figure",
        Stated(other.printed, other.unit, interval, _span(view, other), other.factor),
        computed,
        one.value,
        [
            Operand(statement.entry.name, statement.printed, statement.unit, _span(view, statement))
            for statement in (other, one)
        ],
        zh=f"同一数据“{name}”，另一处",
        en=f"the other statement of {name}",
        gives=("为", "is"),
    )


def _span(view: View, statement: _Statement) -> Span:
    if statement.is_growth and statement.entry.figure.value is not None:
        return view.place_of(statement.printed, statement.entry)
    return statement.entry.figure.span
