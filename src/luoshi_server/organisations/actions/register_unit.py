"""Put a unit on the register by hand, or change what is known of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from django.utils.translation import gettext as _

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.organisations.acting import (
    acting_on_unit,
    free_name,
    free_names,
    holding_the_register,
    tell,
)
from luoshi_server.organisations.events import Category, UnitRegistered
from luoshi_server.organisations.models import Unit
from luoshi_server.organisations.naming import unit_named
from luoshi_server.platform import clock
from luoshi_server.platform.errors import Refused, required


def register_unit(
    name: str,
    *,
    by: Member,
    category: str = "department",
    parent: str = "",
    also_called: Sequence[str] = (),
    reason: str = "",
    request: str = "",
) -> Unit:
    """A new unit, under its full name and the other names that documents print."""
    require(by, Verb.KEEP_UNITS)
    if not reason.strip():
        raise required("reason", _("登记依据"))
    with holding_the_register():
        event = UnitRegistered(
            about=free_name(name, field="name"),
            unit=by.unit or by.username,
            at=clock.now(),
            category=_category(category),
            parent=unit_named(parent, field="parent") if parent.strip() else "",
            also_called=free_names(also_called, field="also_called"),
        )
        tell(event, by=by, request=request, reason=reason.strip())
        return Unit.objects.get(name=event.about)


def change_unit(
    name: str,
    *,
    by: Member,
    category: str,
    parent: str = "",
    also_called: Sequence[str] = (),
    reason: str = "",
    request: str = "",
) -> None:
    """What the register says of a unit anew: its category, what it belongs to, its other names."""
    require(by, Verb.KEEP_UNITS)
    if not reason.strip():
        raise required("reason", _("变更理由"))
    with acting_on_unit(name) as unit:
        above = unit_named(parent, field="parent") if parent.strip() else ""
        if above == unit.name:
            raise Refused(_("单位不能隶属于自身。"), field="parent")
        event = UnitRegistered(
            about=unit.name,
            unit=by.unit or by.username,
            at=clock.now(),
            category=_category(category),
            parent=above,
            also_called=free_names(also_called, of=unit, field="also_called"),
        )
        tell(event, by=by, request=request, reason=reason.strip())


def _category(name: str) -> Category:
    if name not in get_args(Category):
        raise Refused(_("没有“%(name)s”这一类别。") % {"name": name}, field="category")
    return name  # type: ignore[return-value]
