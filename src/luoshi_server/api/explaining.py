"""What is owed and what was told, as answers: from rows, with the kernel's reasons."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from luoshi.calendars import Explanation, published_calendar
from luoshi.mechanism import explain, explain_ending
from luoshi_server.api.language import is_chinese
from luoshi_server.cases.keeping import key_of, load_one
from luoshi_server.cases.models import Obligation, Order
from luoshi_server.duties.models import Duty
from luoshi_server.ledger.kinds import kinds, title_of
from luoshi_server.ledger.models import Line
from luoshi_server.platform.wording import worded

ORDERS = {
    "charge": gettext_noop("产生责任事项"),
    "discharge": gettext_noop("责任事项办结"),
    "escalate": gettext_noop("督办升级"),
}


def in_language(explanation: Explanation) -> str:
    """An explanation in the language of whoever asks."""
    return explanation.zh if is_chinese() else explanation.en


def owed_in(case: str) -> list[dict[str, Any]]:
    """What is owed and was owed in a case, each with its reason, what ends first in front."""
    reasons = _reasons(case)
    rows = Obligation.objects.filter(case=case).order_by("since", "due", "key")
    return [owed_of(row, reasons.get(row.key, "")) for row in rows]


def owed_of(row: Obligation, why: str = "") -> dict[str, Any]:
    """One obligation as an answer."""
    names = ("key", "mechanism", "about", "unit", "until", "since", "due", "rung", "means")
    more = ("how", "ended", "is_late")
    return {
        **{name: getattr(row, name) for name in (*names, *more)},
        "case": row.case_id,
        "must": row.must_zh if is_chinese() else row.must,
        "is_stopped": row.stopped,
        "is_provisional": row.provisional,
        "why": why,
    }


def timeline_of(duty: Duty) -> list[dict[str, Any]]:
    """The entries about a duty and the orders that followed, in their order."""
    about = Q(about=duty.key) | Q(about__startswith=f"{duty.key}/")
    moments = [moment_of(line) for line in Line.objects.filter(about).order_by("number")]
    orders = Order.objects.filter(case=f"follow-up:{duty.key}", kind="escalate")
    moments += [order_moment(order) for order in orders]
    return sorted(moments, key=lambda one: (one["recorded"], one["entry"] or 0))


def moment_of(line: Line) -> dict[str, Any]:
    """An entry of the ledger as a line of a timeline."""
    kind = kinds().get(line.kind)
    return {
        "at": line.at,
        "recorded": line.recorded,
        "what": "event",
        "kind": line.kind,
        "title": title_of(kind) if kind else line.kind,
        "unit": line.unit,
        "by": line.actor,
        "reason": line.reason,
        "entry": line.number,
    }


def order_moment(order: Order) -> dict[str, Any]:
    """An order as a line of a timeline."""
    return {
        "at": order.at,
        "recorded": order.recorded,
        "what": "order",
        "kind": order.kind,
        "title": worded(order.means) or str(_(ORDERS.get(order.kind, order.kind))),
        "unit": order.unit,
        "by": order.to,
        "reason": order.must_zh,
        "entry": order.entry,
    }


def _reasons(key: str) -> dict[str, str]:
    """Why each obligation of a case is owed, or how it ended, by its key."""
    found = load_one(key)
    if found is None:
        return {}
    _bound, case = found
    calendar = published_calendar()
    owed = {key_of(case.id, one): in_language(explain(one, calendar)) for one in case.owed}
    ended = {
        key_of(case.id, one.obligation): in_language(explain_ending(one)) for one in case.settled
    }
    return {**ended, **owed}
