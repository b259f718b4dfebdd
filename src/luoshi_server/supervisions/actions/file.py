"""File a supervision (督查归档), when the unit can object no more."""

from __future__ import annotations

from django.utils.translation import gettext as _

from luoshi.calendars import SHANGHAI, published_calendar
from luoshi_policies.oversight.restraints import objection_ends
from luoshi_policies.oversight.supervision_events import SupervisionFiled
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.duties.acting import made
from luoshi_server.platform import clock
from luoshi_server.platform.errors import Refused
from luoshi_server.supervisions.acting import acting_on, case_of, tell
from luoshi_server.supervisions.models import Step, Supervision


def file_supervision(
    row: Supervision, *, by: Member, seen: int | None = None, request: str = ""
) -> None:
    """File it; refused while something is still open in it."""
    require(by, Verb.SUPERVISE)
    with acting_on(row, seen=seen, wants=(Step.SERVED,)) as fresh:
        _refuse_what_is_open(fresh)
        assert fresh.served is not None
        event = made(
            SupervisionFiled,
            about=fresh.key,
            unit=fresh.office,
            received=fresh.served.astimezone(SHANGHAI).date(),
            reviewed=fresh.reviewed is not None,
        )
        tell(fresh, event, by=by, request=request)


def _refuse_what_is_open(row: Supervision) -> None:
    case = case_of(row)
    ends = objection_ends(case, published_calendar()) if case else None
    if row.reviewed is None and ends is not None and clock.now() <= ends:
        raise Refused(
            _("督查对象可在 %(day)s 前申请复核，此前不得归档。")
            % {"day": f"{ends.astimezone(SHANGHAI):%Y-%m-%d}"}
        )
    if row.objected is not None and row.reviewed is None:
        raise Refused(_("异议尚未复核，不得归档。"))
    if row.corrected in ("ordered", "reported", "wanting"):
        raise Refused(_("整改尚未核查通过，不得归档。"))
    if row.measure_state in ("proposed", "approved"):
        raise Refused(_("奖惩建议尚未办结，不得归档。"))
