"""Look at what was corrected: it will do, or it must be corrected again (第十八条)."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from luoshi.ledger import Event
from luoshi_policies.oversight.supervision_events import (
    CorrectionFoundWanting,
    CorrectionVerified,
)
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.duties.acting import made
from luoshi_server.platform.errors import Refused, required
from luoshi_server.supervisions.acting import acting_on, tell
from luoshi_server.supervisions.actions.serve import refuse_a_past_day
from luoshi_server.supervisions.models import Step, Supervision


def check_correction(
    row: Supervision,
    *,
    by: Member,
    good: bool,
    words: str = "",
    correct_by: date | None = None,
    seen: int | None = None,
    request: str = "",
) -> None:
    """Accept the correction; or say what it lacks, and by when it must be there."""
    require(by, Verb.CHECK)
    if not good and not words.strip():
        raise required("words", _("未通过的原因"))
    if not good and correct_by is None:
        raise required("correct_by", _("重新整改的期限"))
    refuse_a_past_day(correct_by)
    with acting_on(row, seen=seen, wants=(Step.SERVED,)) as fresh:
        if fresh.corrected != "reported":
            raise Refused(_("没有待核查的整改报告。"))
        event: Event
        if good:
            event = made(CorrectionVerified, about=fresh.key, unit=fresh.office)
        else:
            event = made(
                CorrectionFoundWanting,
                about=fresh.key,
                unit=fresh.office,
                whose=fresh.whose,
                correct_by=correct_by,
                words=words.strip(),
            )
        tell(fresh, event, by=by, request=request, reason=words.strip())
