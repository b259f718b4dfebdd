"""What was told about one duty, what is owed in it, and its lamp on any day."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Query, Router

from luoshi_server.accounts.models import Member
from luoshi_server.api.calls import caller_of
from luoshi_server.api.explaining import in_language, owed_in, timeline_of
from luoshi_server.api.fields import Key
from luoshi_server.api.finding import duty_of, seen_by_caller
from luoshi_server.api.records.duties import inside_keys
from luoshi_server.api.records.duty_matters import (
    Coloured,
    Moment,
    Owed,
    ReportRow,
    RequestRow,
)
from luoshi_server.api.slices import Page, Slice, page_of
from luoshi_server.cases.past import colour_on
from luoshi_server.duties.models import Duty, Request
from luoshi_server.platform import clock
from luoshi_server.platform.errors import Forbidden, NotThere, Refused

router = Router(tags=["duties"])


@router.get("/duties/{key}/reports", response=Page[ReportRow])
def reports_of_duty(request: HttpRequest, key: Key, slice_: Query[Slice]) -> dict[str, Any]:
    """The reports about a duty, the last one first; outside, those that are public."""
    duty, is_inside = seen_by_caller(request, key)
    rows = duty.reports.order_by("-entry")
    public = {one.sha256 for one in duty.evidence.filter(public=True)} if not is_inside else None

    def told(row: Any) -> dict[str, Any]:
        values = ReportRow.fields_of(row, is_inside=is_inside)
        if public is not None:
            values["evidence"] = [one for one in row.evidence if one in public]
        return values

    return page_of(rows if is_inside else rows.filter(public=True), slice_, told)


@router.get("/duties/{key}/requests", response=Page[RequestRow])
def requests_of_duty(request: HttpRequest, key: Key, slice_: Query[Slice]) -> dict[str, Any]:
    """What was asked to be changed; outside, what was approved."""
    duty, is_inside = seen_by_caller(request, key)
    rows = duty.requests.order_by("-asked", "key")
    if not is_inside:
        rows = rows.filter(state=Request.APPROVED)
    return page_of(rows, slice_, lambda row: RequestRow.fields_of(row, is_inside=is_inside))


@router.get("/duties/{key}/timeline", response=Page[Moment], openapi_extra={"x-members-only": True})
def timeline_of_duty(request: HttpRequest, key: Key, slice_: Query[Slice]) -> dict[str, Any]:
    """Everything that was told about a duty and that followed from it, in its order."""
    duty = _from_inside(request, key)
    return page_of(timeline_of(duty), slice_)


@router.get(
    "/duties/{key}/obligations", response=Page[Owed], openapi_extra={"x-members-only": True}
)
def obligations_of_duty(request: HttpRequest, key: Key, slice_: Query[Slice]) -> dict[str, Any]:
    """What is owed and was owed about a duty, each with its reason."""
    duty = _from_inside(request, key)
    return page_of(owed_in(f"follow-up:{duty.key}"), slice_)


class OnDay(Slice):
    """A day, today if it is left out."""

    day: date | None = None


@router.get("/duties/{key}/lamp", response=Coloured)
def lamp_of_duty(request: HttpRequest, key: Key, on: Query[OnDay]) -> dict[str, Any]:
    """The lamp of a duty at the end of a day, by what was told by then and the rule of that day."""
    duty, _is_inside = seen_by_caller(request, key)
    now = clock.now()
    day = on.day or now.date()
    if day > now.date():
        raise Refused(_("日期未到。"), field="day", advice=_("请选择今天或以前的日期。"))
    past = colour_on(duty.key, day, now=now)
    if past is None:
        raise NotThere(_("当日此任务尚未立项。"), field="day")
    return {
        "at": past.at,
        "colour": past.colour,
        "why": in_language(past.why),
        "rule": past.rule.version,
    }


def _from_inside(request: HttpRequest, key: str) -> Duty:
    member: Member = caller_of(request).required()
    duty = duty_of(member, key)
    if not inside_keys(member, [duty]):
        raise Forbidden(
            _("办理经过只供承办单位和督查部门查看。"), advice=_("如需查看，请联系管理员。")
        )
    return duty
