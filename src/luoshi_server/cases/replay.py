"""All cases built again from the whole ledger, in one pass.

It tells one caseload every entry in its order, and keeps what follows a batch at a time; a
closed case leaves memory and is fetched again only when something concerns it.
"""

from __future__ import annotations

from collections.abc import Iterable

from luoshi.calendars import SHANGHAI, published_calendar
from luoshi.mechanism import Bound, Case, Caseload
from luoshi_server.cases import keeping, writing
from luoshi_server.cases.following import take
from luoshi_server.cases.lamps import refresh
from luoshi_server.cases.mandates import bounds, changes_mandate, mandate_after
from luoshi_server.cases.models import Mandate
from luoshi_server.duties.models import Duty
from luoshi_server.ledger.following import Told
from luoshi_server.ledger.models import End
from luoshi_server.organisations.events import UnitRegistered
from luoshi_server.platform import clock

FLUSH = 2000


def rebuild(entries: Iterable[Told]) -> None:
    """Build every case that the entries add up to."""
    mandate: Mandate | None = None
    caseload: Caseload | None = None
    kept: writing.Kept | None = None
    closed_about: dict[str, set[str]] = {}
    closed_now: dict[str, tuple[Bound, Case]] = {}
    closed_events: dict[str, str] = {}

    def archive(bound: Bound, case: Case) -> None:
        closed_now[case.id] = (bound, case)
        for about in {case.about, *(one.obligation.bearer.about for one in case.settled)}:
            closed_about.setdefault(about, set()).add(case.id)
        for event in case.events:
            closed_events[event.id] = case.id

    def recall(about: str, event: str) -> Iterable[tuple[Bound, Case]]:
        keys = set(closed_about.get(about, ()))
        if event in closed_events:
            keys.add(closed_events[event])
        found = {key: closed_now[key] for key in keys if key in closed_now}
        rest = keys - found.keys()
        return [*found.values(), *(keeping.load(rest).values() if rest else ())]

    count, is_changed = 0, False
    names: list[keeping.Pair] = []
    for told in entries:
        if caseload is None:
            names += keeping.names_after(told.event)
        elif isinstance(told.event, UnitRegistered):
            caseload.succeed(keeping.names_after(told.event))
        if changes_mandate(told.event):
            mandate, is_changed = mandate_after(told), True
            continue
        if mandate is None:
            continue
        if is_changed or caseload is None:
            # Bound only when something is told under it: documents are put in force in rows.
            is_changed = False
            if kept is not None:
                kept.write()
            kept = writing.Kept(mandate)
            in_force = bounds(mandate)
            if caseload is None:
                caseload = Caseload(
                    in_force.values(),
                    published_calendar(),
                    start=told.recorded,
                    archive=archive,
                    recall=recall,
                )
                caseload.succeed(names)
            caseload.mechanisms = dict(in_force)
        assert kept is not None
        # Periods that begin are told by the ledger here, and not by the caseload's own calendar.
        caseload.now = told.recorded
        kept.add(take(caseload, told.event, told.recorded), told)
        count += 1
        if count % FLUSH == 0:
            kept.write()
            kept = writing.Kept(mandate)
            closed_now.clear()
    if kept is not None and caseload is not None:
        _pass_time(caseload, kept)
        kept.write()
    _refresh_all()


def _pass_time(caseload: Caseload, kept: writing.Kept) -> None:
    """Take the rungs up to the instant until which time has passed, as the tick had taken them.

    Periods that began until then are entries of the ledger.
    """
    ticked = End.objects.filter(pk=1).values_list("ticked", flat=True).first()
    if ticked is not None:
        caseload.now = max(caseload.now, ticked.astimezone(SHANGHAI))
        kept.add(caseload.pass_time(caseload.now), None, recorded=caseload.now)


def _refresh_all() -> None:
    now = clock.now()
    keys = [f"follow-up:{key}" for key in Duty.objects.values_list("key", flat=True)]
    for start in range(0, len(keys), 500):
        refresh(keys[start : start + 500], now)
