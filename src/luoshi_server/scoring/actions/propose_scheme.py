"""Propose a scheme of scoring; another must adopt it before anybody is scored by it."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from luoshi.scoring import Scheme, faults_of
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.ledger.recording import Author, record
from luoshi_server.platform import clock
from luoshi_server.platform.errors import Refused, required
from luoshi_server.scoring.events import SchemeProposed
from luoshi_server.scoring.queries import written


def propose_scheme(
    scheme: Scheme,
    *,
    by: Member,
    since: date,
    decision: str,
    document: str = "",
    request: str = "",
) -> str:
    """Put a scheme up for adoption; gives the key of the proposal.

    Periods that end on `since` or later would be scored by it.
    """
    require(by, Verb.ADOPT)
    if not decision.strip():
        raise required("decision", _("评分依据"))
    for fault in faults_of(scheme):
        raise Refused(
            _("方案不能使用：%(why)s（%(place)s）。") % {"why": fault.why.zh, "place": fault.place},
            advice=_("请修改后再提交。"),
        )
    event = SchemeProposed(
        about=scheme.name,
        unit=by.unit or by.username,
        at=clock.now(),
        scheme=written(scheme),
        since=since,
        decision=decision.strip(),
        document=document.strip(),
    )
    record([event], by=Author(by.username, request), reason=decision.strip())
    return event.id
