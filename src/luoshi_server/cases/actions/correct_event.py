"""Correct or withdraw a report that was wrong: another event, beside the one that it repairs."""

from __future__ import annotations

from django.utils.translation import gettext as _

from luoshi.ledger import Event
from luoshi.mechanism import Corrected, Withdrawn
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.cases.actions.tell import checked, verb_for
from luoshi_server.ledger.following import Told
from luoshi_server.ledger.kinds import title_of
from luoshi_server.ledger.models import Line
from luoshi_server.ledger.recording import Author, record
from luoshi_server.platform import clock
from luoshi_server.platform.errors import ChangedMeanwhile, Forbidden, NotThere, Refused, required


def withdraw_event(number: int, *, by: Member, reason: str, request: str = "") -> Told:
    """Say that what an entry tells never happened."""
    event = repairable(number, by=by)
    if not reason.strip():
        raise required("reason", _("撤回理由"))
    withdrawn = Withdrawn(
        about=event.about, unit=event.unit, at=clock.now(), of=event.id, reason=reason.strip()
    )
    return record([withdrawn], by=Author(by.username, request), reason=reason.strip())[0]


def correct_event(number: int, now: Event, *, by: Member, reason: str, request: str = "") -> Told:
    """Say that what an entry tells happened otherwise: `now` is what happened instead."""
    event = repairable(number, by=by)
    if not reason.strip():
        raise required("reason", _("更正理由"))
    if type(now) is not type(event) or now.about != event.about:
        raise Refused(
            _("更正后的事项应与原事项同类，且关于同一对象。"),
            field="about",
            advice=_("对象填错的，请先撤回，再另行填报。"),
        )
    now = checked(now, by)
    if now.id == event.id:
        raise Refused(_("内容没有改动。"), advice=_("请修改有误的栏目后提交。"))
    corrected = Corrected(about=event.about, unit=event.unit, at=clock.now(), of=event.id, now=now)
    return record([corrected], by=Author(by.username, request), reason=reason.strip())[0]


def repairable(number: int, *, by: Member) -> Event:
    """The event as it stands that an entry told, which this member may correct or withdraw."""
    line = Line.objects.filter(number=number).first()
    if line is None:
        raise NotThere(_("台账中没有这一条。"))
    told: Event = line.event()
    verb = verb_for(type(told))
    if verb not in (Verb.TELL, Verb.DECIDE):
        raise Forbidden(
            _("“%(kind)s”不能在此更正或撤回。") % {"kind": title_of(type(told))},
            advice=_("请在对应的页面办理。"),
        )
    require(by, Verb.CORRECT if verb is Verb.TELL else verb, of=[told.unit])
    return _as_it_stands(told)


def _as_it_stands(told: Event) -> Event:
    """The event after its corrections; one that was withdrawn cannot be repaired."""
    repairs = {
        repair.of: repair
        for repair in (
            line.event()
            for line in Line.objects.filter(
                about=told.about, kind__in=(Corrected.__name__, Withdrawn.__name__)
            ).order_by("number")
        )
    }
    event = told
    while event.id in repairs:
        repair = repairs[event.id]
        if isinstance(repair, Withdrawn):
            raise ChangedMeanwhile(_("这一事项已经撤回。"), advice=_("如确有其事，请重新填报。"))
        event = repair.now
    return event
