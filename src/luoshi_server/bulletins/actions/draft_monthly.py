"""Draft the monthly report (月报) of a month that is over."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.bulletins.drafting import draft, held
from luoshi_server.bulletins.models import Bulletin, State
from luoshi_server.bulletins.monthly import monthly_of, places_of, title_of
from luoshi_server.bulletins.months import month_of, report_of
from luoshi_server.bulletins.wording import Wording
from luoshi_server.papers import IssueNumber, OfficialPaper
from luoshi_server.platform import clock
from luoshi_server.platform.errors import ChangedMeanwhile, Refused


def draft_monthly(
    day: date, *, by: Member, wording: Wording | None = None, request: str = ""
) -> Bulletin:
    """Draft the report of the month in which `day` lies; a month has one."""
    require(by, Verb.WRITE_BULLETIN)
    month = month_of(day)
    words = wording or Wording()
    with held():
        today = clock.now().date()
        if month.last >= today:
            raise Refused(
                _("%(month)s尚未结束，月报须在月末以后起草。") % {"month": month.name},
                field="month",
                advice=_("请选择已经结束的月份。"),
            )
        before = Bulletin.objects.filter(month=month.key).exclude(state=State.VOIDED).first()
        if before is not None:
            raise ChangedMeanwhile(
                _("%(month)s的月报已由 %(who)s 起草（%(number)s）。")
                % {"month": month.name, "who": before.drafted_by, "number": before.number},
                advice=_("请打开该月报修改。"),
            )
        report = report_of(month)

        def paper(number: IssueNumber) -> OfficialPaper:
            return monthly_of(report, number=number, wording=words, on=today)

        unnumbered = paper(IssueNumber(code="", year=today.year, running=0))
        return draft(
            "monthly",
            paper,
            title=title_of(month),
            wording=words,
            by=by,
            request=request,
            quotes=places_of(report, unnumbered),
            month=month.key,
        )
