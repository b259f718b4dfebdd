"""Release something that was read to the public, or withdraw it from there."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.documents.events import Released
from luoshi_server.documents.models import Claim
from luoshi_server.ledger.recording import Author, locked_end, record
from luoshi_server.platform import clock
from luoshi_server.platform.errors import ChangedMeanwhile, Refused, required


def release(claim: Claim, *, by: Member, request: str = "") -> None:
    """Show the claim to everybody.  A person must have confirmed it before."""
    require(by, Verb.RELEASE)
    if claim.state not in (Claim.ACCEPTED, Claim.EDITED):
        raise Refused(_("未经核对确认的内容不能公开。"), advice=_("请先核对确认，再公开。"))
    _record(claim, True, by, "", request)


def withhold(claim: Claim, *, by: Member, reason: str, request: str = "") -> None:
    """Take the claim off the public pages, with the reason."""
    require(by, Verb.RELEASE)
    if not reason.strip():
        raise required("reason", _("撤回公开的理由"))
    _record(claim, False, by, reason.strip(), request)


def _record(claim: Claim, public: bool, by: Member, reason: str, request: str) -> None:
    at = clock.now()
    event = Released(
        about=claim.key, unit=by.unit or by.username, at=at, public=public, reason=reason
    )
    with transaction.atomic():
        locked_end()
        if Claim.objects.get(pk=claim.pk).public == public:
            raise ChangedMeanwhile(
                _("该项已经公开。") if public else _("该项本未公开。"),
                advice=_("请刷新页面后再看。"),
            )
        record([event], by=Author(by.username, request), at=at, reason=reason)
