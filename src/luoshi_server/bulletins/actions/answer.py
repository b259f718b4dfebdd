"""Answer a slip (督办单反馈), on behalf of the unit that it is for."""

from __future__ import annotations

from django.utils.translation import gettext as _

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.bulletins.acting import acting_on, tell
from luoshi_server.bulletins.events import SlipAnswered
from luoshi_server.bulletins.models import SENT, Bulletin, Sort
from luoshi_server.platform import clock
from luoshi_server.platform.errors import Refused, required


def answer(
    bulletin: Bulletin, *, by: Member, words: str, seen: int | None = None, request: str = ""
) -> None:
    """Say what was done, why it was late, and what will be done by when; more may follow."""
    require(by, Verb.REPORT, of=bulletin.unit_names)
    if not words.strip():
        raise required("words", _("反馈内容"))
    with acting_on(bulletin, seen=seen, wants=SENT) as fresh:
        if fresh.sort != Sort.SLIP:
            raise Refused(_("只有督办单需要反馈。"))
        event = SlipAnswered(
            about=fresh.key,
            unit=by.unit,
            at=clock.now(),
            words=words.strip(),
        )
        tell(event, by=by, request=request)
