"""A scheme as a form: its weights, caps and points can be changed, and make another scheme."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any, NamedTuple

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.scoring import Indicator, Method, PlusMinus, Points, Scheme, Stages, Veto, faults_of
from luoshi_server.scoring.kinds import title_of
from luoshi_server.web.duties.filters import date_field
from luoshi_server.web.wall.board import in_language

BOUNDS = ("weight", "cap", "floor")


class Row(NamedTuple):
    """An indicator with the fields by which it can be changed."""

    indicator: Indicator
    title: str
    bounds: list[Any]
    points: list[Any]


class SchemeForm(forms.Form):
    """Every number of a scheme; the field of a number is called by the indicator and the kind."""

    def __init__(self, scheme: Scheme, asked: Mapping[str, Any] | None = None) -> None:
        # What is not asked for stays as it is, so a link may name only what it changes.
        told = dict(_numbers(scheme))
        data = {name: value for name, (value, _title, _is_needed) in told.items()}
        if asked:
            data |= {name: asked[name] for name in told if name in asked}
        super().__init__(data, auto_id="sim-%s")
        self.scheme = scheme
        for name, (_value, title, is_needed) in told.items():
            self.fields[name] = forms.DecimalField(
                label=title, required=is_needed, max_digits=9, decimal_places=3
            )

    def clean(self) -> dict[str, Any]:
        """The numbers, if a scheme of them can be used."""
        told = super().clean() or {}
        if not self.errors:
            for fault in faults_of(self.changed()):
                self.add_error(None, in_language(fault.why.zh, fault.why.en))
        return told

    def changed(self) -> Scheme:
        """The scheme with the numbers that were filled in."""
        return replace(
            self.scheme,
            indicators=tuple(
                replace(
                    one,
                    method=self._method(one),
                    **{
                        bound: self.cleaned_data.get(f"{one.name}-{bound}")
                        for bound in BOUNDS
                        if f"{one.name}-{bound}" in self.fields
                    },
                )
                for one in self.scheme.indicators
            ),
        )

    def is_changed(self) -> bool:
        """Whether any number is other than that of the scheme."""
        return self.is_valid() and self.changed() != self.scheme

    def rows(self) -> list[Row]:
        """The fields, by indicator."""
        return [
            Row(
                one,
                in_language(one.title, one.title_en or one.title),
                [
                    self[f"{one.name}-{bound}"]
                    for bound in BOUNDS
                    if f"{one.name}-{bound}" in self.fields
                ],
                [
                    self[name]
                    for name in self.fields
                    if name.startswith((f"{one.name}-own-", f"{one.name}-of-"))
                ],
            )
            for one in self.scheme.indicators
            if not isinstance(one.method, Veto)
        ]

    def _method(self, one: Indicator) -> Method:
        told = self.cleaned_data

        def table(of: tuple[tuple[str, Decimal], ...]) -> tuple[tuple[str, Decimal], ...]:
            return tuple((kind, told[f"{one.name}-of-{kind}"]) for kind, _points in of)

        match one.method:
            case PlusMinus(_, per):
                return PlusMinus(told[f"{one.name}-own-start"], table(per))
            case Points(per, _, _):
                return Points(
                    table(per), told[f"{one.name}-own-full"], told[f"{one.name}-own-worth"]
                )
            case Stages(shares, _):
                return Stages(table(shares), told[f"{one.name}-own-worth"])
        return one.method


class ProposeForm(forms.Form):
    """By what a changed scheme is put up for adoption."""

    version = forms.CharField(label=gettext_lazy("方案版本"), max_length=40)
    since = date_field(
        gettext_lazy("自何日起施行"),
        help_text=gettext_lazy("截止日在这一天及以后的时期按此方案评分。"),
    )
    decision = forms.CharField(
        label=gettext_lazy("依据"),
        max_length=500,
        help_text=gettext_lazy("如考核办法的条款原文、会议决定。"),
    )
    document = forms.CharField(label=gettext_lazy("文件"), required=False, max_length=200)


Number = tuple[str, tuple[Any, str, bool]]


def _numbers(scheme: Scheme) -> Iterator[Number]:
    """Every number of a scheme: the name of its field, its value, its title, whether it must be."""
    for one in scheme.indicators:
        if isinstance(one.method, Veto):
            continue
        yield f"{one.name}-weight", (one.weight, _("权重"), True)
        yield f"{one.name}-cap", (one.cap, _("封顶"), False)
        yield f"{one.name}-floor", (one.floor, _("保底"), False)
        yield from _numbers_of_method(one)


def _numbers_of_method(one: Indicator) -> Iterator[Number]:
    table: tuple[tuple[str, Decimal], ...] = ()
    match one.method:
        case PlusMinus(start, per):
            yield f"{one.name}-own-start", (start, _("基础分"), True)
            table = per
        case Points(per, full, worth):
            yield f"{one.name}-own-full", (full, _("满分积分"), True)
            yield f"{one.name}-own-worth", (worth, _("折合分"), True)
            table = per
        case Stages(shares, worth):
            yield f"{one.name}-own-worth", (worth, _("满分"), True)
            table = shares
    for kind, points in table:
        yield f"{one.name}-of-{kind}", (points, title_of(kind), True)
