"""Many events brought in at once: recorded at their own instants, and refused one by one."""

from __future__ import annotations

from luoshi.calendars import local
from luoshi.ledger import verify
from luoshi_policies.road_safety.events import HazardCorrected, HazardGraded, HazardReported
from luoshi_server.cases.models import Case, Obligation, Order
from luoshi_server.ledger.bringing_in import bring_in
from luoshi_server.ledger.models import Line
from luoshi_server.ledger.reading import entries
from luoshi_server.ledger.recording import Author

BY = Author("clerk")
NOW = local("2026-06-30 09:00")


def report(about, at):
    return HazardReported(
        about=about, unit="某交警大队", at=local(at), subdistrict="某街道", hazard="护栏缺失"
    )


def correct(about, at):
    return HazardCorrected(about=about, unit="某交警大队", at=local(at))


def test_each_event_is_recorded_when_it_happened(in_force):
    brought = bring_in(
        [report("h-1", "2026-04-02 10:00"), report("h-2", "2026-05-02 10:00")], BY, at=NOW
    )

    told = Line.objects.get(about="h-1")
    assert brought.left_out == []
    assert (told.recorded, told.actor) == (told.at, "clerk")
    assert Case.objects.get(key="road-hazards:h-1").opened == local("2026-04-02 10:00")
    assert verify(entries()) is None


def test_time_passes_between_two_events_and_what_is_late_climbs(in_force):
    bring_in([report("h-1", "2026-04-02 10:00"), report("h-2", "2026-05-20 10:00")], BY, at=NOW)

    late = Obligation.objects.get(about="h-1", how="")
    assert late.rung > 0
    assert Order.objects.filter(about="h-1", kind="escalate").exists()


def test_months_that_began_in_between_are_told_by_the_calendar(in_force):
    bring_in([report("h-1", "2026-04-02 10:00"), report("h-2", "2026-05-02 10:00")], BY, at=NOW)

    months = Line.objects.filter(kind="PeriodBegan", about="2026-05")
    assert [line.actor for line in months] == ["calendar"]
    assert Case.objects.filter(key="road-hazards:2026-05").exists()


def test_what_would_be_refused_is_left_out_by_itself(in_force):
    brought = bring_in(
        [
            report("h-1", "2026-04-02 10:00"),
            correct("nothing", "2026-04-03 10:00"),
            report("h-1", "2026-04-02 10:00"),
            report("h-9", "2026-12-02 10:00"),
            report("h-2", "2026-04-04 10:00"),
        ],
        BY,
        at=NOW,
    )

    assert [one.event.about for one in brought.left_out] == ["nothing", "h-1", "h-9"]
    assert all(one.reason for one in brought.left_out)
    assert sorted(Line.objects.filter(kind="HazardReported").values_list("about", flat=True)) == [
        "h-1",
        "h-2",
    ]


def test_a_second_batch_goes_on_where_the_first_ended(in_force):
    bring_in([report("h-1", "2026-04-02 10:00")], BY, at=NOW)
    graded = HazardGraded(about="h-1", unit="某交警大队", at=local("2026-04-03 10:00"), grade="low")
    brought = bring_in([graded, report("h-1", "2026-04-02 10:00")], BY, at=NOW)

    assert [one.event.about for one in brought.left_out] == ["h-1"]
    assert Obligation.objects.filter(about="h-1", how="", must_zh="整改一般隐患").exists()
