"""Searching by words: what was found of each kind, within what the member may see."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from luoshi_server.accounts.models import Member
from luoshi_server.documents.indexing import place_of
from luoshi_server.documents.models import Document, Provision
from luoshi_server.documents.reading import text_of
from luoshi_server.documents.tokens import LONGEST_QUESTION, plain_words, terms_of, unspaced
from luoshi_server.duties.searching import MOST
from luoshi_server.duties.searching import search as found_by
from luoshi_server.web.doors import inside, page, paged
from luoshi_server.web.duties.places import address_of, quote_address

FIRST = 5
AROUND = 30
LONGEST = 160

TITLES = {
    "duty": gettext_lazy("任务"),
    "document": gettext_lazy("文件"),
    "provision": gettext_lazy("条款"),
    "figure": gettext_lazy("数据"),
    "appointment": gettext_lazy("任免"),
    "finding": gettext_lazy("疑点"),
    "unit": gettext_lazy("单位"),
}


@dataclass(frozen=True, kw_only=True)
class Hit:
    """One thing that was found: its name, where it opens, and the words around the question's."""

    title: str
    href: str
    note: str = ""
    words: tuple[str, str, str] = ("", "", "")
    lamp: str = ""


@require_GET
@inside()
def search(request: HttpRequest, *, member: Member) -> HttpResponse:
    """The first few of each kind; of one kind that was chosen all, fifty a page."""
    words = request.GET.get("q", "").strip()[:LONGEST_QUESTION]
    kind = request.GET.get("kind", "")
    found = found_by(words, member) if words else {}
    counts = {name: rows.count() for name, rows in found.items()}
    first = (terms_of(words) or [""])[0]
    context: dict[str, Any] = {
        "words": words,
        "total": sum(counts.values()),
        "most": MOST if MOST in counts.values() else 0,
    }
    context["tabs"] = [
        {"title": gettext_lazy("全部"), "href": _address(words), "is_current": kind not in found},
        *(
            {
                "title": TITLES[name],
                "href": _address(words, name),
                "is_current": name == kind,
                "count": count,
            }
            for name, count in counts.items()
            if count
        ),
    ]
    if kind in found:
        shown = paged(request, found[kind])
        context["page"] = shown
        context["groups"] = [(TITLES[kind], _hits(kind, shown.object_list, first), "")]
    else:
        context["groups"] = [
            (
                TITLES[name],
                _hits(name, rows[:FIRST], first),
                _address(words, name) if counts[name] > FIRST else "",
            )
            for name, rows in found.items()
            if counts[name]
        ]
    return page(request, "search/results.html", context)


def _address(words: str, kind: str = "") -> str:
    return "?" + urlencode({"q": words, **({"kind": kind} if kind else {})})


def _hits(kind: str, rows: Any, first: str) -> list[Hit]:
    if kind == "provision":
        return _provisions(list(rows), first)
    return [_OF_KIND[kind](row, first) for row in rows]


def _duty(duty: Any, first: str) -> Hit:
    return Hit(
        title=duty.title,
        href=address_of("duty", key=duty.key),
        note=duty.lead,
        words=around(duty.text or duty.words, first),
        lamp=duty.lamp,
    )


def _document(document: Any, first: str) -> Hit:
    note = " ".join(filter(None, (document.number, "、".join(document.issuers))))
    return Hit(
        title=document.title or document.key,
        href=address_of("document", key=document.key),
        note=note,
    )


def _claim(claim: Any, first: str) -> Hit:
    return Hit(
        title=claim.title,
        href=address_of("claim", key=claim.key)
        or quote_address(claim.document, claim.start, claim.end),
        note=" ".join(filter(None, (claim.period, claim.get_state_title()))),
        words=around(claim.words, first),
    )


def _unit(unit: Any, first: str) -> Hit:
    href = address_of("unit", name=unit.name)
    return Hit(title=unit.name, href=href, note="、".join(unit.also_called))


def _provisions(rows: list[Any], first: str) -> list[Hit]:
    """Provisions with their documents, all fetched at once."""
    places = [place_of(row.key) for row in rows]
    of_these = Document.objects.select_related("gazette")
    documents = of_these.in_bulk([document for document, _address in places])
    known = {
        (one.document_id, one.address): one
        for one in Provision.objects.filter(
            document__in=documents, address__in=[address for _document, address in places]
        )
    }
    hits = []
    for place in places:
        document, provision = documents.get(place[0]), known.get(place)
        if document is None or provision is None:
            continue
        title = f"《{document.title}》{provision.label}"
        href = quote_address(document.key, provision.start, provision.end)
        text = text_of(document.gazette)[provision.start : provision.end]
        hits.append(Hit(title=title, href=href, words=around(text, first)))
    return hits


def around(text: str, word: str) -> tuple[str, str, str]:
    """The text before a word, the word, and the text after it; its beginning if it is not there."""
    plain = unspaced(text)
    compared = plain_words(plain)
    place = compared.find(word) if word and len(compared) == len(plain) else -1
    if place < 0:
        return plain[:LONGEST], "", ""
    start, end = max(0, place - AROUND), place + len(word)
    before = ("…" if start else "") + plain[start:place]
    return before, plain[place:end], plain[end : end + LONGEST - AROUND]


_OF_KIND: dict[str, Callable[[Any, str], Hit]] = {
    "duty": _duty,
    "document": _document,
    "figure": _claim,
    "appointment": _claim,
    "finding": _claim,
    "unit": _unit,
}

urlpatterns = [path("search/", search, name="search")]
