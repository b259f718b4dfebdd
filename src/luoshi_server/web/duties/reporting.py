"""How a unit says how far its duty has come: reports, evidence, and that it is done."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.calendars import Period, first_day_of, name_of
from luoshi_server.accounts.roles import Verb
from luoshi_server.duties.actions.complete import complete
from luoshi_server.duties.actions.file_evidence import file_evidence
from luoshi_server.duties.actions.report import others_served, report_progress
from luoshi_server.duties.models import OPEN_STATES, State
from luoshi_server.platform import clock
from luoshi_server.web.duties.filters import date_field
from luoshi_server.web.duties.offers import ActForm, Doing, Offer, words_field

PERIOD = re.compile(r"\d{4}(-(0[1-9]|1[0-2]|Q[1-4]|H[12]))?")
IN_WORK = (State.SIGNED, State.RETURNED)


class WithEvidence(ActForm):
    """A form on which the files that were filed for the duty can be ticked."""

    evidence = forms.MultipleChoiceField(
        label=gettext_lazy("所附佐证"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("先上传佐证材料，再在此勾选。"),
    )

    def prepare(self) -> None:
        """The files of this duty; without any there is nothing to tick."""
        choices: Any = self.fields["evidence"]
        choices.choices = [(one.sha256, one.name) for one in self.duty.evidence.all()]
        if not choices.choices:
            del self.fields["evidence"]


class ReportForm(WithEvidence):
    """How far it has come, in numbers where the duty asks for one, and in words."""

    value = forms.DecimalField(
        label=gettext_lazy("累计完成数"), required=False, max_digits=30, decimal_places=8
    )
    period = forms.CharField(
        label=gettext_lazy("所属期间"),
        required=False,
        max_length=10,
        help_text=gettext_lazy("如 2026-03、2026-Q1、2026-H1、2026。"),
        widget=forms.TextInput(attrs={"list": "periods", "autocomplete": "off"}),
    )
    words = words_field(gettext_lazy("进展情况"), required=False)
    public = forms.BooleanField(label=gettext_lazy("本次报告可以公开"), required=False)
    field_order = ("value", "period", "words", "evidence", "public")

    def told_already(self) -> dict[str, Any]:
        """The month that runs."""
        return {"period": name_of("month", clock.now().date())}

    def prepare(self) -> None:
        """A duty that asks for no number is reported on in words."""
        super().prepare()
        if self.duty.target is None:
            del self.fields["value"]
            return
        named = {"item": self.duty.item, "unit": self.duty.target_unit}
        self.fields["value"].label = _("%(item)s累计完成数（%(unit)s）") % named
        also = others_served(self.duty, Decimal(0))
        if also:
            titles = "；".join(one.title[:40] for one in also[:5])
            self.fields["value"].help_text = _(
                "一报多用：此数同时用于另外 %(count)s 项任务：%(titles)s。"
            ) % {"count": len(also), "titles": titles}

    def clean_period(self) -> str:
        """A period as it is written in tables, or nothing."""
        period = str(self.cleaned_data["period"]).strip().upper()
        if period and not PERIOD.fullmatch(period):
            raise ValidationError(
                _("期间“%(period)s”写法不对，应如 2026-03。") % {"period": period}
            )
        return period


def periods_now(today: date) -> list[str]:
    """The periods that are likely to be reported on: those that run, and those just over."""
    names: list[str] = []
    kinds: tuple[Period, ...] = ("month", "quarter", "half-year", "year")
    for kind in kinds:
        before = date.fromordinal(first_day_of(kind, today).toordinal() - 1)
        names += [name_of(kind, today), name_of(kind, before)]
    return names


def _report(doing: Doing) -> str:
    told = doing.told
    served = report_progress(
        doing.duty,
        by=doing.by,
        value=told.get("value"),
        period=told["period"],
        words=told["words"],
        evidence=told.get("evidence", ()),
        public=told["public"],
        seen=doing.seen,
        request=doing.request,
    )
    if len(served) == 1:
        return _("已报送。")
    return _("已报送；这一份报告同时用于另外 %(count)s 项任务，不必再报。") % {
        "count": len(served) - 1
    }


class EvidenceForm(ActForm):
    """A file, and the time about which it proves something."""

    file = forms.FileField(
        label=gettext_lazy("文件"),
        help_text=gettext_lazy("PDF、Word、Excel、OFD、图片、文本或压缩包。"),
    )
    proves_from = date_field(
        gettext_lazy("证明期间自"),
        help_text=gettext_lazy("材料所证明的时间，不是上传的时间。"),
    )
    proves_to = date_field(
        gettext_lazy("证明期间至"),
        required=False,
        help_text=gettext_lazy("不填则与起始日相同。"),
    )
    words = forms.CharField(label=gettext_lazy("证明内容"), required=False, max_length=1000)
    public = forms.BooleanField(label=gettext_lazy("可以公开"), required=False)


def _file_evidence(doing: Doing) -> str:
    told = doing.told
    file_evidence(
        doing.duty,
        told["file"].name,
        told["file"].chunks(),
        by=doing.by,
        proves_from=told["proves_from"],
        proves_to=told["proves_to"],
        public=told["public"],
        words=told["words"],
        seen=doing.seen,
        request=doing.request,
    )
    return _("已存入佐证材料。")


class CompleteForm(WithEvidence):
    """What was done."""

    words = words_field(gettext_lazy("办结情况"))
    field_order = ("words", "evidence")


def _complete(doing: Doing) -> str:
    told = doing.told
    complete(
        doing.duty,
        by=doing.by,
        words=told["words"],
        evidence=told.get("evidence", ()),
        seen=doing.seen,
        request=doing.request,
    )
    return _("已报告办结，等待核查。")


OFFERS = (
    Offer(
        name="report",
        title=gettext_lazy("报告进展"),
        submit=gettext_lazy("报送"),
        form=ReportForm,
        act=_report,
        verb=Verb.REPORT,
        whose="the lead's",
        states=IN_WORK,
        is_next=True,
    ),
    Offer(
        name="evidence",
        title=gettext_lazy("上传佐证材料"),
        submit=gettext_lazy("上传"),
        form=EvidenceForm,
        act=_file_evidence,
        verb=Verb.REPORT,
        whose="a part's",
        states=OPEN_STATES,
        takes_files=True,
    ),
    Offer(
        name="complete",
        title=gettext_lazy("报告办结"),
        submit=gettext_lazy("报告办结"),
        form=CompleteForm,
        act=_complete,
        verb=Verb.COMPLETE,
        whose="the lead's",
        states=IN_WORK,
    ),
)
