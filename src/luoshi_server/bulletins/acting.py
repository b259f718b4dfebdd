"""Acting on a bulletin: while the ledger is held, on the bulletin as it is then."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.utils.translation import gettext as _

from luoshi.ledger import Event
from luoshi_server.accounts.models import Member
from luoshi_server.bulletins.drafting import held
from luoshi_server.bulletins.models import Bulletin, State
from luoshi_server.ledger.kinds import title_of
from luoshi_server.ledger.models import Line
from luoshi_server.ledger.recording import Author, record
from luoshi_server.platform.errors import NotThere, Refused, changed_meanwhile


@contextmanager
def acting_on(
    bulletin: Bulletin, *, seen: int | None, wants: Sequence[State]
) -> Iterator[Bulletin]:
    """The bulletin as it is now, held until the block ends, in one of the states that it wants.

    Raises `ChangedMeanwhile` if somebody acted after `seen`.
    """
    with held():
        fresh = Bulletin.objects.filter(pk=bulletin.pk).first()
        if fresh is None:
            raise NotThere(_("没有这份文稿。"))
        if seen is not None and seen != fresh.last_entry:
            last = Line.objects.get(number=fresh.last_entry)
            raise changed_meanwhile(last.actor, title_of(type(last.event())))
        if fresh.state not in wants:
            raise Refused(
                _("文稿现为“%(state)s”，不能办理此事项。") % {"state": fresh.get_state_display()},
                advice=_("请刷新页面后再看。"),
            )
        yield fresh


def tell(event: Event, *, by: Member, request: str, reason: str = "") -> None:
    """Record what happened, in the member's name."""
    record([event], by=Author(by.username, request), at=event.at, reason=reason)


def wrote_it(bulletin: Bulletin, member: Member) -> bool:
    """Whether the member drafted or revised it: then another signs."""
    return Line.objects.filter(
        about=bulletin.key,
        kind__in=("BulletinDrafted", "BulletinRevised"),
        actor=member.username,
    ).exists()
