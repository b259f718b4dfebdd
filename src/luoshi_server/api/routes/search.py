"""Searching by words, within what the caller may see."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from luoshi_server.api.calls import caller_of
from luoshi_server.api.fields import Name
from luoshi_server.api.slices import Page, Slice, page_of
from luoshi_server.documents.indexing import place_of
from luoshi_server.duties.published import documents_in_force, public_claims
from luoshi_server.duties.searching import found_of

router = Router(tags=["search"])

Kind = Literal["duty", "document", "provision", "figure", "appointment", "finding", "unit"]


class Found(Schema):
    """Something that was found: of a kind, under its key, with its title and words."""

    kind: str
    key: str
    title: str
    words: str


class Question(Slice):
    """What is searched for, and among what."""

    q: Annotated[Name, Field(min_length=1)]
    kind: Kind = "duty"


@router.get("/search", response=Page[Found])
def search(request: HttpRequest, question: Query[Question]) -> dict[str, Any]:
    """What all the words occur in, of one kind; outside, what is public."""
    member = caller_of(request).member
    rows = found_of(question.kind, question.q, member)
    if member is None and question.kind in ("figure", "appointment", "finding"):
        rows = rows.model.objects.filter(
            pk__in=public_claims(question.kind).values("pk"), key__in=rows.values("key")
        ).order_by("title", "key")
    if member is None and question.kind == "document":
        rows = rows.filter(pk__in=documents_in_force().values("pk"))
    if member is None and question.kind == "provision":
        rows = rows.none()
    return page_of(rows, question, lambda row: _found(question.kind, row))


def _found(kind: str, row: Any) -> dict[str, str]:
    key, title, words = _TOLD[kind](row)
    return {"kind": kind, "key": key, "title": title, "words": words}


_TOLD: dict[str, Callable[[Any], tuple[str, str, str]]] = {
    "duty": lambda row: (row.key, row.title, row.words),
    "document": lambda row: (row.key, row.title, row.number),
    "provision": lambda row: ("#".join(place_of(row.key)), "", row.text[:500]),
    "figure": lambda row: (row.key, row.title, row.words),
    "appointment": lambda row: (row.key, row.title, row.words),
    "finding": lambda row: (row.key, row.title, row.words),
    "unit": lambda row: (row.name, row.name, "、".join(row.also_called)),
}
