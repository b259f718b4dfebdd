"""Acting on the register: on a unit as it is while the ledger is held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import transaction
from django.utils.translation import gettext as _

from luoshi.ledger import Event
from luoshi_server.accounts.models import Member
from luoshi_server.ledger.recording import Author, locked_end, record
from luoshi_server.organisations.models import Unit, UnitName
from luoshi_server.platform.errors import NotThere, Refused, required

LONGEST = 200


@contextmanager
def holding_the_register() -> Iterator[None]:
    """Nobody else changes the register until the block ends."""
    with transaction.atomic():
        locked_end()
        yield


@contextmanager
def acting_on_unit(name: str) -> Iterator[Unit]:
    """The unit as it is now, which still exists; held until the block ends."""
    with holding_the_register():
        unit = Unit.objects.filter(name=name).first()
        if unit is None:
            raise NotThere(_("单位名录中没有“%(name)s”。") % {"name": name})
        if unit.dissolved:
            raise Refused(
                _("“%(name)s”已于 %(day)s 撤销。") % {"name": name, "day": unit.dissolved},
                advice=_("请到承接其职责的单位办理。"),
            )
        yield unit


def free_name(printed: str, *, of: Unit | None = None, field: str) -> str:
    """The name as the register keeps it, without spaces; refused where another unit bears it."""
    name = "".join(printed.split())
    if not name:
        raise required(field, _("单位名称"))
    if len(name) > LONGEST:
        raise Refused(
            _("“%(name)s…”超过 %(most)d 字。") % {"name": name[:20], "most": LONGEST}, field=field
        )
    bearer = UnitName.objects.select_related("unit").filter(name=name).first()
    if bearer is not None and (of is None or bearer.unit_id != of.pk):
        raise Refused(
            _("“%(name)s”已是“%(unit)s”的名称。") % {"name": name, "unit": bearer.unit.name},
            field=field,
            advice=_("一个名称只能指一个单位，请核对。"),
        )
    return name


def free_names(printed: Iterable[str], *, of: Unit | None = None, field: str) -> tuple[str, ...]:
    """Other names of a unit, each once, none of them another unit's."""
    names = (free_name(one, of=of, field=field) for one in printed if one.strip())
    return tuple(dict.fromkeys(names))


def tell(*events: Event, by: Member, request: str, reason: str) -> None:
    """Record events together, in the member's name."""
    record(events, by=Author(by.username, request), reason=reason)
