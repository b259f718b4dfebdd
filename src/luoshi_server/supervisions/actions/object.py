"""Object to a conclusion, on behalf of the supervised unit, within thirty days (第十七条)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from luoshi_policies.oversight.supervision_events import ConclusionObjectedTo
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.duties.acting import made
from luoshi_server.platform.errors import Refused, required
from luoshi_server.supervisions.acting import acting_on, tell
from luoshi_server.supervisions.models import Step, Supervision


def object_to_conclusion(
    row: Supervision, *, by: Member, reason: str, seen: int | None = None, request: str = ""
) -> None:
    """Ask the government to review its conclusion; it has thirty days to decide."""
    require(by, Verb.OBJECT, of=[row.whose])
    if not reason.strip():
        raise required("reason", _("异议理由"))
    with acting_on(row, seen=seen, wants=(Step.SERVED,)) as fresh:
        if fresh.objected is not None:
            raise Refused(_("已经申请过复核，同一结论只复核一次。"))
        event = made(
            ConclusionObjectedTo,
            about=fresh.key,
            unit=fresh.whose,
            reason=reason.strip(),
        )
        tell(fresh, event, by=by, request=request)
