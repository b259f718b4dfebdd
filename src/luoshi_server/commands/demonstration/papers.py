"""The papers of the story: slips each week for what is late, and a report each month.

A clerk drafts them, the leader signs, the clerk issues; most units answer within the term.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from luoshi_server.accounts.models import Member
from luoshi_server.bulletins.actions.answer import answer
from luoshi_server.bulletins.actions.draft_monthly import draft_monthly
from luoshi_server.bulletins.actions.draft_slip import draft_slip
from luoshi_server.bulletins.actions.issue import issue
from luoshi_server.bulletins.actions.publish import publish
from luoshi_server.bulletins.actions.sign import sign
from luoshi_server.bulletins.models import Bulletin
from luoshi_server.bulletins.slips import due_for_a_slip
from luoshi_server.commands.demonstration.people import liaison_of
from luoshi_server.organisations.models import Unit
from luoshi_server.platform import clock

SLIPS_A_WEEK = 4

At = Callable[[date, float, Callable[[], None]], None]


class Papers:
    """What is drafted, signed and issued; `at` plans an act of the story."""

    def __init__(self, at: At, clerk: Member, checker: Member, leader: Member, seed: int) -> None:
        self.at, self.clerk, self.checker, self.leader = at, clerk, checker, leader
        self.chance = Random(f"{seed}:papers")

    def plan(self, start: date, end: date) -> None:
        """Slips on each Thursday, and on the third of each month the report of the last one."""
        day = start + timedelta(days=14)
        while day <= end:
            if day.weekday() == 3:
                self.at(day, 15, self._draw_up_slips)
            if day.day == 3:
                self.at(day, 10, self._report_the_month)
            day += timedelta(days=1)

    def _draw_up_slips(self) -> None:
        known = list(Unit.objects.values_list("name", flat=True))
        due = due_for_a_slip().filter(mechanism="follow-up", unit__in=known).order_by("-at")
        for order in due[:SLIPS_A_WEEK]:
            slip = draft_slip(order.key, by=self.clerk)
            self._send(slip)
            if self.chance.random() < 0.8:
                day = clock.now().date() + timedelta(days=self.chance.randint(1, 4))
                self.at(day, 16, self._answering(slip))

    def _answering(self, slip: Bulletin) -> Callable[[], None]:
        words = "已组织专题调度，补报有关情况，并明确了后续时间节点。"
        return lambda: answer(slip, by=liaison_of(slip.unit_names[0]), words=words)

    def _report_the_month(self) -> None:
        last = clock.now().date().replace(day=1) - timedelta(days=1)
        report = draft_monthly(last, by=self.clerk)
        self._send(report)
        publish(report, by=self.checker)

    def _send(self, bulletin: Bulletin) -> None:
        sign(bulletin, by=self.leader)
        issue(bulletin, by=self.clerk)
