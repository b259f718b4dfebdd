"""A column of a desk: what is to be done, how much of it there is, and the first of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _

from luoshi_server.accounts.models import Member
from luoshi_server.cases.tasks import TASKS
from luoshi_server.duties.models import Duty
from luoshi_server.duties.queries import visible_to
from luoshi_server.web.duties.filters import filtered
from luoshi_server.web.duties.rows import late_days_of
from luoshi_server.web.jinja import day

SHOWN = 6


@dataclass(frozen=True, kw_only=True)
class Card:
    """One thing to be done: its words, where it is done, and by when."""

    words: str
    href: str
    foot: str = ""
    colour: str = ""
    late_days: int = 0


@dataclass(frozen=True, kw_only=True)
class Column:
    """What is to be done: `count` is that of the list that `href` opens; `cards` are its first."""

    title: Any
    count: int
    href: str
    cards: list[Card] = field(default_factory=list)
    nothing: Any = ""

    @property
    def more(self) -> int:
        """How many are not shown here."""
        return max(0, self.count - len(self.cards)) if self.href else 0


def duties_column(
    member: Member, now: datetime, *, title: Any = "", nothing: Any = "", **asked: str
) -> Column:
    """The duties that fit what is asked for, as the ledger of tasks lists them."""
    rows = filtered(visible_to(member), asked, now=now)
    first = rows.order_by(
        F("late_since").asc(nulls_last=True), F("next_due").asc(nulls_last=True), "key"
    )
    return Column(
        title=title or TASKS[asked["task"]].title,
        count=rows.count(),
        href=f"{reverse('duties')}?{urlencode(asked)}",
        cards=[card_of(duty, member, now) for duty in first[:SHOWN]],
        nothing=nothing,
    )


def card_of(duty: Duty, member: Member, now: datetime) -> Card:
    """A duty as a card: whose it is, unless it is one's own, and what is due next."""
    whose = "" if duty.lead == member.unit else duty.lead or _("无牵头单位")
    due = _("{day}前").format(day=day(duty.next_due)) if duty.next_due else ""
    return Card(
        words=duty.title,
        href=reverse("duty", kwargs={"key": duty.key}),
        foot=" · ".join(filter(None, (whose, due))),
        colour=duty.lamp,
        late_days=late_days_of(duty, now),
    )
