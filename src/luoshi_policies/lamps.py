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
    """A colour, and what tells its reason: a wall shows ten thousand and is asked about one."""

    colour: Colour
    reason: Callable[[], Explanation]


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
        "三、应报进展而未报的，视同逾期亮灯；至办结仍未报的，一直亮黄灯。"
        "四、以小时计的事项，逾期即亮红灯。"
        "五、逾期后补办的，一直亮黄灯，不转绿灯。"
        "六、经批准中止的，亮灰灯；经批准延期的，按延长后的期限亮灯。"
        "七、一件任务含多个事项的，按其中最重的亮灯：红、黄、蓝、灰、绿。",
        f"Version {version} of the rule for lamps, in force from {since} on. "
        "1. What is not yet due, or was done in time, is green; a reminder changes no lamp. "
        f"2. What is late is blue at once, yellow when it is more than {yellow_after} working days "
        f"late, and red when it is more than {red_after}; weekends and holidays do not count. "
        "3. A report of progress that is due and missing is late like anything else; one that was "
        "never made stays yellow when the task is done. "
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
        + lamp.reason()
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


NOTHING_LEFT = Explanation("没有应办而未办的事项。", "Nothing was left undone.")
NOTHING_OWED = Lamp("green", lambda: NOTHING_LEFT)


def _by_working_days(yellow: Term, red: Term) -> Shows:
    def shows(one: Obligation | Settled, clock: Clock) -> Lamp | None:
        if isinstance(one, Settled):
            return _lamp_of_what_ended(one)
        if one.stopped is not None:
            return Lamp("grey", lambda: _stopped(one))
        if not one.is_overdue(clock.now):
            return Lamp("green", lambda: _in_time(one))
        return Lamp(_colour_of_what_is_late(one, clock), lambda: _late(one, clock))

    def _colour_of_what_is_late(owed: Obligation, clock: Clock) -> Colour:
        term = owed.rule.term
        if term is not None and term.unit == "hours" and owed.bearer.by is None:
            return "red"
        if clock.now > red.end(owed.due, clock.calendar).due:
            return "red"
        return "yellow" if clock.now > yellow.end(owed.due, clock.calendar).due else "blue"

    return shows


def _lamp_of_what_ended(ended: Settled) -> Lamp | None:
    """Of what need not be done any more, only a report that was late then has a lamp."""
    if ended.how == "met":
        return Lamp("yellow" if ended.is_late else "green", lambda: _done(ended))
    owed = ended.obligation
    if ended.how == "lapsed" and ended.at > owed.due and _is_a_report(owed):
        return Lamp("yellow", lambda: _never_reported(owed))
    return None


def _stopped(owed: Obligation) -> Explanation:
    since = instant(owed.stopped.at) if owed.stopped else ""
    return _told(owed, f"自 {since} 起中止", f"stopped since {since}")


def _in_time(owed: Obligation) -> Explanation:
    return _told(owed, f"{instant(owed.due)} 到期", f"due {instant(owed.due)}")


def _late(owed: Obligation, clock: Clock) -> Explanation:
    due = instant(owed.due)
    days = clock.calendar.working_days_between(owed.due.date(), clock.now.date())
    zh = f"应于 {due} 前完成而未完成，已逾期{days}个工作日"
    en = f"due {due} and {days} working days late"
    if _is_a_report(owed):
        return _told(owed, f"{zh}，未报进展", f"{en}: nothing was reported")
    return _told(owed, zh, en)


def _done(ended: Settled) -> Explanation:
    due, at = instant(ended.obligation.due), instant(ended.at)
    if not ended.is_late:
        return _told(ended.obligation, f"{at} 完成，按期", f"done {at}, in time")
    return _told(
        ended.obligation,
        f"{due} 到期，{at} 完成，逾期补办不转绿灯",
        f"due {due}, done {at}: what was done late stays yellow",
    )


def _never_reported(owed: Obligation) -> Explanation:
    due = instant(owed.due)
    return _told(owed, f"{due} 到期，始终未报进展", f"due {due}, was never made")


def _is_a_report(owed: Obligation) -> bool:
    return issubclass(owed.rule.until, ProgressReported)


def _told(owed: Obligation, zh: str, en: str) -> Explanation:
    bearer, rule = owed.bearer.name, owed.rule.rule
    return Explanation(f"{bearer}“{rule.must_zh}”，{zh}。", f"{bearer} must “{rule.must}”, {en}.")


RULES: tuple[LampRule, ...] = (
    # From the first day that the working calendar knows, so that any past day has a lamp.
    rule_by_working_days("1", date(2004, 1, 1), yellow_after=3, red_after=7),
)
"""Every version ever published.  A new one is added here; none is ever changed."""
