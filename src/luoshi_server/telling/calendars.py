"""The deadlines of one's unit as iCalendar, at an address that only the member knows."""

from __future__ import annotations

import hashlib
from datetime import datetime, time, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from luoshi.calendars import SHANGHAI, published_calendar
from luoshi.exchange.icalendar import Deadline, calendar_of_events
from luoshi_server.accounts.models import Member
from luoshi_server.cases.models import Obligation
from luoshi_server.cases.visibility import owed_by
from luoshi_server.duties.models import Duty
from luoshi_server.ledger.models import End
from luoshi_server.platform.errors import NotThere
from luoshi_server.telling.models import CalendarAddress
from luoshi_server.telling.wording import link_to

MOST = 2000
REMINDED_AT = time(9, 0)


def digest_of(token: str) -> str:
    """What is kept of the token in an address."""
    return hashlib.sha256(token.encode()).hexdigest()


def member_at(token: str) -> Member:
    """Whose calendar an address shows; nobody's if it was renewed or the member is gone."""
    row = CalendarAddress.objects.select_related("member").filter(digest=digest_of(token)).first()
    if row is None or not row.member.is_active or not row.member.unit:
        raise NotThere(_("没有这个日历，或地址已经更换。"))
    member: Member = row.member
    return member


def calendar_of(member: Member, now: datetime) -> str:
    """What the member's unit owes, each with a reminder on the working day before."""
    end = End.objects.filter(pk=1).first()
    stamp = (end and end.recorded) or now
    owed = list(
        Obligation.objects.select_related("case")
        .filter(owed_by(member.unit), how="", stopped=False)
        .order_by("due")[:MOST]
    )
    keys = sorted({one.about.partition("/")[0] for one in owed})
    titles: dict[str, str] = {}
    for start in range(0, len(keys), 500):
        rows = Duty.objects.filter(key__in=keys[start : start + 500])
        titles |= dict(rows.values_list("key", "title"))
    host = urlsplit(settings.LUOSHI.public_address).hostname or "localhost"
    name = _("%(unit)s的办理期限") % {"unit": member.unit}
    return calendar_of_events(
        (_deadline(one, titles, host) for one in owed), name=name, stamp=stamp
    )


def _deadline(owed: Obligation, titles: dict[str, str], host: str) -> Deadline:
    duty = owed.about.partition("/")[0]
    matter = titles.get(duty, owed.about)
    page = f"duty:{duty}" if duty in titles else f"case:{owed.case_id}"
    due = owed.due.astimezone(SHANGHAI)
    before = published_calendar().last_working_day(due.date() - timedelta(days=1))
    return Deadline(
        uid=f"{owed.key}@{host}",
        due=due,
        summary=f"{owed.must_zh}：{matter}",
        description=owed.means,
        url=link_to(page),
        categories=("督查督办",),
        alarms=(datetime.combine(before, REMINDED_AT, SHANGHAI),),
        sequence=owed.case.last_entry,
    )
