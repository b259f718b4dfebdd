"""The form of a kind of event, derived from its fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.ledger import Event
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import role_of
from luoshi_server.accounts.roles import UNIT
from luoshi_server.ledger.columns import Asked, asked_of
from luoshi_server.ledger.filling import event_from
from luoshi_server.ledger.typed import NotAnEvent
from luoshi_server.platform import clock
from luoshi_server.platform.wording import choice_worded, one_after_another, titled, worded

UNITS = frozenset({"unit", "responsible", "whose", "to", "subdistrict", "other", "whom"})
"""Fields in which a unit of the register usually stands."""


class EventForm(forms.Form):
    """What one fills in to tell an event; what is wrong stands at its field."""

    def __init__(
        self,
        kind: type[Event],
        member: Member,
        said: Any = None,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        started = {one.name: one.default for one in asked_of(kind) if one.default}
        started["at"] = f"{clock.now():%Y-%m-%dT%H:%M}"
        super().__init__(said, initial=started | dict(initial or {}))
        self.kind = kind
        self.own_unit = member.unit if role_of(member) in UNIT else ""
        for asked in asked_of(kind):
            if asked.name == "unit" and self.own_unit:
                continue
            self.fields[asked.name] = field_for(asked)

    def event(self) -> Event | None:
        """The event that was filled in, or None where something is wrong."""
        words = {name: self.data.get(self.add_prefix(name), "") for name in self.fields}
        if self.own_unit:
            words["unit"] = self.own_unit
        self.is_valid()
        try:
            return event_from(self.kind, words)
        except NotAnEvent as error:
            for fault in error.faults:
                if fault.field not in self.fields:
                    self.add_error(None, one_after_another(fault.reason, fault.advice))
                elif fault.field not in self.errors:
                    self.add_error(fault.field, one_after_another(fault.reason, fault.advice))
        return None


class ReasonForm(forms.Form):
    """Why a report is corrected or withdrawn."""

    reason = forms.CharField(
        label=gettext_lazy("理由"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )


def field_for(asked: Asked) -> forms.Field:
    """The field of a form for one thing that is asked for."""
    choices = _choices(asked)
    options: dict[str, Any] = {
        "label": titled(asked.title, asked.unit),
        "required": asked.is_required,
        "help_text": worded(asked.hint) or _hint(asked),
    }
    if choices:
        widget: forms.Widget = forms.Select(choices=choices)
    else:
        widget = _WIDGETS[asked.form]()
        if asked.form == "text":
            widget.attrs["maxlength"] = 200
            if asked.name in UNITS:
                widget.attrs["list"] = "units"
            elif asked.name == "about":
                widget.attrs["list"] = "matters"
    return forms.CharField(widget=widget, strip=True, **options)


def _choices(asked: Asked) -> list[tuple[str, str]]:
    has_none = asked.default or any(value == "" for value, _title in asked.choices)
    nothing = [] if has_none else [("", "—")]
    if asked.form == "choice":
        told = [(value, choice_worded(asked.name, value)) for value, _title in asked.choices]
        return [*nothing, *told]
    if asked.form == "yes or no":
        answers = [("是", _("是")), ("否", _("否"))]
        return answers if asked.default else [("", "—"), *answers]
    return []


def _hint(asked: Asked) -> str:
    if asked.form in ("list", "days"):
        return _("多项以顿号隔开；一项内含顿号的，以分号隔开")
    if asked.form == "term":
        return _("如“15日”“3个工作日”“2个月”")
    return ""


def _input(kind: str, **attributes: Any) -> Callable[[], forms.Widget]:
    return lambda: forms.TextInput(attrs={"type": kind, **attributes})


def _area(rows: int) -> Callable[[], forms.Widget]:
    return lambda: forms.Textarea(attrs={"rows": rows})


_WIDGETS: Mapping[str, Callable[[], forms.Widget]] = {
    "text": forms.TextInput,
    "long text": _area(3),
    "whole number": _input("number", min=0, step=1, inputmode="numeric"),
    "decimal": _input("text", inputmode="decimal"),
    "day": _input("date"),
    "instant": _input("datetime-local"),
    "list": _area(2),
    "days": _area(2),
    "points": _area(4),
    "track": _area(4),
    "term": forms.TextInput,
}
