"""What is filled in to take in a gazette and to look through what was read in it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from luoshi_server.documents.actions.take_in import READABLE
from luoshi_server.documents.models import STATE_TITLES, Gazette
from luoshi_server.documents.titles import DOUBT_NAMES, REASONS


class Upload(forms.Form):  # type: ignore[misc]
    """A file to be taken in."""

    file = forms.FileField(
        label=_("公报文件"),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ",".join(READABLE)}),
    )
    replaces = forms.ChoiceField(label=_("替换的旧版"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        limit = settings.LUOSHI.largest_upload // (1024 * 1024)
        self.fields["file"].help_text = _(
            "TXT、PDF、DOCX、HTML 或 OFD，不超过 {limit} MB。同一文件只收录一次。"
        ).format(limit=limit)
        self.fields["replaces"].help_text = _(
            "如果这是某份公报的修订版，请选择旧版；识读后可逐条对照。"
        )
        read = Gazette.objects.filter(state=Gazette.READ).values_list("key", "name")[:200]
        self.fields["replaces"].choices = [("", _("不是修订版")), *read]


class ReviewFilter(forms.Form):  # type: ignore[misc]
    """Which claims are listed."""

    kind = forms.CharField(required=False, widget=forms.HiddenInput)
    state = forms.ChoiceField(label=_("状态"), required=False)
    doubt = forms.ChoiceField(label=_("疑点"), required=False)
    document = forms.ChoiceField(label=_("文件"), required=False)

    def __init__(self, gazette: Gazette, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["state"].choices = [("", _("全部")), *STATE_TITLES.items()]
        self.fields["doubt"].choices = [
            ("", _("全部")),
            ("any", _("有疑点")),
            ("none", _("无疑点")),
            *DOUBT_NAMES.items(),
        ]
        self.fields["document"].choices = [
            ("", _("全部")),
            *gazette.documents.values_list("key", "title"),
        ]


class UncoveredFilter(forms.Form):  # type: ignore[misc]
    """Which uncovered sentences are listed."""

    reason = forms.ChoiceField(label=_("类别"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        classes = ("narrative", "past_result", "ceremonial", "unread")
        self.fields["reason"].choices = [
            ("", _("全部")),
            *((name, REASONS[name]) for name in classes),
        ]


class WithReason(forms.Form):  # type: ignore[misc]
    """A reason, which is kept in the ledger."""

    reason = forms.CharField(
        label=_("理由"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
