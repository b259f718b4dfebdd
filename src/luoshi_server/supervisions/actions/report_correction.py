"""Report what was corrected, on behalf of the supervised unit (第十八条)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from luoshi_policies.oversight.supervision_events import ShortcomingsCorrected
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.duties.acting import made
from luoshi_server.platform.errors import Refused, required
from luoshi_server.supervisions.acting import acting_on, tell
from luoshi_server.supervisions.models import Step, Supervision


def report_correction(
    row: Supervision, *, by: Member, words: str, seen: int | None = None, request: str = ""
) -> None:
    """From now on the office must look at it."""
    require(by, Verb.REPORT, of=[row.whose])
    if not words.strip():
        raise required("words", _("整改情况"))
    with acting_on(row, seen=seen, wants=(Step.SERVED,)) as fresh:
        if fresh.corrected not in ("ordered", "wanting"):
            raise Refused(_("没有待报告的整改事项。"))
        event = made(ShortcomingsCorrected, about=fresh.key, unit=fresh.whose, words=words.strip())
        tell(fresh, event, by=by, request=request)
