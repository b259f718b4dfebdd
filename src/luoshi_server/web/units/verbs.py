"""What can be done with a unit, each by a form of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi_server.accounts.models import Member
from luoshi_server.organisations.actions.appoint import appoint, remove_from_post
from luoshi_server.organisations.actions.dissolve_unit import dissolve_unit, rename_unit
from luoshi_server.organisations.actions.register_unit import change_unit, register_unit
from luoshi_server.organisations.models import Unit
from luoshi_server.platform.clock import now
from luoshi_server.platform.names import typed, written
from luoshi_server.web.duties.filters import date_field
from luoshi_server.web.duties.offers import unit_field, words_field

CATEGORIES: Mapping[str, Any] = {
    "office": gettext_lazy("综合办事机构"),
    "department": gettext_lazy("部门"),
    "subdistrict": gettext_lazy("街道（镇）"),
    "leadership": gettext_lazy("区领导"),
    "other": gettext_lazy("其他"),
}
"""By the name that the register keeps: what a kind of unit is called."""

DOCUMENT = gettext_lazy("如任免通知、机构改革方案的名称和文号。")


class KnownForm(forms.Form):
    """What the register knows of a unit."""

    category = forms.ChoiceField(label=gettext_lazy("类别"), choices=list(CATEGORIES.items()))
    parent = unit_field(gettext_lazy("隶属单位"), required=False)
    also_called = words_field(
        gettext_lazy("其他名称"),
        required=False,
        rows=2,
        hint=gettext_lazy("文件中出现的简称、别称，用顿号或换行隔开。"),
    )
    reason = forms.CharField(label=gettext_lazy("依据"), max_length=500)


class RegisterForm(KnownForm):
    """A new unit."""

    name = forms.CharField(label=gettext_lazy("单位全称"), max_length=200)
    field_order = ("name",)


class RenameForm(forms.Form):
    """Another name for a unit."""

    new_name = forms.CharField(label=gettext_lazy("新名称"), max_length=200)
    reason = forms.CharField(label=gettext_lazy("更名依据"), max_length=500)
    document = forms.CharField(
        label=gettext_lazy("文件"), required=False, max_length=200, help_text=DOCUMENT
    )


class DissolveForm(forms.Form):
    """Who takes up what a unit owes, and by what decision."""

    successor = unit_field(gettext_lazy("承接单位"))
    reason = forms.CharField(label=gettext_lazy("撤销依据"), max_length=500)
    document = forms.CharField(
        label=gettext_lazy("文件"), required=False, max_length=200, help_text=DOCUMENT
    )


class AppointForm(forms.Form):
    """Who takes up which post, from when, by what document."""

    person = forms.CharField(label=gettext_lazy("姓名"), max_length=100)
    post = forms.CharField(label=gettext_lazy("职务"), max_length=200)
    since = date_field(gettext_lazy("任职日期"))
    document = forms.CharField(label=gettext_lazy("任免文件"), max_length=200, help_text=DOCUMENT)
    words = words_field(gettext_lazy("原文"), required=False, rows=2)


class RemoveForm(forms.Form):
    """Who leaves which post, from when, by what document."""

    person = forms.CharField(max_length=100, widget=forms.HiddenInput)
    post = forms.CharField(max_length=200, widget=forms.HiddenInput)
    since = date_field(gettext_lazy("免职日期"))
    document = forms.CharField(label=gettext_lazy("任免文件"), max_length=200, help_text=DOCUMENT)
    words = words_field(gettext_lazy("原文"), required=False, rows=2)


class Doing(NamedTuple):
    """A unit, what was filled in, who asks, and in which request."""

    unit: Unit
    told: dict[str, Any]
    by: Member
    request: str


class UnitVerb(NamedTuple):
    """A verb: its title, its form, what it does, and what stands in the form beforehand.

    `act` gives the name of the unit whose page is shown afterwards.
    """

    title: Any
    form: type[forms.Form]
    act: Callable[[Doing], str]
    done: Any
    known: Callable[[Unit], dict[str, Any]] = lambda unit: {}
    question: Any = ""


def register(told: dict[str, Any], by: Member, request: str) -> str:
    """Put a new unit on the register; gives its name."""
    unit = register_unit(
        told["name"],
        by=by,
        category=told["category"],
        parent=told["parent"],
        also_called=typed(told["also_called"]),
        reason=told["reason"],
        request=request,
    )
    return str(unit.name)


def _change(doing: Doing) -> str:
    told = doing.told
    change_unit(
        doing.unit.name,
        by=doing.by,
        category=told["category"],
        parent=told["parent"],
        also_called=typed(told["also_called"]),
        reason=told["reason"],
        request=doing.request,
    )
    return str(doing.unit.name)


def _rename(doing: Doing) -> str:
    unit = rename_unit(doing.unit.name, by=doing.by, request=doing.request, **doing.told)
    return str(unit.name)


def _dissolve(doing: Doing) -> str:
    dissolve_unit(doing.unit.name, by=doing.by, request=doing.request, **doing.told)
    return str(doing.unit.name)


def _appoint(doing: Doing) -> str:
    appoint(doing.unit.name, by=doing.by, request=doing.request, **doing.told)
    return str(doing.unit.name)


def _remove(doing: Doing) -> str:
    remove_from_post(doing.unit.name, by=doing.by, request=doing.request, **doing.told)
    return str(doing.unit.name)


def _known(unit: Unit) -> dict[str, Any]:
    return {
        "category": unit.category,
        "parent": unit.parent,
        "also_called": written(unit.also_called),
    }


def _today(unit: Unit) -> dict[str, Any]:
    return {"since": now().date()}


VERBS: Mapping[str, UnitVerb] = {
    "change": UnitVerb(
        gettext_lazy("变更登记"), KnownForm, _change, gettext_lazy("已变更登记。"), _known
    ),
    "appoint": UnitVerb(
        gettext_lazy("登记任职"), AppointForm, _appoint, gettext_lazy("已登记任职。"), _today
    ),
    "rename": UnitVerb(
        gettext_lazy("单位更名"),
        RenameForm,
        _rename,
        gettext_lazy("已更名。原名称仍可识别；该单位用户的所属单位请管理员调整。"),
    ),
    "dissolve": UnitVerb(
        gettext_lazy("单位撤销"),
        DissolveForm,
        _dissolve,
        gettext_lazy("已撤销，所承担的任务和责任事项已移交承接单位；原单位用户请管理员调整。"),
        question=gettext_lazy("撤销后，该单位牵头、参与的任务和全部责任事项即移交承接单位。"),
    ),
    "remove": UnitVerb(
        gettext_lazy("登记免职"), RemoveForm, _remove, gettext_lazy("已登记免职。"), _today
    ),
}
"""By the name that stands in addresses."""

OFFERED = ("appoint", "change", "rename", "dissolve")
"""Those that stand at the head of a unit's page; a removal stands beside its post."""


def title_of(category: str) -> str:
    """What a kind of unit is called."""
    return str(CATEGORIES.get(category, _("其他")))
