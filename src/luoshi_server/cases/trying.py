"""Events tried on the cases, without anything being written: what would be refused, and why.

It is one caseload that holds every open case, and what closes on the way; the kernel that
decides is the same as when an event is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from luoshi.calendars import SHANGHAI, published_calendar
from luoshi.ledger import Event
from luoshi.mechanism import Bound, Case, Caseload, PeriodBegan, periods_begun
from luoshi_server.cases import keeping, models
from luoshi_server.cases.closed import Closed
from luoshi_server.cases.following import take
from luoshi_server.cases.mandates import bounds, changes_mandate, present_mandate
from luoshi_server.ledger.models import Line
from luoshi_server.platform.errors import Refused


class CasesTried:
    """All cases as they are now, and as they would be after the events that were tried."""

    def __init__(self, since: datetime) -> None:
        self._bounds = bounds(present_mandate())
        self._since = since
        self._closed = Closed()
        self._know_those_closed()
        self._caseload = Caseload(
            self._bounds.values(),
            published_calendar(),
            start=since,
            archive=self._closed.archive,
            recall=self._recall,
        )
        self._caseload.succeed(pair for _, pair in keeping.successors_told())
        for bound, case in keeping.load(keeping.open_keys_all()).values():
            self._caseload.admit(bound, case)

    def begun(self, before: datetime) -> Sequence[Event]:
        """The periods that began since this was last asked, each told once."""
        if before <= self._since:
            return ()
        if before.astimezone(SHANGHAI).date() == self._since.astimezone(SHANGHAI).date():
            # Periods begin at midnight.
            self._since = before
            return ()
        begun: dict[str, PeriodBegan] = {}
        for bound in self._bounds.values():
            for event in periods_begun(bound, self._since, before):
                begun.setdefault(event.id, event)
        self._since = before
        if not begun:
            return ()
        known = set(Line.objects.filter(event_id__in=begun).values_list("event_id", flat=True))
        fresh = [event for key, event in begun.items() if key not in known]
        fresh.sort(key=lambda event: (event.at, event.about))
        for event in fresh:
            self.take(event, event.at)
        return fresh

    def take(self, event: Event, recorded: datetime) -> None:
        """Take an event; raises `Refused` if the mechanisms that know it refuse it."""
        if changes_mandate(event):
            raise Refused(_("施行文件、采纳参数应单独办理，不能成批记入。"))
        if not self._bounds:
            return
        # Periods that begin are told beside it, and not by the caseload's own calendar.
        self._caseload.now = recorded
        take(self._caseload, event, recorded)

    def _recall(self, about: str, event: str) -> Iterable[tuple[Bound, Case]]:
        keys, here = self._closed.concerned(about, event), self._closed.here
        away = [key for key in keys if key not in here]
        return [
            *(here[key] for key in keys if key in here),
            *(keeping.load(away).values() if away else ()),
        ]

    def _know_those_closed(self) -> None:
        """Which matters and events belong to cases that were closed before."""
        closed = {"case__closed__isnull": False}
        self._closed.know(
            models.CaseAbout.objects.filter(**closed).values_list("about", "case_id"),
            models.CaseEvent.objects.filter(**closed).values_list("event_id", "case_id"),
        )
