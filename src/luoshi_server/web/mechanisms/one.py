"""A mechanism as its page shows it: what orders it, word by word, and what is ours."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from luoshi.document import Flow
from luoshi.mechanism import Bound, BoundRule, BoundSetting
from luoshi.provenance import Pin
from luoshi_server.cases.mandates import flow_of
from luoshi_server.documents.models import Document, Provision
from luoshi_server.ledger.kinds import title_of
from luoshi_server.platform.wording import listed, worded
from luoshi_server.web.duties.places import Quoted, quote_address
from luoshi_server.web.jinja import day
from luoshi_server.web.mechanisms.bearers import bearers_in_words
from luoshi_server.web.mechanisms.saying import (
    counted_in_words,
    missing_in_words,
    must_in_words,
    rung_in_words,
    term_in_words,
    value_in_words,
)

FEWEST_SIGNS = 3
"""Words shorter than this are numbers of paragraphs and joints of sentences."""


class Value(NamedTuple):
    """A value with where it comes from: read from a text, adopted by a decision, or provisional."""

    title: str
    value: str
    state: str
    why: str
    quote: Quoted | None = None


class RuleShown(NamedTuple):
    """A rule in the words of a page."""

    must: str
    on: str
    who: str
    within: Value
    until: str
    ladder: list[tuple[str, bool]]
    ladder_quote: Quoted | None
    read: list[str]
    quote: Quoted


class Titles:
    """The documents that a mechanism stands on: what they are called, and where words stand."""

    def __init__(self) -> None:
        self._titles: dict[str, str] = {}
        self._flows: dict[str, Flow] = {}
        self._labels: dict[tuple[str, str], str] = {}

    def of(self, key: str) -> str:
        """The title of a document."""
        if key not in self._titles:
            row = Document.objects.filter(key=key).values_list("title", flat=True).first()
            self._titles[key] = row or key
        return self._titles[key]

    def quoted(self, pin: Pin) -> Quoted:
        """The words of a pin."""
        key = pin.document
        if key not in self._flows:
            self._flows[key] = flow_of(key)
            self._labels |= {
                (key, address): " ".join(filter(None, (label, heading)))
                for address, label, heading in Provision.objects.filter(document=key).values_list(
                    "address", "label", "heading"
                )
            }
        first, last = self._flows[key].source(pin.span)
        place = f"《{self.of(key)}》{self._labels.get((key, pin.provision), '')[:80]}"
        return Quoted(pin.words, quote_address(key, first, last), place)


def clauses(bound: Bound, titles: Titles) -> list[Quoted]:
    """The words that the mechanism stands on, each once, in their order."""
    return [titles.quoted(pin) for pin in dict.fromkeys(bound.pins)]


def rules(bound: Bound, titles: Titles) -> list[RuleShown]:
    """The rules in the policy's order."""
    return [_rule(rule, titles) for rule in bound.rules]


def _rule(rule: BoundRule, titles: Titles) -> RuleShown:
    on = (
        _("%(period)s开始") % {"period": value_in_words(rule.every)}
        if rule.every is not None
        else _kind(rule.on)
    )
    return RuleShown(
        must_in_words(rule.rule),
        on,
        bearers_in_words(rule),
        _within(rule),
        _kind(rule.until),
        [(rung_in_words(rung), rung.is_provisional) for rung in rule.ladder.rungs],
        titles.quoted(rule.ladder.pin) if rule.ladder.pin else None,
        [value_in_words(value) for value in rule.said.values().values()],
        titles.quoted(rule.pin),
    )


def _kind(kind: Any) -> str:
    return title_of(kind)


def _within(rule: BoundRule) -> Value:
    words = term_in_words(rule.term)
    if rule.adopted is not None:
        return Value("", words, "adopted", _adopted(rule.adopted))
    if rule.is_provisional:
        return Value("", words, "provisional", _source(rule.source))
    return Value("", words, "event" if rule.term is None else "read", "")


def _adopted(adoption: Any) -> str:
    return _("%(day)s由%(document)s采纳：“%(decision)s”") % {
        "day": day(adoption.at),
        "document": adoption.document,
        "decision": adoption.decision,
    }


def _source(source: str) -> str:
    return (
        _("原文未规定，参照%(source)s") % {"source": worded(source)} if source else _("原文未规定")
    )


def settings(bound: Bound, titles: Titles) -> list[Value]:
    """The settings with their values and where they come from."""
    return [_setting(one, titles) for one in bound.settings]


def _setting(one: BoundSetting, titles: Titles) -> Value:
    told = one.setting
    title = worded(told.title)
    value = counted_in_words(one.value, told.unit)
    if one.adopted is not None:
        return Value(title, value, "adopted", _adopted(one.adopted))
    if one.pin is not None:
        return Value(title, value, "read", "", titles.quoted(one.pin))
    why = _source(told.otherwise.source)
    if one.unread is not None:
        why = listed(why, missing_in_words(one.unread))
    return Value(title, value, "provisional", why)


def silent(bound: Bound) -> list[tuple[str, str]]:
    """The rules that these texts do not order, each with why it was not found."""
    return [(must_in_words(rule), missing_in_words(error)) for rule, error in bound.silent]


def unclaimed(bound: Bound, titles: Titles) -> list[Quoted]:
    """The words of its provisions that nothing in the mechanism takes up."""
    own = {(rule.pin.document, rule.pin.provision) for rule in bound.rules}
    return [
        titles.quoted(pin)
        for pin in bound.unclaimed
        # What stands beside the words of a ladder is another mechanism's matter.
        if (pin.document, pin.provision) in own and len(pin.words) >= FEWEST_SIGNS
    ]
