"""Tell an event of the catalogue: the registers and the cases follow it.

What has a verb of its own (a duty's steps, a review, a supervision, a unit's registration) is
told by that verb alone, since the verb knows who may and what must hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from django.db import transaction
from django.utils.translation import gettext as _

from luoshi.ledger import Event
from luoshi.mechanism import (
    Adoption,
    Corrected,
    Extended,
    MatterHandedOver,
    Resumed,
    SettingAdopted,
    Suspended,
    TermAdopted,
    Withdrawn,
)
from luoshi_policies import catalogue
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import may, require
from luoshi_server.accounts.roles import Verb
from luoshi_server.cases.adopting import require_adoptable
from luoshi_server.cases.models import Obligation
from luoshi_server.cases.visibility import owed_by
from luoshi_server.duties.models import Duty
from luoshi_server.ledger.following import Told
from luoshi_server.ledger.kinds import title_of
from luoshi_server.ledger.models import Line
from luoshi_server.ledger.recording import Author, record
from luoshi_server.organisations.naming import unit_named
from luoshi_server.platform import clock
from luoshi_server.platform.errors import NotThere, Refused
from luoshi_server.registers.models import Entry

WITH_VERBS_OF_THEIR_OWN = (
    "luoshi_policies.duty_events",
    "luoshi_policies.oversight.supervision_events",
    "luoshi.mechanism.events",
)
"""The modules whose kinds are told by other verbs, but for those below."""

DECISIONS: dict[type[Event], Verb] = {
    Corrected: Verb.CORRECT,
    Withdrawn: Verb.CORRECT,
    Suspended: Verb.DECIDE,
    Resumed: Verb.DECIDE,
    Extended: Verb.DECIDE,
    MatterHandedOver: Verb.DECIDE,
    TermAdopted: Verb.ADOPT,
    SettingAdopted: Verb.ADOPT,
}


Named = Callable[[str, str], str]
"""The full name of a unit by a printed one, or a refusal of the field in which it stands."""


def tellable() -> dict[str, type[Event]]:
    """The kinds that may be told here, by name."""
    facts = {
        name: kind
        for name, kind in catalogue.kinds().items()
        if kind.__module__ not in WITH_VERBS_OF_THEIR_OWN
    }
    return facts | {kind.__name__: kind for kind in DECISIONS}


def verb_for(kind: type[Event]) -> Verb | None:
    """What one must be allowed to do to tell a kind; None where another verb tells it."""
    if tellable().get(kind.__name__) is not kind:
        return None
    return DECISIONS.get(kind, Verb.TELL)


def may_tell(member: Member | None, kind: type[Event]) -> bool:
    """Whether the member may tell this kind, for some unit."""
    verb = verb_for(kind)
    return verb is not None and may(member, verb)


def tell_event(event: Event, *, by: Member, request: str = "", reason: str = "") -> Told:
    """Record one event and let everything follow it; gives its entry."""
    return tell_events([checked(event, by)], by=by, request=request, reason=reason)[0]


def tell_events(
    events: Sequence[Event], *, by: Member, request: str = "", reason: str = ""
) -> list[Told]:
    """Record events that were `checked`, all of them or none."""
    return record(events, by=Author(by.username, request), reason=reason.strip())


@contextmanager
def only_trying(is_trial: bool = True) -> Iterator[None]:
    """Whatever is told until the block ends is undone, so one sees what would be refused."""
    with transaction.atomic():
        yield
        if is_trial:
            transaction.set_rollback(True)


def checked(event: Event, by: Member, named: Named | None = None) -> Event:
    """The event, which the member may tell of this unit about this matter.

    It comes back under the full name of its unit, as the register has it; `named` finds that
    name, and who checks thousands of events may remember what it found.
    """
    kind = type(event)
    verb = verb_for(kind)
    if verb is None:
        raise Refused(
            _("“%(kind)s”有专门的办理入口。") % {"kind": title_of(kind)},
            field="kind",
            advice=_("请在相应页面办理，或使用其接口。"),
        )
    require(by, verb)
    if event.at > clock.now():
        raise Refused(_("事项时间晚于当前时间。"), field="at", advice=_("请核对时间。"))
    if isinstance(event, Adoption):
        require_adoptable(event)
        return event
    event = _under_its_full_name(event, named or reporter_named)
    require(by, verb, of=[event.unit])
    if isinstance(event, Corrected | Withdrawn):
        _require_own_report(event, by)
    elif verb is Verb.DECIDE and Duty.objects.filter(key=event.about).exists():
        raise Refused(
            _("任务的变更须经申请和审批。"), field="about", advice=_("请在任务页提出变更申请。")
        )
    return event


def reporter_named(printed: str, field: str) -> str:
    """The full name of who reports: a unit, a firm of the register, or whoever owes something.

    Associations and firms answer for what they owe, and no office keeps them as units.
    """
    try:
        return unit_named(printed, field=field)
    except Refused:
        is_firm = Entry.objects.filter(register="firms", key=printed).exists()
        if is_firm or Obligation.objects.filter(owed_by(printed), how="").exists():
            return printed
        raise


def _under_its_full_name(event: Event, named: Named) -> Event:
    unit = named(event.unit, "unit")
    if unit == event.unit:
        return event
    # An identity that was given stays; one that says what the event says is made again.
    was_given = replace(event, id="").id != event.id
    return replace(event, unit=unit, id=event.id if was_given else "")


def _require_own_report(event: Corrected | Withdrawn, by: Member) -> None:
    """What is corrected was told here, by the same unit, and so might be what it becomes."""
    line = Line.objects.filter(event_id=event.of).first()
    if line is None:
        raise NotThere(_("没有所要更正的事项。"), field="of", advice=_("请核对事项标识。"))
    wrong = line.event()
    for one, field in ((wrong, "of"), (getattr(event, "now", wrong), "now")):
        if verb_for(type(one)) is not Verb.TELL:
            raise Refused(
                _("“%(kind)s”不能在此更正。") % {"kind": title_of(type(one))},
                field=field,
                advice=_("请在相应页面办理。"),
            )
        require(by, Verb.CORRECT, of=[one.unit])
