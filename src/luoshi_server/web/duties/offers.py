"""A verb as the page of a duty offers it: to whom, when, by which form, and which action it calls.

Who may and what must hold is decided by the action; here it is only asked beforehand, so that
nobody is offered what would be refused.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django import forms

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import may
from luoshi_server.accounts.roles import Verb
from luoshi_server.duties.acting import units_of
from luoshi_server.duties.models import Duty, State
from luoshi_server.platform.errors import Refused, required

Whose = Literal["anybody's", "the lead's", "a part's"]


class ActForm(forms.Form):
    """What is asked of whoever acts on a duty; `seen` is the last entry that he saw."""

    seen = forms.IntegerField(widget=forms.HiddenInput, max_value=2**62)

    def __init__(self, duty: Duty, member: Member, *args: Any, **kwargs: Any) -> None:
        self.duty, self.member = duty, member
        kwargs.setdefault("initial", {})
        kwargs["initial"] = {"seen": duty.last_entry, **self.told_already(), **kwargs["initial"]}
        super().__init__(*args, **kwargs)
        self.prepare()
        for name, field in self.fields.items():
            missing = required(name, str(field.label or name)).message
            field.error_messages["required"] = missing

    def told_already(self) -> dict[str, Any]:
        """What the form begins with."""
        return {}

    def prepare(self) -> None:
        """Fit the fields to this duty."""

    def refuse(self, refusal: Refused) -> None:
        """Say beside its field what was refused; what was typed stays."""
        self.is_valid()
        self.add_error(refusal.field if refusal.field in self.fields else None, refusal.message)

    def let_try_again(self, last_entry: int) -> None:
        """Whoever has read the refusal has seen the duty as it is now."""
        typed = self.data.copy()
        typed["seen"] = str(last_entry)
        self.data = typed


@dataclass(frozen=True, kw_only=True)
class Doing:
    """One act: on which duty, by whom, with what, having seen which entry, in which request."""

    duty: Duty
    by: Member
    told: dict[str, Any]
    seen: int
    request: str


@dataclass(frozen=True, kw_only=True)
class Offer:
    """A verb that a page offers.  `act` calls the action and gives what is said then."""

    name: str
    title: Any
    submit: Any
    form: type[ActForm]
    act: Callable[[Doing], str]
    verb: Verb
    whose: Whose = "anybody's"
    states: Sequence[State]
    also: Callable[[Duty], bool] = lambda duty: True
    takes_files: bool = False
    is_next: bool = False
    leaves: bool = False

    def is_for(self, member: Member, duty: Duty) -> bool:
        """Whether the member is one of those who may do this at all."""
        match self.whose:
            case "the lead's":
                return may(member, self.verb, of=[duty.lead])
            case "a part's":
                return may(member, self.verb, of=units_of(duty))
            case _:
                return may(member, self.verb)

    def is_possible(self, member: Member, duty: Duty) -> bool:
        """Whether the member could do this now."""
        return duty.state in self.states and self.is_for(member, duty) and self.also(duty)

    def form_for(self, duty: Duty, member: Member, *args: Any, **kwargs: Any) -> ActForm:
        """The form of this verb, its fields named so that several stand on one page."""
        return self.form(duty, member, *args, auto_id=f"{self.name}-%s", **kwargs)


def words_field(label: Any, *, required: bool = True, rows: int = 3, hint: Any = "") -> Any:
    """Words of one or more lines."""
    return forms.CharField(
        label=label,
        required=required,
        max_length=5000,
        help_text=hint,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def unit_field(label: Any, *, required: bool = True, hint: Any = "") -> Any:
    """A unit of the register; the browser proposes their names."""
    return forms.CharField(
        label=label,
        required=required,
        max_length=200,
        help_text=hint,
        widget=forms.TextInput(attrs={"list": "units", "autocomplete": "off"}),
    )
