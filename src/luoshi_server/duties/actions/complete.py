"""Report that a duty is done (办结报告)."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from luoshi_policies.duty_events import Completed
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.roles import Verb
from luoshi_server.duties.acting import acting_on, made, require_lead, tell
from luoshi_server.duties.actions.report import require_known_evidence
from luoshi_server.duties.models import Duty, State
from luoshi_server.platform.errors import required


def complete(
    duty: Duty,
    *,
    by: Member,
    words: str,
    evidence: Sequence[str] = (),
    seen: int | None = None,
    request: str = "",
) -> None:
    """Report on behalf of the lead unit that the duty is done, and ask for its check."""
    if not words.strip():
        raise required("words", _("办结情况"))
    with acting_on(duty, seen=seen, wants=(State.SIGNED, State.RETURNED)) as fresh:
        require_lead(by, Verb.COMPLETE, fresh)
        require_known_evidence(fresh, evidence)
        event = made(
            Completed,
            about=fresh.key,
            unit=fresh.lead,
            words=words.strip(),
            evidence=tuple(evidence),
        )
        tell(event, by=by, request=request)
