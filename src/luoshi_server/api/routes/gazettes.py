"""Gazettes: taken in, read in the background, reviewed together."""

from __future__ import annotations

from typing import Any, Literal

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import File, Form, Query, Router, Schema, Status
from ninja.files import UploadedFile

from luoshi_server.accounts.roles import Verb
from luoshi_server.api.calls import caller_of, number_of
from luoshi_server.api.fields import Key, Name
from luoshi_server.api.finding import gazette_of
from luoshi_server.api.records.documents import AcceptAll, Accepted, GazetteOne, GazetteRow
from luoshi_server.api.slices import Page, Slice, page_of
from luoshi_server.documents.actions.read_again import read_again
from luoshi_server.documents.actions.review import accept_all
from luoshi_server.documents.actions.take_in import take_in_gazette
from luoshi_server.documents.models import Claim, Gazette
from luoshi_server.documents.queries import claims_of, tallies
from luoshi_server.platform.errors import NotThere

router = Router(tags=["gazettes"])


class GazetteFilters(Slice):
    """Which gazettes are asked for."""

    state: Literal["waiting", "reading", "read", "failed"] | None = None


class Edition(Schema):
    """Which earlier edition the file replaces, if any."""

    replaces: Name = ""


@router.get("/gazettes", response=Page[GazetteRow], openapi_extra={"x-members-only": True})
def list_gazettes(request: HttpRequest, filters: Query[GazetteFilters]) -> dict[str, Any]:
    """The gazettes that were taken in, the last one first."""
    caller_of(request).who_may(Verb.SEE_INSIDE)
    rows = Gazette.objects.order_by("-taken_in", "key")
    if filters.state:
        rows = rows.filter(state=filters.state)
    return page_of(rows, filters, GazetteRow.fields_of)


@router.get("/gazettes/{key}", response=GazetteOne, openapi_extra={"x-members-only": True})
def one_gazette(request: HttpRequest, key: Key) -> dict[str, Any]:
    """One gazette: how far reading has come, and the account of what was read."""
    caller_of(request).who_may(Verb.SEE_INSIDE)
    return _one(gazette_of(key))


@router.post("/gazettes", response={201: GazetteOne})
def take_in_a_gazette(
    request: HttpRequest, told: Form[Edition], file: File[UploadedFile]
) -> Status[dict[str, Any]]:
    """Take in a file; it is read in the background, and the same file is taken in once."""
    by = caller_of(request).who_may(Verb.TAKE_IN)
    gazette = take_in_gazette(
        file.name or "",
        file.chunks(),
        by=by,
        replaces=told.replaces,
        request=number_of(request),
    )
    return Status(201, _one(gazette))


@router.post("/gazettes/{key}/read-again", response=GazetteOne)
def read_gazette_again(request: HttpRequest, key: Key) -> dict[str, Any]:
    """Have a gazette read once more whose reading failed, or never came to an end."""
    by = caller_of(request).who_may(Verb.TAKE_IN)
    gazette = gazette_of(key)
    read_again(gazette, by=by)
    gazette.refresh_from_db()
    return _one(gazette)


@router.post("/gazettes/{key}/accept-all", response=Accepted)
def accept_claims_of_gazette(request: HttpRequest, key: Key, told: AcceptAll) -> dict[str, int]:
    """Accept many open claims as they were read: those named, or those of a kind."""
    by = caller_of(request).who_may(Verb.CONFIRM)
    gazette = gazette_of(key)
    claims = claims_of(
        gazette,
        kind=told.kind or "",
        state=Claim.OPEN,
        document=told.document or "",
        doubt="none" if told.without_doubt and told.claims is None else "",
    )
    if told.claims is not None:
        claims = claims.filter(key__in=told.claims)
        missing = set(told.claims) - set(gazette.claims.values_list("key", flat=True))
        if missing:
            raise NotThere(_("此公报没有“%(key)s”。") % {"key": min(missing)}, field="claims")
    return {"count": accept_all(claims, by=by, request=number_of(request))}


def _one(gazette: Gazette) -> dict[str, Any]:
    return {
        **GazetteRow.fields_of(gazette),
        "coverage": gazette.coverage,
        "documents": list(gazette.documents.values_list("key", flat=True)),
        "tallies": [
            {"kind": one.kind, "by_state": one.by_state, "clear": one.clear}
            for one in tallies(gazette)
        ],
    }
