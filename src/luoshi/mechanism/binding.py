"""No mandate, no mechanism: a mechanism runs where a text in force orders it, as it orders it.

Binding looks up each rule's words.  Each place that says them gives one rule, with the
numbers, units and terms read there and a quote.  What the text leaves open is listed
beside: provisional terms, readings, bounds, and the words that no rule claims.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from luoshi.calendars import Period, Term
from luoshi.errors import LuoshiError
from luoshi.ledger import Event
from luoshi.mechanism.bearers import Who
from luoshi.mechanism.events import KERNEL_EVENTS, PeriodBegan, TermAdopted
from luoshi.mechanism.phrase import Match, Phrase, find
from luoshi.mechanism.rules import (
    Allowed,
    Constraint,
    Every,
    Given,
    Ladder,
    Mechanism,
    OnDate,
    Provisional,
    Reading,
    Rule,
    Rung,
)
from luoshi.mechanism.slots import Read, Slot
from luoshi.mechanism.texts import InForce, SearchedText
from luoshi.provenance import Pin


class NoSuchDuty(LuoshiError):
    """The mechanism {mechanism} has no duty “{must}”; it has {duties}."""


class ListTooShort(LuoshiError):
    """“{words}” lists {count} in {place}, and the ladder needs number {item}."""


class BoundRung(NamedTuple):
    """A step of escalation with its addressee read from the text."""

    to: str
    means: str
    term: Term
    is_before: bool
    is_provisional: bool


class BoundLadder(NamedTuple):
    """A ladder as a text provides for it; without a pin no text does."""

    rungs: tuple[BoundRung, ...]
    pin: Pin | None


@dataclass(frozen=True, slots=True, eq=False)
class BoundRule:
    """One rule as one place of a text orders it.

    Two bound rules are the same if they have the same key: it holds the mechanism, its
    version and what was read.
    """

    key: str
    rule: Rule
    read: Read
    pin: Pin
    on: type[Event]
    every: Period | None
    given: Given | None
    who: Who
    until: type[Event]
    term: Term | None
    date_field: str
    is_provisional: bool
    source: str
    ladder: BoundLadder
    adopted: TermAdopted | None = None

    @property
    def must(self) -> str:
        """What the rule asks for, in English."""
        return self.rule.must

    def __eq__(self, other: object) -> bool:
        return isinstance(other, BoundRule) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)

    def __repr__(self) -> str:
        return f"<{self.key}>"


class OnKind(NamedTuple):
    """What an event of one kind sets in motion."""

    charges: tuple[BoundRule, ...]
    meets: bool
    lapses: bool
    opens: bool
    decides: bool


@dataclass(frozen=True, slots=True)
class BoundConstraint:
    """A bound with the words that put it, and whether our parameters keep it."""

    constraint: Constraint
    pin: Pin
    holds: bool


@dataclass(frozen=True, slots=True, eq=False)
class Bound:
    """A mechanism as the texts in force order it: this is what runs.

    `silent` lists the rules that these texts do not order, each with why it was not
    found.  `units` are the names of all units that may report; None takes any name.
    """

    mechanism: Mechanism
    version: str
    rules: tuple[BoundRule, ...]
    pins: tuple[Pin, ...]
    constraints: tuple[BoundConstraint, ...]
    silent: tuple[tuple[Rule, LuoshiError], ...]
    unclaimed: tuple[Pin, ...]
    kinds: Mapping[type[Event], OnKind]
    units: frozenset[str] | None = None

    @property
    def name(self) -> str:
        """The mechanism's name."""
        return self.mechanism.name

    @property
    def readings(self) -> tuple[Reading, ...]:
        """What the text leaves to be understood, and how we took it."""
        return self.mechanism.readings

    @property
    def provisional_rules(self) -> tuple[BoundRule, ...]:
        """The rules whose term no text has set."""
        return tuple(rule for rule in self.rules if rule.is_provisional)

    @property
    def provisions(self) -> tuple[tuple[str, str], ...]:
        """The document and the address of each provision that the mechanism stands on."""
        return tuple(dict.fromkeys((pin.document, pin.provision) for pin in self.pins))


@dataclass(frozen=True, slots=True)
class NotBound:
    """A mechanism that the texts in force do not order, and every word that is missing."""

    mechanism: Mechanism
    missing: tuple[LuoshiError, ...]


def bind(
    mechanism: Mechanism, texts: InForce, units: frozenset[str] | None = None
) -> Bound | NotBound:
    """`mechanism` as `texts` order it, or why they do not."""
    return _Binding(mechanism, texts, units).result()


class _Binding:
    """One attempt to bind a mechanism: what was found so far, and what was not."""

    def __init__(self, mechanism: Mechanism, texts: InForce, units: frozenset[str] | None) -> None:
        self.mechanism, self.texts, self.units = mechanism, texts, units
        self.found: list[Match] = []
        self.missing: list[LuoshiError] = []
        self.silent: list[tuple[Rule, LuoshiError]] = []
        self.own: InForce | None = None

    def result(self) -> Bound | NotBound:
        mandate = self._look_up(self.mechanism.ordered_by)
        if mandate:
            self.own = InForce(match.text.text for match in mandate)
        rules = tuple(bound for rule in self.mechanism.rules for bound in self._bound(rule))
        constraints = tuple(
            BoundConstraint(constraint, match.pin, constraint.holds(match.read))
            for constraint in self.mechanism.constraints
            for match in self._look_up(constraint.says)
        )
        if self.missing:
            return NotBound(self.mechanism, tuple(self.missing))
        return _bound(
            self.mechanism,
            rules,
            pins=tuple(dict.fromkeys(match.pin for match in self.found)),
            constraints=constraints,
            silent=tuple(self.silent),
            unclaimed=tuple(_unclaimed(self.found)),
            units=self.units,
        )

    def _look_up(self, phrase: Phrase) -> tuple[Match, ...]:
        try:
            found = find(phrase, self.texts, self.own)
        except LuoshiError as missing:
            self.missing.append(missing)
            return ()
        self.found += found
        return found

    def _bound(self, rule: Rule) -> list[BoundRule]:
        try:
            found = find(rule.says, self.texts, self.own)
        except LuoshiError as missing:
            if rule.needed:
                self.missing.append(missing)
            else:
                self.silent.append((rule, missing))
            return []
        self.found += found
        # The same words in two places order the same thing once.
        bound = {one.key: one for one in (self._bound_to(rule, match) for match in found[::-1])}
        return list(bound.values())[::-1]

    def _bound_to(self, rule: Rule, match: Match) -> BoundRule:
        ladder = self._ladder(rule.otherwise)
        on, period = _occasion(rule, match.read)
        term, is_provisional, source = None, False, ""
        if not isinstance(rule.within, OnDate):
            term, is_provisional, source = _term(rule.within, match.read)
        said = ",".join(f"{name}={value}" for name, value in match.read.values().items())
        return BoundRule(
            key=f"{rule.must} [{said}]" if said else rule.must,
            rule=rule,
            read=match.read,
            pin=match.pin,
            on=on,
            every=period,
            given=rule.given,
            who=rule.who,
            until=rule.until,
            term=term,
            date_field=rule.within.field if isinstance(rule.within, OnDate) else "",
            is_provisional=is_provisional,
            source=source,
            ladder=ladder,
        )

    def _ladder(self, ladder: Ladder) -> BoundLadder:
        if ladder.says is None:
            return BoundLadder(tuple(_rung(rung, Read({})) for rung in ladder.rungs), None)
        try:
            match = find(ladder.says, self.texts, self.own)[0]
        except LuoshiError as missing:
            if ladder.instead is not None:
                return self._ladder(ladder.instead)
            self.missing.append(missing)
            return BoundLadder((), None)
        self.found.append(match)
        for rung in ladder.rungs:
            if isinstance(rung.to, Slot) and rung.to not in match.read:
                self.missing.append(_too_short(match, rung.to))
                return BoundLadder((), None)
        return BoundLadder(tuple(_rung(rung, match.read) for rung in ladder.rungs), match.pin)


def _bound(
    mechanism: Mechanism,
    rules: tuple[BoundRule, ...],
    *,
    pins: tuple[Pin, ...],
    constraints: tuple[BoundConstraint, ...],
    silent: tuple[tuple[Rule, LuoshiError], ...],
    unclaimed: tuple[Pin, ...],
    units: frozenset[str] | None,
) -> Bound:
    version = _version(mechanism, rules)
    keyed = tuple(
        replace(rule, key=f"{mechanism.name}@{version}: {_bare(rule.key)}") for rule in rules
    )
    return Bound(
        mechanism,
        version,
        keyed,
        pins,
        constraints,
        silent,
        unclaimed,
        _kinds(mechanism, keyed),
        units,
    )


def adopt(bound: Bound, adoption: TermAdopted) -> Bound:
    """`bound` with a term that a decision has set, as a new version.

    Open cases stay under the version they were opened with.
    """
    duties = {rule.must for rule in bound.rules}
    if adoption.must not in duties:
        raise NoSuchDuty(mechanism=bound.name, must=adoption.must, duties=", ".join(sorted(duties)))
    rules = tuple(
        replace(
            rule,
            key=f"{_bare(rule.key)} (adopted {adoption.id})",
            term=adoption.term,
            is_provisional=False,
            source=adoption.document,
            adopted=adoption,
        )
        if rule.must == adoption.must
        else rule
        for rule in bound.rules
    )
    return _bound(
        bound.mechanism,
        rules,
        pins=bound.pins,
        constraints=bound.constraints,
        silent=bound.silent,
        unclaimed=bound.unclaimed,
        units=bound.units,
    )


def unclaimed_provisions(bound: Iterable[Bound], texts: InForce) -> tuple[SearchedText, ...]:
    """The provisions in force on which no mechanism stands."""
    claimed = {place for one in bound for place in one.provisions}
    return tuple(text for text in texts if (text.text.document, text.text.provision) not in claimed)


def _bare(key: str) -> str:
    """A rule's key without the mechanism and version it was last bound under."""
    return key.split(": ", 1)[-1]


def _version(mechanism: Mechanism, rules: Iterable[BoundRule]) -> str:
    """The mechanism's version and a digest of all that was read from the text."""
    told = "\n".join(
        f"{_bare(rule.key)}|{rule.term}|{rule.every}|{rule.ladder.rungs}" for rule in rules
    )
    return f"{mechanism.version}+{hashlib.sha256(told.encode()).hexdigest()[:8]}"


def _kinds(mechanism: Mechanism, rules: tuple[BoundRule, ...]) -> dict[type[Event], OnKind]:
    opening = set(mechanism.opening_events())
    ends = {rule.until for rule in rules}
    lapsing = {kind for rule in rules for kind in rule.rule.lapses_on}
    known = [rule.on for rule in rules] + [*ends, *lapsing, *opening]
    kinds = {
        kind: OnKind(
            charges=tuple(rule for rule in rules if issubclass(kind, rule.on)),
            meets=any(issubclass(kind, end) for end in ends),
            lapses=kind in lapsing,
            opens=kind in opening,
            decides=False,
        )
        for kind in known
    }
    for kind in KERNEL_EVENTS:
        begins = kind is PeriodBegan
        charges = tuple(rule for rule in rules if rule.on is kind)
        kinds[kind] = OnKind(charges, False, False, begins, not begins)
    return kinds


def _occasion(rule: Rule, read: Read) -> tuple[type[Event], Period | None]:
    on = rule.on.value if isinstance(rule.on, Provisional) else rule.on
    if isinstance(on, Slot):
        period: Period = read[on]
        return PeriodBegan, period
    if isinstance(on, Every):
        return PeriodBegan, on.period
    return on, None


def _term(allowed: Allowed, read: Read) -> tuple[Term, bool, str]:
    if isinstance(allowed, Provisional):
        return allowed.value, True, allowed.source
    if isinstance(allowed, Slot):
        return read.term(allowed), False, ""
    return allowed, False, ""


def _rung(rung: Rung, read: Read) -> BoundRung:
    allowed = rung.after if rung.before is None else rung.before
    term, is_provisional, _ = _term(allowed, read)
    to = read.unit(rung.to) if isinstance(rung.to, Slot) else rung.to
    return BoundRung(to, rung.means, term, rung.before is not None, is_provisional)


def _too_short(match: Match, wanted: Slot) -> ListTooShort:
    listed = match.read.list(Slot(wanted.name))
    return ListTooShort(
        words=match.phrase.words,
        count=len(listed),
        place=f"{match.pin.document} {match.pin.provision}".strip(),
        item=(wanted.item or 0) + 1,
    )


def _unclaimed(found: Iterable[Match]) -> Iterable[Pin]:
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
