"""What cases of follow-up say of a unit, and what the default scheme makes of it."""

from datetime import date
from decimal import Decimal

from luoshi.calendars import Clock, end_of_day, local, published_calendar, working_days
from luoshi.mechanism import Bound, Case, Event, Extended, Withdrawn, bind, in_force
from luoshi.scoring import Fact, Span, faults_of, plain_scheme, scheme_from, scorecards
from luoshi_policies.follow_up import (
    MECHANISM,
    Accepted,
    Assigned,
    Completed,
    ProgressReported,
    SentBack,
    Signed,
)
from luoshi_policies.lamps import case_at
from luoshi_policies.scorecards import DEFAULT, KINDS, STEPS, facts_of

CALENDAR = published_calendar()
BOUND = bind(MECHANISM, in_force("县政府办公室要加强督查督办。"))
assert isinstance(BOUND, Bound)
OFFICE, UNIT = "县政府办公室", "县住建局"
YEAR = Span(date(2022, 1, 1), date(2022, 12, 31))


def told(kind: type[Event], unit: str, at: str, about: str = "duty", **fields) -> Event:
    return kind(about=about, unit=unit, at=local(at), **fields)


def assigned(*reports_by: date) -> list[Event]:
    """A duty for Friday 10 June that was signed for at once."""
    given = {"lead": UNIT, "deadline": date(2022, 6, 10), "reports_by": reports_by}
    return [
        told(Assigned, OFFICE, "2022-05-09 09:00", **given),
        told(Signed, UNIT, "2022-05-09 10:00"),
    ]


def facts(events: list[Event], now: str = "2022-12-31 09:00") -> list[Fact]:
    at = local(now)
    case = case_at(BOUND, [(event.at, event) for event in events], at, CALENDAR)
    return list(facts_of([case], Clock(at, CALENDAR)))


def kinds(events: list[Event], now: str = "2022-12-31 09:00") -> list[str]:
    return [f"{fact.kind} {fact.on:%m-%d}" for fact in facts(events, now) if fact.unit == UNIT]


def done(at: str, accepted: str) -> list[Event]:
    return [told(Completed, UNIT, at), told(Accepted, OFFICE, accepted)]


def test_a_duty_done_in_time_counts_when_it_is_accepted() -> None:
    completed, accepted = done("2022-06-08 09:00", "2022-06-13 09:00")

    assert kinds([*assigned(), completed], "2022-06-10 09:00") == []
    assert kinds([*assigned(), completed, accepted]) == ["duty-done-in-time 06-08"]


def test_a_duty_done_late_counts_with_the_slips_that_it_took() -> None:
    events = [*assigned(), *done("2022-06-17 09:00", "2022-06-20 09:00")]

    assert kinds(events) == ["duty-done-late 06-17", "blue-slip 06-10", "yellow-slip 06-15"]


def test_a_duty_that_is_late_and_not_done_counts_on_the_day_it_was_due() -> None:
    assert kinds(assigned(), "2022-06-13 09:00") == ["duty-overdue 06-10", "blue-slip 06-10"]


def test_a_duty_that_was_sent_back_counts_against_the_lead_unit() -> None:
    back = told(SentBack, OFFICE, "2022-06-08 09:00", words="缺验收单")
    events = [*assigned(), told(Completed, UNIT, "2022-06-06 09:00"), back]
    events += done("2022-06-14 09:00", "2022-06-15 09:00")

    assert kinds(events) == ["duty-done-in-time 06-14", "sent-back 06-08"]
    (fact,) = [one for one in facts(events) if one.kind == "sent-back"]
    assert (fact.ref, fact.why.zh) == (back.id, "2022-06-08 09:00 县政府办公室核查退回：缺验收单。")


def report(on: str, at: str, **fields) -> Event:
    return told(ProgressReported, UNIT, at, f"duty/{on}", **fields)


def test_a_report_counts_as_made_in_time_late_or_missing() -> None:
    days = tuple(date(2022, 5, day) for day in (13, 20, 27))
    events = assigned(*days)
    events += [report("2022-05-13", "2022-05-12 09:00"), report("2022-05-20", "2022-05-23 09:00")]

    assert kinds(events, "2022-05-28 09:00") == [
        "report-in-time 05-12",
        "report-late 05-23",
        "blue-slip 05-20",
        "report-missing 05-27",
        "blue-slip 05-27",
    ]


def test_a_report_that_was_never_made_counts_as_missing_after_the_duty_is_done() -> None:
    events = [*assigned(date(2022, 5, 13)), *done("2022-06-08 09:00", "2022-06-13 09:00")]

    assert "report-missing 05-13" in kinds(events)


def test_a_report_that_serves_for_others_counts_once_for_each() -> None:
    one = report("2022-05-13", "2022-05-12 09:00", serves=("duty-7", "月报"))

    reused = [fact for fact in facts([*assigned(date(2022, 5, 13)), one]) if "reused" in fact.kind]

    assert [(fact.amount, fact.ref) for fact in reused] == [(Decimal(2), one.id)]


def test_a_duty_that_was_signed_for_late_counts_once_it_is_late() -> None:
    only_assigned = assigned()[:1]

    assert kinds(only_assigned, "2022-05-12 09:00") == ["signed-late 05-11", "blue-slip 05-11"]


def test_a_slip_sent_before_an_extension_keeps_its_day() -> None:
    more = told(
        Extended,
        OFFICE,
        "2022-06-14 09:00",
        whose=UNIT,
        must="complete the duty",
        by=working_days(20),
        reason="设计变更",
        decision="同意延期",
    )

    assert kinds([*assigned(), more], "2022-06-30 09:00") == ["blue-slip 06-10"]


def test_what_was_withdrawn_does_not_count() -> None:
    completed, accepted = done("2022-06-08 09:00", "2022-06-09 09:00")
    gone = told(Withdrawn, OFFICE, "2022-06-09 10:00", of=accepted.id, reason="误录")

    assert kinds([*assigned(), completed, accepted, gone], "2022-06-09 11:00") == []


def test_an_office_that_checks_late_is_told_so_itself() -> None:
    events = [*assigned(), told(Completed, UNIT, "2022-06-06 09:00")]

    told_of_the_office = [f.kind for f in facts(events, "2022-06-15 09:00") if f.unit == OFFICE]

    assert told_of_the_office == ["blue-slip"]


def test_the_default_scheme_is_provisional_and_without_fault() -> None:
    assert all(one.is_provisional for one in DEFAULT.indicators)
    assert list(faults_of(DEFAULT)) == []
    assert scheme_from(plain_scheme(DEFAULT)) == DEFAULT


def test_the_default_scheme_counts_only_kinds_that_there_are() -> None:
    counted = {kind for one in DEFAULT.indicators for kind in one.method.kinds}

    assert counted | set(STEPS.values()) <= KINDS.keys()


def test_every_kind_of_fact_counts_in_the_default_scheme_or_is_what_is_simply_expected() -> None:
    counted = {kind for one in DEFAULT.indicators for kind in one.method.kinds}

    assert KINDS.keys() - counted == {"report-in-time"}


def test_a_unit_that_did_all_in_time_has_all_points_and_half_a_point_more() -> None:
    events = [*assigned(), *done("2022-06-08 09:00", "2022-06-13 09:00")]

    (card,) = [one for one in scorecards(facts(events), DEFAULT, YEAR) if one.unit == UNIT]

    assert card.total == Decimal("100.5")


def test_the_card_of_a_late_unit_opens_what_cost_it_points() -> None:
    events = [*assigned(), *done("2022-06-17 09:00", "2022-06-20 09:00")]

    (card,) = [one for one in scorecards(facts(events), DEFAULT, YEAR) if one.unit == UNIT]

    assert card.total == Decimal("94")
    assert [
        (score.indicator.title, point.points, [fact.why.zh for fact in point.facts])
        for score in card.scores
        for point in score.points
        if point.points < 0
    ] == [
        (
            "按期办结",
            Decimal(-3),
            [
                "2022-06-17 09:00 县住建局报告“办结报告”，"
                "县住建局的“完成任务并报告办结”完成，已逾期。"
            ],
        ),
        (
            "督办情况",
            Decimal(-1),
            ["县住建局的“完成任务并报告办结”逾期，2022-06-10 24:00 发蓝色督办单。"],
        ),
        (
            "督办情况",
            Decimal(-2),
            ["县住建局的“完成任务并报告办结”逾期，2022-06-15 24:00 发黄色督办单。"],
        ),
    ]


def test_a_card_of_a_past_period_is_made_from_the_cases_of_its_last_day() -> None:
    events = [*assigned(), *done("2022-07-06 09:00", "2022-07-08 09:00")]
    told_then = [(event.at, event) for event in events]
    june = end_of_day(date(2022, 6, 30))
    case: Case = case_at(BOUND, told_then, june, CALENDAR)

    kinds_then = {fact.kind for fact in facts_of([case], Clock(june, CALENDAR))}

    assert "duty-overdue" in kinds_then and "duty-done-late" not in kinds_then
