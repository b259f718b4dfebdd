"""What a tick makes of the rows of cases is what the kernel makes of all their events."""

from __future__ import annotations

from datetime import date, timedelta

from luoshi.calendars import SHANGHAI, Clock, local, published_calendar
from luoshi.mechanism import Tick, advance
from luoshi_policies.lamps import lamp_of
from luoshi_server.cases import keeping
from luoshi_server.cases.models import Case, Obligation, Order
from luoshi_server.cases.standing import stand
from luoshi_server.cases.ticking import tick
from luoshi_server.duties.actions.ask import ask_for_change
from luoshi_server.duties.actions.decide import decide_request
from luoshi_server.duties.actions.report import report_progress
from luoshi_server.duties.models import Duty
from luoshi_server.ledger.models import Line, Root
from luoshi_server.ledger.reading import rebuild
from luoshi_server.organisations.models import Unit

LATER = "2026-07-20 09:00"


def _rungs():
    return sorted(
        Order.objects.filter(kind="escalate").values_list("key", "rung", "at", "to", "unit")
    )


def test_rungs_taken_from_rows_are_those_that_the_events_give(signed, liaison, member, at):
    with at("2026-04-20 09:00"):
        tick()
        report_progress(signed, by=liaison, words="迟报", period="2026-03")
        later = signed.deadline + timedelta(days=5)
        asked = ask_for_change(signed, "extension", by=liaison, reason="汛期", deadline=later)
        decide_request(asked, by=member("checker"), approved=True)
    with at("2026-04-21 09:00"):
        other = Unit.objects.exclude(name=signed.lead).first().name
        asked = ask_for_change(signed, "unit", by=liaison, reason="职能划转", lead=other)
        decide_request(asked, by=member("leader"), approved=True)
    with at(LATER):
        tick()
        by_rows = _rungs()
        rebuild()

    assert _rungs() == by_rows
    assert len(by_rows) > 10
    clock = Clock(local(LATER), published_calendar())
    for key, (bound, case) in keeping.load(Case.objects.values_list("key", flat=True)).items():
        owed = advance(bound, case, Tick(), clock).case.owed
        rows = Obligation.objects.filter(case=key, how="")
        assert {(keeping.key_of(key, one), one.rung, one.next_at) for one in owed} == set(
            rows.values_list("key", "rung", "next_at")
        )


def test_the_lamp_of_a_case_of_rows_is_that_of_the_case_of_events(signed, liaison, at):
    with at("2026-04-20 09:00"):
        report_progress(signed, by=liaison, words="迟报", period="2026-03")
    for day in range(0, 150, 5):
        now = local("2026-04-20 09:00") + timedelta(days=day)
        clock = Clock(now, published_calendar())
        key = f"follow-up:{signed.key}"
        _, whole = keeping.load_one(key)
        assert lamp_of(stand([key])[key].case, clock) == lamp_of(whole, clock)


def test_a_report_made_late_stays_yellow_at_every_later_tick(signed, liaison, at):
    with at("2026-04-20 09:00"):
        report_progress(signed, by=liaison, words="迟报", period="2026-03")
        tick()
    with at("2026-04-22 09:00"):
        tick()

    assert Duty.objects.get(pk=signed.pk).lamp == "yellow"


def test_each_day_that_is_over_has_the_digest_of_its_last_entry_as_its_root(signed, liaison, at):
    for day in ("2026-04-20", "2026-04-22"):
        with at(f"{day} 09:00"):
            report_progress(signed, by=liaison, words="已开工", period=day[:7])
            report_progress(signed, by=liaison, words="已过半", period=day[:7])
    with at("2026-04-22 18:00"):
        tick()
    before = list(Root.objects.order_by("day").values_list("day", "number", "digest"))
    with at("2026-04-24 09:00"):
        tick()

    last: dict[date, tuple[int, str]] = {}
    for line in Line.objects.order_by("number"):
        last[line.recorded.astimezone(SHANGHAI).date()] = (line.number, line.digest)
    roots = list(Root.objects.order_by("day").values_list("day", "number", "digest"))
    assert roots == [(day, *entry) for day, entry in last.items() if day < date(2026, 4, 24)]
    assert roots[: len(before)] == before
    assert [day for day, *_ in before][-1] == date(2026, 4, 20)
