"""A year of the office, told at once: the duties followed up, and a simulated year on the roads."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random

from benchmarks.office_at_work.gazettes import UNITS, gazette
from benchmarks.office_at_work.sizes import OPEN, Size

from luoshi import specimen
from luoshi.calendars import local
from luoshi.ledger import Event
from luoshi_policies.duty_events import Assigned, ProgressReported, Signed
from luoshi_policies.road_safety.simulation import Settings, simulate
from luoshi_server.accounts.models import Member
from luoshi_server.documents.actions import review
from luoshi_server.documents.actions.put_in_force import put_in_force
from luoshi_server.documents.actions.take_in import take_in_gazette
from luoshi_server.documents.models import Claim, Gazette
from luoshi_server.documents.reading import contract_kept, read_gazette
from luoshi_server.duties.models import Duty
from luoshi_server.ledger import bringing_in
from luoshi_server.ledger.recording import Author, record
from luoshi_server.organisations.events import UnitRegistered
from luoshi_server.platform.clock import standing_at

OFFICE = "区政府督查室"
START = local("2025-01-02 09:00")
END = local("2026-02-01 09:00")
LAST_REPORT, DEADLINE = date(2026, 2, 23), date(2026, 2, 23)
REMINDED = local("2026-02-14 09:00")
"""The last ten days of report lie in a holiday: all of them are reminded of before it."""


def people() -> Member:
    """The members who look at pages; gives the clerk."""
    for name, role, unit in (
        ("clerk", "clerk", OFFICE),
        ("leader", "leader", ""),
        ("administrator", "administrator", ""),
        ("liaison", "liaison", full_name(UNITS[0])),
    ):
        Member.objects.create(username=name, name=name, role=role, unit=unit)
    return Member.objects.get(username="clerk")


def full_name(unit: str) -> str:
    """The name of a unit in the register."""
    return f"槐岭{unit}"


def gazettes(size: Size, by: Member) -> None:
    """Take in, read and confirm the gazettes; the specimen gives the mechanisms."""
    with standing_at(START):
        record(
            [
                UnitRegistered(
                    about=full_name(unit),
                    unit=OFFICE,
                    at=START,
                    category="department",
                    also_called=(unit,),
                )
                for unit in UNITS
            ],
            by=Author(by.username),
        )
        path = specimen.path("txt")
        first = take_in(path.name, path.read_bytes(), by)
        record(
            [
                UnitRegistered(about=one["canonical"], unit=OFFICE, at=START, category="department")
                for one in contract_kept(first)["units"]
                if not one["generic"]
            ],
            by=Author(by.username),
        )
        for document in first.documents.all():
            put_in_force(document, by=by)
        for number in range(1, size.gazettes + 1):
            words = gazette(number, duties=size.duties, figures=size.figures, chance=Random(number))
            taken = take_in(f"notice-{number}.txt", words, by)
            review.accept_all(taken.claims.filter(state=Claim.OPEN), by=by)


def take_in(name: str, content: bytes, by: Member) -> Gazette:
    """Take in one gazette and read it, as the worker does."""
    taken = take_in_gazette(name, [content], by=by)
    read_gazette(taken.key)
    taken.refresh_from_db()
    return taken


def year(size: Size) -> int:
    """Tell the year, without letting anything follow; gives how many entries were recorded."""
    told = heapq.merge(_followed(size), _on_roads(size), key=lambda event: event.at)
    left_out: list[bringing_in.LeftOut] = []
    tried = bringing_in._tried(told, END, left_out)
    return bringing_in.record_all(tried, Author("simulation"))


def _followed(size: Size) -> list[Event]:
    events = [
        event
        for number, duty in enumerate(Duty.objects.filter(state="found").order_by("key"))
        if duty.lead
        for event in _of_one(duty, number, size)
    ]
    return sorted(events, key=lambda event: event.at)


def _of_one(duty: Duty, number: int, size: Size) -> Iterator[Event]:
    """Assigned, signed for, and reported on in time, so often; then nothing more."""
    assigned = START + timedelta(days=4 + number % 20, minutes=number % 400)
    step = (END - timedelta(days=20) - assigned) / (size.reports + 1)
    done = [(assigned + step * (report + 1)).date() for report in range(size.reports)]
    due = [LAST_REPORT - timedelta(days=back) for back in reversed(range(OPEN - 1))]
    yield Assigned(
        about=duty.key,
        unit=OFFICE,
        at=assigned,
        lead=duty.lead,
        deadline=DEADLINE,
        reports_by=(*done, *due),
    )
    yield Signed(
        about=duty.key, unit=duty.lead, at=assigned + timedelta(hours=20), liaison="联络员"
    )
    # One in twenty has said nothing for its last five reports, and is late.
    told = done[:-5] if number % 20 == 0 else done
    for report, day in enumerate(told, 1):
        yield ProgressReported(
            about=f"{duty.key}/{day}",
            unit=duty.lead,
            at=_at(day, number),
            value=Decimal(report),
            unit_of_value=duty.target_unit or "项",
            period=day.strftime("%Y-%m"),
            words=f"第{report}次报告：已完成{report}项。",
        )


def _at(day: date, number: int) -> datetime:
    return local(f"{day} 10:00") + timedelta(seconds=number % 20000)


def _on_roads(size: Size) -> list[Event]:
    settings = Settings(
        seed=7,
        start=local("2025-01-10 00:00"),
        days=size.days,
        vehicles=size.vehicles,
        sections=size.sections,
    )
    return list(simulate(settings, lambda part: Random(f"7:{part}")).events)
