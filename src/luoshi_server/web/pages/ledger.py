"""The ledger (事项台账): every entry as it was told, the chain, the roots, and the export."""

from __future__ import annotations

import json
from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from luoshi.calendars import SHANGHAI
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import may
from luoshi_server.accounts.roles import Verb
from luoshi_server.cases.models import CaseEvent, Order
from luoshi_server.ledger.exporting import export_of_now
from luoshi_server.ledger.kinds import kinds, title_of
from luoshi_server.ledger.models import End, Line, Root
from luoshi_server.ledger.reading import checked
from luoshi_server.platform import clock
from luoshi_server.platform.errors import NotThere
from luoshi_server.web.doors import inside, page, paged


class LedgerFilter(forms.Form):
    """The bar over the ledger."""

    kind = forms.ChoiceField(label=gettext_lazy("事项"), required=False)
    about = forms.CharField(label=gettext_lazy("编号"), required=False, max_length=200)
    unit = forms.CharField(label=gettext_lazy("单位"), required=False, max_length=200)
    actor = forms.CharField(label=gettext_lazy("填报人"), required=False, max_length=150)
    since = forms.DateField(
        label=gettext_lazy("时间起"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    until = forms.DateField(
        label=gettext_lazy("时间止"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = sorted((title_of(kind), name) for name, kind in kinds().items())
        self.fields["kind"].choices = [("", _("全部")), *((name, title) for title, name in named)]

    def rows(self) -> QuerySet[Line]:
        """The entries that are asked for, the latest first."""
        rows = Line.objects.order_by("-number")
        if not self.is_valid():
            return rows
        asked = self.cleaned_data
        for name in ("kind", "about", "unit", "actor"):
            if asked[name]:
                rows = rows.filter(**{name: asked[name].strip()})
        if asked["since"]:
            rows = rows.filter(recorded__gte=_midnight(asked["since"]))
        if asked["until"]:
            rows = rows.filter(recorded__lt=_midnight(asked["until"] + timedelta(days=1)))
        return rows


@require_GET
@inside(Verb.SEE_LEDGER)
def ledger(request: HttpRequest, *, member: Member) -> HttpResponse:
    """The entries, the latest first."""
    form = LedgerFilter(request.GET)
    shown = paged(request, form.rows())
    titles = {name: title_of(kind) for name, kind in kinds().items()}
    end = End.objects.filter(pk=1).first()
    context = {
        "form": form,
        "page": shown,
        "rows": [(line, titles.get(line.kind, line.kind)) for line in shown.object_list],
        "end": end,
        "roots": Root.objects.order_by("-day")[:7],
        "may_export": may(member, Verb.EXPORT_LEDGER),
    }
    return page(request, "ledger/list.html", context)


@require_GET
@inside(Verb.SEE_LEDGER)
def entry(request: HttpRequest, number: int, *, member: Member) -> HttpResponse:
    """One entry: what was told, who told it and why, what followed, and its link of the chain."""
    line = Line.objects.filter(number=number).first()
    if line is None:
        raise NotThere(_("台账没有第 %(number)s 条。") % {"number": number})
    kind = kinds().get(line.kind)
    context = {
        "line": line,
        "title": title_of(kind) if kind else line.kind,
        "told": _told(json.loads(line.told)),
        "is_whole": line.entry().digest_of_content() == line.digest,
        "cases": list(
            CaseEvent.objects.filter(entry=number).values_list("case_id", flat=True)[:50]
        ),
        "orders": Order.objects.filter(entry=number).order_by("at", "sequence")[:50],
        "before": number - 1 if number > 1 else None,
        "after": number + 1 if Line.objects.filter(number=number + 1).exists() else None,
    }
    return page(request, "ledger/entry.html", context)


@require_POST
@inside(Verb.SEE_LEDGER)
def check(request: HttpRequest, *, member: Member) -> HttpResponse:
    """Go along the whole chain, and say whether every entry is as it was written."""
    end, broken = checked()
    return page(request, "ledger/checked.html", {"broken": broken, "end": end})


@require_GET
@inside(Verb.EXPORT_LEDGER)
def export(request: HttpRequest, *, member: Member) -> FileResponse:
    """The ledger and its files as an archive that `luoshi verify` checks."""
    name = f"ledger-{clock.now():%Y%m%d-%H%M}.zip"
    return FileResponse(
        export_of_now(), as_attachment=True, filename=name, content_type="application/octet-stream"
    )


def _told(told: dict[str, Any]) -> list[tuple[str, str]]:
    """The fields of what was told, those that say something."""
    return [
        (name, value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
        for name, value in told.items()
        if name not in ("kind", "id") and value not in ("", None, [], False)
    ]


def _midnight(day: Any) -> datetime:
    return datetime.combine(day, time(), SHANGHAI)


urlpatterns = [
    path("ledger/", ledger, name="ledger"),
    path("ledger/check/", check, name="ledger_check"),
    path("ledger/export.zip", export, name="ledger_export"),
    path("ledger/<int:number>/", entry, name="entry"),
]
