"""Local time, working days, and the terms that run by them."""

from luoshi.calendars.clock import SHANGHAI, Clock, InstantWithoutZone, end_of_day, local
from luoshi.calendars.explanation import (
    DueDate,
    Explanation,
    due_date,
    instant,
    why_rolled,
    why_unknown,
)
from luoshi.calendars.months import (
    AmbiguousMonth,
    Period,
    Rounding,
    add_months,
    first_day_of,
    last_day_of,
    name_of,
    next_period,
)
from luoshi.calendars.terms import (
    End,
    Rolling,
    Term,
    Unit,
    days,
    end_of,
    hours,
    months,
    working_days,
)
from luoshi.calendars.working_days import WEEKENDS_ONLY, WorkingCalendar, published_calendar

__all__ = [
    "SHANGHAI",
    "WEEKENDS_ONLY",
    "AmbiguousMonth",
    "Clock",
    "DueDate",
    "End",
    "Explanation",
    "InstantWithoutZone",
    "Period",
    "Rolling",
    "Rounding",
    "Term",
    "Unit",
    "WorkingCalendar",
    "add_months",
    "days",
    "due_date",
    "end_of",
    "end_of_day",
    "first_day_of",
    "hours",
    "instant",
    "last_day_of",
    "local",
    "months",
    "name_of",
    "next_period",
    "published_calendar",
    "why_rolled",
    "why_unknown",
    "working_days",
]
