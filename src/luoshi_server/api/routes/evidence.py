"""Evidence: a file, and the time that it proves something about."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import File, Form, Query, Router, Schema, Status
from ninja.files import UploadedFile

from luoshi_server.api.acting import seen_by
from luoshi_server.api.attachments import offers_file
from luoshi_server.api.calls import caller_of, number_of
from luoshi_server.api.fields import Key, Sha256, Words
from luoshi_server.api.finding import duty_of, seen_by_caller
from luoshi_server.api.records.duty_matters import EvidenceRow
from luoshi_server.api.slices import Page, Slice, page_of
from luoshi_server.duties.actions.file_evidence import file_evidence
from luoshi_server.duties.queries import evidence_visible_to
from luoshi_server.platform import files
from luoshi_server.platform.attachments import attachment
from luoshi_server.platform.errors import NotThere

router = Router(tags=["duties"])


class Proof(Schema):
    """What a file proves: something about the time from one day to another."""

    proves_from: date
    proves_to: date | None = None
    public: bool = False
    words: Words = ""


@router.get("/duties/{key}/evidence", response=Page[EvidenceRow])
def evidence_of_duty(request: HttpRequest, key: Key, slice_: Query[Slice]) -> dict[str, Any]:
    """The files that prove something about a duty; outside, those that are public."""
    duty, is_inside = seen_by_caller(request, key)
    rows = evidence_visible_to(caller_of(request).member, duty).order_by("-entry")
    return page_of(rows, slice_, lambda row: EvidenceRow.fields_of(row, is_inside=is_inside))


@router.get(
    "/duties/{key}/evidence/{sha256}",
    openapi_extra=offers_file("application/octet-stream", members_only=False),
)
def evidence_file(request: HttpRequest, key: Key, sha256: Sha256) -> Any:
    """A file that was filed as evidence, as an attachment."""
    duty, _is_inside = seen_by_caller(request, key)
    visible = evidence_visible_to(caller_of(request).member, duty)
    found = visible.filter(sha256=sha256).first()
    if found is None:
        raise NotThere(_("没有这份材料。"))
    return attachment(files.open_kept(sha256), found.name, "application/octet-stream")


@router.post("/duties/{key}/evidence", response={201: EvidenceRow})
def file_evidence_of_duty(
    request: HttpRequest, key: Key, told: Form[Proof], file: File[UploadedFile]
) -> Status[dict[str, Any]]:
    """File evidence; a report may then rest on it, by its digest."""
    member = caller_of(request).required()
    duty = duty_of(member, key)
    digest = file_evidence(
        duty,
        file.name or "",
        file.chunks(),
        by=member,
        **told.dict(),
        seen=seen_by(request, duty),
        request=number_of(request),
    )
    row = duty.evidence.filter(sha256=digest).latest("entry")
    return Status(201, EvidenceRow.fields_of(row, is_inside=True))
