"""A mechanism as a text in force orders it: the records that run.

A rule that was bound knows the words that order it, what was read from them, and the
mechanism's version, which is a digest of all that was read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from luoshi.calendars import Period, Term
from luoshi.errors import LuoshiError
from luoshi.ledger import Event
from luoshi.mechanism.bearers import Who
from luoshi.mechanism.events import (
    KERNEL_EVENTS,
    Adoption,
    PeriodBegan,
    SettingAdopted,
    TermAdopted,
)
from luoshi.mechanism.rules import Constraint, Given, Mechanism, Reading, Rule, Setting
from luoshi.mechanism.slots import Read
from luoshi.mechanism.texts import InForce
from luoshi.provenance import Pin


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

    `said` is what was read in that place; `read` adds the mechanism's settings to it.
    Two bound rules are the same if they have the same key: it holds the mechanism, its
    version and what was read.
    """

    key: str
    rule: Rule
    said: Read
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
class BoundSetting:
    """A setting with its value: read from a text, adopted by a decision, or provisional.

    `unread` says why, where a text seems to set it in words that cannot be read.
    """

    setting: Setting
    value: Any
    pin: Pin | None = None
    adopted: SettingAdopted | None = None
    unread: LuoshiError | None = None

    @property
    def is_provisional(self) -> bool:
        """Whether neither a text nor a decision has set it."""
        return self.pin is None and self.adopted is None


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
    settings: tuple[BoundSetting, ...]
    pins: tuple[Pin, ...]
    constraints: tuple[BoundConstraint, ...]
    silent: tuple[tuple[Rule, LuoshiError], ...]
    unclaimed: tuple[Pin, ...]
    kinds: Mapping[type[Event], OnKind]
    texts: InForce
    units: frozenset[str] | None = None
    adopted: tuple[Adoption, ...] = ()

    def on_kind(self, kind: type[Event]) -> OnKind | None:
        """What an event of this kind, or of the kind of which it is a special case, sets going."""
        for above in kind.__mro__:
            on = self.kinds.get(above)
            if on is not None:
                return on
        return None

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


def version_of(
    mechanism: Mechanism, rules: Iterable[BoundRule], settings: Iterable[BoundSetting]
) -> str:
    """The mechanism's version and a digest of all that was read, adopted or taken for it."""
    told = [f"{rule.key}|{rule.term}|{rule.every}|{rule.ladder.rungs}" for rule in rules]
    told += [f"{one.setting.name}={one.value}" for one in settings]
    digest = hashlib.sha256("\n".join(told).encode()).hexdigest()
    return f"{mechanism.version}+{digest[:8]}"


def kinds_of(mechanism: Mechanism, rules: tuple[BoundRule, ...]) -> dict[type[Event], OnKind]:
    """What each kind of event sets going; what only an unordered rule knows sets going nothing."""
    opening = set(mechanism.opening_events())
    ends = {rule.until for rule in rules}
    lapsing = {kind for rule in rules for kind in rule.rule.lapses_on}
    known = [rule.on for rule in rules] + [*ends, *lapsing, *opening]
    for rule in mechanism.rules:
        known += [rule.until, *rule.lapses_on]
        known += [rule.on] if isinstance(rule.on, type) else []
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
        charges = tuple(rule for rule in rules if rule.on is kind)
        decides = kind is not PeriodBegan
        kinds[kind] = OnKind(charges, False, False, opens=bool(charges), decides=decides)
    return kinds
