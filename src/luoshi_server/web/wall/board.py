"""Everything on the leader's wall, each number with the list that it equals.

The wall is asked for all day long, so nothing here grows with the number of duties: the database
counts, and only what is shown is fetched.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from luoshi.calendars import SHANGHAI
from luoshi_policies import catalogue
from luoshi_server.accounts.models import Member
from luoshi_server.cases import lateness
from luoshi_server.cases.models import Order
from luoshi_server.duties import standing
from luoshi_server.duties.models import Duty, State
from luoshi_server.duties.queries import visible_to
from luoshi_server.platform.wording import worded
from luoshi_server.web.charts import Chart, Stack, stacked
from luoshi_server.web.duties.places import address_of
from luoshi_server.web.duties.rows import progress_seen_by

LATE_SHOWN, UNITS_SHOWN, TARGETS_SHOWN, DOCUMENTS_SHOWN, MECHANISMS_SHOWN = 8, 9, 8, 8, 4
OF_EACH_UNIT = 3
"""So many late duties of one unit are shown: one that has left a hundred hides no other."""
LOOKED_AT = 60


class Number(NamedTuple):
    """A number, what it counts, and the list it opens."""

    title: str
    count: int
    href: str
    is_late: bool = False


class Late(NamedTuple):
    """A late duty as the wall and its list show it."""

    duty: Duty
    must: str
    whose: str
    days: int
    means: str
    to: str


def board(member: Member, now: datetime) -> dict[str, Any]:
    """What the wall shows to a member."""
    duties = visible_to(member)
    stands = standing.standing(duties)
    documents = standing.by_document(duties)
    targets = list(standing.measured(duties).prefetch_related("units")[:TARGETS_SHOWN])
    progress = progress_seen_by(member, targets)
    return {
        "stands": stands,
        "cards": _cards(stands),
        "late": _worst(duties, now),
        "of_each_unit": OF_EACH_UNIT,
        "lamps": _lamps(stands),
        "units_left": max(0, len([unit for unit in stands.by_unit if unit]) - UNITS_SHOWN),
        "changes": _changes(duties, now),
        "since": week_of(now),
        "targets": [(duty, progress[duty.key]) for duty in targets],
        "targets_count": duties.filter(standing.MEASURED).count(),
        "documents": [(one, duties_url(document=one.key)) for one in documents[:DOCUMENTS_SHOWN]],
        "documents_count": len(documents),
        "slips": _slips(member, now),
        "month": month_of(now),
        "mechanisms": (owed := _mechanisms(member, now))[:MECHANISMS_SHOWN],
        "owed_count": sum(one.count for one in owed),
    }


def duties_late(duties: QuerySet[Duty]) -> QuerySet[Duty]:
    """The late duties, those that have been late the longest first."""
    return duties.filter(standing.LATE).order_by("late_since", "key")


def _worst(duties: QuerySet[Duty], now: datetime) -> list[Late]:
    """The duties that have been late the longest, a few of each unit."""
    shown: list[Late] = []
    of_unit: Counter[str] = Counter()
    for row in late_rows(duties_late(duties)[:LOOKED_AT], now):
        of_unit[row.whose] += 1
        if of_unit[row.whose] <= OF_EACH_UNIT and len(shown) < LATE_SHOWN:
            shown.append(row)
    return shown


def late_rows(duties: Any, now: datetime) -> list[Late]:
    """Late duties with whose they are and whom they have reached."""
    return [
        Late(
            one.duty,
            in_language(one.owed.must_zh, one.owed.must),
            one.owed.unit,
            lateness.days_late(one.owed.due, now),
            worded(one.step.means) if one.step else "",
            worded(one.step.to) if one.step else "",
        )
        for one in lateness.late_duties(list(duties), now)
    ]


def week_of(now: datetime) -> datetime:
    """The beginning of the week."""
    today = now.astimezone(SHANGHAI).replace(hour=0, minute=0, second=0, microsecond=0)
    return today - timedelta(days=today.weekday())


def month_of(now: datetime) -> datetime:
    """The beginning of the month."""
    today = now.astimezone(SHANGHAI)
    return today.replace(day=1, hour=0, minute=0, second=0, microsecond=0)


def changed(what: str, now: datetime) -> Any:
    """Which duties have changed in this way this week."""
    if what == "late":
        return lateness.became_late_since(week_of(now), now)
    return standing.changed_since(what, week_of(now))


def slips_of_month(member: Member, now: datetime) -> QuerySet[Order]:
    """The steps taken against lateness this month."""
    return lateness.slips(member, month_of(now))


def mechanism_titles() -> Mapping[str, str]:
    """What each mechanism of the catalogue is called."""
    return {one.name: worded(one.title) for one in catalogue.mechanisms()}


def duties_url(**asked: str) -> str:
    """The list of duties that is asked for."""
    return f"{reverse('duties')}?{urlencode(asked)}"


def in_language(chinese: str, english: str) -> str:
    """The words in the reader's language."""
    return chinese if (get_language() or "zh").startswith("zh") else english


def _cards(stands: standing.Standing) -> list[Number]:
    lamps = (("red", _("红灯")), ("yellow", _("黄灯")), ("blue", _("蓝灯")))
    states = ((State.FOUND, _("待交办")), (State.ASSIGNED, _("待签收")))
    return [
        Number(_("未销号"), stands.open, duties_url(state="open")),
        Number(_("逾期"), stands.late, reverse("wall_late"), is_late=stands.late > 0),
        *(
            Number(title, stands.lamps[lamp], duties_url(state="open", lamp=lamp))
            for lamp, title in lamps
        ),
        *(Number(title, stands.states[state], duties_url(state=state)) for state, title in states),
        Number(_("待核查"), stands.states[State.COMPLETED], duties_url(state=State.COMPLETED)),
        Number(_("已销号"), stands.states[State.CLOSED], duties_url(state=State.CLOSED)),
    ]


def _lamps(stands: standing.Standing) -> Chart | None:
    rows = [
        Stack(
            label=unit,
            counts=counts,
            href=address_of("unit", name=unit),
            links={
                lamp: duties_url(
                    unit=unit,
                    **(
                        {"state": "closed"} if lamp == "closed" else {"state": "open", "lamp": lamp}
                    ),
                )
                for lamp in counts
            },
        )
        for unit, counts in stands.worst_units(UNITS_SHOWN)
    ]
    if not rows:
        return None
    return stacked(
        rows,
        title=_("各单位灯情"),
        description=_("牵头任务按灯色计数，红灯多的在前。"),
    )


def _changes(duties: QuerySet[Duty], now: datetime) -> list[Number]:
    counted = standing.count_each(duties, {what: changed(what, now) for what in standing.CHANGES})
    return [
        Number(
            str(title),
            counted[what],
            reverse("wall_week", kwargs={"what": what}),
            is_late=what in ("late", "returned") and counted[what] > 0,
        )
        for what, title in standing.CHANGES.items()
    ]


def _slips(member: Member, now: datetime) -> list[Number]:
    address = reverse("wall_slips")
    return [
        Number(means, count, f"{address}?{urlencode({'means': means})}")
        for means, count in lateness.counted_by(slips_of_month(member, now), "means")
    ]


def _mechanisms(member: Member, now: datetime) -> list[Number]:
    titles, address = mechanism_titles(), reverse("wall_owed")
    late = lateness.late_in_mechanisms(member, now)
    return [
        Number(titles.get(name, name), count, f"{address}?{urlencode({'mechanism': name})}", True)
        for name, count in lateness.counted_by(late, "mechanism")
    ]
