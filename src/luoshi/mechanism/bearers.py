"""Who answers: one unit, each of several, or any one of a group.

Texts name a unit outright (区政府) or by its relation to what happened (事发地街道办事处,
属地镇政府).  The second kind is found on the event: which sub-district it was.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

from luoshi.ledger import Event
from luoshi.mechanism.slots import Read, Slot

OF_THE_PLACE = re.compile(
    r"^(?:由|向)?(?:事发地|事故发生地|发生地|所在地|属地|当地|辖区|相应|有关|相关)的?"
)


class Bearer(NamedTuple):
    """The units of which any one must act, what about, and by when if the event says so."""

    units: tuple[str, ...]
    about: str
    by: datetime | None = None

    @property
    def name(self) -> str:
        """The bearer as it is shown."""
        return "、".join(self.units)


class ToldEarlier(NamedTuple):
    """The unit that the last event of a kind, told earlier in the case, names in a field."""

    kind: type[Event]
    field: str


Who = Callable[[Any, Read], tuple[Bearer, ...]] | ToldEarlier


def names_a_group(name: str) -> bool:
    """Whether a name is that of a group of units, of which any may act: 各街道办事处."""
    return name[:1] == "各"


def is_of_a_group(unit: str, names: tuple[str, ...]) -> bool:
    """Whether one of the names is that of a group to which the unit belongs."""
    return any(names_a_group(name) and name[1:] in unit for name in names)


def the(unit: str) -> Who:
    """The unit of this name, which the text must give as it is given here."""
    return lambda event, read: (Bearer((unit,), event.about),)


def each(*units: str) -> Who:
    """Each of these units for itself."""
    return lambda event, read: tuple(Bearer((unit,), event.about) for unit in units)


def any_of(*units: str) -> Who:
    """Any one of these units for all of them."""
    return lambda event, read: (Bearer(units, event.about),)


def the_same_unit(event: Event, read: Read) -> tuple[Bearer, ...]:
    """The unit that has just acted, about the same matter."""
    return (Bearer((event.unit,), event.about),)


def told_in(field: str) -> Who:
    """The unit that the event names in this field; each, where it names several."""

    def bearers(event: Event, read: Read) -> tuple[Bearer, ...]:
        told = getattr(event, field)
        units = told if isinstance(told, tuple) else (told,)
        return tuple(Bearer((unit,), event.about) for unit in units)

    return bearers


def told_earlier(kind: type[Event], field: str) -> Who:
    """The unit that the last event of this kind in the same case names in this field.

    So the office that assigned a duty checks it, whoever reports that it is done.
    """
    return ToldEarlier(kind, field)


def named_in(wanted: Slot, nearby: str = "") -> Who:
    """The unit that the text names; `nearby` is the event's field for a unit of the place.

    “区政府” is that unit.  “事发地街道办事处” is whichever office the event gives there.
    """

    def bearers(event: Event, read: Read) -> tuple[Bearer, ...]:
        unit = read.unit(wanted)
        if nearby and OF_THE_PLACE.match(unit):
            unit = getattr(event, nearby)
        return (Bearer((unit,), event.about),)

    return bearers


head_of = named_in
"""The head of a unit answers as the unit: offices change hands, and the duty stays."""


def each_in(wanted: Slot) -> Who:
    """Each of the units that the text lists."""
    return lambda event, read: tuple(Bearer((unit,), event.about) for unit in read.list(wanted))
