"""One gazette: its documents, what was read in it, what was not, and its files."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Count
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import may
from luoshi_server.accounts.roles import Verb
from luoshi_server.documents.actions.put_in_force import put_in_force, take_out_of_force
from luoshi_server.documents.layout import layout_of, words_between
from luoshi_server.documents.models import STATE_TITLES, Document, Gazette
from luoshi_server.documents.queries import states_of, tallies
from luoshi_server.documents.titles import CLAIM_KINDS, DOCUMENT_KINDS, REASONS
from luoshi_server.platform import files
from luoshi_server.platform.errors import NotThere
from luoshi_server.web.doors import inside, number_of, page, paged, try_action
from luoshi_server.web.forms.gazettes import UncoveredFilter, WithReason
from luoshi_server.web.pages.gazettes import gazette_called, progress_context


def tabs_of(gazette: Gazette, current: str, member: Member) -> list[dict[str, Any]]:
    """The pages of a gazette."""
    pages = [
        ("gazette", _("概况"), Verb.SEE_INSIDE),
        ("review", _("核对"), Verb.CONFIRM),
        ("gazette_findings", pgettext("several", "疑点"), Verb.SEE_INSIDE),
        ("gazette_units", pgettext("several", "单位"), Verb.KEEP_UNITS),
        ("gazette_uncovered", _("未读出的语句"), Verb.SEE_INSIDE),
    ]
    if gazette.replaces:
        pages.append(("gazette_editions", _("新旧版对照"), Verb.CONFIRM))
    return [
        {"title": title, "url": reverse(name, args=[gazette.key]), "is_current": name == current}
        for name, title, verb in pages
        if may(member, verb)
    ]


@inside(Verb.SEE_INSIDE)
def gazette(request: HttpRequest, key: str, *, member: Member) -> HttpResponse:
    """The gazette with its documents and the account of what was read."""
    row = gazette_called(key)
    account = tallies(row)
    coverage = (row.coverage or {}).get("by_reason", {})
    counts = dict(
        row.claims.filter(kind="duty")
        .order_by()
        .values_list("document")
        .annotate(count=Count("pk"))
    )
    context = {
        **progress_context(row, member),
        "tabs": tabs_of(row, "gazette", member),
        "documents": list(row.documents.defer("record").order_by("start")),
        "duties": counts,
        "account": account,
        "columns": states_of(account),
        "state_titles": STATE_TITLES,
        "kinds": CLAIM_KINDS,
        "document_kinds": DOCUMENT_KINDS,
        "coverage": [(REASONS[name], count, name) for name, count in coverage.items()],
        "may_confirm": may(member, Verb.CONFIRM),
        "may_put_in_force": may(member, Verb.PUT_IN_FORCE),
    }
    return page(request, "gazettes/gazette.html", context)


@inside(Verb.SEE_INSIDE)
def uncovered(request: HttpRequest, key: str, *, member: Member) -> HttpResponse:
    """The sentences that gave nothing: what was missed can be looked for here."""
    row = _read(key)
    form = UncoveredFilter(request.GET)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    found = [one for one in layout_of(row).uncovered if reason in ("", one.reason)]
    rows = paged(request, found)
    documents = list(row.documents.defer("record"))
    context = {
        "gazette": row,
        "tabs": tabs_of(row, "gazette_uncovered", member),
        "filters": form,
        "rows": rows,
        "sentences": [
            {
                "words": words_between(row, one.start, one.end),
                "reason": REASONS[one.reason],
                "document": _standing_at(documents, one.start),
                "at": f"{one.start}-{one.end}",
                "start": one.start,
            }
            for one in rows
        ],
    }
    return page(request, "gazettes/uncovered.html", context)


@inside(Verb.SEE_INSIDE)
def original(request: HttpRequest, key: str, *, member: Member) -> HttpResponse:
    """The file as it was taken in."""
    row = gazette_called(key)
    return FileResponse(
        files.open_kept(row.sha256),
        as_attachment=True,
        filename=row.name,
        content_type="application/octet-stream",
    )


@inside(Verb.SEE_INSIDE)
def compiled(request: HttpRequest, key: str, *, member: Member) -> HttpResponse:
    """The compiled gazette as JSON, by the public contract."""
    row = _read(key)
    return FileResponse(
        files.open_kept(row.contract),
        as_attachment=True,
        filename=f"{row.key}.json",
        content_type="application/json",
    )


@inside(Verb.PUT_IN_FORCE)
def in_force(request: HttpRequest, key: str, *, member: Member) -> HttpResponse:
    """Put a document in force."""
    document = _document(key)
    if request.method == "POST":
        try_action(
            request,
            None,
            lambda: put_in_force(document, by=member, request=number_of(request)),
            done=_("“{title}”已列为施行。").format(title=document.title),
        )
    return redirect("gazette", key=document.gazette_id)


@inside(Verb.PUT_IN_FORCE)
def all_in_force(request: HttpRequest, key: str, *, member: Member) -> HttpResponse:
    """Put all documents of a gazette in force that are not."""
    row = _read(key)

    def put_all() -> None:
        with transaction.atomic():
            for document in row.documents.filter(in_force=False):
                put_in_force(document, by=member, request=number_of(request))

    if request.method == "POST":
        try_action(request, None, put_all, done=_("本期文件已全部列为施行。"))
    return redirect("gazette", key=key)


@inside(Verb.PUT_IN_FORCE)
def out_of_force(request: HttpRequest, key: str, *, member: Member) -> HttpResponse:
    """Take a document out of force, with the reason."""
    document = _document(key)
    form = WithReason(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = try_action(
            request,
            form,
            lambda: take_out_of_force(
                document,
                by=member,
                reason=form.cleaned_data["reason"],
                request=number_of(request),
            ),
            done=_("“{title}”已停止施行。").format(title=document.title),
        )
        if done:
            return redirect("gazette", key=document.gazette_id)
    context = {"form": form, "document": document}
    return page(request, "gazettes/out_of_force.html", context, 422 if form.errors else 200)


def _read(key: str) -> Gazette:
    row = gazette_called(key)
    if row.state != Gazette.READ:
        raise NotThere(_("公报尚未识读完毕。"), advice=_("请稍后再看。"))
    return row


def _document(key: str) -> Document:
    document = Document.objects.select_related("gazette").filter(pk=key).first()
    if document is None:
        raise NotThere(_("没有这份文件。"))
    return document


def _standing_at(documents: list[Document], place: int) -> Document | None:
    return next((one for one in documents if one.start <= place < one.end), None)


urlpatterns = [
    path("gazettes/<str:key>/", gazette, name="gazette"),
    path("gazettes/<str:key>/uncovered/", uncovered, name="gazette_uncovered"),
    path("gazettes/<str:key>/original/", original, name="gazette_original"),
    path("gazettes/<str:key>/compiled.json", compiled, name="gazette_compiled"),
    path("gazettes/<str:key>/in-force/", all_in_force, name="gazette_in_force"),
    path("documents/<str:key>/in-force/", in_force, name="document_in_force"),
    path("documents/<str:key>/out-of-force/", out_of_force, name="document_out_of_force"),
]
