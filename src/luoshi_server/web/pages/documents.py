"""The text of a document, with every duty, figure, appointment and finding at its words.

Members see every document; everybody sees those that are in force, with the claims that are
public.  A link may ask for a place (`at=start-end`), a claim, or a page.
"""

from __future__ import annotations

import re
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.urls import path
from django.utils.translation import gettext as _

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import may
from luoshi_server.accounts.roles import Verb
from luoshi_server.documents.layout import layout_of, words_between
from luoshi_server.documents.models import Claim, Document
from luoshi_server.documents.page_images import has_pages, image_of, size_of
from luoshi_server.documents.queries import shown_in
from luoshi_server.documents.titles import CLAIM_KINDS, DOCUMENT_KINDS, DOUBTS
from luoshi_server.duties.models import Duty
from luoshi_server.platform.errors import NotThere
from luoshi_server.web.doors import member_of, page
from luoshi_server.web.readings import facts_of
from luoshi_server.web.texts.cutting import bounds_of, page_at, page_starts
from luoshi_server.web.texts.marks import Mark
from luoshi_server.web.texts.setting import page_of

_PLACE = re.compile(r"(\d{1,9})-(\d{1,9})")


def document(request: HttpRequest, key: str) -> HttpResponse:
    """One page of the text, and beside it the claim that was chosen."""
    member = member_of(request)
    row = _document(key, member)
    chosen = _chosen(request, row, member)
    lit = _lit(request, row)
    number = _number(request, row, lit, chosen)
    bounds = bounds_of(row, number)
    marks = [
        Mark(one.start, one.end, one.key, one.kind, chosen is not None and one.pk == chosen.pk)
        for one in _public(shown_in(row, *bounds), member)
    ]
    starts = page_starts(row)
    context = {
        "layout": "base.html" if member else "public.html",
        "document": row,
        "kind": DOCUMENT_KINDS.get(row.kind, row.kind),
        "blocks": page_of(row, bounds, marks, lit),
        "kinds": CLAIM_KINDS,
        "number": number,
        "pages": len(starts),
        "chosen": _beside(chosen, row, member) if chosen else None,
        "words_asked_for": words_between(row.gazette, *lit)[:120] if lit else "",
    }
    return page(request, "documents/document.html", context)


def image(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """A page of the file as a picture: for whoever may see all that stands on it."""
    member = member_of(request)
    row = _document(key, member)
    if number not in _sheets(row):
        raise NotThere(_("没有这一页的图像。"))
    if member is None:
        others = row.gazette.documents.filter(in_force=False)
        if any(number in _sheets(other) for other in others.select_related("gazette")):
            raise NotThere(_("没有这一页的图像。"))
    response = FileResponse(image_of(row.gazette, number).open("rb"), content_type="image/png")
    response["Cache-Control"] = "private, max-age=86400"
    return response


def _document(key: str, member: Member | None) -> Document:
    row = Document.objects.select_related("gazette").filter(pk=key).first()
    if row is None or (member is None and not row.in_force):
        raise NotThere(_("没有这份文件。"), advice=_("请检查网址；未施行的文件不公开。"))
    return row


def _public(claims: Any, member: Member | None) -> list[Claim]:
    """The claims that this reader may see: all, or those that somebody has confirmed for all."""
    found = list(claims)
    if member is not None:
        return found
    duties = set(
        Duty.objects.filter(
            public=True, claim__in=[one.pk for one in found if one.kind == "duty"]
        ).values_list("claim", flat=True)
    )
    return [one for one in found if _is_public(one, duties)]


def _is_public(claim: Claim, duties: set[str]) -> bool:
    if claim.kind == "duty":
        return claim.pk in duties
    if claim.kind == "finding":
        return claim.public
    return claim.state in (Claim.ACCEPTED, Claim.EDITED)


def _chosen(request: HttpRequest, row: Document, member: Member | None) -> Claim | None:
    key = request.GET.get("claim", "")
    if not key:
        return None
    found = shown_in(row, row.start, row.end + 1).filter(pk=key)
    claim = next(iter(_public(found, member)), None)
    if claim is None:
        raise NotThere(_("没有这一项。"), advice=_("它可能已被剔除、拆分或合并。"))
    return claim


def _lit(request: HttpRequest, row: Document) -> tuple[int, int] | None:
    """The stretch that a link asks to see, within the document."""
    found = _PLACE.fullmatch(request.GET.get("at", ""))
    if found is None:
        return None
    start, end = int(found[1]), int(found[2])
    if not row.start <= start < end <= max(row.end, start + 1) or start >= row.end:
        raise NotThere(_("这个位置不在本文件之内。"))
    return start, end


def _number(
    request: HttpRequest, row: Document, lit: tuple[int, int] | None, chosen: Claim | None
) -> int:
    if lit is not None:
        return page_at(row, lit[0])
    if chosen is not None:
        return page_at(row, chosen.start)
    told = request.GET.get("page", "1")
    last = len(page_starts(row))
    return min(max(int(told) if told.isdecimal() and len(told) < 6 else 1, 1), last)


def _beside(claim: Claim, row: Document, member: Member | None) -> dict[str, Any]:
    """What is shown of a claim beside the text."""
    duty = Duty.objects.filter(pk=claim.pk).first() if claim.kind == "duty" else None
    return {
        "claim": claim,
        "facts": [fact for fact in facts_of(claim.kind, claim.reading) if fact.value],
        "doubts": [DOUBTS[doubt] for doubt in claim.doubts] if member else [],
        "duty": duty if duty and (member or duty.public) else None,
        "may_confirm": may(member, Verb.CONFIRM),
        "sheet": _sheet(claim, row),
    }


def _sheet(claim: Claim, row: Document) -> dict[str, Any] | None:
    """The printed page on which a claim stands, and the box around its first line."""
    place = claim.record.get("place") or {}
    if not has_pages(row.gazette) or place.get("page") is None:
        return None
    width, height = size_of(row.gazette, place["page"])
    return {"page": place["page"], "width": width, "height": height, "box": place.get("box")}


def _sheets(row: Document) -> range:
    """The pages of the file on which a document is printed."""
    layout = layout_of(row.gazette)
    if not has_pages(row.gazette) or not layout.sheets:
        return range(0)
    first, last = layout.sheet_at(row.start), layout.sheet_at(max(row.end - 1, row.start))
    return range(first or 0, (last or 0) + 1)


urlpatterns = [
    path("documents/<str:key>/", document, name="document"),
    path("documents/<str:key>/pages/<int:number>.png", image, name="document_image"),
]
