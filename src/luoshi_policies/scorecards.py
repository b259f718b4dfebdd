"""Scorecards of follow-up: what cases say for a unit or against it, and a scheme to count it by.

No gazette that we know sets these points, so every indicator is provisional until an office puts
the clause beside it that authorises it.  The facts are read off cases as they stand at the clock:
a card of a past period is made from the cases of its last day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal

from luoshi.calendars import Clock, Explanation, WorkingCalendar, instant
from luoshi.mechanism import Case, Event, Obligation, Settled, explain_ending
from luoshi.mechanism.bound import BoundRung
from luoshi.mechanism.charging import standing, term_of
from luoshi.mechanism.events import Extended
from luoshi.scoring import Fact, Indicator, PlusMinus, Scheme, Veto
from luoshi_policies.duty_events import (
    Accepted,
    Assigned,
    Completed,
    ProgressReported,
    SentBack,
    Signed,
)

KINDS: dict[str, Explanation] = {
    "duty-done-in-time": Explanation("按期办结", "a duty done in time"),
    "duty-done-late": Explanation("逾期办结", "a duty done late"),
    "duty-overdue": Explanation("逾期未办结", "a duty late and not done"),
    "sent-back": Explanation("核查退回", "a duty sent back"),
    "signed-late": Explanation("逾期签收", "a duty signed for late, or not yet"),
    "report-in-time": Explanation("按期报告进展", "a report in time"),
    "report-late": Explanation("逾期报告进展", "a report made late"),
    "report-missing": Explanation("未报告进展", "a report due and missing"),
    "report-reused": Explanation("一报多用", "a report that serves for others"),
    "blue-slip": Explanation("蓝色督办单", "a blue slip"),
    "yellow-slip": Explanation("黄色督办单", "a yellow slip"),
    "red-slip": Explanation("红色督办单", "a red slip"),
    "bulletin": Explanation("通报", "named in a bulletin"),
    "interview": Explanation("约谈", "called to a talk"),
    "false-report": Explanation("弄虚作假", "a false report"),
}
"""The kinds of facts, and what they are called.  A false report is found by people, and told so."""

STEPS = {
    "蓝色督办单": "blue-slip",
    "黄色督办单": "yellow-slip",
    "红色督办单": "red-slip",
    "通报": "bulletin",
    "约谈": "interview",
}


def facts_of(cases: Iterable[Case], clock: Clock) -> Iterator[Fact]:
    """What the cases say, up to the clock, of the units that bore something in them."""
    for case in cases:
        yield from _duties_accepted(case)
        yield from _duties_sent_back(case)
        for event in standing(case):
            if isinstance(event, ProgressReported) and event.serves:
                yield _reused(event)
        for settled in case.settled:
            yield from _ended(settled)
            yield from _steps_taken(settled.obligation, clock.calendar)
        for owed in case.owed:
            if owed.is_overdue(clock.now):
                yield from _left_undone(owed)
            yield from _steps_taken(owed, clock.calendar)


def _duties_accepted(case: Case) -> Iterator[Fact]:
    """A duty is done when it was accepted: late, if any of its completions was."""
    for event in standing(case):
        done = [one for one in case.settled if one.how == "met" and _ends(one, Completed)]
        if isinstance(event, Accepted) and done:
            late = [one for one in done if one.is_late]
            last = max(done, key=lambda one: one.at)
            kind = "duty-done-late" if late else "duty-done-in-time"
            yield from _facts(
                kind, last.obligation, last.at, event, explain_ending((late or done)[0])
            )


def _duties_sent_back(case: Case) -> Iterator[Fact]:
    lead = ""
    for event in standing(case):
        if isinstance(event, Assigned):
            lead = event.lead
        elif isinstance(event, SentBack):
            why = Explanation(
                f"{instant(event.at)} {event.unit}核查退回{event.words and '：'}{event.words}。",
                f"{event.unit} sent it back on {instant(event.at)}. {event.words}".strip(),
            )
            yield _fact(lead, "sent-back", event.at.date(), event, event.about, why)


def _ended(settled: Settled) -> Iterator[Fact]:
    if settled.how == "lapsed":
        # What a unit let lapse after its end was left undone, though nobody asks for it now.
        if settled.at > settled.obligation.due:
            yield from _left_undone(settled.obligation)
        return
    if settled.how != "met":
        return
    if _ends(settled, ProgressReported):
        kind = "report-late" if settled.is_late else "report-in-time"
    elif _ends(settled, Signed) and settled.is_late:
        kind = "signed-late"
    else:
        return
    yield from _facts(kind, settled.obligation, settled.at, settled.by, explain_ending(settled))


def _left_undone(owed: Obligation) -> Iterator[Fact]:
    kinds = {Completed: "duty-overdue", ProgressReported: "report-missing", Signed: "signed-late"}
    for until, kind in kinds.items():
        if issubclass(owed.rule.until, until):
            name, due, rule = owed.bearer.name, instant(owed.due), owed.rule.rule
            why = Explanation(
                f"{name}的“{rule.must_zh}”应于 {due} 前完成而未完成。",
                f"{name} was to “{rule.must}” by {due} and has not.",
            )
            yield from _facts(kind, owed, owed.due, owed.cause, why)


def _steps_taken(obligation: Obligation, calendar: WorkingCalendar) -> Iterator[Fact]:
    """The slips, bulletins and talks that a late obligation has brought about."""
    for rung in obligation.rule.ladder.rungs[: obligation.rung]:
        kind = STEPS.get(rung.means)
        if kind is None or rung.is_before:
            continue
        at = _taken_at(obligation, rung, calendar)
        why = Explanation(
            f"{obligation.bearer.name}的“{obligation.rule.rule.must_zh}”逾期，"
            f"{instant(at)} 发{rung.means}。",
            f"{obligation.bearer.name} was late to “{obligation.rule.must}”: "
            f"{KINDS[kind].en} on {instant(at)}.",
        )
        yield from _facts(kind, obligation, at, obligation.cause, why)


def _taken_at(obligation: Obligation, rung: BoundRung, calendar: WorkingCalendar) -> datetime:
    """When the step was taken: it may have been before an extension, after an earlier end."""
    for change in obligation.changes:
        if isinstance(change.by, Extended):
            ended = term_of(obligation).rolled(change.was, calendar)
            at = rung.term.end(ended, calendar).due
            if at < change.by.at:
                return at
    return rung.term.end(obligation.due, calendar).due


def _reused(event: ProgressReported) -> Fact:
    others = "、".join(event.serves)
    why = Explanation(
        f"{event.unit} {instant(event.at)} 的进展报告同时用于：{others}。",
        f"The report of {event.unit} of {instant(event.at)} serves for {others}, too.",
    )
    amount = Decimal(len(event.serves))
    day = event.at.date()
    return _fact(event.unit, "report-reused", day, event, event.about, why, amount)


def _facts(
    kind: str, obligation: Obligation, at: datetime, ref: Event, why: Explanation
) -> Iterator[Fact]:
    """The fact, for each unit that bore the obligation."""
    for unit in obligation.bearer.units:
        yield _fact(unit, kind, at.date(), ref, obligation.bearer.about, why)


def _fact(
    unit: str,
    kind: str,
    on: date,
    ref: Event,
    about: str,
    why: Explanation,
    amount: Decimal = Decimal(1),
) -> Fact:
    return Fact(unit=unit, kind=kind, on=on, ref=ref.id, about=about, amount=amount, why=why)


def _ends(settled: Settled, kind: type[Event]) -> bool:
    return issubclass(settled.obligation.rule.until, kind)


def _start(points: int, **per: str) -> PlusMinus:
    table = tuple((kind.replace("_", "-"), Decimal(each)) for kind, each in per.items())
    return PlusMinus(Decimal(points), table)


DEFAULT = Scheme(
    name="follow-up",
    version="1",
    title="督查督办综合评分（暂定）",
    title_en="Follow-up as a whole (provisional)",
    indicators=(
        Indicator(
            name="completion",
            title="按期办结",
            title_en="Done in time",
            method=_start(50, duty_done_late="-3", duty_overdue="-5", sent_back="-2"),
            floor=Decimal(0),
        ),
        Indicator(
            name="reports",
            title="进展报告",
            title_en="Reports of progress",
            method=_start(20, report_late="-1", report_missing="-2", report_reused="0.5"),
            cap=Decimal(20),
            floor=Decimal(0),
        ),
        Indicator(
            name="slips",
            title="督办情况",
            title_en="Slips, bulletins and talks",
            method=_start(
                20, blue_slip="-1", yellow_slip="-2", red_slip="-4", bulletin="-6", interview="-8"
            ),
            floor=Decimal(0),
        ),
        Indicator(
            name="signing",
            title="按期签收",
            title_en="Signed for in time",
            method=_start(10, signed_late="-1"),
            floor=Decimal(0),
        ),
        Indicator(
            name="extra",
            title="办结加分",
            title_en="Added for what is done",
            method=_start(0, duty_done_in_time="0.5"),
            cap=Decimal(5),
        ),
        Indicator(
            name="honesty",
            title="弄虚作假一票否决",
            title_en="A false report is a veto",
            method=Veto(("false-report",)),
        ),
    ),
)
"""A hundred points and five to be added.  All of it is ours, and provisional."""
