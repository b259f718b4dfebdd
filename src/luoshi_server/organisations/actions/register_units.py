"""Put the units that a gazette names on the register, as one list that a person has looked at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _

from luoshi.ledger import Event
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.organisations.acting import free_name, free_names, holding_the_register, tell
from luoshi_server.organisations.events import Category, UnitRegistered
from luoshi_server.organisations.models import Unit
from luoshi_server.platform import clock
from luoshi_server.platform.errors import Refused, required


class Named(NamedTuple):
    """A unit as a document names it: its full name, what it is, and its other names."""

    name: str
    category: Category = "department"
    also_called: tuple[str, ...] = ()


def register_units(units: Sequence[Named], *, by: Member, reason: str, request: str = "") -> int:
    """All of these units are on the register, or none; gives how many were new or got a name.

    A unit that is there already keeps its category and its names, and gets those that are
    new.  A name that is another unit's is refused: one name means one unit.
    """
    require(by, Verb.KEEP_UNITS)
    if not units:
        raise Refused(_("没有选中任何单位。"), advice=_("请勾选后提交。"))
    if not reason.strip():
        raise required("reason", _("登记依据"))
    with holding_the_register():
        at, events = clock.now(), list[Event]()
        bearers: dict[str, str] = {}
        for named in units:
            known = Unit.objects.filter(name="".join(named.name.split())).first()
            name = free_name(named.name, of=known, field="units")
            new_names = free_names(named.also_called, of=known, field="units")
            for one in {name, *new_names}:
                if bearers.setdefault(one, name) != name:
                    raise Refused(
                        _("“%(name)s”同时列在“%(first)s”和“%(second)s”名下。")
                        % {"name": one, "first": bearers[one], "second": name},
                        field="units",
                        advice=_("一个名称只能指一个单位，请核对。"),
                    )
            before = tuple(known.also_called) if known else ()
            names = tuple(dict.fromkeys((*before, *(one for one in new_names if one != name))))
            if known is not None and names == before:
                continue
            events.append(
                UnitRegistered(
                    about=name,
                    unit=by.unit or by.username,
                    at=at,
                    category=known.category if known else named.category,
                    parent=known.parent if known else "",
                    also_called=names,
                )
            )
        tell(*events, by=by, request=request, reason=reason.strip())
    return len(events)
