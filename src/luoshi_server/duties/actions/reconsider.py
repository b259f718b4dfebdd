"""Decide on a duty whose words a later edition has changed or no longer has."""

from __future__ import annotations

from django.utils.translation import gettext as _

from luoshi.ledger import Event
from luoshi.ledger.fields import canonical
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.documents.events import Decision, Reviewed
from luoshi_server.documents.models import Claim
from luoshi_server.duties.acting import acting_on, made, tell
from luoshi_server.duties.events import Reconsidered
from luoshi_server.duties.models import Duty
from luoshi_server.platform.errors import NotThere, Refused, required


def keep_as_it_was(
    duty: Duty,
    *,
    by: Member,
    reason: str,
    claim: str = "",
    seen: int | None = None,
    request: str = "",
) -> None:
    """The duty stands as it was found; the words of the later edition make no second one."""
    _decide(duty, "kept", claim, by=by, reason=reason, seen=seen, request=request)


def adopt_new_words(
    duty: Duty,
    *,
    by: Member,
    reason: str,
    claim: str,
    seen: int | None = None,
    request: str = "",
) -> None:
    """The duty takes the words of the later edition.

    Another unit, deadline or target is asked for and approved as ever; it does not change by
    itself.
    """
    if not claim:
        raise required("claim", _("新版条文"))
    _decide(duty, "adopted", claim, by=by, reason=reason, seen=seen, request=request)


def _decide(
    duty: Duty,
    decision: str,
    key: str,
    *,
    by: Member,
    reason: str,
    seen: int | None,
    request: str,
) -> None:
    require(by, Verb.CONFIRM)
    if not reason.strip():
        raise required("reason", _("理由"))
    with acting_on(duty, seen=seen) as fresh:
        if not fresh.needs_review:
            raise Refused(_("任务没有待复核的改动。"), advice=_("请刷新页面后再看。"))
        claim = Claim.objects.filter(key=key, kind="duty").first() if key else None
        if key and claim is None:
            raise NotThere(_("新版中没有这一项。"), field="claim")
        events: list[Event] = [
            made(
                Reconsidered,
                about=fresh.key,
                unit=by.unit or by.username,
                decision=decision,
                reason=reason.strip(),
                claim=key,
            )
        ]
        if claim is not None and claim.state == Claim.OPEN:
            # It belongs to this duty now, so nobody finds a second duty in it.
            verdict: Decision = "accepted" if decision == "adopted" else "rejected"
            events.append(
                made(
                    Reviewed,
                    about=claim.key,
                    unit=by.unit or by.username,
                    decision=verdict,
                    before=canonical(claim.record),
                    reason=reason.strip(),
                )
            )
        tell(*events, by=by, request=request, reason=reason.strip())
