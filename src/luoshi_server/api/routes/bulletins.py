"""Bulletins: slips, notices and monthly reports, from the draft to the answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Literal

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from ninja import Query, Router, Status

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.api.acting import act_as_seen, seen_by
from luoshi_server.api.attachments import offers_file
from luoshi_server.api.calls import caller_of, number_of
from luoshi_server.api.fields import Key, Name
from luoshi_server.api.records import bulletins as given
from luoshi_server.api.records.bulletins import BulletinOne, BulletinRow, SlipDue
from luoshi_server.api.records.duty_acts import Reason
from luoshi_server.api.slices import Page, Slice, page_of
from luoshi_server.bulletins.actions.answer import answer
from luoshi_server.bulletins.actions.approve import approve
from luoshi_server.bulletins.actions.draft_monthly import draft_monthly
from luoshi_server.bulletins.actions.draft_notice import draft_notice
from luoshi_server.bulletins.actions.draft_slip import draft_slip
from luoshi_server.bulletins.actions.issue import issue
from luoshi_server.bulletins.actions.publish import publish
from luoshi_server.bulletins.actions.revise import revise
from luoshi_server.bulletins.actions.sign import sign
from luoshi_server.bulletins.actions.void import void
from luoshi_server.bulletins.files import file_of
from luoshi_server.bulletins.models import Bulletin
from luoshi_server.bulletins.notices import DEMANDS
from luoshi_server.bulletins.queries import visible_to
from luoshi_server.bulletins.slips import due_for_a_slip
from luoshi_server.cases.models import Obligation
from luoshi_server.organisations.queries import registered_name
from luoshi_server.platform.errors import NotThere
from luoshi_server.platform.names import holding

router = Router(tags=["bulletins"])

MEDIA = (
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
)
"""What the file of a bulletin may be."""


class BulletinFilters(Slice):
    """Which bulletins are asked for."""

    sort: given.SortName | None = None
    state: Literal["drafted", "signed", "issued", "answered", "voided"] | None = None
    unit: Name | None = None


@router.get("/bulletins", response=Page[BulletinRow])
def list_bulletins(request: HttpRequest, filters: Query[BulletinFilters]) -> dict[str, Any]:
    """Those that the caller may see: all, those sent to the own unit, or the public ones."""
    member = caller_of(request).member
    wanted = filters.dict(include={"sort", "state"}, exclude_none=True)
    rows = visible_to(member).filter(**wanted)
    if filters.unit:
        rows = rows.filter(units__contains=holding(registered_name(filters.unit)))
    return page_of(rows, filters, lambda row: BulletinRow.fields_of(row, member))


@router.get("/bulletins/slips/due", response=Page[SlipDue], openapi_extra={"x-members-only": True})
def slips_to_draw_up(request: HttpRequest, slice_: Query[Slice]) -> dict[str, Any]:
    """The orders for which a slip is to be drawn up, the oldest first."""
    caller_of(request).who_may(Verb.WRITE_BULLETIN)
    page = page_of(due_for_a_slip(), slice_)
    orders = page["items"]
    owed = Obligation.objects.in_bulk([one.obligation for one in orders])
    return {
        **page,
        "items": [SlipDue.fields_of(one, owed.get(one.obligation)) for one in orders],
    }


@router.post("/bulletins/slips", response={201: BulletinOne})
def draft_one_slip(request: HttpRequest, told: given.SlipGiven) -> Status[dict[str, Any]]:
    """Draw up the slip of an order (督办单); each order gets at most one."""
    member = caller_of(request).who_may(Verb.WRITE_BULLETIN)
    return _drafted(draft_slip(**told.dict(), by=member, request=number_of(request)), member)


@router.post("/bulletins/notices", response={201: BulletinOne})
def draft_one_notice(request: HttpRequest, told: given.NoticeGiven) -> Status[dict[str, Any]]:
    """Draft a notice of what is late (通报)."""
    member = caller_of(request).who_may(Verb.WRITE_BULLETIN)
    drafted = draft_notice(
        by=member,
        units=told.units,
        at_least=told.at_least,
        title=told.title,
        wording=told.wording(usual=tuple(DEMANDS)),
        request=number_of(request),
    )
    return _drafted(drafted, member)


@router.post("/bulletins/monthly", response={201: BulletinOne})
def draft_one_monthly(request: HttpRequest, told: given.MonthlyGiven) -> Status[dict[str, Any]]:
    """Draft the report of a month that is over (月报); a month has one."""
    member = caller_of(request).who_may(Verb.WRITE_BULLETIN)
    year, month = told.month.split("-")
    drafted = draft_monthly(
        date(int(year), int(month), 1),
        by=member,
        wording=told.wording(),
        request=number_of(request),
    )
    return _drafted(drafted, member)


@router.get("/bulletins/{key}", response=BulletinOne)
def one_bulletin(request: HttpRequest, key: Key) -> dict[str, Any]:
    """One bulletin: how far it has come, what it demands, and what was answered."""
    member = caller_of(request).member
    return BulletinOne.fields_of(_bulletin(member, key), member)


@router.get("/bulletins/{key}/file", openapi_extra=offers_file(*MEDIA, members_only=False))
def file_of_bulletin(
    request: HttpRequest, key: Key, form: Literal["docx", "pdf", "xlsx"] = "docx"
) -> Any:
    """The bulletin as a file; only those with tables are had as XLSX."""
    made = file_of(_bulletin(caller_of(request).member, key), form)
    response = HttpResponse(made.content, content_type=made.kind)
    response["Content-Disposition"] = content_disposition_header(True, made.name) or "attachment"
    return response


@router.post("/bulletins/{key}/revise", response=BulletinOne)
def revise_bulletin(request: HttpRequest, key: Key, told: given.Rewording) -> dict[str, Any]:
    """Word a draft anew; an approval that it had is gone, and what the ledger says in it stays."""
    member = caller_of(request).required()
    found = _bulletin(member, key)
    require(member, Verb.WRITE_BULLETIN)
    seen_by(request, found)
    # The words that are left out are those that were read here, so nobody's are overwritten.
    revise(
        found,
        by=member,
        wording=told.wording(found),
        title=told.title,
        seen=found.last_entry,
        request=number_of(request),
    )
    return BulletinOne.fields_of(Bulletin.objects.get(pk=found.pk), member)


@router.post("/bulletins/{key}/approve", response=BulletinOne)
def approve_bulletin(request: HttpRequest, key: Key) -> dict[str, Any]:
    """Approve the praise and criticism in it, as the head."""
    return _act_on(request, key, approve)


@router.post("/bulletins/{key}/sign", response=BulletinOne)
def sign_bulletin(request: HttpRequest, key: Key) -> dict[str, Any]:
    """Sign it (签发); from now on its words are fixed.  Nobody signs what he drafted."""
    return _act_on(request, key, sign)


@router.post("/bulletins/{key}/issue", response=BulletinOne)
def issue_bulletin(request: HttpRequest, key: Key) -> dict[str, Any]:
    """Send what was signed to the units that it is for (印发)."""
    return _act_on(request, key, issue)


@router.post("/bulletins/{key}/publish", response=BulletinOne)
def publish_bulletin(request: HttpRequest, key: Key, told: given.Publicity) -> dict[str, Any]:
    """Put what was issued on the public page, or take it off."""
    return _act_on(request, key, publish, **told.dict())


@router.post("/bulletins/{key}/answer", response=BulletinOne)
def answer_slip(request: HttpRequest, key: Key, told: given.SlipAnswer) -> dict[str, Any]:
    """Answer a slip on behalf of the unit that it is for; more may follow."""
    return _act_on(request, key, answer, **told.dict())


@router.post("/bulletins/{key}/void", response=BulletinOne)
def void_bulletin(request: HttpRequest, key: Key, told: Reason) -> dict[str, Any]:
    """Strike one that has not been issued; its number is not used again."""
    return _act_on(request, key, void, **told.dict())


def _act_on(request: HttpRequest, key: str, act: Callable[..., Any], **told: Any) -> dict[str, Any]:
    """Do something with a bulletin as it was seen; the answer is the bulletin as it is then."""
    member = caller_of(request).required()
    found = _bulletin(member, key)
    act_as_seen(request, found, act, **told)
    return BulletinOne.fields_of(Bulletin.objects.get(pk=found.pk), member)


def _drafted(row: Bulletin, member: Member) -> Status[dict[str, Any]]:
    return Status(201, BulletinOne.fields_of(row, member))


def _bulletin(member: Member | None, key: str) -> Bulletin:
    found: Bulletin | None = visible_to(member).filter(pk=key).first()
    if found is None:
        raise NotThere(_("没有这份文稿，或您无权查看。"))
    return found
