"""A claim's reading as one reads it: its fields with their titles, in their order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from luoshi_server.documents.titles import ACTIONS, COMPARATORS, FIGURE_STATUSES, VERDICTS


class Fact(NamedTuple):
    """One field of a reading: its name, its title, and what stands in it."""

    name: str
    title: str
    value: str


class Altered(NamedTuple):
    """A field that somebody read otherwise: what it was, and what it is."""

    title: str
    before: str
    now: str


def facts_of(kind: str, reading: Mapping[str, Any]) -> list[Fact]:
    """The fields of a reading.  Empty ones are there too: a gap is worth seeing."""
    make = {
        "duty": _of_duty,
        "figure": _of_figure,
        "appointment": _of_appointment,
        "finding": _of_finding,
    }[kind]
    return make(reading)


def altered(kind: str, record: Mapping[str, Any], reading: Mapping[str, Any]) -> list[Altered]:
    """The fields in which a reading differs from the first one."""
    before, now = facts_of(kind, record), facts_of(kind, reading)
    return [
        Altered(new.title, old.value, new.value)
        for old, new in zip(before, now, strict=True)
        if old.value != new.value
    ]


def deadline_in_words(one: Mapping[str, Any]) -> str:
    """A deadline as the document phrases it, with its day where it has one."""
    phrase, day = one.get("phrase") or "", one.get("date") or ""
    if phrase and day:
        return _("{phrase}（{day}）").format(phrase=phrase, day=day)
    return str(day or phrase)


def target_in_words(one: Mapping[str, Any]) -> str:
    """A target as a number: the item, how it compares, how much."""
    if one.get("quantity") is None:
        return str(one.get("phrase") or "")
    return " ".join(
        filter(
            None,
            (
                one.get("item") or "",
                str(COMPARATORS.get(one.get("comparator") or "=", "")),
                f"{one['quantity']}{one.get('unit') or ''}",
            ),
        )
    )


def _of_duty(reading: Mapping[str, Any]) -> list[Fact]:
    return [
        Fact("title", _("任务"), reading.get("title") or ""),
        Fact("lead_units", _("牵头单位"), _listed(reading, "lead_units")),
        Fact("responsible_units", _("责任单位"), _listed(reading, "responsible_units")),
        Fact("cooperating_units", _("配合单位"), _listed(reading, "cooperating_units")),
        Fact(
            "deadlines",
            _("时限"),
            "；".join(deadline_in_words(one) for one in reading.get("deadlines") or ()),
        ),
        Fact(
            "targets",
            _("指标"),
            "；".join(target_in_words(one) for one in reading.get("targets") or ()),
        ),
    ]


def _of_figure(reading: Mapping[str, Any]) -> list[Fact]:
    growth = reading.get("growth")
    return [
        Fact("indicator", _("指标"), reading.get("indicator") or ""),
        Fact("dimension", _("分项"), reading.get("dimension") or ""),
        Fact("value", _("数值"), str(reading.get("value") or "")),
        Fact("unit", _("计量单位"), reading.get("unit") or ""),
        Fact("growth", _("增幅"), f"{growth}{reading.get('growth_unit') or ''}" if growth else ""),
        Fact("period", _("时期"), reading.get("period") or ""),
        Fact("status", _("性质"), str(FIGURE_STATUSES.get(reading.get("status") or "", ""))),
    ]


def _of_appointment(reading: Mapping[str, Any]) -> list[Fact]:
    return [
        Fact("person", _("姓名"), reading.get("person") or ""),
        Fact("action", _("任免"), str(ACTIONS.get(reading.get("action") or "", ""))),
        Fact("organisation", _("单位"), reading.get("organisation") or ""),
        Fact("post", _("职务"), reading.get("post") or ""),
        Fact("effective", _("生效日期"), reading.get("effective") or ""),
    ]


def _of_finding(reading: Mapping[str, Any]) -> list[Fact]:
    is_chinese = (get_language() or "zh").startswith("zh")
    told = reading.get("message") if is_chinese else reading.get("message_en")
    operands = "；".join(
        f"{one['name']} {one['value'] or ''}{one['unit'] or ''}"
        for one in reading.get("operands") or ()
    )
    return [
        Fact("message", _("说明"), told or reading.get("message") or ""),
        Fact("verdict", _("结论"), str(VERDICTS.get(reading.get("verdict") or "", ""))),
        Fact("stated", _("原文所列"), str(reading.get("stated") or "")),
        Fact("recomputed", _("重新计算"), str(reading.get("recomputed") or "")),
        Fact("operands", _("涉及数据"), operands),
    ]


def _listed(reading: Mapping[str, Any], field: str) -> str:
    return "、".join(reading.get(field) or ())
