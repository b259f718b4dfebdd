"""What is owed, in all mechanisms: one worklist for every unit and desk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django import forms
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from luoshi_policies.catalogue import mechanisms
from luoshi_policies.follow_up import MECHANISM as FOLLOW_UP
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import may
from luoshi_server.accounts.roles import UNIT
from luoshi_server.cases.actions.tell import verb_for
from luoshi_server.cases.mandates import title_of_mechanism
from luoshi_server.cases.models import Obligation
from luoshi_server.cases.standing import units_of
from luoshi_server.cases.tasks import horizon
from luoshi_server.cases.tellable import on_forms
from luoshi_server.cases.visibility import obligations_visible_to, owed_by
from luoshi_server.organisations.queries import registered_name, units
from luoshi_server.platform.clock import now
from luoshi_server.platform.wording import worded
from luoshi_server.web.doors import inside, page, paged
from luoshi_server.web.duties.rows import days_late
from luoshi_server.web.jinja import is_chinese

BUT_DUTIES = "-duties"
"""All mechanisms but the follow-up of duties, which have their own lists."""

STATES: Mapping[str, tuple[Any, Callable[[datetime], Q]]] = {
    "open": (gettext_lazy("应办"), lambda at: Q(how="")),
    "late": (gettext_lazy("逾期"), lambda at: Q(how="", stopped=False, due__lt=at)),
    "due": (
        gettext_lazy("10 个工作日内到期"),
        lambda at: Q(how="", stopped=False, due__gte=at, due__lte=horizon(at)),
    ),
    "stopped": (gettext_lazy("中止"), lambda at: Q(how="", stopped=True)),
    "met_late": (gettext_lazy("逾期完成"), lambda at: Q(how="met", is_late=True)),
    "ended": (gettext_lazy("已了结"), lambda at: ~Q(how="")),
}
"""By the name that stands in addresses: the title, and which of the obligations."""


class ObligationFilter(forms.Form):
    """The bar over the list."""

    q = forms.CharField(label=gettext_lazy("编号、对象"), required=False, max_length=200)
    unit = forms.CharField(
        label=gettext_lazy("责任单位"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"list": "units"}),
    )
    mechanism = forms.ChoiceField(label=gettext_lazy("机制"), required=False)
    state = forms.ChoiceField(label=gettext_lazy("状态"), required=False)

    def __init__(self, asked: Any) -> None:
        super().__init__(asked)
        every = [(one.name, worded(one.title)) for one in mechanisms()]
        self.fields["mechanism"].choices = [  # type: ignore[attr-defined]
            ("", _("全部")),
            (BUT_DUTIES, _("全部机制（任务跟踪除外）")),
            *every,
        ]
        self.fields["state"].choices = [  # type: ignore[attr-defined]
            (name, title) for name, (title, _which) in STATES.items()
        ]


class Owed(NamedTuple):
    """Something owed, in a list."""

    row: Obligation
    must: str
    mechanism: str
    late_days: int
    tell: str


@require_GET
@inside()
def obligations(request: HttpRequest, *, member: Member) -> HttpResponse:
    """What is owed and fits the filters, the most urgent first, fifty a page."""
    form = ObligationFilter(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    visible = obligations_visible_to(member)
    shown = paged(request, filtered(visible, asked).order_by("due", "key"))
    at = now()
    context = {
        "form": form,
        "page": shown,
        "count": shown.paginator.count,
        "rows": [_owed(row, at, member) for row in shown.object_list],
        "counts": _counts(visible, asked, request),
        "units": list(units().values_list("name", flat=True)),
    }
    return page(request, "mechanisms/obligations.html", context)


def filtered(rows: Any, asked: Mapping[str, Any], *, state: str = "") -> Any:
    """The obligations that an address asks for."""
    state = state or asked.get("state") or "open"
    rows = rows.filter(STATES[state][1](now()))
    if asked.get("mechanism") == BUT_DUTIES:
        rows = rows.exclude(mechanism=FOLLOW_UP.name)
    elif asked.get("mechanism"):
        rows = rows.filter(mechanism=asked["mechanism"])
    if asked.get("unit"):
        rows = rows.filter(owed_by(registered_name(asked["unit"])))
    if asked.get("q"):
        rows = rows.filter(about__icontains=asked["q"])
    return rows


def _counts(visible: Any, asked: Mapping[str, Any], request: HttpRequest) -> list[Any]:
    """How many there are in each of the first three states, and the lists that show them."""
    counted = []
    for name in ("open", "late", "due"):
        query = request.GET.copy()
        query["state"] = name
        query.pop("page", None)
        count = filtered(visible, asked, state=name).order_by().count()
        counted.append((STATES[name][0], count, f"?{query.urlencode()}", name == "late" and count))
    return counted


def _owed(row: Obligation, at: datetime, member: Member) -> Owed:
    is_late = not row.how and not row.stopped and row.due < at
    return Owed(
        row,
        row.must_zh if is_chinese() else row.must,
        title_of_mechanism(row.mechanism),
        days_late(row.due, at) if is_late else 0,
        _way_to_tell(row, member),
    )


def _way_to_tell(row: Obligation, member: Member) -> str:
    """The form that ends it, for those who may fill it in."""
    kind = on_forms().get(row.until)
    verb = verb_for(kind) if kind else None
    if row.how or verb is None or not may(member, verb, of=units_of(row)):
        return ""
    unit = member.unit if member.role in UNIT else row.unit
    address = reverse("tell", kwargs={"kind": row.until})
    return f"{address}?{urlencode({'about': row.about, 'unit': unit})}"


urlpatterns = [path("obligations/", obligations, name="obligations")]
