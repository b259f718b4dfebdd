"""Which duties a list shows: those that its address asks for, in the order that it asks for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.utils.translation import gettext_lazy as _

from luoshi_server.cases.tasks import TASKS
from luoshi_server.documents.models import Document
from luoshi_server.duties.models import OPEN_STATES, Duty, Lamp, State
from luoshi_server.organisations.queries import unit_called

ALL = ("", _("全部"))
LONGEST_TITLE = 40

WORST_FIRST = Case(
    *(
        When(lamp=lamp, then=Value(place))
        for place, lamp in enumerate((Lamp.RED, Lamp.YELLOW, Lamp.BLUE, Lamp.GREY))
    ),
    default=Value(4),
    output_field=IntegerField(),
)

SORTS: Mapping[str, tuple[Any, tuple[Any, ...]]] = {
    "place": (_("原文顺序"), ("document", "place", "key")),
    "deadline": (_("时限由近到远"), (F("deadline").asc(nulls_last=True), "key")),
    "-deadline": (_("时限由远到近"), (F("deadline").desc(nulls_last=True), "key")),
    "lead": (_("牵头单位"), ("lead", F("deadline").asc(nulls_last=True), "key")),
    "lamp": (_("灯色由重到轻"), (WORST_FIRST, F("late_since").asc(nulls_last=True), "key")),
    "late": (_("逾期由长到短"), (F("late_since").asc(nulls_last=True), "key")),
    "changed": (_("最近变动"), ("-changed", "key")),
}
"""By the name that stands in addresses: the title, and the order."""


def date_field(label: Any, **options: Any) -> forms.DateField:
    """A day, entered with the browser's own calendar."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, **options)


class DutyFilter(forms.Form):
    """The bar over the list of duties."""

    q = forms.CharField(label=_("文字"), required=False, max_length=100)
    unit = forms.CharField(
        label=_("牵头单位"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"list": "units"}),
    )
    document = forms.ChoiceField(label=_("文件"), required=False)
    state = forms.ChoiceField(
        label=_("状态"),
        required=False,
        choices=[
            ALL,
            ("open", _("未销号")),
            *((s.value, s.label) for s in State if s != State.WITHDRAWN),
        ],
    )
    lamp = forms.ChoiceField(
        label=_("灯色"), required=False, choices=[ALL, *((one.value, one.label) for one in Lamp)]
    )
    since = date_field(_("时限起"), required=False)
    until = date_field(_("时限止"), required=False)
    gap = forms.ChoiceField(
        label=_("缺口"),
        required=False,
        choices=[
            ALL,
            ("any", _("有缺口")),
            ("lead", _("无牵头单位")),
            ("deadline", _("无时限")),
            ("none", _("无缺口")),
        ],
    )
    task = forms.ChoiceField(
        label=_("待办"),
        required=False,
        choices=[ALL, *((name, task.title) for name, task in TASKS.items())],
    )
    public = forms.ChoiceField(
        label=_("公开"),
        required=False,
        choices=[ALL, ("yes", _("已公开")), ("no", _("未公开"))],
    )
    sort = forms.ChoiceField(
        label=_("排序"),
        required=False,
        choices=[(name, title) for name, (title, _order) in SORTS.items()],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        has_duties = Exists(Duty.objects.filter(document=OuterRef("pk")))
        titles = Document.objects.filter(has_duties).order_by("gazette", "start")
        document: Any = self.fields["document"]
        document.choices = [
            ALL,
            *(
                (key, title[:LONGEST_TITLE] or key)
                for key, title in titles.values_list("key", "title")
            ),
        ]


def asked_of(form: DutyFilter) -> dict[str, Any]:
    """What was asked for; what makes no sense was not asked for, and its field says so."""
    form.is_valid()
    return {name: value for name, value in form.cleaned_data.items() if value}


def filtered(duties: QuerySet[Duty], asked: Mapping[str, Any], *, now: datetime) -> QuerySet[Duty]:
    """The duties that fit everything that was asked for."""
    for name, value in asked.items():
        if name == "task":
            duties = TASKS[value].among(duties, now)
        elif name != "sort":
            duties = duties.filter(_condition(name, value))
    return duties


def ordered(duties: QuerySet[Duty], asked: Mapping[str, Any]) -> QuerySet[Duty]:
    """In the order that was asked for; by their place in the documents otherwise."""
    return duties.order_by(*SORTS[asked.get("sort", "place")][1])


def _condition(name: str, value: Any) -> Q:
    match name:
        case "q":
            return Q(title__icontains=value) | Q(text__icontains=value) | Q(key=value)
        case "unit":
            known = unit_called(value)
            return Q(lead=known.name) if known else Q(lead__icontains=value)
        case "document":
            return Q(document=value)
        case "state":
            return Q(state__in=OPEN_STATES) if value == "open" else Q(state=value)
        case "lamp":
            return Q(lamp=value)
        case "since":
            return Q(deadline__gte=value)
        case "until":
            return Q(deadline__lte=value)
        case "gap":
            return _gap(value)
        case "public":
            return Q(public=value == "yes")
        case _:
            return Q()


def _gap(which: str) -> Q:
    lead, deadline = Q(lead=""), Q(deadline=None)
    gaps = {"lead": lead, "deadline": deadline, "any": lead | deadline}
    return gaps.get(which, ~lead & ~deadline)
