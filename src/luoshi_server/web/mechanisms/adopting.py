"""The form by which a decision sets a term or a value that no text sets."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.calendars import Term
from luoshi.mechanism import Bound
from luoshi_server.accounts.models import Member
from luoshi_server.cases.actions.adopt import adopt_setting, adopt_term
from luoshi_server.cases.adopting import settings_to_adopt, terms_to_adopt
from luoshi_server.ledger.filling import term_from
from luoshi_server.platform.errors import Refused
from luoshi_server.platform.wording import worded
from luoshi_server.web.mechanisms.saying import counted_in_words, must_in_words, value_in_words


class AdoptionForm(forms.Form):
    """What is adopted, its value, and the decision that says so."""

    what = forms.ChoiceField(label=gettext_lazy("采纳什么"))
    value = forms.CharField(
        label=gettext_lazy("采纳为"),
        max_length=40,
        help_text=gettext_lazy("时限如“15日”“3个工作日”“2个月”“24小时”；数值直接填数字"),
    )
    document = forms.CharField(label=gettext_lazy("依据文件"), max_length=200)
    decision = forms.CharField(
        label=gettext_lazy("决定原文"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("摘录文件中作出这一决定的原话"),
    )

    def __init__(self, bound: Bound, said: Any = None) -> None:
        super().__init__(said)
        self.bound = bound
        self.fields["what"].choices = choices_of(bound)  # type: ignore[attr-defined]

    def adopt(self, *, by: Member, request: str) -> None:
        """Adopt what was filled in; raises `Refused` where it cannot be."""
        told = self.cleaned_data
        what, _colon, name = told["what"].partition(":")
        quoted = {"decision": told["decision"], "document": told["document"]}
        if what == "term":
            term = _term(told["value"])
            adopt_term(self.bound.name, name, term, by=by, request=request, **quoted)
            return
        setting = next(one for one in settings_to_adopt(self.bound) if one.setting.name == name)
        value = _term(told["value"]) if isinstance(setting.value, Term) else _number(told["value"])
        adopt_setting(self.bound.name, name, value, by=by, request=request, **quoted)


def choices_of(bound: Bound) -> list[tuple[str, str]]:
    """What may be adopted, each with its value as it is now."""
    terms = [
        (
            f"term:{rule.must}",
            _("时限：%(must)s（现为%(value)s）")
            % {"must": must_in_words(rule.rule), "value": value_in_words(rule.term)},
        )
        for rule in terms_to_adopt(bound)
    ]
    settings = [
        (
            f"setting:{one.setting.name}",
            _("参数：%(title)s（现为%(value)s）")
            % {
                "title": worded(one.setting.title),
                "value": counted_in_words(one.value, one.setting.unit),
            },
        )
        for one in settings_to_adopt(bound)
    ]
    return [*terms, *settings]


def _term(said: str) -> Term:
    term = term_from(said)
    if term is None:
        raise Refused(
            _("“%(said)s”不是时限。") % {"said": said},
            field="value",
            advice=_("请填写如“15日”“3个工作日”“2个月”。"),
        )
    return term


def _number(said: str) -> Decimal:
    try:
        number = Decimal(said.strip().rstrip("%"))
    except InvalidOperation as error:
        raise Refused(
            _("“%(said)s”不是数字。") % {"said": said}, field="value", advice=_("请填写数字。")
        ) from error
    if not number.is_finite() or abs(number) > 10**12:
        raise Refused(_("数值超出范围。"), field="value", advice=_("请填写合理的数字。"))
    return number / 100 if said.strip().endswith("%") else number
