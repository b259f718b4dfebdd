"""Put a document in force: from now on mechanisms may stand on its words."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.documents.events import PutInForce, TakenOutOfForce
from luoshi_server.documents.models import Document
from luoshi_server.ledger.recording import Author, locked_end, record
from luoshi_server.platform import clock
from luoshi_server.platform.errors import ChangedMeanwhile, required


def put_in_force(document: Document, *, by: Member, request: str = "") -> None:
    """Let mechanisms stand on this document."""
    _record(PutInForce, document, by, request, "")


def take_out_of_force(document: Document, *, by: Member, reason: str, request: str = "") -> None:
    """Let no new case stand on this document; those that are open go on."""
    if not reason.strip():
        raise required("reason", _("停止施行的理由"))
    _record(TakenOutOfForce, document, by, request, reason.strip())


def _record(
    kind: type[PutInForce], document: Document, by: Member, request: str, reason: str
) -> None:
    require(by, Verb.PUT_IN_FORCE)
    at = clock.now()
    event = kind(
        about=document.gazette_id,
        unit=by.unit or by.username,
        at=at,
        document=document.letter,
        title=document.title,
    )
    with transaction.atomic():
        locked_end()
        is_in_force = Document.objects.get(pk=document.pk).in_force
        if is_in_force == (kind is PutInForce):
            raise ChangedMeanwhile(
                _("文件已经施行。") if is_in_force else _("文件本未施行。"),
                advice=_("请刷新页面后再看。"),
            )
        record([event], by=Author(by.username, request), at=at, reason=reason)
