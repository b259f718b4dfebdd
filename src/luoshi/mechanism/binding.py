"""No mandate, no mechanism: a mechanism runs where a text in force orders it, as it orders it.

Binding looks up each rule's words.  Each place that says them gives one rule, with the
numbers, units and terms read there and a quote.  What the text leaves open is listed
beside: provisional terms, readings, bounds, and the words that no rule claims.
"""

from __future__ import annotations

from dataclasses import replace

from luoshi.calendars import Period, Term, end_of
from luoshi.errors import LuoshiError
from luoshi.ledger import Event
from luoshi.mechanism.bound import (
    Bound,
    BoundConstraint,
    BoundLadder,
    BoundRule,
    BoundRung,
    BoundSetting,
    NotBound,
    kinds_of,
    version_of,
)
from luoshi.mechanism.events import Adoption, PeriodBegan, SettingAdopted, TermAdopted
from luoshi.mechanism.phrase import Match, Phrase, PhraseNotFound, find
from luoshi.mechanism.rules import (
    Allowed,
    Every,
    Ladder,
    Mechanism,
    OnDate,
    Provisional,
    Rule,
    Rung,
    Setting,
)
from luoshi.mechanism.slots import PERIODS, Read, Slot
from luoshi.mechanism.texts import InForce, Text
from luoshi.mechanism.unclaimed import unclaimed_words


class ListTooShort(LuoshiError):
    """“{words}” lists {count} in {place}, and the ladder needs number {item}."""


def bind(
    mechanism: Mechanism,
    texts: InForce,
    units: frozenset[str] | None = None,
    adopted: tuple[Adoption, ...] = (),
) -> Bound | NotBound:
    """`mechanism` as `texts` order it, or why they do not.

    `units` are the names that may report, any if None.  `adopted` are the decisions that
    set what the texts leave open, in their order: the last one counts.
    """
    return _Binding(mechanism, texts, units, adopted).result()


class _Binding:
    """One attempt to bind a mechanism: what was found so far, and what was not."""

    def __init__(
        self,
        mechanism: Mechanism,
        texts: InForce,
        units: frozenset[str] | None,
        adopted: tuple[Adoption, ...],
    ) -> None:
        self.mechanism, self.texts, self.units, self.adopted = mechanism, texts, units, adopted
        self.found: list[Match] = []
        self.missing: list[LuoshiError] = []
        self.silent: list[tuple[Rule, LuoshiError]] = []
        self.own: InForce | None = None
        self.settings: dict[str, BoundSetting] = {}

    def result(self) -> Bound | NotBound:
        mandate = self._look_up(self.mechanism.ordered_by)
        if mandate:
            self.own = _within({match.text.text for match in mandate}, self.texts)
        for setting in self.mechanism.settings:
            self.settings[setting.name] = self._setting(setting)
        rules = tuple(bound for rule in self.mechanism.rules for bound in self._bound(rule))
        constraints = tuple(
            BoundConstraint(
                constraint, match.pin, constraint.holds(self._with_settings(match.read))
            )
            for constraint in self.mechanism.constraints
            for match in self._look_up(constraint.says, needed=constraint.needed)
        )
        if self.missing:
            return NotBound(self.mechanism, tuple(self.missing))
        settings = tuple(self.settings.values())
        version = version_of(self.mechanism, rules, settings)
        keyed = tuple(
            replace(rule, key=f"{self.mechanism.name}@{version}: {rule.key}") for rule in rules
        )
        return Bound(
            mechanism=self.mechanism,
            version=version,
            rules=keyed,
            settings=settings,
            pins=tuple(dict.fromkeys(match.pin for match in self.found)),
            constraints=constraints,
            silent=tuple(self.silent),
            unclaimed=tuple(unclaimed_words(self.found)),
            kinds=kinds_of(self.mechanism, keyed),
            texts=self.texts,
            units=self.units,
            adopted=self.adopted,
        )

    def _setting(self, setting: Setting) -> BoundSetting:
        for adoption in reversed(self.adopted):
            if isinstance(adoption, SettingAdopted) and adoption.setting == setting.name:
                value = adoption.term if adoption.number is None else adoption.number
                return BoundSetting(setting, value, adopted=adoption)
        if setting.says is not None:
            try:
                match = find(setting.says, self.texts, self.own)[0]
            except PhraseNotFound:
                pass
            except LuoshiError as unread:
                return BoundSetting(setting, setting.otherwise.value, unread=unread)
            else:
                self.found.append(match)
                return BoundSetting(setting, match.read[Slot(setting.name)], match.pin)
        return BoundSetting(setting, setting.otherwise.value)

    def _with_settings(self, read: Read) -> Read:
        if not self.settings:
            return read
        taken = {name: setting.value for name, setting in self.settings.items()}
        return Read({**taken, **read.values()})

    def _look_up(self, phrase: Phrase, *, needed: bool = True) -> tuple[Match, ...]:
        try:
            found = find(phrase, self.texts, self.own)
        except LuoshiError as missing:
            if needed:
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
        # Two places that set the same order the same thing once; the fuller words are quoted.
        bound: dict[str, BoundRule] = {}
        for one in (self._bound_to(rule, match) for match in found):
            kept = bound.get(one.key)
            if kept is None or len(one.pin.words) > len(kept.pin.words):
                bound[one.key] = one
        return list(bound.values())

    def _bound_to(self, rule: Rule, match: Match) -> BoundRule:
        read = self._with_settings(match.read)
        on, period = _occasion(rule, read)
        said = ",".join(f"{name}={value}" for name, value in match.read.values().items())
        bound = BoundRule(
            key=f"{rule.must} [{said}]" if said else rule.must,
            rule=rule,
            said=match.read,
            read=read,
            pin=match.pin,
            on=on,
            every=period,
            given=rule.given,
            who=rule.who,
            until=rule.until,
            term=None,
            date_field="",
            is_provisional=False,
            source="",
            ladder=self._ladder(rule.otherwise),
        )
        for adoption in reversed(self.adopted):
            if isinstance(adoption, TermAdopted) and adoption.must == rule.must:
                key = f"{bound.key} (adopted {adoption.id})"
                return replace(bound, key=key, term=adoption.term, adopted=adoption)
        if isinstance(rule.within, OnDate):
            return replace(bound, date_field=rule.within.field)
        term, is_provisional, source = self._term(rule.within, read)
        return replace(bound, term=term, is_provisional=is_provisional, source=source)

    def _term(self, allowed: Allowed, read: Read) -> tuple[Term, bool, str]:
        """The span, whether nobody has set it, and where we took it from."""
        if isinstance(allowed, Provisional):
            return allowed.value, True, allowed.source
        if isinstance(allowed, Slot):
            setting = self.settings.get(allowed.name)
            if setting is not None and setting.is_provisional:
                return _span(read, allowed), True, setting.setting.otherwise.source
            return _span(read, allowed), False, ""
        return allowed, False, ""

    def _ladder(self, ladder: Ladder) -> BoundLadder:
        if ladder.says is None:
            return BoundLadder(self._rungs(ladder, Read({})), None)
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
        return BoundLadder(self._rungs(ladder, match.read), match.pin)

    def _rungs(self, ladder: Ladder, read: Read) -> tuple[BoundRung, ...]:
        taken = self._with_settings(read)
        return tuple(self._rung(rung, taken) for rung in ladder.rungs)

    def _rung(self, rung: Rung, read: Read) -> BoundRung:
        allowed = rung.after if rung.before is None else rung.before
        term, is_provisional, _ = self._term(allowed, read)
        to = read.unit(rung.to) if isinstance(rung.to, Slot) else rung.to
        return BoundRung(to, rung.means, term, rung.before is not None, is_provisional)


def _within(mandate: set[Text], texts: InForce) -> InForce:
    """The provisions that order the mechanism, and what is beneath them."""
    above = {(text.document, f"{text.provision}__") for text in mandate if text.provision}

    def is_beneath(text: Text) -> bool:
        return any(
            text.document == document and text.provision.startswith(address)
            for document, address in above
        )

    return InForce(one.text for one in texts if one.text in mandate or is_beneath(one.text))


def _span(read: Read, wanted: Slot) -> Term:
    """What a slot allows: the term it reads, or the rest of the period it reads."""
    period = next((one for one in PERIODS.values() if one == read[wanted]), None)
    return read.term(wanted) if period is None else end_of(period)


def _occasion(rule: Rule, read: Read) -> tuple[type[Event], Period | None]:
    on = rule.on.value if isinstance(rule.on, Provisional) else rule.on
    if isinstance(on, Slot):
        period: Period = read[on]
        return PeriodBegan, period
    if isinstance(on, Every):
        return PeriodBegan, on.period
    return on, None


def _too_short(match: Match, wanted: Slot) -> ListTooShort:
    listed = match.read.list(Slot(wanted.name))
    return ListTooShort(
        words=match.phrase.words,
        count=len(listed),
        place=f"{match.pin.document} {match.pin.provision}".strip(),
        item=(wanted.item or 0) + 1,
    )
