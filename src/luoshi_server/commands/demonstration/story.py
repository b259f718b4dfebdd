"""What a district does with a gazette, day by day: mostly in time, sometimes late, sometimes not.

Everything is done through the actions that the pages use, so nothing can happen here that
could not happen in an office.  Chance comes from the seed and the duty alone: the same
gazette and seed give the same ledger.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import count
from random import Random

from django.db.models import QuerySet

from luoshi.calendars import SHANGHAI, published_calendar
from luoshi.ledger import Event
from luoshi_server.accounts.models import Member
from luoshi_server.cases.ticking import tick
from luoshi_server.commands.demonstration.people import liaison_of
from luoshi_server.commands.demonstration.trades import bureau_for
from luoshi_server.duties.actions.ask import ask_for_change
from luoshi_server.duties.actions.assign import assign
from luoshi_server.duties.actions.check import accept_completion, send_back
from luoshi_server.duties.actions.complete import complete
from luoshi_server.duties.actions.decide import decide_request
from luoshi_server.duties.actions.file_evidence import file_evidence
from luoshi_server.duties.actions.publish import publish
from luoshi_server.duties.actions.report import report_progress
from luoshi_server.duties.actions.sign import sign
from luoshi_server.duties.models import Duty, Request, State
from luoshi_server.ledger.recording import Author, record
from luoshi_server.organisations.models import Unit
from luoshi_server.organisations.queries import unit_called
from luoshi_server.platform import clock
from luoshi_server.platform.clock import standing_at
from luoshi_server.platform.errors import Refused

Act = Callable[[], None]
SIMULATION = Author("simulation")


class Story:
    """What is still to happen, in the order of its instants."""

    def __init__(self, seed: int, start: date, end: date, clerk: Member, checker: Member) -> None:
        self.seed, self.start, self.end = seed, start, end
        self.clerk, self.checker = clerk, checker
        self.refused: list[str] = []
        self._acts: list[tuple[datetime, int, Act]] = []
        self._number = count()
        self._calendar = published_calendar()

    def at(self, day: date, hour: float, act: Act) -> None:
        """Let something happen on a day, or on the next one that is worked."""
        if day > self.end:
            return
        if not self._calendar.is_working_day(day):
            day = self._calendar.working_day_after(day, 1)
        moment = datetime.combine(day, time(), SHANGHAI) + timedelta(hours=hour)
        heapq.heappush(self._acts, (moment, next(self._number), act))

    def play(self, progress: Callable[[date], None] = lambda day: None) -> None:
        """Let everything happen, and the time pass each night."""
        day = self.start
        while day <= self.end:
            tonight = datetime.combine(day, time(23, 59, 59), SHANGHAI)
            while self._acts and self._acts[0][0] <= tonight:
                moment, _, act = heapq.heappop(self._acts)
                with standing_at(moment):
                    try:
                        act()
                    except Refused as error:
                        self.refused.append(error.message)
            with standing_at(tonight):
                tick()
            progress(day)
            day += timedelta(days=1)

    def worked(self, day: date, days: int) -> date:
        """The working day so many days after another."""
        return self._calendar.working_day_after(day, days)

    def tell_all(self, events: Sequence[Event]) -> None:
        """Let events of mechanisms be told at the end of their day."""
        by_day: dict[date, list[Event]] = {}
        for event in events:
            if self.start <= event.at.date() <= self.end:
                by_day.setdefault(event.at.date(), []).append(event)
        for told in by_day.values():
            last = max(event.at for event in told)
            heapq.heappush(self._acts, (last, next(self._number), self._telling(told)))

    def _telling(self, events: list[Event]) -> Act:
        return lambda: self._tell(events)

    def _tell(self, events: list[Event]) -> None:
        """Tell events together; where one of them is refused, each half is told by itself."""
        try:
            record(events, by=SIMULATION)
        except Refused as error:
            if len(events) == 1:
                self.refused.append(f"{type(events[0]).__name__}: {error.message}")
                return
            half = len(events) // 2
            self._tell(events[:half])
            self._tell(events[half:])


def tell_of(story: Story, duties: Iterable[Duty], units: Sequence[str]) -> None:
    """Plan what happens to each duty."""
    for duty in duties:
        _Following(story, duty, units).begin()


class _Following:
    """One duty's way through the story."""

    def __init__(self, story: Story, duty: Duty, units: Sequence[str]) -> None:
        self.story, self.key = story, duty.key
        self.chance = Random(f"{story.seed}:{duty.title}:{duty.place}")
        self.units = units
        self.finish: date | None = None

    @property
    def duty(self) -> Duty:
        """The duty as it is now."""
        return Duty.objects.get(pk=self.key)

    @property
    def unit(self) -> Member:
        """Who acts for the unit that leads it now."""
        return liaison_of(self.duty.lead)

    def begin(self) -> None:
        """The office assigns it within a few days; some of what has no unit it leaves open.

        A number that is asked for twice is assigned both times: one report then serves both.
        """
        if not self.duty.lead and self.chance.random() < 0.25 and not self._twins().exists():
            return
        self.story.at(
            self.story.worked(self.story.start, self.chance.randint(0, 5)), 9, self._assign
        )

    def _assign(self) -> None:
        duty = self.duty
        lead = (
            duty.lead
            or self._named()
            or self._twins().exclude(lead="").values_list("lead", flat=True).first()
            or bureau_for(duty.title, duty.text, self.units)
            or self.chance.choice(list(self.units))
        )
        today = max(self.story.start, date.min)
        day = duty.deadline
        if day is None or day <= today + timedelta(days=14):
            day = date(self.story.start.year, 12, 31)
        reports = "month" if duty.target is not None or self.chance.random() < 0.35 else None
        decided = lead != duty.lead or day != duty.deadline
        reason = "原文未写明，按职责分工和年度安排确定。" if decided else ""
        assign(
            duty,
            by=self.story.clerk,
            lead=lead,
            deadline=day,
            reports=reports,
            reason=reason,
        )
        fresh = self.duty
        if self.chance.random() < 0.7:
            publish(fresh, by=self.story.checker)
        delay = 1 if self.chance.random() < 0.85 else self.chance.randint(4, 9)
        assert fresh.assigned is not None
        assigned = fresh.assigned.astimezone(SHANGHAI).date()
        self.story.at(self.story.worked(assigned, delay), 10, self._sign)

    def _twins(self) -> QuerySet[Duty]:
        """Other duties that ask for the same number."""
        duty = self.duty
        rows = Duty.objects.exclude(pk=duty.pk).exclude(item="").exclude(target=None)
        return rows.filter(item=duty.item, target_unit=duty.target_unit).order_by("key")

    def _named(self) -> str:
        """The first of several units that the document names, if the register knows it."""
        for unit in self.duty.units.all():
            known = unit_called(unit.printed)
            if known is not None:
                return str(known.name)
        return ""

    def _sign(self) -> None:
        sign(self.duty, by=self.unit)
        duty = self.duty
        for day in map(date.fromisoformat, duty.reports_by):
            luck = self.chance.random()
            if luck < 0.82:
                self.story.at(day - timedelta(days=self.chance.randint(0, 4)), 15, self._report)
            elif luck < 0.95:
                self.story.at(day + timedelta(days=self.chance.randint(1, 12)), 16, self._report)
        if self.chance.random() < 0.1:
            self.story.at(self.story.worked(self.story.start, 40), 11, self._ask_for_time)
        if self.chance.random() < 0.03:
            self.story.at(self.story.worked(self.story.start, 30), 11, self._ask_for_a_stop)
        self._plan_completion(duty)

    def _plan_completion(self, duty: Duty) -> None:
        assert duty.deadline is not None
        luck = self.chance.random()
        if luck < 0.12:
            return
        span = max(5, (min(duty.deadline, self.story.end) - self.story.start).days)
        if duty.deadline > self.story.end:
            # What is due later is seldom done by now.
            if luck < 0.7:
                return
            day = self.story.start + timedelta(days=int(span * self.chance.uniform(0.5, 1)))
        elif luck < 0.85:
            day = duty.deadline - timedelta(days=self.chance.randint(0, min(20, span - 1)))
        else:
            day = duty.deadline + timedelta(days=self.chance.randint(2, 18))
        self.finish = day
        self.story.at(day, 14, self._complete)

    def _report(self) -> None:
        duty = self.duty
        if duty.state not in (State.SIGNED, State.RETURNED):
            return
        today = self._today()
        if duty.reports.filter(period=f"{today:%Y-%m}", reused=True).exists():
            # Another report of the month has answered already.
            return
        gone = (today - self.story.start).days
        whole = max(1, ((duty.deadline or self.story.end) - self.story.start).days)
        share = min(Decimal(1), Decimal(gone) / whole * Decimal(self.chance.randint(75, 112)) / 100)
        value = None
        if duty.target is not None and duty.target > 0:
            # As many digits as the target has: nobody reports half a school.
            places = max(0, -int(duty.target.normalize().as_tuple().exponent))
            value = round(duty.target * share, places)
        digest = self._evidence(today) if self.chance.random() < 0.4 else None
        report_progress(
            duty,
            by=self.unit,
            value=value,
            period=f"{today:%Y-%m}",
            words=self.chance.choice(PROGRESS),
            evidence=[digest] if digest else [],
            public=self.chance.random() < 0.6,
        )

    def _evidence(self, today: date) -> str:
        first = today.replace(day=1)
        words = f"{self.duty.title}\n{first:%Y-%m} 办理情况记录（演示材料，模拟生成）\n"
        return file_evidence(
            self.duty,
            f"{first:%Y年%m月}办理记录.txt",
            [words.encode()],
            by=self.unit,
            proves_from=first,
            proves_to=today,
            public=self.chance.random() < 0.5,
            words="当月办理记录",
        )

    def _complete(self) -> None:
        duty = self.duty
        if duty.state not in (State.SIGNED, State.RETURNED):
            return
        today = self._today()
        digest = self._evidence(today)
        if duty.target is not None and duty.comparator in ("=", ">=", ">", ""):
            report_progress(
                duty, by=self.unit, value=duty.target, period=f"{today:%Y-%m}", words="已达目标。"
            )
        complete(self.duty, by=self.unit, words=self.chance.choice(DONE), evidence=[digest])
        day = self.story.worked(today, self.chance.randint(1, 4))
        self.story.at(day, 10, self._check)

    def _check(self) -> None:
        if self.duty.state != State.COMPLETED:
            return
        if self.chance.random() < 0.13:
            send_back(self.duty, by=self.story.checker, words=self.chance.choice(MISSING))
            again = self.story.worked(self._today(), self.chance.randint(4, 12))
            self.story.at(again, 15, self._complete)
        else:
            accept_completion(self.duty, by=self.story.checker, words="现场核查，材料齐全。")

    def _ask_for_time(self) -> None:
        duty = self.duty
        assert duty.deadline is not None
        asked = ask_for_change(
            duty,
            "extension",
            by=self.unit,
            reason=self.chance.choice(REASONS),
            deadline=duty.deadline + timedelta(days=self.chance.choice((15, 30, 60))),
        )
        self._have_decided(asked)

    def _ask_for_a_stop(self) -> None:
        asked = ask_for_change(
            self.duty, "suspension", by=self.unit, reason="所涉规划正在报批，批复前无法实施。"
        )
        self._have_decided(asked)

    def _have_decided(self, asked: Request) -> None:
        approved = self.chance.random() < 0.7
        answer = "理由充分，同意。" if approved else "可通过倒排工期完成，不同意延期。"
        day = self.story.worked(self._today(), self.chance.randint(1, 3))
        self.story.at(
            day,
            16,
            lambda: decide_request(asked, by=self.story.checker, approved=approved, reason=answer),
        )

    def _today(self) -> date:
        return clock.now().date()


PROGRESS = (
    "按计划推进，本月任务已完成。",
    "已召开调度会，明确了分工和节点。",
    "现场施工正常，进度符合预期。",
    "前期手续已办结，进入实施阶段。",
    "受天气影响略有滞后，已增加力量追赶。",
)
DONE = (
    "任务各项内容均已完成，附验收记录。",
    "已全部办结，相关制度已印发执行。",
    "目标已经实现，佐证材料附后。",
)
MISSING = (
    "缺少验收记录，请补充后再报。",
    "有两处点位尚未完成，请继续办理。",
)
REASONS = (
    "雨季施工受限，工期需要顺延。",
    "上级配套资金下达较晚，采购需要顺延。",
)


def lead_candidates() -> list[str]:
    """The units that may be given the lead: bureaus and committees of the register."""
    departments = Unit.objects.filter(category="department", dissolved=None)
    names = departments.order_by("name").values_list("name", flat=True)
    return [name for name in names if name.endswith(("局", "委员会", "分局"))] or list(names)
