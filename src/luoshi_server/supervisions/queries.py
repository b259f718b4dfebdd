"""Which supervisions a member may see, and what each step is owed by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from luoshi.calendars import published_calendar
from luoshi.mechanism import Obligation, Settled, explain, explain_ending
from luoshi_policies.oversight.supervision_events import DECREE
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import role_of
from luoshi_server.accounts.roles import UNIT
from luoshi_server.platform.wording import worded
from luoshi_server.supervisions.acting import case_of, in_language
from luoshi_server.supervisions.models import Supervision

ARTICLES: Mapping[str, str] = {
    "SupervisionOpened": gettext_noop("第十一条、第十五条"),
    "SupervisionFinished": gettext_noop("第十五条"),
    "ConclusionDrawn": gettext_noop("第十六条"),
    "ConclusionServed": gettext_noop("第十六条"),
    "ConclusionReviewed": gettext_noop("第十七条"),
    "ShortcomingsCorrected": gettext_noop("第十八条"),
    "CorrectionVerified": gettext_noop("第十八条"),
    "MeasureDecided": gettext_noop("第二十一条"),
    "MeasureCarriedOut": gettext_noop("第二十一条"),
    "SupervisionFiled": gettext_noop("第十七条"),
}
"""The article of the decree from which each duty comes, by the event that ends it."""


DECREED = frozenset({"ConclusionReviewed"})
"""Duties whose term the decree itself sets; the others without a day of their own have ours."""


class Owed(NamedTuple):
    """One thing owed in a supervision, or that was: whose, by when, by which article, and why."""

    one: Obligation
    ended: Settled | None
    article: str
    why: str

    @property
    def is_provisional(self) -> bool:
        """Whether neither a text nor the decree sets its term."""
        rule = self.one.rule
        return rule.is_provisional and rule.until.__name__ not in DECREED


def visible_to(member: Member | None) -> QuerySet[Supervision]:
    """All; or those of the own unit, once they are open."""
    rows = Supervision.objects.all()
    if member is not None and member.is_active and member.sees_all:
        return rows
    if member is not None and role_of(member) in UNIT and member.unit:
        own = Q(whose=member.unit, opened__isnull=False) | Q(office=member.unit)
        return rows.filter(own)
    return rows.none()


def owed_in(row: Supervision) -> list[Owed]:
    """Everything that was owed in it, the present first, each with its term and its article."""
    case = case_of(row)
    if case is None:
        return []
    calendar = published_calendar()
    present = [
        Owed(one, None, _article(one), in_language(explain(one, calendar))) for one in case.owed
    ]
    past = [
        Owed(
            ended.obligation,
            ended,
            _article(ended.obligation),
            in_language(explain_ending(ended)),
        )
        for ended in reversed(case.settled)
    ]
    return [*sorted(present, key=lambda owed: owed.one.due), *past]


def _article(one: Obligation) -> str:
    article = ARTICLES.get(one.rule.until.__name__, "")
    if not article:
        return worded(DECREE)
    return _("%(decree)s%(article)s") % {"decree": worded(DECREE), "article": _(article)}
