"""Recording: events become entries, and everything that follows them changes, or nothing does.

One transaction holds the entries and all that follows from them.  Writers come one after
the other, since each entry is chained to the one before.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from luoshi.calendars import SHANGHAI
from luoshi.ledger import BEGINNING, Entry, Event, entry_after
from luoshi.ledger.fields import canonical
from luoshi_server.ledger.following import Told, followers
from luoshi_server.ledger.models import End, Line
from luoshi_server.platform import clock
from luoshi_server.platform.errors import Refused


class Author(NamedTuple):
    """Who tells: the member's user name or a program's, and the request in which it came."""

    actor: str
    request: str = ""


CALENDAR_AUTHOR = Author("calendar")


class ToldBefore(Refused):
    """The same event was told before; telling it twice changes nothing."""

    status = 409
    code = "told-before"


def locked_end() -> End:
    """The end of the ledger, held until the transaction is over."""
    end = End.objects.select_for_update().filter(pk=1).first()
    if end is None:
        End.objects.get_or_create(pk=1, defaults={"digest": BEGINNING})
        end = End.objects.select_for_update().get(pk=1)
    return end


@transaction.atomic
def record(
    events: Sequence[Event],
    *,
    by: Author,
    reason: str = "",
    at: datetime | None = None,
    follow: bool = True,
) -> list[Told]:
    """Append events to the ledger and let everything follow them.

    `at` is the instant of recording, the clock's if it is left out.  It never goes back, even
    if the clock does: an entry is recorded at the earliest when the one before was, and when
    time was last let pass, since the rungs up to then are taken.  Without `follow`, only entries
    are written, and the caller rebuilds what follows.
    """
    end = locked_end()
    recorded = (at or clock.now()).astimezone(SHANGHAI)
    for past in (end.recorded, end.ticked):
        if past is not None:
            recorded = max(recorded, past.astimezone(SHANGHAI))
    last = _last(end)
    lines, told = [], []
    for event in events:
        entry = entry_after(
            last, event, recorded=recorded, actor=by.actor, reason=reason, request=by.request
        )
        lines.append(line_of(entry, event))
        told.append(Told(entry.number, event, recorded, by.actor, reason))
        last = entry
    if not lines:
        return []
    try:
        with transaction.atomic():
            Line.objects.bulk_create(lines, batch_size=500)
    except IntegrityError as error:
        known = Line.objects.filter(event_id__in=[line.event_id for line in lines]).first()
        if known is None:
            raise
        raise ToldBefore(
            _("这一事项已于台账第 %(number)s 条记录过。") % {"number": known.number}
        ) from error
    assert last is not None
    End.objects.filter(pk=1).update(number=last.number, digest=last.digest, recorded=recorded)
    if follow:
        for follower in followers():
            follower.follow(told)
    return told


def _last(end: End) -> Entry | None:
    if not end.number:
        return None
    assert end.recorded is not None
    return Entry(number=end.number, recorded=end.recorded.isoformat(), told={}, digest=end.digest)


def line_of(entry: Entry, event: Event) -> Line:
    """The row that keeps an entry."""
    return Line(
        number=entry.number,
        recorded=entry.instant,
        kind=type(event).__name__,
        about=event.about,
        unit=event.unit,
        at=event.at,
        event_id=event.id,
        told=canonical(dict(entry.told)),
        actor=entry.actor,
        reason=entry.reason,
        request=entry.request,
        before=entry.before,
        digest=entry.digest,
    )
