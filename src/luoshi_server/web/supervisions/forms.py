"""Forms of the steps of a supervision."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from luoshi_server.platform.names import typed
from luoshi_server.web.duties.filters import date_field
from luoshi_server.web.duties.offers import ActForm, unit_field, words_field

MEASURES = (
    ("praise", gettext_lazy("表扬")),
    ("encouragement", gettext_lazy("激励")),
    ("criticism", gettext_lazy("批评")),
    ("accountability", gettext_lazy("追究责任")),
)

RESULTS = (
    ("upheld", gettext_lazy("维持结论")),
    ("changed", gettext_lazy("改变结论")),
    ("revoked", gettext_lazy("撤销结论")),
)


def persons_field(label: Any, hint: Any, *, required: bool = True) -> Any:
    """Names of persons, parted by commas or one a line."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ProposeForm(forms.Form):
    """A plan."""

    whose = unit_field(gettext_lazy("督查对象"), hint=gettext_lazy("单位名录中的单位。"))
    matter = forms.CharField(
        label=gettext_lazy("督查事项"),
        max_length=200,
        help_text=gettext_lazy("同一单位、同一事项不得重复督查、多头督查（第十五条）。"),
    )
    plan = words_field(
        gettext_lazy("督查方案"),
        rows=6,
        hint=gettext_lazy("写明督查内容、方式、时间安排和督查组人员。"),
    )
    ends = date_field(gettext_lazy("督查结束日期"))


class DecideForm(ActForm):
    """The decision on a plan."""

    answer = forms.ChoiceField(
        label=gettext_lazy("决定"),
        choices=(("yes", gettext_lazy("批准")), ("no", gettext_lazy("退回"))),
        widget=forms.RadioSelect,
        initial="yes",
    )
    words = words_field(
        gettext_lazy("批示"), required=False, rows=2, hint=gettext_lazy("退回的，写明理由。")
    )

    def clean(self) -> dict[str, Any]:
        """What the action asks for."""
        told = dict(super().clean() or self.cleaned_data)
        if "answer" in told:
            told["approved"] = told.pop("answer") == "yes"
        return told


class ConcludeForm(ActForm):
    """The conclusion."""

    words = words_field(gettext_lazy("督查结论"), rows=5)
    drawn_by = persons_field(
        gettext_lazy("参与作出结论的人员"),
        gettext_lazy("写明姓名，用顿号隔开；复核时，这些人员应当回避（第十七条）。"),
    )
    document = forms.CharField(label=gettext_lazy("结论文号"), required=False, max_length=100)

    def clean_drawn_by(self) -> list[str]:
        """The names."""
        return typed(self.cleaned_data["drawn_by"])


class ServeForm(ActForm):
    """The delivery, and by when must be corrected."""

    correct_by = date_field(
        gettext_lazy("整改期限"), required=False, help_text=gettext_lazy("无需整改的不填。")
    )


class ReasonForm(ActForm):
    """Why somebody objects."""

    reason = words_field(gettext_lazy("异议理由"), rows=4)


class ReviewForm(ActForm):
    """The decision on an objection."""

    result = forms.ChoiceField(
        label=gettext_lazy("复核结果"), choices=RESULTS, widget=forms.RadioSelect, initial="upheld"
    )
    decision = words_field(gettext_lazy("复核决定"), rows=4)
    reviewers = persons_field(
        gettext_lazy("其他复核人员"),
        gettext_lazy("您本人自动计入；参与作出结论的人员应当回避。"),
        required=False,
    )
    correct_by = date_field(
        gettext_lazy("改变后的整改期限"),
        required=False,
        help_text=gettext_lazy("只在改变结论并要求整改时填写。"),
    )

    def clean_reviewers(self) -> list[str]:
        """The names."""
        return typed(self.cleaned_data["reviewers"])


class CorrectionForm(ActForm):
    """What was corrected."""

    words = words_field(gettext_lazy("整改情况"), rows=4)


class CheckForm(ActForm):
    """Whether the correction will do."""

    answer = forms.ChoiceField(
        label=gettext_lazy("核查结果"),
        choices=(("yes", gettext_lazy("通过")), ("no", gettext_lazy("不通过，重新整改"))),
        widget=forms.RadioSelect,
        initial="yes",
    )
    words = words_field(
        gettext_lazy("核查意见"), required=False, rows=2, hint=gettext_lazy("不通过的，写明原因。")
    )
    correct_by = date_field(
        gettext_lazy("重新整改的期限"),
        required=False,
        help_text=gettext_lazy("不通过的，必须填写。"),
    )

    def clean(self) -> dict[str, Any]:
        """What the action asks for."""
        told = dict(super().clean() or self.cleaned_data)
        if "answer" in told:
            told["good"] = told.pop("answer") == "yes"
        return told


class MeasureForm(ActForm):
    """A proposal of praise or criticism."""

    measure = forms.ChoiceField(label=gettext_lazy("奖惩"), choices=MEASURES)
    reason = words_field(gettext_lazy("建议理由"), rows=3)


class ApproveForm(ActForm):
    """The decision on a proposal."""

    answer = forms.ChoiceField(
        label=gettext_lazy("决定"),
        choices=(("yes", gettext_lazy("批准")), ("no", gettext_lazy("不批准"))),
        widget=forms.RadioSelect,
        initial="yes",
    )

    def clean(self) -> dict[str, Any]:
        """What the action asks for."""
        told = dict(super().clean() or self.cleaned_data)
        if "answer" in told:
            told["approved"] = told.pop("answer") == "yes"
        return told
