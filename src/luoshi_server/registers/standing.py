"""What stands of what was told: a report that was withdrawn never happened, for a register.

One that was corrected counts as its correction, in its place.
"""

from __future__ import annotations

from collections.abc import Iterable

from luoshi.ledger import Event
from luoshi.mechanism import Corrected, Withdrawn
from luoshi_server.ledger.following import Told
from luoshi_server.ledger.models import Line
from luoshi_server.ledger.reading import told as told_of


def standing(entries: Iterable[Told], repairs: Iterable[Event]) -> list[Told]:
    """The entries as they stand after `repairs`, which correct or withdraw some of them."""
    repaired: dict[str, Event | None] = {}
    for repair in repairs:
        if isinstance(repair, Withdrawn):
            repaired[repair.of] = None
        elif isinstance(repair, Corrected):
            repaired[repair.of] = repair.now
    stand = []
    for told in entries:
        event: Event | None = told.event
        while event is not None and event.id in repaired:
            event = repaired[event.id]
        if event is not None:
            stand.append(told._replace(event=event))
    return stand


def told_about(abouts: Iterable[str], kinds: Iterable[str], until: int | None = None) -> list[Told]:
    """What was told about these matters and still stands, in the order of the ledger."""
    lines = Line.objects.filter(about__in=set(abouts), kind__in=[*kinds, *REPAIRS])
    if until is not None:
        lines = lines.filter(number__lte=until)
    every = list(told_of(lines.order_by("number")))
    repairs = [one.event for one in every if type(one.event).__name__ in REPAIRS]
    return standing((one for one in every if type(one.event).__name__ not in REPAIRS), repairs)


REPAIRS = (Corrected.__name__, Withdrawn.__name__)
