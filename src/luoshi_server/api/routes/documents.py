"""Documents, their provisions and their text; outside, those that are in force."""

from __future__ import annotations

from typing import Annotated, Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Query, Router, Schema
from pydantic import Field

from luoshi_server.accounts.roles import Verb
from luoshi_server.api.callers import Caller
from luoshi_server.api.calls import caller_of, number_of
from luoshi_server.api.fields import Key, Name
from luoshi_server.api.freshness import require_unchanged
from luoshi_server.api.records.documents import DocumentRow, ProvisionRow, Stretch
from luoshi_server.api.records.duty_acts import Nothing, Reason
from luoshi_server.api.slices import Page, Slice, page_of
from luoshi_server.documents.actions.put_in_force import put_in_force, take_out_of_force
from luoshi_server.documents.models import Document
from luoshi_server.documents.reading import text_of
from luoshi_server.duties.published import documents_in_force
from luoshi_server.platform.errors import NotThere

router = Router(tags=["documents"])

LONGEST = 50_000
"""Signs of text in one answer."""


class DocumentFilters(Slice):
    """Which documents are asked for."""

    gazette: Name | None = None
    kind: Name | None = None
    in_force: bool | None = None
    q: Name | None = None


class Where(Schema):
    """From which sign of the reading text, and how many."""

    start: Annotated[int, Field(ge=0, le=10**9)] | None = None
    length: Annotated[int, Field(ge=1, le=LONGEST)] = 5000


@router.get("/documents", response=Page[DocumentRow])
def list_documents(request: HttpRequest, filters: Query[DocumentFilters]) -> dict[str, Any]:
    """The documents of all gazettes, in their order."""
    rows = _visible(caller_of(request)).order_by("gazette", "start")
    same = filters.dict(include={"gazette", "kind", "in_force"}, exclude_none=True)
    rows = rows.filter(**same)
    if filters.q:
        rows = rows.filter(title__icontains=filters.q)
    return page_of(rows, filters, DocumentRow.fields_of)


@router.get("/documents/{key}", response=DocumentRow)
def one_document(request: HttpRequest, key: Key) -> dict[str, Any]:
    """One document: its number, title, issuers and day, and where it stands in the gazette."""
    return DocumentRow.fields_of(_document(caller_of(request), key))


@router.get("/documents/{key}/provisions", response=Page[ProvisionRow])
def provisions_of_document(request: HttpRequest, key: Key, slice_: Query[Slice]) -> dict[str, Any]:
    """The provisions of a document in their order."""
    document = _document(caller_of(request), key)
    return page_of(document.provisions.order_by("start", "pk"), slice_, ProvisionRow.fields_of)


@router.get("/documents/{key}/text", response=Stretch)
def text_of_document(request: HttpRequest, key: Key, where: Query[Where]) -> dict[str, Any]:
    """A stretch of the reading text, into which all offsets point."""
    document = _document(caller_of(request), key)
    start = document.start if where.start is None else max(where.start, document.start)
    end = min(start + where.length, document.end)
    text = text_of(document.gazette)[start:end] if start < end else ""
    return {"start": start, "end": max(start, end), "text": text}


@router.post("/documents/{key}/put-in-force", response=DocumentRow)
def put_document_in_force(request: HttpRequest, key: Key, told: Nothing) -> dict[str, Any]:
    """Let mechanisms stand on this document from now on."""
    caller = caller_of(request)
    by = caller.who_may(Verb.PUT_IN_FORCE)
    document = _document(caller, key)
    require_unchanged(request, [document.gazette_id])
    put_in_force(document, by=by, request=number_of(request))
    document.refresh_from_db()
    return DocumentRow.fields_of(document)


@router.post("/documents/{key}/take-out-of-force", response=DocumentRow)
def take_document_out_of_force(request: HttpRequest, key: Key, told: Reason) -> dict[str, Any]:
    """Let no new case stand on this document; those that are open go on."""
    caller = caller_of(request)
    by = caller.who_may(Verb.PUT_IN_FORCE)
    document = _document(caller, key)
    require_unchanged(request, [document.gazette_id])
    take_out_of_force(document, by=by, reason=told.reason, request=number_of(request))
    document.refresh_from_db()
    return DocumentRow.fields_of(document)


def _visible(caller: Caller) -> QuerySet[Document]:
    if caller.may(Verb.SEE_INSIDE):
        return Document.objects.all()
    return documents_in_force()


def _document(caller: Caller, key: str) -> Document:
    document = _visible(caller).filter(pk=key).first()
    if document is None:
        raise NotThere(_("没有文件“%(key)s”。") % {"key": key})
    return document
