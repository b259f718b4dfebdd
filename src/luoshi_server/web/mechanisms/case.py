"""A case as its page shows it: what was told, what is owed and why, and the orders."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

from luoshi.calendars import published_calendar
from luoshi.ledger import Event
from luoshi.mechanism import (
    Case,
    Corrected,
    Obligation,
    Settled,
    Withdrawn,
    explain,
    explain_ending,
)
from luoshi_policies.titles import PERSONAL
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import may
from luoshi_server.accounts.roles import Verb
from luoshi_server.cases.actions.tell import verb_for
from luoshi_server.cases.keeping import key_of
from luoshi_server.cases.models import Case as CaseRow
from luoshi_server.cases.models import CaseEvent
from luoshi_server.ledger.columns import Asked, asked_of
from luoshi_server.ledger.filling import words_of
from luoshi_server.ledger.kinds import title_of
from luoshi_server.ledger.models import Line
from luoshi_server.ledger.reading import told as told_of
from luoshi_server.platform.wording import choice_worded, titled, worded
from luoshi_server.web.duties.clocks import in_language
from luoshi_server.web.duties.rows import days_late
from luoshi_server.web.links import entry_link
from luoshi_server.web.mechanisms.saying import must_in_words


class EventShown(NamedTuple):
    """An event of a case: what it says, who told it, and what may be done about it."""

    title: str
    at: datetime
    recorded: datetime
    unit: str
    facts: list[tuple[str, str]]
    is_void: bool
    entry: str
    correct: str


class OwedShown(NamedTuple):
    """Something owed, or that was owed, with the explanation."""

    key: str
    must: str
    unit: str
    about: str
    due: datetime
    late_days: int
    is_stopped: bool
    is_provisional: bool
    means: str
    why: str


class EndedShown(NamedTuple):
    """Something that is not owed any more, and how it ended."""

    key: str
    must: str
    unit: str
    about: str
    why: str
    is_late: bool


def events_of(row: CaseRow, case: Case, member: Member) -> list[EventShown]:
    """The events of the case with their entries, the last first."""
    numbers = CaseEvent.objects.filter(case=row).values("entry")
    entries = list(told_of(Line.objects.filter(number__in=numbers).order_by("-number")))
    personal = may(member, Verb.SEE_PERSONAL)
    return [
        EventShown(
            title_of(type(told.event)),
            told.event.at,
            told.recorded,
            told.event.unit,
            facts_of(told.event, personal),
            told.event.id in case.void,
            entry_link(member, told.number),
            _way_to_correct(told.event, told.number, member, case),
        )
        for told in entries
    ]


def _way_to_correct(event: Event, number: int, member: Member, case: Case) -> str:
    if event.id in case.void or verb_for(type(event)) is not Verb.TELL:
        return ""
    if not may(member, Verb.CORRECT, of=[event.unit]):
        return ""
    return reverse("correct", kwargs={"number": number})


def facts_of(event: Event, personal: bool) -> list[tuple[str, str]]:
    """What an event says beyond whose and when, in words; persons only where they may be seen."""
    if isinstance(event, Corrected):
        return [(_("更正为"), _said(event.now)), *facts_of(event.now, personal)]
    if isinstance(event, Withdrawn):
        return [(_("理由"), event.reason)]
    try:
        words = words_of(event)
        asked = asked_of(type(event))
    except KeyError:
        return []
    return [
        (titled(one.title, one.unit), _fact(one, event, words[one.name]))
        for one in asked
        if one.name not in ("unit", "at")
        and words[one.name]
        and one.form != "track"
        and (personal or one.name not in PERSONAL)
    ]


def _fact(asked: Asked, event: Event, words: str) -> str:
    """What an event says in one field; what was chosen is said in the reader's language."""
    if asked.form == "choice":
        return choice_worded(asked.name, str(getattr(event, asked.name)))
    if asked.form == "yes or no":
        return _("是") if getattr(event, asked.name) else _("否")
    return words


def _said(event: Event) -> str:
    return _("%(kind)s（%(about)s）") % {
        "kind": title_of(type(event)),
        "about": event.about,
    }


def owed_of(case: Case, now: datetime) -> list[OwedShown]:
    """What is owed, the most urgent first."""
    calendar = published_calendar()
    return [
        OwedShown(
            key_of(case.id, one),
            must_in_words(one.rule.rule),
            one.bearer.name,
            one.bearer.about,
            one.due,
            days_late(one.due, now) if one.is_overdue(now) else 0,
            one.stopped is not None,
            one.rule.is_provisional,
            worded(_means(one)),
            in_language(explain(one, calendar)),
        )
        for one in sorted(case.owed, key=lambda one: one.due)
    ]


def _means(owed: Obligation) -> str:
    return owed.rule.ladder.rungs[owed.rung - 1].means if owed.rung else ""


def ended_of(case: Case) -> list[EndedShown]:
    """What is not owed any more, the last first."""
    return [_ended(case, one) for one in reversed(case.settled)]


def _ended(case: Case, one: Settled) -> EndedShown:
    owed = one.obligation
    return EndedShown(
        key_of(case.id, owed),
        must_in_words(owed.rule.rule),
        owed.bearer.name,
        owed.bearer.about,
        in_language(explain_ending(one)),
        one.is_late,
    )
