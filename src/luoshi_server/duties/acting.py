"""Acting on a duty: while the ledger is held, on the duty as it is then."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from django.db import transaction
from django.utils.translation import gettext as _

from luoshi.errors import LuoshiError
from luoshi.ledger import Event
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.duties.models import Duty, State
from luoshi_server.ledger.kinds import title_of
from luoshi_server.ledger.models import Line
from luoshi_server.ledger.recording import Author, locked_end, record
from luoshi_server.platform import clock
from luoshi_server.platform.errors import NotThere, Refused, changed_meanwhile, plain

E = TypeVar("E", bound=Event)


def units_of(duty: Duty) -> list[str]:
    """The units that have a part in a duty."""
    return [duty.lead, *duty.units.values_list("unit", flat=True)]


@contextmanager
def acting_on(duty: Duty, *, seen: int | None, wants: Sequence[State] = ()) -> Iterator[Duty]:
    """The duty as it is now, held until the block ends.

    Raises `ChangedMeanwhile` if somebody acted after `seen`, and `Refused` if the duty is not
    in one of the states that the action wants.
    """
    with transaction.atomic():
        locked_end()
        fresh = Duty.objects.select_related("document", "claim").filter(pk=duty.pk).first()
        if fresh is None:
            raise NotThere(_("没有这项任务。"))
        if seen is not None and seen != fresh.last_entry:
            last = Line.objects.filter(number=fresh.last_entry).first()
            kind = title_of(type(last.event())) if last else ""
            raise changed_meanwhile(last.actor if last else "", kind)
        if wants and fresh.state not in wants:
            raise Refused(
                _("任务现为“%(state)s”，不能办理此事项。") % {"state": fresh.get_state_display()},
                advice=_("请刷新页面后再看。"),
            )
        yield fresh


def made(kind: type[E], **fields: Any) -> E:
    """An event that happens now; what cannot be so is refused with the fault."""
    try:
        return kind(at=clock.now(), **fields)
    except LuoshiError as error:
        raise Refused(_("不能受理：%(reason)s。") % {"reason": plain(error)}) from error


def tell(*events: Event, by: Member, request: str, reason: str = "") -> None:
    """Record events together, in the member's name."""
    record(events, by=Author(by.username, request), reason=reason)


def require_part(member: Member, verb: Verb, duty: Duty) -> None:
    """The member may do this for one of the units that have a part in the duty."""
    require(member, verb, of=units_of(duty))


def require_lead(member: Member, verb: Verb, duty: Duty) -> None:
    """The member may do this for the unit that leads the duty."""
    require(member, verb, of=[duty.lead])
