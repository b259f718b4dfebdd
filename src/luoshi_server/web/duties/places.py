"""Where things are found: addresses of pages, and the words of a duty in their document."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.urls import NoReverseMatch, reverse

from luoshi_server.documents.models import Document, Provision
from luoshi_server.duties.models import Duty


class Quoted(NamedTuple):
    """Exact words, the address at which they can be read, and what that place is called."""

    words: str
    href: str
    place: str


def address_of(name: str, /, *args: Any, **kwargs: Any) -> str:
    """The address of a page by its name; empty where this instance has no such page."""
    try:
        return reverse(name, args=args or None, kwargs=kwargs or None)
    except NoReverseMatch:
        return ""


def quote_address(document: str, start: int, end: int) -> str:
    """Where a document shows the words from `start` to `end` of the reading text."""
    address = address_of("document", key=document)
    return f"{address}?at={start}-{end}#s{start}" if address else ""


def quote_of(duty: Duty) -> Quoted | None:
    """The words in which the document asks for the duty; none for one that somebody wrote."""
    document: Document | None = duty.document
    if document is None or not duty.words:
        return None
    provision = Provision.objects.filter(document=document, address=duty.provision).first()
    place = f"《{document.title}》{_called(provision)}"
    claim = duty.claim
    href = quote_address(document.key, claim.start, claim.end) if claim else ""
    return Quoted(duty.words, href, place)


def _called(provision: Provision | None) -> str:
    if provision is None:
        return ""
    return " ".join(filter(None, (provision.label, provision.heading)))[:80]
