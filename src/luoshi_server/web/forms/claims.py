"""What a person changes in a reading: a form for each kind of claim.

Each form begins with what was read, and gives back only what was changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from luoshi_server.documents.models import Claim
from luoshi_server.documents.titles import ACTIONS, FIGURE_STATUSES
from luoshi_server.web.forms.rows import Pair, Rows, RowsField, Several, SeveralField

UNITS = "unit-names"
"""The list of names that the page offers where a unit is asked for."""


class EditForm(forms.Form):  # type: ignore[misc]
    """The fields of a reading, and why they are changed."""

    reason = forms.CharField(
        label=_("修改理由"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("理由记入台账；第一次的识读结果保留。"),
    )

    def __init__(self, claim: Claim, data: Mapping[str, Any] | None = None) -> None:
        self.reading: dict[str, Any] = dict(claim.reading)
        super().__init__(data, initial=self.first())
        self.order_fields([name for name in self.fields if name != "reason"] + ["reason"])

    def first(self) -> dict[str, Any]:
        """What the fields hold before anybody changes them."""
        return {name: self.reading.get(name) for name in self.base_fields if name != "reason"}

    def changes(self) -> dict[str, Any]:
        """The fields that differ from the reading."""
        told = {name: self.plain(name) for name in self.fields if name != "reason"}
        return {
            name: value
            for name, value in told.items()
            if value != self._as_told(self.reading, name)
        }

    def plain(self, name: str) -> Any:
        """A field as it stands in a reading."""
        value = self.cleaned_data[name]
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, Decimal):
            return format(value, "f")
        return value if value not in ("", None) else self._empty(name)

    def clean(self) -> dict[str, Any]:
        """Something was changed: else there is nothing to give a reason for."""
        told: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not self.changes():
            raise forms.ValidationError(_("没有任何改动。如果识读无误，请直接确认。"))
        return told

    def _as_told(self, reading: Mapping[str, Any], name: str) -> Any:
        return reading.get(name)

    def _empty(self, name: str) -> Any:
        return None


class DutyForm(EditForm):
    """A duty: what, who, by when, how much."""

    title = forms.CharField(label=_("任务"), max_length=300)
    lead_units = SeveralField(
        label=_("牵头单位"),
        required=False,
        widget=Several(attrs={"list": UNITS}),
        help_text=_("每项任务只有一个牵头单位；原文未写明的可留空，交办时再定。"),
    )
    responsible_units = SeveralField(
        label=_("责任单位"), required=False, widget=Several(attrs={"list": UNITS})
    )
    cooperating_units = SeveralField(
        label=_("配合单位"), required=False, widget=Several(attrs={"list": UNITS})
    )
    deadlines = RowsField(
        label=_("时限"),
        required=False,
        widget=Rows([Pair("phrase", _("原文说法"), "text"), Pair("date", _("日期"), "date")]),
    )
    targets = RowsField(
        label=_("指标"),
        required=False,
        widget=Rows(
            [
                Pair("item", _("指标名称"), "text"),
                Pair("comparator", _("比较（>=、<=、=）"), "text"),
                Pair("quantity", _("数量"), "text"),
                Pair("unit", _("单位"), "text"),
            ]
        ),
    )

    def clean_deadlines(self) -> list[dict[str, Any]]:
        """Deadlines with a day; those that were read keep what the reader said of them."""
        known = {one["phrase"]: one for one in self.reading.get("deadlines") or ()}
        kept = []
        for row in self.cleaned_data["deadlines"]:
            day = row["date"].strip()
            if day:
                try:
                    date.fromisoformat(day)
                except ValueError:
                    raise forms.ValidationError(_("日期应写作 2026-06-30。")) from None
            before = known.get(row["phrase"].strip(), {"kind": "fixed", "rule": "by-hand"})
            phrase = row["phrase"].strip() or day
            kept.append({**before, "phrase": phrase, "date": day or None})
        return kept

    def clean_targets(self) -> list[dict[str, Any]]:
        """Targets with a number; those that were read keep what the reader said of them."""
        known = {one.get("item"): one for one in self.reading.get("targets") or ()}
        kept = []
        for row in self.cleaned_data["targets"]:
            quantity = row["quantity"].strip()
            try:
                if quantity and not Decimal(quantity).is_finite():
                    raise InvalidOperation
            except InvalidOperation:
                raise forms.ValidationError(_("指标的数量应是数字。")) from None
            comparator = row["comparator"].strip() or "="
            if comparator not in ("=", ">=", "<=", ">", "<", "~"):
                raise forms.ValidationError(_("比较只能写 =、>=、<=、>、< 或 ~。"))
            before = known.get(row["item"].strip(), {"kind": "target"})
            told = {
                "item": row["item"].strip(),
                "comparator": comparator,
                "quantity": quantity or None,
                "unit": row["unit"].strip() or None,
            }
            phrase = before.get("phrase") or f"{told['item']}{quantity}{row['unit'].strip()}"
            kept.append({**before, "phrase": phrase, **told})
        return kept

    def _empty(self, name: str) -> Any:
        return []


class FigureForm(EditForm):
    """A figure: of what, how much, when."""

    indicator = forms.CharField(label=_("指标"), max_length=200)
    dimension = forms.CharField(label=_("分项"), max_length=200, required=False)
    value = forms.DecimalField(label=_("数值"), required=False, max_digits=30, decimal_places=8)
    unit = forms.CharField(label=_("计量单位"), max_length=50, required=False)
    growth = forms.DecimalField(label=_("增幅"), required=False, max_digits=12, decimal_places=6)
    period = forms.CharField(
        label=_("时期"),
        max_length=40,
        required=False,
        help_text=_("年写 2025，季度写 2025-Q1，月写 2025-03。"),
    )
    status = forms.ChoiceField(label=_("性质"), choices=list(FIGURE_STATUSES.items()))

    def _as_told(self, reading: Mapping[str, Any], name: str) -> Any:
        told = reading.get(name)
        if name in ("value", "growth") and told is not None:
            field = self.fields[name]
            return format(field.to_python(told), "f")
        return told


class AppointmentForm(EditForm):
    """An appointment: who, what, where, from when."""

    person = forms.CharField(label=_("姓名"), max_length=100)
    action = forms.ChoiceField(label=_("任免"), choices=list(ACTIONS.items()))
    organisation = forms.CharField(
        label=_("单位"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"list": UNITS}),
    )
    post = forms.CharField(label=_("职务"), max_length=200)
    effective = forms.DateField(
        label=_("生效日期"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


class FindingForm(EditForm):
    """A finding: how it is said."""

    message = forms.CharField(
        label=_("说明"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4})
    )

    def changes(self) -> dict[str, Any]:
        """What a person says replaces what was computed, in every language."""
        told = super().changes()
        return told | {"message_en": told["message"]} if told else told


FORMS: dict[str, type[EditForm]] = {
    "duty": DutyForm,
    "figure": FigureForm,
    "appointment": AppointmentForm,
    "finding": FindingForm,
}
