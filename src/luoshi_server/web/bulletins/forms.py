"""Forms in which a bulletin is worded."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi_server.bulletins.actions.draft_slip import MOST_DAYS
from luoshi_server.bulletins.models import Sort
from luoshi_server.bulletins.notices import DEMANDS
from luoshi_server.bulletins.slips import DEMAND
from luoshi_server.bulletins.wording import Wording, wording_from
from luoshi_server.web.duties.offers import ActForm, words_field

JUDGED = gettext_lazy("每行一个，写作“单位：理由”。点名的，须经行政首长批准后才能印发。")


def days_field() -> Any:
    """Within how many working days a unit answers."""
    return forms.IntegerField(
        label=gettext_lazy("反馈时限（工作日）"), min_value=1, max_value=MOST_DAYS, initial=3
    )


def paper_field(label: Any, **options: Any) -> Any:
    """Words that go into a paper, which is Chinese in whatever language it is drawn up."""
    field = words_field(label, **options)
    field.widget.attrs["lang"] = "zh-CN"
    return field


class SlipForm(forms.Form):
    """What a slip demands."""

    demand = paper_field(gettext_lazy("督办要求"), rows=4)
    answer_days = days_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"demand": DEMAND, "answer_days": 3})
        super().__init__(*args, **kwargs)


class Worded(forms.Form):
    """What a person writes in a notice or a report."""

    demands = paper_field(
        gettext_lazy("工作要求"), required=False, rows=5, hint=gettext_lazy("每行一条。")
    )
    praised = paper_field(gettext_lazy("予以表扬"), required=False, rows=2, hint=JUDGED)
    criticised = paper_field(gettext_lazy("予以批评"), required=False, rows=2, hint=JUDGED)

    def clean_praised(self) -> tuple[tuple[str, str], ...]:
        """Pairs of a unit and the reason."""
        return judged_in(self.cleaned_data["praised"])

    def clean_criticised(self) -> tuple[tuple[str, str], ...]:
        """Pairs of a unit and the reason."""
        return judged_in(self.cleaned_data["criticised"])

    def wording(self) -> Wording:
        """The words, once the form is valid."""
        told = self.cleaned_data
        return Wording(
            demands=lines_in(told["demands"]),
            praised=told["praised"],
            criticised=told["criticised"],
        )


class NoticeForm(Worded):
    """Of which units a notice is, from how many days late on, and its words."""

    units = forms.MultipleChoiceField(
        label=gettext_lazy("通报的单位"),
        required=False,
        help_text=gettext_lazy("不选，通报全部逾期单位。"),
        widget=forms.CheckboxSelectMultiple,
    )
    at_least = forms.IntegerField(
        label=gettext_lazy("逾期至少（工作日）"), min_value=0, max_value=2000, initial=0
    )
    title = forms.CharField(label=gettext_lazy("标题"), required=False, max_length=100)

    field_order = ("units", "at_least", "title", "demands", "praised", "criticised")

    def __init__(self, late: list[tuple[str, int]], *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"demands": "\n".join(DEMANDS), "at_least": 0})
        super().__init__(*args, **kwargs)
        self.fields["units"].choices = [
            (unit, _("%(unit)s（%(count)s 项）") % {"unit": unit, "count": count})
            for unit, count in late
        ]


class MonthlyForm(Worded):
    """Of which month a report is, and its words."""

    month = forms.DateField(
        label=gettext_lazy("月份"),
        input_formats=["%Y-%m", "%Y-%m-%d"],
        widget=forms.DateInput(attrs={"type": "month"}, format="%Y-%m"),
    )

    field_order = ("month", "demands", "praised", "criticised")


class ReviseForm(ActForm, Worded):
    """A draft worded anew, as it was worded before."""

    title = forms.CharField(label=gettext_lazy("标题"), required=False, max_length=100)
    answer_days = days_field()

    field_order = ("title", "demands", "praised", "criticised", "answer_days", "seen")

    def told_already(self) -> dict[str, Any]:
        """The words of the draft."""
        bulletin: Any = self.duty
        wording = wording_from(bulletin.wording)
        return {
            "title": bulletin.title,
            "demands": "\n".join(wording.demands) or (DEMAND if bulletin.sort == Sort.SLIP else ""),
            "praised": _lines_of(wording.praised),
            "criticised": _lines_of(wording.criticised),
            "answer_days": wording.answer_days,
        }

    def prepare(self) -> None:
        """A slip judges nobody and has the title of its matter; the others ask for no answer."""
        bulletin: Any = self.duty
        dropped = (
            ("title", "praised", "criticised") if bulletin.sort == Sort.SLIP else ("answer_days",)
        )
        for name in dropped:
            del self.fields[name]

    def wording(self) -> Wording:
        """The words, once the form is valid."""
        told = self.cleaned_data
        return Wording(
            demands=lines_in(told["demands"]),
            praised=told.get("praised", ()),
            criticised=told.get("criticised", ()),
            answer_days=told.get("answer_days", 3),
        )


def lines_in(typed: str) -> tuple[str, ...]:
    """The lines that say something."""
    return tuple(line.strip() for line in typed.splitlines() if line.strip())


def judged_in(typed: str) -> tuple[tuple[str, str], ...]:
    """Lines “单位：理由” as pairs; a line that names no reason is refused."""
    pairs = []
    for line in lines_in(typed):
        unit, _colon, why = line.replace(":", "：", 1).partition("：")
        if not unit.strip() or not why.strip():
            raise forms.ValidationError(
                _("“%(line)s”没有写明单位和理由，请写作“单位：理由”。") % {"line": line[:50]}
            )
        pairs.append((unit.strip(), why.strip()))
    return tuple(pairs)


def _lines_of(judged: tuple[tuple[str, str], ...]) -> str:
    return "\n".join(f"{unit}：{why}" for unit, why in judged)
