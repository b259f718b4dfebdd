"""How a rule is told: a record, a field of it, whether everybody may see it, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from luoshi_server.duties.visibility.laws import Basis


class Openness(StrEnum):
    """Who may see a field."""

    PUBLIC = "public"
    INTERNAL = "internal"
    PERSONAL = "personal"


TITLES = {
    Openness.PUBLIC: _("公开"),
    Openness.INTERNAL: _("内部"),
    Openness.PERSONAL: _("个人信息"),
}


class Rule(NamedTuple):
    """Whether a field is public, and the articles that say so."""

    record: str
    field: str
    title: object
    openness: Openness
    bases: tuple[Basis, ...]

    @property
    def name(self) -> str:
        """The record and the field: `Duty.lead`."""
        return f"{self.record}.{self.field}"


@dataclass(frozen=True)
class Record:
    """A kind of record, when one of it is public at all, and the rules of its fields.

    `model` is the label of the table in which it is kept.  Whatever is not public as a whole
    has no public field either.
    """

    name: str
    model: str
    title: object
    when: object
    rules: tuple[Rule, ...]

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules)


class Group(NamedTuple):
    """Fields of one openness that rest on the same articles, with their titles."""

    openness: Openness
    bases: tuple[Basis, ...]
    fields: dict[str, object]


def public(*bases: Basis, **fields: object) -> Group:
    """Fields that everybody may see once their record is public."""
    return Group(Openness.PUBLIC, bases, fields)


def internal(*bases: Basis, **fields: object) -> Group:
    """Fields of the office's own work, which stay inside."""
    return Group(Openness.INTERNAL, bases, fields)


def personal(*bases: Basis, **fields: object) -> Group:
    """Fields that tell something of a person, which stay with those who must know."""
    return Group(Openness.PERSONAL, bases, fields)


def record(name: str, model: str, title: object, when: object, *groups: Group) -> Record:
    """A record with its rules."""
    rules = tuple(
        Rule(name, field, its_title, group.openness, group.bases)
        for group in groups
        for field, its_title in group.fields.items()
    )
    return Record(name, model, title, when, rules)
