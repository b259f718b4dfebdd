"""The lamp of what is owed (亮灯): green, blue, yellow, red, and grey while the clock is stopped.

A lamp is published, so the rule behind it is published too: it has a version, a day from which it
is in force, and a text which says all that its function does.  The colour of a past day is that
of the events told by then, under the rule of that day; a new rule repaints nothing.

The colours are those of the slips of `follow_up.SLIPS`.  They are counted in working days, so no
weekend and no holiday moves a lamp on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, NamedTuple

from luoshi.calendars import Clock, Explanation, Term, WorkingCalendar, instant, working_days
from luoshi.errors import LuoshiError
from luoshi.mechanism import Bound, Case, Event, Obligation, Settled, Tick, advance, new_case
from luoshi_policies.duty_events import ProgressReported

Colour = Literal["green", "grey", "blue", "yellow", "red"]

RANKS: tuple[Colour, ...] = ("green", "grey", "blue", "yellow", "red")
"""From the best to the worst: a case shows the worst of its lamps."""

IN_CHINESE: dict[Colour, str] = {
    "green": "绿灯",
    "grey": "灰灯",
    "blue": "蓝灯",
    "yellow": "黄灯",
    "red": "红灯",
}


class NoLampRule(LuoshiError):
    """No rule for lamps was in force on {day}; the first is in force from {first} on."""


class Lamp(NamedTuple):
    """A colour with its reason."""

    colour: Colour
    reason: Explanation


Shows = Callable[[Obligation | Settled, Clock], Lamp | None]
"""The lamp of one thing owed; none for what need not be done any more."""


@dataclass(frozen=True, slots=True)
class LampRule:
    """One published version: from which day it is in force, what it says, and what it does."""

    version: str
    since: date
    text: Explanation
    shows: Shows


def rule_by_working_days(
    version: str, since: date, *, yellow_after: int, red_after: int
) -> LampRule:
    """The rule that turns yellow and red so many working days after the end, with its text."""
    text = Explanation(
        f"亮灯规则第{version}版，自{since.year}年{since.month}月{since.day}日起施行。"
        "一、未到期限或按期完成的，亮绿灯；临期只提醒，不变灯。"
        f"二、逾期即亮蓝灯；逾期超过{yellow_after}个工作日的，亮黄灯；"
        f"超过{red_after}个工作日的，亮红灯。周末和节假日不计入。"
        "三、应报进展而未报的，视同逾期亮灯。"
        "四、以小时计的事项，逾期即亮红灯。"
        "五、逾期后补办的，一直亮黄灯，不转绿灯。"
        "六、经批准中止的，亮灰灯；经批准延期的，按延长后的期限亮灯。"
        "七、一件任务含多个事项的，按其中最重的亮灯：红、黄、蓝、灰、绿。",
        f"Version {version} of the rule for lamps, in force from {since} on. "
        "1. What is not yet due, or was done in time, is green; a reminder changes no lamp. "
        f"2. What is late is blue at once, yellow when it is more than {yellow_after} working days "
        f"late, and red when it is more than {red_after}; weekends and holidays do not count. "
        "3. A report of progress that is due and missing is late like anything else. "
        "4. What is counted in hours is red as soon as it is late. "
        "5. What was done late stays yellow. "
        "6. What was suspended by a decision is grey; what was extended goes by its new end. "
        "7. A task shows the worst of what is owed in it: red, yellow, blue, grey, green.",
    )
    shows = _by_working_days(working_days(yellow_after), working_days(red_after))
    return LampRule(version, since, text, shows)


def rule_on(day: date, rules: Iterable[LampRule] | None = None) -> LampRule:
    """The version in force on `day`: of those that had begun, the one that began last."""
    published = sorted(RULES if rules is None else rules, key=lambda rule: rule.since)
    begun = [rule for rule in published if rule.since <= day]
    if not begun:
        raise NoLampRule(day=day, first=published[0].since if published else "-")
    return begun[-1]


def lamp_of(case: Case, clock: Clock, *, rule: LampRule | None = None, whose: str = "") -> Colour:
    """The worst lamp of what is owed in the case, and was: by the rule of the clock's day.

    `whose` asks for one unit alone: an office that checks late is no fault of the unit that
    is checked.
    """
    return _worst(case, clock, rule, whose)[1].colour


def why(case: Case, clock: Clock, *, rule: LampRule | None = None, whose: str = "") -> Explanation:
    """Why `lamp_of` shows what it shows: the version of the rule, and what decides."""
    used, lamp = _worst(case, clock, rule, whose)
    return (
        Explanation(
            f"{IN_CHINESE[lamp.colour]}（亮灯规则第{used.version}版）：",
            f"{lamp.colour.capitalize()}, by version {used.version} of the rule for lamps:",
        )
        + lamp.reason
    )


def case_at(
    mechanism: Bound,
    told: Iterable[tuple[datetime, Event]],
    at: datetime,
    calendar: WorkingCalendar,
) -> Case:
    """The case as it stood at `at`: only what had been told by then counts.

    `told` are the events of the case with the instants at which they were told, in order.
    """
    case = new_case(mechanism, "replayed")
    for when, event in told:
        if when <= at:
            case = advance(mechanism, case, event, Clock(when, calendar)).case
    return advance(mechanism, case, Tick(), Clock(at, calendar)).case


def _worst(case: Case, clock: Clock, rule: LampRule | None, whose: str) -> tuple[LampRule, Lamp]:
    used = rule or rule_on(clock.now.date())
    owed: list[Obligation | Settled] = [*case.owed, *case.settled]
    lamps = [
        lamp
        for one in owed
        if not whose or whose in _bearer_of(one)
        if (lamp := used.shows(one, clock)) is not None
    ]
    # Of two lamps of one colour the first decides: what is still owed goes before what was.
    return used, max(lamps, key=lambda lamp: RANKS.index(lamp.colour), default=NOTHING_OWED)


def _bearer_of(one: Obligation | Settled) -> tuple[str, ...]:
    return (one.obligation if isinstance(one, Settled) else one).bearer.units


NOTHING_OWED = Lamp("green", Explanation("没有应办而未办的事项。", "Nothing was left undone."))


def _by_working_days(yellow: Term, red: Term) -> Shows:
    def shows(one: Obligation | Settled, clock: Clock) -> Lamp | None:
        if isinstance(one, Settled):
            return _lamp_of_what_ended(one) if one.how == "met" else None
        if one.stopped is not None:
            return _lamp(
                one, "grey", f"自 {instant(one.stopped.at)} 起中止", "its clock is stopped"
            )
        if not one.is_overdue(clock.now):
            return _lamp(one, "green", f"{instant(one.due)} 到期", f"due {instant(one.due)}")
        days = clock.calendar.working_days_between(one.due.date(), clock.now.date())
        late_zh = f"应于 {instant(one.due)} 前完成而未完成，已逾期{days}个工作日"
        late_en = f"due {instant(one.due)} and {days} working days late"
        if issubclass(one.rule.until, ProgressReported):
            late_zh, late_en = f"{late_zh}，未报进展", f"{late_en}: nothing was reported"
        return _lamp(one, _colour_of_what_is_late(one, clock), late_zh, late_en)

    def _colour_of_what_is_late(owed: Obligation, clock: Clock) -> Colour:
        term = owed.rule.term
        if term is not None and term.unit == "hours" and owed.bearer.by is None:
            return "red"
        if clock.now > red.end(owed.due, clock.calendar).due:
            return "red"
        return "yellow" if clock.now > yellow.end(owed.due, clock.calendar).due else "blue"

    return shows


def _lamp_of_what_ended(ended: Settled) -> Lamp:
    done_zh, done_en = f"{instant(ended.at)} 完成", f"done {instant(ended.at)}"
    if ended.is_late:
        due = instant(ended.obligation.due)
        return _lamp(
            ended.obligation,
            "yellow",
            f"{due} 到期，{done_zh}，逾期补办不转绿灯",
            f"due {due}, {done_en}: what was done late stays yellow",
        )
    return _lamp(ended.obligation, "green", f"{done_zh}，按期", f"{done_en}, in time")


def _lamp(owed: Obligation, colour: Colour, zh: str, en: str) -> Lamp:
    bearer, rule = owed.bearer.name, owed.rule.rule
    return Lamp(
        colour,
        Explanation(f"{bearer}“{rule.must_zh}”，{zh}。", f"{bearer} must “{rule.must}”, {en}."),
    )


RULES: tuple[LampRule, ...] = (
    # From the first day that the working calendar knows, so that any past day has a lamp.
    rule_by_working_days("1", date(2004, 1, 1), yellow_after=3, red_after=7),
)
"""Every version ever published.  A new one is added here; none is ever changed."""
