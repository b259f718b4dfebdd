"""Dissolve a unit, or give it another name: what it owed passes to whoever takes up its work.

The hand-over is the kernel's, so every obligation of every mechanism passes with it, those of
work that is still to come among them.
"""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from luoshi.ledger import Event
from luoshi.mechanism import HandedOver
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.organisations.acting import acting_on_unit, free_name, tell
from luoshi_server.organisations.events import PostLeft, PostTaken, UnitDissolved, UnitRegistered
from luoshi_server.organisations.models import Post, Unit
from luoshi_server.organisations.naming import unit_named
from luoshi_server.platform import clock
from luoshi_server.platform.errors import Refused, required

LEFT_WITH_THE_UNIT = "单位撤销，职务自然免除"
"""What the ledger says of a post whose unit is no more, in the language of the ledger."""


def dissolve_unit(
    name: str, *, by: Member, successor: str, reason: str, document: str = "", request: str = ""
) -> None:
    """A unit ceases to be; another, which is on the register, takes up everything it owes.

    Whoever held a post in it leaves the post with it.
    """
    require(by, Verb.KEEP_UNITS)
    if not reason.strip():
        raise required("reason", _("撤销依据"))
    with acting_on_unit(name) as unit:
        heir = unit_named(successor, field="successor")
        if heir == unit.name:
            raise Refused(_("单位不能由自身承接。"), field="successor")
        at = clock.now()
        events = [
            *(_left(post, at, by, LEFT_WITH_THE_UNIT, document) for post in _held_in(unit)),
            *_passed(unit, heir, at, by, reason.strip()),
        ]
        tell(*events, by=by, request=request, reason=reason.strip())


def rename_unit(
    name: str, *, by: Member, new_name: str, reason: str, document: str = "", request: str = ""
) -> Unit:
    """The unit bears another name from now on; it is known by the old one, too.

    What it owes and who serves in it stay.
    """
    require(by, Verb.KEEP_UNITS)
    if not reason.strip():
        raise required("reason", _("更名依据"))
    with acting_on_unit(name) as unit:
        new = free_name(new_name, field="new_name")
        at = clock.now()
        words = f"单位更名为“{new}”"
        held = _held_in(unit)
        registered = UnitRegistered(
            about=new,
            unit=by.unit or by.username,
            at=at,
            category=unit.category,
            parent=unit.parent,
            also_called=tuple(dict.fromkeys((unit.name, *unit.also_called))),
        )
        events = [
            *(_left(post, at, by, words, document) for post in held),
            *_passed(unit, new, at, by, reason.strip(), heir_is_new=registered),
            *(_taken(post, new, at, by, words, document) for post in held),
        ]
        tell(*events, by=by, request=request, reason=reason.strip())
        return Unit.objects.get(name=new)


def _held_in(unit: Unit) -> list[Post]:
    return list(Post.objects.filter(unit=unit.name, until=None))


def _passed(
    unit: Unit,
    heir: str,
    at: datetime,
    by: Member,
    reason: str,
    heir_is_new: UnitRegistered | None = None,
) -> list[Event]:
    """That the unit is no more, that its heir is there, and that everything passes to it."""
    author = by.unit or by.username
    return [
        UnitDissolved(about=unit.name, unit=author, at=at, successor=heir),
        *([heir_is_new] if heir_is_new else []),
        HandedOver(about=unit.name, unit=author, at=at, whose=unit.name, to=heir, reason=reason),
    ]


def _left(post: Post, at: datetime, by: Member, words: str, document: str) -> PostLeft:
    return PostLeft(
        about=post.unit,
        unit=by.unit or by.username,
        at=at,
        person=post.person,
        post=post.post,
        since=at.date(),
        document=document.strip(),
        words=words,
    )


def _taken(post: Post, unit: str, at: datetime, by: Member, words: str, document: str) -> PostTaken:
    return PostTaken(
        about=unit,
        unit=by.unit or by.username,
        at=at,
        person=post.person,
        post=post.post,
        since=at.date(),
        document=document.strip(),
        words=words,
    )
