"""Finding what a call names, within what its member may see."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _

from luoshi_server.accounts.models import Member
from luoshi_server.api.calls import caller_of
from luoshi_server.api.records.duties import inside_keys
from luoshi_server.documents.models import Gazette
from luoshi_server.duties.models import Duty, DutyUnit
from luoshi_server.duties.queries import visible_to
from luoshi_server.platform.errors import NotThere


def duty_of(member: Member | None, key: str) -> Duty:
    """The duty of this key, if the member may see it."""
    duty: Duty | None = visible_to(member).filter(pk=key).first()
    if duty is None:
        raise NotThere(_("没有任务“%(key)s”。") % {"key": key})
    return duty


def gazette_of(key: str) -> Gazette:
    """The gazette of this key."""
    gazette: Gazette | None = Gazette.objects.filter(pk=key).first()
    if gazette is None:
        raise NotThere(_("没有公报“%(key)s”。") % {"key": key})
    return gazette


def read_gazette_of(key: str) -> Gazette:
    """The gazette of this key, once it was read."""
    gazette = gazette_of(key)
    if gazette.state != Gazette.READ:
        raise NotThere(_("公报尚未识读完毕。"), advice=_("请稍后再看。"))
    return gazette


def own(duties: QuerySet[Duty], member: Member | None) -> QuerySet[Duty]:
    """Those of the duties that the member sees from inside."""
    if member is not None and member.sees_all:
        return duties
    if member is None or not member.unit:
        return duties.none()
    part = DutyUnit.objects.filter(duty=OuterRef("pk"), unit=member.unit)
    return duties.filter(Q(lead=member.unit) | Exists(part))


def seen_by_caller(request: HttpRequest, key: str) -> tuple[Duty, bool]:
    """The duty, and whether the caller sees it from inside."""
    member = caller_of(request).member
    duty = duty_of(member, key)
    return duty, bool(inside_keys(member, [duty]))
