"""Which kinds of events members fill in, in a form or a table, grouped by what they are for."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from django.utils.translation import gettext as _

from luoshi.ledger import Event
from luoshi.mechanism import (
    Extended,
    MatterHandedOver,
    Mechanism,
    Resumed,
    Suspended,
)
from luoshi_policies.catalogue import mechanisms
from luoshi_policies.road_safety.events import SimulationBegan
from luoshi_server.accounts.roles import Verb
from luoshi_server.cases.actions.tell import tellable, verb_for
from luoshi_server.platform.errors import NotThere
from luoshi_server.platform.wording import worded
from luoshi_server.registers.catalogue import registers

DECISIONS: tuple[type[Event], ...] = (Suspended, Resumed, Extended, MatterHandedOver)
"""Decisions about what is owed, which a form may tell; those on reports have pages of their own."""


class Group(NamedTuple):
    """Kinds of events that belong together: to one mechanism, to the registers, to decisions."""

    name: str
    title: str
    kinds: tuple[type[Event], ...]


@lru_cache(maxsize=1)
def on_forms() -> dict[str, type[Event]]:
    """Every kind that may be filled in, by its name."""
    facts = {
        name: kind
        for name, kind in tellable().items()
        if verb_for(kind) is Verb.TELL and kind is not SimulationBegan
    }
    return facts | {kind.__name__: kind for kind in DECISIONS}


def kind_called(name: str) -> type[Event]:
    """The kind of this name; raises `NotThere` if nobody fills it in."""
    kind = on_forms().get(name)
    if kind is None:
        raise NotThere(_("没有“%(name)s”这类可填报的事项。") % {"name": name})
    return kind


def groups() -> list[Group]:
    """All kinds, each in the group of the first mechanism that knows it."""
    found: list[Group] = []
    taken: set[str] = set()
    for mechanism in mechanisms():
        own = [kind for kind in kinds_of(mechanism) if kind.__name__ not in taken]
        taken |= {kind.__name__ for kind in own}
        if own:
            found.append(Group(mechanism.name, worded(mechanism.title), tuple(own)))
    rest = tuple(
        kind for name, kind in on_forms().items() if name not in taken and kind not in DECISIONS
    )
    listed = tuple(
        kind for kind in rest if any(issubclass(kind, tuple(one.steps)) for one in _registers())
    )
    others = tuple(kind for kind in rest if kind not in listed)
    found.append(Group("registers", _("名录登记"), listed))
    if others:
        found.append(Group("others", _("其他事项"), others))
    found.append(Group("decisions", _("对责任事项的决定"), DECISIONS))
    return found


def kinds_of(mechanism: Mechanism) -> list[type[Event]]:
    """The kinds that a mechanism's rules know, in the order of the rules, and may be told."""
    known: dict[str, type[Event]] = {}
    for rule in mechanism.rules:
        for kind in (rule.on, rule.until, *rule.lapses_on):
            if isinstance(kind, type) and kind.__name__ in on_forms():
                known.setdefault(kind.__name__, kind)
    return list(known.values())


def _registers():  # type: ignore[no-untyped-def]
    return registers().values()
