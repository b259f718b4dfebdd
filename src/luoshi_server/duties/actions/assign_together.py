"""Assign many duties at once (批量交办): those that the document gives a unit and a day."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from luoshi.calendars import Period
from luoshi.ledger import Event
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.duties.acting import tell
from luoshi_server.duties.actions.assign import assignment_of
from luoshi_server.duties.models import Duty, State
from luoshi_server.ledger.recording import locked_end
from luoshi_server.platform.errors import ChangedMeanwhile, Refused

MOST = 2000


class AssignedTogether(NamedTuple):
    """What was assigned, and what was left with the reason why."""

    assigned: list[Duty]
    left: list[tuple[Duty, str]]


def assign_together(
    duties: Iterable[Duty],
    *,
    by: Member,
    reports: Period | None = None,
    expected: int | None = None,
    request: str = "",
) -> AssignedTogether:
    """Give each of these duties to the unit that its document names, by the day that it names.

    A duty that lacks one of them is left as it is: somebody must decide it, with a reason.
    `expected` is how many the member saw; if there are others meanwhile, nothing is done.
    """
    require(by, Verb.ASSIGN)
    keys = [duty.key for duty in duties]
    if len(keys) > MOST:
        raise Refused(
            _("一次最多交办 %(most)s 项。") % {"most": MOST}, advice=_("请先筛选，分批交办。")
        )
    with transaction.atomic():
        locked_end()
        fresh = list(Duty.objects.filter(key__in=keys, state=State.FOUND).prefetch_related("units"))
        if expected is not None and len(fresh) != expected:
            raise ChangedMeanwhile(
                _("清单已有变化：原为 %(expected)s 项，现为 %(now)s 项，未作交办。")
                % {"expected": expected, "now": len(fresh)},
                advice=_("请核对最新清单后重新提交。"),
            )
        done = AssignedTogether([], [])
        events: list[Event] = []
        for duty in fresh:
            try:
                events.append(assignment_of(duty, by=by, reports=reports))
            except Refused as refusal:
                done.left.append((duty, refusal.reason))
            else:
                done.assigned.append(duty)
        tell(*events, by=by, request=request)
    return done
