"""Making a demonstration: an instance, a gazette, its members, and a story behind them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path

from luoshi.calendars import SHANGHAI
from luoshi.ledger import Event
from luoshi_server.accounts.models import Member
from luoshi_server.commands.demonstration import people
from luoshi_server.commands.demonstration.papers import Papers
from luoshi_server.commands.demonstration.story import Story, lead_candidates, tell_of
from luoshi_server.documents.actions.put_in_force import put_in_force
from luoshi_server.documents.actions.review import accept_all
from luoshi_server.documents.actions.take_in import take_in_gazette
from luoshi_server.documents.models import Claim, Gazette
from luoshi_server.documents.reading import read_gazette
from luoshi_server.duties.models import Duty
from luoshi_server.organisations.models import Unit
from luoshi_server.platform.clock import standing_at
from luoshi_server.platform.errors import Refused

KEEP_FOR_THE_VISITOR = 14
"""Claims that nobody has confirmed yet, so that a visitor can."""


def take_in(path: Path, start: date, *, leave: int = 0) -> Gazette:
    """Take in a gazette, put its documents in force, and confirm what was read in it."""
    with standing_at(datetime.combine(start, time(8, 30), SHANGHAI)):
        people.make_members()
        clerk = Member.objects.get(username="demo-clerk")
        gazette = take_in_gazette(path.name, [path.read_bytes()], by=clerk)
        read_gazette(gazette.key)
        gazette.refresh_from_db()
        if gazette.state != Gazette.READ:
            raise Refused(gazette.fault)
        people.register_units(gazette)
        for document in gazette.documents.all():
            put_in_force(document, by=clerk)
        waiting = Claim.objects.filter(gazette=gazette, state=Claim.OPEN)
        left = set(
            waiting.filter(kind="figure")
            .order_by("-rank", "start")
            .values_list("key", flat=True)[:leave]
        )
        accept_all([claim for claim in waiting if claim.key not in left], by=clerk)
        street = Unit.objects.filter(category="subdistrict").order_by("name").first()
        people.make_unit_members(_busiest(), street.name if street else "")
    return gazette


def play(
    *,
    seed: int,
    start: date,
    end: date,
    events: list[Event] | None = None,
    progress: Callable[[date], None] = lambda day: None,
) -> Story:
    """Let the district work from one day to another; gives the story, with what was refused."""
    story = Story(
        seed,
        start,
        end,
        Member.objects.get(username="demo-clerk"),
        Member.objects.get(username="demo-checker"),
    )
    tell_of(story, Duty.objects.filter(state="found").order_by("key"), lead_candidates())
    story.tell_all(events or [])
    leader = Member.objects.get(username="demo-leader")
    Papers(story.at, story.clerk, story.checker, leader, seed).plan(start, end)
    story.play(progress)
    return story


def _busiest() -> str:
    """The unit that leads most duties: on its desk there is something to see."""
    leads: dict[str, int] = {}
    for lead in Duty.objects.exclude(lead="").values_list("lead", flat=True):
        leads[lead] = leads.get(lead, 0) + 1
    known = set(Unit.objects.values_list("name", flat=True))
    return max((one for one in leads if one in known), key=lambda one: (leads[one], one))
