"""Every word of the catalogue that a page shows: what is translated beside the pages themselves.

Titles, units and hints of fields, what registers, mechanisms and their parameters are called,
means and addressees of ladders, questions of readings.  Kinds of events and choices have English
names in the code already.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from luoshi.mechanism import Provisional, Reading, Rung, Setting
from luoshi.registers import columns_of
from luoshi_policies.catalogue import mechanisms
from luoshi_policies.oversight.supervision_events import DECREE
from luoshi_policies.road_safety.registers import REGISTERS
from luoshi_policies.titles import CHOICES, FIELDS, OF_A_FIELD, OF_A_KIND


def words() -> list[str]:
    """The Chinese words, each once, in the order in which they are met."""
    return [word for word in dict.fromkeys(_all()) if word]


def _all() -> Iterator[str]:
    for mechanism in mechanisms():
        yield mechanism.title
        yield from _in(mechanism)
    for register in REGISTERS:
        yield register.title
        for column in columns_of(register.of):
            yield from (column.title, column.unit)
    for title in (*FIELDS.values(), *OF_A_KIND.values()):
        yield from (title.title, title.unit, title.hint)
    yield DECREE
    # A choice without a name in the code: nothing was chosen.
    yield CHOICES[""]
    yield from (said for (_, choice), said in OF_A_FIELD.items() if not choice)


def _in(part: Any) -> Iterator[str]:
    if isinstance(part, Rung):
        yield part.means
        if isinstance(part.to, str):
            yield part.to
    elif isinstance(part, Reading):
        yield part.question
    elif isinstance(part, Setting):
        yield from (part.title, part.unit)
    elif isinstance(part, Provisional):
        yield part.source
    if isinstance(part, tuple):
        for one in part:
            yield from _in(one)
    elif is_dataclass(part) and not isinstance(part, type):
        for field in fields(part):
            yield from _in(getattr(part, field.name))
