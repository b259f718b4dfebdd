"""Mechanisms as answers: what orders them, what was read, what nobody has set."""

from __future__ import annotations

from typing import Any

from ninja import Schema

from luoshi.calendars import Term
from luoshi.mechanism import Bound, BoundRule, NotBound
from luoshi.provenance import Pin
from luoshi_server.api.language import is_chinese
from luoshi_server.cases.mandates import place_in_reading
from luoshi_server.ledger.kinds import title_of
from luoshi_server.platform.errors import plain
from luoshi_server.platform.wording import worded


class Quoted(Schema):
    """Words of a document that order something, and where they stand in the reading text."""

    document: str
    provision: str
    words: str
    start: int
    end: int


class MechanismRow(Schema):
    """A mechanism of the catalogue, ordered by a document in force or not."""

    name: str
    title: str
    is_bound: bool
    version: str
    rules: int
    provisional: int
    unclaimed: int
    open_cases: int


class RungOf(Schema):
    """A step of escalation."""

    to: str
    means: str
    term: str
    is_before: bool
    is_provisional: bool


class RuleOf(Schema):
    """A rule: who must do what, on what, until what, by when, and the words that order it."""

    key: str
    must: str
    on: str
    until: str
    term: str
    is_provisional: bool
    quote: Quoted
    ladder: list[RungOf]


class SettingOf(Schema):
    """A setting with its value: read from a text, adopted, or provisional."""

    name: str
    title: str
    value: str
    unit: str
    is_provisional: bool
    quote: Quoted | None


class ReadingOf(Schema):
    """What the text leaves to be understood, and how it was taken."""

    question: str
    taken: str
    confirmed_by: str


class MechanismOne(MechanismRow):
    """One mechanism: its rules, settings and readings, and what is silent or missing."""

    orders: list[RuleOf]
    settings: list[SettingOf]
    readings: list[ReadingOf]
    words_unclaimed: list[Quoted]
    silent: list[str]
    missing: list[str]


def row_of(one: Bound | NotBound, open_cases: int) -> dict[str, Any]:
    """A mechanism in a list."""
    bound = one if isinstance(one, Bound) else None
    return {
        "name": one.mechanism.name,
        "title": worded(one.mechanism.title),
        "is_bound": bound is not None,
        "version": bound.version if bound else one.mechanism.version,
        "rules": len(bound.rules) if bound else 0,
        "provisional": len(bound.provisional_rules) if bound else 0,
        "unclaimed": len(bound.unclaimed) if bound else 0,
        "open_cases": open_cases,
    }


def one_of(one: Bound | NotBound, open_cases: int) -> dict[str, Any]:
    """One mechanism with everything that stands on its page."""
    bound = one if isinstance(one, Bound) else None
    return {
        **row_of(one, open_cases),
        "orders": [_rule(rule) for rule in bound.rules] if bound else [],
        "settings": [
            {
                "name": setting.setting.name,
                "title": setting.setting.title,
                "value": _said(setting.value),
                "unit": setting.setting.unit,
                "is_provisional": setting.is_provisional,
                "quote": _quote(setting.pin) if setting.pin else None,
            }
            for setting in (bound.settings if bound else ())
        ],
        "readings": [
            {"question": worded(one.question), "taken": one.taken, "confirmed_by": one.confirmed_by}
            for one in one.mechanism.readings
        ],
        "words_unclaimed": [_quote(pin) for pin in (bound.unclaimed if bound else ())],
        "silent": [_must(rule) for rule, _why in (bound.silent if bound else ())],
        "missing": [plain(error) for error in one.missing] if isinstance(one, NotBound) else [],
    }


def _rule(rule: BoundRule) -> dict[str, Any]:
    return {
        "key": rule.key,
        "must": _must(rule.rule),
        "on": title_of(rule.on),
        "until": title_of(rule.until),
        "term": _said(rule.term),
        "is_provisional": rule.is_provisional,
        "quote": _quote(rule.pin),
        "ladder": [
            {
                "to": rung.to,
                "means": worded(rung.means),
                "term": _said(rung.term),
                "is_before": rung.is_before,
                "is_provisional": rung.is_provisional,
            }
            for rung in rule.ladder.rungs
        ],
    }


def _quote(pin: Pin) -> dict[str, Any]:
    start, end = place_in_reading(pin.document, pin.span.start, pin.span.end)
    return {
        "document": pin.document,
        "provision": pin.provision,
        "words": pin.words,
        "start": start,
        "end": end,
    }


def _must(rule: Any) -> str:
    return str(rule.must_zh if is_chinese() else rule.must)


def _said(value: object) -> str:
    """A value as it is written: a term in words, anything else plainly."""
    if value is None:
        return ""
    if isinstance(value, Term):
        return value.chinese if is_chinese() else str(value)
    return str(value)
