"""Scores from rows: the same facts as cases say, schemes that two people set, and simulations."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from luoshi.calendars import Clock, local, published_calendar
from luoshi.scoring import Indicator, PlusMinus, Scheme, Stages, plain_scheme, scorecards
from luoshi_policies.scorecards import DEFAULT, facts_of
from luoshi_server.cases.keeping import load
from luoshi_server.cases.models import Case
from luoshi_server.cases.ticking import tick
from luoshi_server.duties.actions.check import accept_completion, send_back
from luoshi_server.duties.actions.complete import complete
from luoshi_server.duties.actions.report import report_progress
from luoshi_server.duties.actions.sign import sign
from luoshi_server.ledger.models import Line
from luoshi_server.ledger.reading import rebuild
from luoshi_server.organisations.models import Unit
from luoshi_server.platform.errors import ChangedMeanwhile, Forbidden, Refused
from luoshi_server.scoring.actions.decide_scheme import adopt_scheme, decline_scheme
from luoshi_server.scoring.actions.find_fact import find_fact, take_fact_back
from luoshi_server.scoring.actions.propose_scheme import propose_scheme
from luoshi_server.scoring.counting import SOURCES
from luoshi_server.scoring.facts import facts_of_unit
from luoshi_server.scoring.models import FoundFact, SchemeVersion
from luoshi_server.scoring.periods import last_periods, period_called, period_of
from luoshi_server.scoring.queries import ranking, rankings, scheme_of, simulated, trend

QUARTER = period_called("2026-Q1")


@pytest.fixture
def lived(assigned, liaison, member, at):
    """A duty with much behind it: signed late, reported late, sent back, and done in the end."""
    with at("2026-03-12 09:00"):
        tick()
        sign(assigned, by=liaison)
    with at("2026-04-02 09:00"):
        tick()
        report_progress(assigned, by=liaison, words="三月进展", period="2026-03")
    with at("2026-05-08 09:00"):
        tick()
        complete(assigned, by=liaison, words="完成")
        send_back(assigned, by=member("checker"), words="缺验收单")
    with at("2026-05-12 09:00"):
        complete(assigned, by=liaison, words="补齐")
        accept_completion(assigned, by=member("checker"))
    assigned.refresh_from_db()
    return assigned


def said_by_cases(period, instant: str) -> list[tuple[str, str, date]]:
    followed = Case.objects.filter(mechanism="follow-up").values_list("key", flat=True)
    cases = [case for _, case in load(followed).values()]
    clock = Clock(local(instant), published_calendar())
    return sorted(
        (fact.unit, fact.kind, fact.on)
        for fact in facts_of(cases, clock)
        if fact.on in period.span and fact.kind != "report-reused"
    )


def said_by_rows(period, instant: str) -> list[tuple[str, str, date]]:
    return sorted(
        (fact.unit, fact.kind, fact.on)
        for unit in {one.unit for one in ranking(period)}
        for fact in facts_of_unit(unit, period, local(instant))
    )


@pytest.mark.parametrize("name", ["2026-Q1", "2026-Q2", "2026", "2026-05"])
def test_rows_say_the_same_facts_as_cases(lived, at, name):
    period = period_called(name)
    with at("2026-06-30 23:00"):
        tick()
        by_rows, by_cases = (
            said_by_rows(period, "2026-06-30 23:00"),
            said_by_cases(period, "2026-06-30 23:00"),
        )

    missed = {"report-missing"} if name == "2026-Q1" else set()
    assert [one for one in by_rows if one[1] not in missed] == by_cases
    assert by_cases


def test_what_was_late_at_the_end_of_a_period_and_made_up_later_was_late_then(lived, at):
    with at("2026-06-30 23:00"):
        first = {one.kind for one in facts_of_unit(lived.lead, QUARTER, local("2026-06-30 23:00"))}
        second = {
            one.kind
            for one in facts_of_unit(
                lived.lead, period_called("2026-Q2"), local("2026-06-30 23:00")
            )
        }

    assert "report-missing" in first
    assert "report-late" in second


def test_every_fact_names_an_entry_of_the_ledger(lived, at):
    with at("2026-06-30 23:00"):
        facts = facts_of_unit(lived.lead, period_called("2026"), local("2026-06-30 23:00"))

    numbers = set(Line.objects.values_list("number", flat=True))
    assert facts
    assert {int(fact.ref) for fact in facts} <= numbers
    assert all(fact.why.zh for fact in facts)


def test_a_total_is_that_of_the_facts_behind_it(lived, at):
    period = period_called("2026")
    with at("2026-06-30 23:00"):
        (card,) = [one for one in ranking(period) if one.unit == lived.lead]
        facts = facts_of_unit(lived.lead, period, local("2026-06-30 23:00"))

    (opened,) = scorecards(facts, scheme_of(period).scheme, period.span)
    assert opened.total == card.total
    assert [one.total for one in opened.scores] == [one.total for one in card.scores]


def test_a_period_in_which_nothing_happened_has_no_cards(lived):
    assert ranking(period_called("2019-Q1")) == ()


def test_units_with_the_same_total_share_a_place(member, in_force):
    one, other, third = Unit.objects.all()[:3]
    for unit in (one, other):
        find(member, unit.name)
    period = period_called("2026-03")

    places = {card.unit: card.place for card in ranking(period)}

    assert places[one.name] == places[other.name] == 1
    assert third.name not in places


def find(member, unit: str, **more: object) -> None:
    find_fact(
        "false-report",
        by=member("checker"),
        unit=unit,
        on=date(2026, 3, 2),
        words="所报数字与现场不符",
        **more,
    )


def test_a_false_report_vetoes_a_unit_until_it_is_taken_back(lived, member, at):
    period = period_called("2026")
    with at("2026-06-30 23:00"):
        find(member, lived.lead)
        (vetoed,) = [one for one in ranking(period) if one.unit == lived.lead]
        found = FoundFact.objects.get()
        take_fact_back(found.key, by=member("checker"), reason="经核实无误")
        (freed,) = [one for one in ranking(period) if one.unit == lived.lead]
        with pytest.raises(ChangedMeanwhile):
            take_fact_back(found.key, by=member("checker"), reason="再撤一次")

    assert vetoed.vetoed_by
    assert vetoed.total == 0
    assert freed.total > 0


def test_only_kinds_that_no_row_says_are_found_by_people(member, in_force):
    with pytest.raises(Refused) as refused:
        find_fact(
            "red-slip",
            by=member("checker"),
            unit=Unit.objects.first().name,
            on=date(2026, 3, 2),
            words="无",
        )

    assert refused.value.field == "kind"


def other_scheme(**more: object) -> Scheme:
    slips = replace(DEFAULT.indicators[2], weight=Decimal(2))
    return replace(
        DEFAULT, version="2", indicators=(*DEFAULT.indicators[:2], slips, *DEFAULT.indicators[3:])
    )


def is_scored_by(scheme: Scheme, period) -> bool:
    """The order in which a scheme names its kinds is not kept, and changes no point."""
    return plain_scheme(scheme_of(period).scheme) == plain_scheme(scheme)


def propose(member, scheme=None, by="clerk", since=date(2026, 1, 1)) -> str:
    return propose_scheme(
        scheme or other_scheme(), by=member(by), since=since, decision="考核办法第四条"
    )


def test_a_scheme_holds_when_another_has_adopted_it(member, db):
    key = propose(member)
    assert scheme_of(QUARTER).scheme == DEFAULT

    adopt_scheme(key, by=member("checker"))

    assert is_scored_by(other_scheme(), QUARTER)
    assert scheme_of(period_called("2025")).scheme == DEFAULT


def test_nobody_adopts_what_he_proposed_and_a_clerk_adopts_nothing(member, db):
    key = propose(member, by="checker")

    with pytest.raises(Forbidden):
        adopt_scheme(key, by=member("checker"))
    with pytest.raises(Forbidden):
        adopt_scheme(key, by=member("clerk"))


def test_a_declined_scheme_says_why_and_changes_nothing(member, db):
    key = propose(member)
    with pytest.raises(Refused):
        decline_scheme(key, by=member("checker"), reason="")
    decline_scheme(key, by=member("checker"), reason="权重过高")

    assert SchemeVersion.objects.get().answer == "权重过高"
    assert scheme_of(QUARTER).scheme == DEFAULT
    with pytest.raises(ChangedMeanwhile):
        adopt_scheme(key, by=member("checker"))


def test_a_scheme_without_a_decision_is_refused(member, db):
    with pytest.raises(Refused) as refused:
        propose_scheme(other_scheme(), by=member("clerk"), since=date(2026, 1, 1), decision=" ")

    assert refused.value.field == "decision"


def test_schemes_and_findings_are_what_the_entries_add_up_to(lived, member):
    adopt_scheme(propose(member), by=member("checker"))
    find(member, lived.lead)
    before = (list(SchemeVersion.objects.values()), list(FoundFact.objects.values()))

    rebuild()

    assert (list(SchemeVersion.objects.values()), list(FoundFact.objects.values())) == before


def test_a_simulation_says_who_would_move_and_stores_nothing(lived, at):
    entries = Line.objects.count()
    with at("2026-06-30 23:00"):
        before = ranking(period_called("2026"))
        moves, after = simulated(period_called("2026"), other_scheme())
        again = ranking(period_called("2026"))

    moved = {move.unit: move.points for move in moves}
    assert moved[lived.lead] != 0
    assert {card.unit for card in after} == {card.unit for card in before}
    assert again == before
    assert Line.objects.count() == entries
    assert not SchemeVersion.objects.exists()


def test_stages_count_once_for_each_matter(member, in_force, at):
    stages = Indicator(
        name="stages",
        title="阶段验收",
        title_en="Stages",
        method=Stages((("plan", Decimal("0.4")), ("built", Decimal("0.6"))), Decimal(10)),
    )
    scheme = Scheme(name="stages", version="1", title="阶段", title_en="", indicators=(stages,))
    adopt_scheme(propose(member, scheme), by=member("checker"))
    unit = Unit.objects.first().name
    for words in ("方案已批复", "方案再次批复"):
        find_fact("plan", by=member("checker"), unit=unit, on=date(2026, 3, 2), words=words)

    (card,) = ranking(QUARTER)
    assert card.total == 4


def test_a_scheme_of_an_earlier_period_is_not_changed_by_a_later_one(member, db):
    adopt_scheme(propose(member, since=date(2026, 4, 1)), by=member("checker"))

    assert scheme_of(QUARTER).scheme == DEFAULT
    assert is_scored_by(other_scheme(), period_called("2026-Q2"))


def test_a_trend_has_a_gap_where_a_unit_had_no_fact(lived, at):
    with at("2026-06-30 23:00"):
        totals = trend(period_called("2026-06"), 6)[lived.lead]

    assert totals[0] is None
    assert totals[2] is not None


def test_each_period_asks_every_source_once_and_is_not_reckoned_again(lived, at):
    with at("2026-06-30 23:00"):
        with CaptureQueriesContext(connection) as one:
            rankings([QUARTER])
        with CaptureQueriesContext(connection) as six:
            rankings(last_periods(period_called("2026-Q2"), 6))

    assert len(one) == 3 + len(SOURCES)
    assert len(six) == 3 + 5 * len(SOURCES)


def test_a_period_is_called_by_its_short_name():
    assert period_called("2026-Q2").span.last == date(2026, 6, 30)
    assert period_called("2026-H2").title == "2026年下半年"
    assert period_of("month", date(2026, 2, 9)).name == "2026-02"
    for wrong in ("2026-Q5", "2026-13", "二季度", "0000"):
        with pytest.raises(Refused):
            period_called(wrong)


def test_ranks_need_no_reckoning_while_nothing_has_happened(lived, at):
    with at("2026-06-30 23:00"):
        ranking(QUARTER)
        with CaptureQueriesContext(connection) as asked:
            ranking(QUARTER)

    assert len(asked) == 3


def test_a_plus_minus_scheme_reads_back_as_it_was_written(member, db):
    one = Indicator(
        name="a",
        title="甲",
        title_en="",
        method=PlusMinus(Decimal(1), (("red-slip", Decimal(-1)),)),
    )
    scheme = Scheme(name="x", version="1", title="x", title_en="", indicators=(one,))
    adopt_scheme(propose(member, scheme), by=member("checker"))

    assert is_scored_by(scheme, QUARTER)
