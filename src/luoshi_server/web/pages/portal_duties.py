"""Public commitments: the list, and the page of one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi_server.documents.models import Provision
from luoshi_server.duties.published import (
    PublicDuty,
    PublicReport,
    approved_changes,
    changes_shown,
    documents_in_force,
    duties_shown,
    evidence_shown,
    public_duties,
    public_evidence,
    public_reports,
    reports_shown,
)
from luoshi_server.platform import clock
from luoshi_server.platform.errors import NotThere
from luoshi_server.web.charts import Bar, Chart, Line, bars, line
from luoshi_server.web.doors import page, paged
from luoshi_server.web.portal.clock import clock_words, lamp_rule
from luoshi_server.web.portal.facts import facts_of
from luoshi_server.web.portal.links import address, place_of
from luoshi_server.web.portal.open_data import target_words
from luoshi_server.web.portal.periods import period_words
from luoshi_server.web.portal.rows import narrowed, row_of, rows_of
from luoshi_server.web.portal.serving import open_to_all
from luoshi_server.web.portal.standing import GROUPS

REPORTS, EVIDENCE, PARTS = 60, 60, 100


class Filters(forms.Form):
    """What a reader may ask for."""

    q = forms.CharField(label=gettext_lazy("文字"), required=False, max_length=100)
    standing = forms.ChoiceField(label=gettext_lazy("进展"), required=False)
    lamp = forms.ChoiceField(label=gettext_lazy("亮灯"), required=False)
    document = forms.ChoiceField(label=gettext_lazy("文件"), required=False)
    unit = forms.ChoiceField(label=gettext_lazy("单位"), required=False)
    order = forms.ChoiceField(label=gettext_lazy("排列"), required=False)

    def __init__(self, data: Any) -> None:
        super().__init__(data, auto_id="filter-%s")
        anything = [("", _("全部"))]
        duties = public_duties().order_by().select_related(None).prefetch_related(None)
        documents = documents_in_force().filter(key__in=duties.values("document_id"))
        leads = duties.exclude(lead="").values_list("lead", flat=True).distinct()
        choices = {
            "standing": [(name, str(title)) for name, (title, _where) in GROUPS.items()],
            "lamp": [
                ("green", _("正常")),
                ("blue", _("蓝灯")),
                ("yellow", _("黄灯")),
                ("red", _("红灯")),
                ("grey", _("中止")),
                ("closed", _("已销号")),
            ],
            "document": list(documents.values_list("key", "title")),
            "unit": [(lead, lead) for lead in sorted(leads)],
        }
        for name, options in choices.items():
            self.fields[name].choices = anything + options  # type: ignore[attr-defined]
        self.fields["order"].choices = [  # type: ignore[attr-defined]
            ("", _("按文件")),
            ("deadline", _("按时限")),
            ("late", _("逾期在前")),
        ]

    def asked(self) -> dict[str, str]:
        """What was asked for; what is no choice is not asked."""
        self.is_valid()
        told = {name: self.cleaned_data.get(name, "") for name in self.fields}
        told["words"] = told.pop("q")
        return told


@open_to_all
def public_duties_page(request: HttpRequest) -> HttpResponse:
    """The list, fifty at a time."""
    filters = Filters(request.GET)
    asked = filters.asked()
    duties = narrowed(public_duties(), **asked)
    shown = paged(request, duties)
    rows = rows_of(duties_shown(shown.object_list), clock.now())
    context = {
        "filters": filters,
        "page": shown,
        "rows": rows,
        "is_narrowed": any(value for name, value in asked.items() if name != "order"),
    }
    return page(request, "portal/duties.html", context)


@open_to_all
def public_duty(request: HttpRequest, key: str) -> HttpResponse:
    """One commitment: its words, who, by when, how far, and everything that is public of it."""
    now = clock.now()
    duty = next(iter(duties_shown(public_duties().filter(key=key))), None)
    if duty is None:
        raise NotThere(_("没有这项公开的承诺。"), advice=_("它可能尚未公开，或已撤销。"))
    evidence = evidence_shown(public_evidence().filter(duty=key)[:EVIDENCE])
    files = {one.sha256: one for one in evidence}
    reports = reports_shown(public_reports().filter(duty=key)[:REPORTS], files)
    changes = changes_shown(approved_changes().filter(duty=key))
    parts = duties_shown(public_duties().filter(parent=key)[:PARTS])
    context = {
        "row": row_of(duty, now),
        "duty": duty,
        "place_label": place_of(duty.document, _label(duty)),
        "target": target_words(duty),
        "chart": _progress_chart(duty, reports),
        "reports": [
            (report, period_words(report.period), [files[one] for one in report.evidence])
            for report in reports
        ],
        "evidence": [
            (one, address("evidence", sha256=one.sha256, name=one.name)) for one in evidence
        ],
        "facts": facts_of(duty, reports, evidence, changes),
        "divided": rows_of(parts, now),
        "clock": clock_words(duty, changes, now),
        "lamp_rule": lamp_rule(now),
        "akoma": reverse("public_document_data", kwargs={"key": duty.document.key})
        if duty.document
        else "",
    }
    return page(request, "portal/duty.html", context)


def _label(duty: PublicDuty) -> str:
    """The provision as it is printed: its number, or its heading where it has none."""
    if duty.document is None or not duty.provision:
        return ""
    row = (
        Provision.objects.filter(document=duty.document.key, address=duty.provision)
        .values_list("label", "heading")
        .first()
    )
    return next(filter(None, row), "")[:40] if row else ""


def _progress_chart(duty: PublicDuty, reports: list[PublicReport]) -> Chart | None:
    """The numbers of the public reports beside the target."""
    told = [one for one in reversed(reports) if one.kind == "progress" and one.value is not None]
    if not told:
        return None
    title = _("{item}的进展").format(item=duty.item or duty.title)
    description = _("公开报告的数值与目标。")
    if len(told) == 1:
        label = period_words(told[0].period) or _("最近报告")
        return bars(
            [Bar(label=label, actual=told[0].value, target=duty.target)],
            title=title,
            description=description,
            unit=told[0].value_unit,
        )
    return line(
        [Line(name=_("实绩"), numbers=tuple(one.value for one in told))],
        periods=[period_words(one.period) or one.told.date().isoformat() for one in told],
        target=duty.target,
        title=title,
        description=description,
        unit=told[-1].value_unit,
    )


urlpatterns = [
    path("public/duties/", public_duties_page, name="public_duties"),
    path("public/duties/<str:key>/", public_duty, name="public_duty"),
]
