"""Orders as lists show them: who is charged, released, or told that something is late."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from luoshi_server.accounts.models import Member
from luoshi_server.cases.models import Order
from luoshi_server.platform.wording import worded
from luoshi_server.web.jinja import is_chinese
from luoshi_server.web.links import entry_link

KINDS = {
    "charge": gettext_noop("立责"),
    "discharge": gettext_noop("办结"),
    "escalate": gettext_noop("升级"),
    "cancel": gettext_noop("取消"),
    "lapse": gettext_noop("失效"),
    "reopen": gettext_noop("重新应办"),
    "suspend": gettext_noop("中止"),
    "resume": gettext_noop("恢复"),
    "extend": gettext_noop("延期"),
    "hand over": gettext_noop("移交"),
}


class OrderShown(NamedTuple):
    """An order in a list: what, who, what about, whom it went to, and why."""

    at: datetime
    kind: str
    means: str
    unit: str
    must: str
    about: str
    to: str
    href: str
    entry: str
    obligation: str
    is_late: bool


def orders_shown(orders: Iterable[Order], member: Member) -> list[OrderShown]:
    """Orders, each with the case that gives its reason."""
    return [
        OrderShown(
            one.at,
            _("提醒") if one.before_due else _(KINDS.get(one.kind, one.kind)),
            worded(one.means),
            one.unit,
            one.must_zh if is_chinese() else one.must,
            one.about,
            worded(one.to),
            f"{reverse('case', kwargs={'key': one.case_id})}#o-{one.obligation}",
            entry_link(member, one.entry),
            one.obligation,
            one.kind == "escalate" and not one.before_due,
        )
        for one in orders
    ]
