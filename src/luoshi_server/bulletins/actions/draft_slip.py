"""Draw up a supervision slip (督办单) that an order asks for.  Each order gets at most one."""

from __future__ import annotations

from django.utils.translation import gettext as _

from luoshi.calendars import published_calendar, working_days
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.bulletins.drafting import draft, held
from luoshi_server.bulletins.models import Bulletin, State
from luoshi_server.bulletins.slips import COLOURS, draft_for, slip_of, title_of
from luoshi_server.bulletins.wording import Wording
from luoshi_server.cases.models import Obligation, Order
from luoshi_server.cases.standing import units_of
from luoshi_server.platform import clock
from luoshi_server.platform.errors import ChangedMeanwhile, NotThere, Refused

MOST_DAYS = 60


def draft_slip(
    order: str, *, by: Member, demand: str = "", answer_days: int = 3, request: str = ""
) -> Bulletin:
    """Draw up the slip of this order; the second of two who do it is told who was first."""
    require(by, Verb.WRITE_BULLETIN)
    if not 1 <= answer_days <= MOST_DAYS:
        raise Refused(
            _("反馈时限应为 1 至 %(most)s 个工作日。") % {"most": MOST_DAYS}, field="answer_days"
        )
    with held():
        row = Order.objects.filter(key=order, kind="escalate", means__in=COLOURS).first()
        if row is None:
            raise NotThere(_("没有需要开具督办单的这一事项。"))
        before = Bulletin.objects.filter(order=order).exclude(state=State.VOIDED).first()
        if before is not None:
            raise ChangedMeanwhile(
                _("该事项已由 %(who)s 开具 %(number)s，每一次督办只开一张督办单。")
                % {"who": before.drafted_by, "number": before.number},
                advice=_("请打开该督办单办理。"),
            )
        if not Obligation.objects.filter(key=row.obligation, how="").exists():
            raise Refused(_("该事项已经办结或撤销，不再开具督办单。"))
        now = clock.now()
        demands = tuple(line.strip() for line in demand.splitlines() if line.strip())
        wording = Wording(demands=demands, answer_days=answer_days)
        about = draft_for(row)
        answer = working_days(answer_days).end(now, published_calendar()).due
        return draft(
            "slip",
            lambda number: slip_of(about, number=number, wording=wording, now=now),
            title=title_of(about),
            wording=wording,
            by=by,
            request=request,
            units=units_of(about.owed),
            quotes=(about.matter.basis.place,),
            order=row.key,
            answer_by=answer.date(),
        )
