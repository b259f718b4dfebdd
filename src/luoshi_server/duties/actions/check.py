"""Check what was done (核查): accept it and close the duty (销号), or send it back."""

from __future__ import annotations

from django.utils.translation import gettext as _

from luoshi_policies.duty_events import Accepted, SentBack
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.duties.acting import acting_on, made, tell
from luoshi_server.duties.models import Duty, State
from luoshi_server.platform.errors import required


def accept_completion(
    duty: Duty, *, by: Member, words: str = "", seen: int | None = None, request: str = ""
) -> None:
    """Accept what was done, for the office that assigned the duty; nothing is owed then."""
    require(by, Verb.CHECK)
    with acting_on(duty, seen=seen, wants=(State.COMPLETED,)) as fresh:
        event = made(
            Accepted,
            about=fresh.key,
            unit=fresh.office,
            words=words.strip(),
        )
        tell(event, by=by, request=request)


def send_back(
    duty: Duty, *, by: Member, words: str, seen: int | None = None, request: str = ""
) -> None:
    """Send it back: what is missing, in words; the clock of doing it again begins."""
    require(by, Verb.CHECK)
    if not words.strip():
        raise required("words", _("退回理由"))
    with acting_on(duty, seen=seen, wants=(State.COMPLETED,)) as fresh:
        event = made(
            SentBack,
            about=fresh.key,
            unit=fresh.office,
            words=words.strip(),
        )
        tell(event, by=by, request=request, reason=words.strip())
