"""Why a deadline is the day it is, in the words of the rule that fixed it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from luoshi.calendars.clock import LAST_SECOND
from luoshi.calendars.terms import Term
from luoshi.calendars.working_days import CHINESE_NAMES, WorkingCalendar


@dataclass(frozen=True, slots=True)
class Explanation:
    """The same sentences in Chinese and in English."""

    zh: str
    en: str

    def __add__(self, other: Explanation) -> Explanation:
        return Explanation(self.zh + other.zh, f"{self.en} {other.en}".strip())


NOTHING = Explanation("", "")


@dataclass(frozen=True, slots=True)
class DueDate:
    """An instant at which something is due, with why, and how far the calendar was known."""

    at: datetime
    why: Explanation
    known_to: date | None = None
    """The last day the calendar knows, where this due date lies beyond it."""


def due_date(term: Term, start: datetime, calendar: WorkingCalendar) -> DueDate:
    """The end of `term` from `start` on, explained."""
    end = term.end(start, calendar)
    why = (
        _counted(term, start, end.counted)
        + why_rolled(end.counted, end.due, calendar)
        + why_unknown(term, start, end.due, calendar)
    )
    unknown = _goes_by_weekends(term, start, end.due, calendar)
    return DueDate(end.due, why, calendar.known_to if unknown else None)


def instant(at: datetime) -> str:
    """`at` as a clerk writes it: the end of a day is its 24:00."""
    if at.time() == LAST_SECOND:
        return f"{at:%Y-%m-%d} 24:00"
    return f"{at:%Y-%m-%d %H:%M}"


def why_rolled(counted: datetime, due: datetime, calendar: WorkingCalendar) -> Explanation:
    """Why a term that was counted to one day ends on another; nothing if it does not."""
    if counted.date() == due.date():
        return NOTHING
    first, last = calendar.free_days_around(counted.date())
    names = sorted(
        {calendar.holidays[day] for day in _days(first, last) if day in calendar.holidays}
    )
    chinese = "、".join(CHINESE_NAMES.get(name, name) for name in names)
    off_zh = f"法定节假日（{chinese}）" if names else "周末"
    off_en = f"a holiday ({', '.join(names)})" if names else "a weekend"
    moved_zh, moved_en = ("顺延", "moved on") if due > counted else ("提前", "moved back")
    span = f"{first}" if first == last else f"{first} to {last}"
    return Explanation(
        f"{moved_zh}至 {due.date()}：{_span_in_chinese(first, last)}为{off_zh}。",
        f"It is {moved_en} to {due.date()}: {span} is {off_en}.",
    )


def why_unknown(
    term: Term, start: datetime, due: datetime, calendar: WorkingCalendar
) -> Explanation:
    """What to say of a due date that was counted beyond the last notice."""
    if not _goes_by_weekends(term, start, due, calendar):
        return NOTHING
    return Explanation(
        f"工作日历仅知至 {calendar.known_to}，其后只按周末推算，待放假通知公布后复核。",
        f"Calendar known to {calendar.known_to}: beyond it, weekends alone are counted.",
    )


def _goes_by_weekends(
    term: Term, start: datetime, due: datetime, calendar: WorkingCalendar
) -> bool:
    counts_working_days = term.unit == "working days"
    if counts_working_days and not calendar.knows(start.date()):
        return True
    return (counts_working_days or term.rolling != "none") and not calendar.knows(due.date())


def _counted(term: Term, start: datetime, counted: datetime) -> Explanation:
    if term.unit == "end of":
        return Explanation(
            f"至{term.chinese}，即 {instant(counted)}。", f"Due at {term}, {instant(counted)}."
        )
    if term.unit == "hours" or term.count == 0:
        return Explanation(
            f"自 {instant(start)} 起{term.chinese}，至 {instant(counted)}。",
            f"{term} from {instant(start)}, which is {instant(counted)}.",
        )
    return Explanation(
        f"自 {start.date()} 的次日起算{term.chinese}，至 {instant(counted)}。",
        f"{term} counted from the day after {start.date()}, to {instant(counted)}.",
    )


def _span_in_chinese(first: date, last: date) -> str:
    begin = f"{first.month}月{first.day}日"
    if first == last:
        return begin
    if first.month == last.month:
        return f"{begin}至{last.day}日"
    return f"{begin}至{last.month}月{last.day}日"


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]
