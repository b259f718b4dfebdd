"""Adopt a proposed scheme of scoring, or decline it.  Nobody adopts what he proposed himself."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from luoshi.ledger import Event
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.ledger.recording import Author, locked_end, record
from luoshi_server.platform import clock
from luoshi_server.platform.errors import ChangedMeanwhile, Forbidden, NotThere, required
from luoshi_server.scoring.events import SchemeAdopted, SchemeDeclined
from luoshi_server.scoring.models import SchemeState, SchemeVersion


@transaction.atomic
def adopt_scheme(proposal: str, *, by: Member, request: str = "") -> None:
    """Let periods be scored by the proposed scheme from its day on."""
    proposed = _proposed(proposal, by)
    _tell(
        SchemeAdopted(
            about=proposed.name,
            unit=by.unit or by.username,
            at=clock.now(),
            scheme=proposed.scheme,
            since=proposed.since,
            decision=proposed.decision,
            document=proposed.document,
            proposal=proposed.key,
        ),
        by,
        request,
        proposed.decision,
    )


@transaction.atomic
def decline_scheme(proposal: str, *, by: Member, reason: str, request: str = "") -> None:
    """Leave things as they are, and say why."""
    proposed = _proposed(proposal, by)
    if not reason.strip():
        raise required("reason", _("不予采纳的理由"))
    event = SchemeDeclined(
        about=proposed.name,
        unit=by.unit or by.username,
        at=clock.now(),
        proposal=proposed.key,
        reason=reason.strip(),
    )
    _tell(event, by, request, reason.strip())


def _proposed(key: str, by: Member) -> SchemeVersion:
    """The proposal, which somebody else has made and nobody has decided; held from here on."""
    require(by, Verb.SET_WEIGHTS)
    locked_end()
    proposed = SchemeVersion.objects.filter(pk=key).first()
    if proposed is None:
        raise NotThere(_("没有这个评分方案。"))
    if proposed.state != SchemeState.PROPOSED:
        raise ChangedMeanwhile(
            _("该方案已由 %(who)s 处理。") % {"who": proposed.decided_by},
            advice=_("请刷新页面后再看。"),
        )
    if proposed.proposed_by == by.username:
        raise Forbidden(_("提出人不能采纳自己的方案。"), advice=_("请由他人复核。"))
    return proposed


def _tell(event: Event, by: Member, request: str, reason: str) -> None:
    record([event], by=Author(by.username, request), reason=reason)
