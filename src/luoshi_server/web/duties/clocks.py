"""What is owed on a duty, by when and why; and what ended, and how."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from luoshi.calendars import Clock, Explanation, published_calendar
from luoshi.mechanism import Case, explain, explain_ending
from luoshi_policies.lamps import Colour, lamp_of, why
from luoshi_server.cases.keeping import load_one
from luoshi_server.duties.models import Duty
from luoshi_server.platform.wording import worded
from luoshi_server.web.duties.rows import days_late
from luoshi_server.web.jinja import is_chinese


@dataclass(frozen=True, kw_only=True)
class Owed:
    """Something that somebody owes: what, who, by when, and the explanation of it."""

    must: str
    unit: str
    due: datetime
    late_days: int
    is_stopped: bool
    is_provisional: bool
    means: str
    why: str


@dataclass(frozen=True, kw_only=True)
class Clocks:
    """What runs on a duty now, and what ran."""

    owed: list[Owed]
    ended: list[str]
    colour: Colour
    why: str


def clocks_of(duty: Duty, now: datetime) -> Clocks | None:
    """The clocks of a duty; none where no document in force orders any follow-up."""
    found = load_one(f"follow-up:{duty.key}")
    if found is None:
        return None
    case: Case = found[1]
    calendar = published_calendar()
    clock = Clock(now, calendar)
    return Clocks(
        owed=[
            Owed(
                must=_either(one.rule.rule.must_zh, one.rule.must),
                unit=one.bearer.name,
                due=one.due,
                late_days=days_late(one.due, now) if one.is_overdue(now) else 0,
                is_stopped=one.stopped is not None,
                is_provisional=one.rule.is_provisional,
                means=worded(one.rule.ladder.rungs[one.rung - 1].means) if one.rung else "",
                why=in_language(explain(one, calendar)),
            )
            for one in sorted(case.owed, key=lambda one: one.due)
        ],
        ended=[in_language(explain_ending(one)) for one in reversed(case.settled)],
        colour=lamp_of(case, clock),
        why=in_language(why(case, clock)),
    )


def in_language(explanation: Explanation) -> str:
    """The explanation in the language of whoever reads it."""
    return _either(explanation.zh, explanation.en)


def _either(chinese: str, english: str) -> str:
    return chinese if is_chinese() else english
