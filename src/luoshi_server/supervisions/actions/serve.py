"""Deliver the conclusion to the unit, and order what must be corrected (第十六条、第十八条)."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from luoshi_policies.oversight.supervision_events import ConclusionServed
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.duties.acting import made
from luoshi_server.platform import clock
from luoshi_server.platform.errors import Refused
from luoshi_server.supervisions.acting import acting_on, tell
from luoshi_server.supervisions.models import Step, Supervision


def refuse_a_past_day(correct_by: date | None) -> None:
    """Nothing can be corrected before it was asked for."""
    if correct_by is not None and correct_by < clock.now().date():
        raise Refused(_("整改期限早于今天。"), field="correct_by", advice=_("请改为今后的日期。"))


def serve(
    row: Supervision,
    *,
    by: Member,
    correct_by: date | None = None,
    seen: int | None = None,
    request: str = "",
) -> None:
    """From now on the unit has thirty days to object, and corrects by the day it was given."""
    require(by, Verb.SUPERVISE)
    refuse_a_past_day(correct_by)
    with acting_on(row, seen=seen, wants=(Step.CONCLUDED,)) as fresh:
        event = made(
            ConclusionServed,
            about=fresh.key,
            unit=fresh.office,
            whose=fresh.whose,
            correct_by=correct_by,
        )
        tell(fresh, event, by=by, request=request)
