"""What is wrong with a field, in words: the reason, and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop


class Fault(NamedTuple):
    """One field, why it cannot stand, and what to do."""

    field: str
    reason: str
    advice: str


_WORDED: Mapping[str, tuple[str, str]] = {
    "missing": (gettext_noop("缺少此项。"), gettext_noop("请填写后提交。")),
    "extra_forbidden": (gettext_noop("没有此项。"), gettext_noop("请检查名称，或删去此项。")),
    "string_type": (gettext_noop("应为文字。"), gettext_noop("请以文字填写。")),
    "string_too_short": (gettext_noop("文字过短。"), gettext_noop("请至少填写 {min_length} 字。")),
    "string_too_long": (gettext_noop("文字过长。"), gettext_noop("请不超过 {max_length} 字。")),
    "string_pattern_mismatch": (gettext_noop("格式不符。"), gettext_noop("请按规定的格式填写。")),
    "string_unicode": (gettext_noop("含有不能识别的字符。"), gettext_noop("请删去后提交。")),
    "literal_error": (gettext_noop("不在可选范围内。"), gettext_noop("可选：{expected}。")),
    "enum": (gettext_noop("不在可选范围内。"), gettext_noop("可选：{expected}。")),
    "greater_than": (gettext_noop("数字过小。"), gettext_noop("应大于 {gt}。")),
    "greater_than_equal": (gettext_noop("数字过小。"), gettext_noop("应不小于 {ge}。")),
    "less_than": (gettext_noop("数字过大。"), gettext_noop("应小于 {lt}。")),
    "less_than_equal": (gettext_noop("数字过大。"), gettext_noop("应不大于 {le}。")),
    "too_short": (gettext_noop("项目过少。"), gettext_noop("请至少填写 {min_length} 项。")),
    "too_long": (gettext_noop("项目过多。"), gettext_noop("请不超过 {max_length} 项。")),
    "json_invalid": (gettext_noop("不是可识读的 JSON。"), gettext_noop("请检查格式。")),
}

_BY_FAMILY: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (("int_",), gettext_noop("应为整数。"), gettext_noop("请填写整数，例如 12。")),
    (
        ("decimal_", "float_", "finite_"),
        gettext_noop("应为数字。"),
        gettext_noop('请以文字填写十进制数，例如 "12.5"，小数不超过 8 位。'),
    ),
    (("bool_",), gettext_noop("应为是或否。"), gettext_noop("请填写 true 或 false。")),
    (
        ("datetime_", "timezone_"),
        gettext_noop("应为带时区的时间。"),
        gettext_noop("请按 2021-06-30T09:00:00+08:00 的格式填写。"),
    ),
    (("date_",), gettext_noop("应为日期。"), gettext_noop("请按 2021-06-30 的格式填写。")),
    (("list_", "tuple_", "set_"), gettext_noop("应为列表。"), gettext_noop("请以列表填写。")),
    (
        ("dict_", "model_", "mapping_"),
        gettext_noop("应为一组具名的值。"),
        gettext_noop("请以 JSON 对象填写。"),
    ),
)

OTHER = (gettext_noop("不能受理此项。"), gettext_noop("请检查后重新填写。"))


def faults_in(errors: Iterable[Mapping[str, Any]], request: HttpRequest) -> list[Fault]:
    """Each error that validation found, by its field."""
    return [fault_of(error) for error in errors]


def fault_of(error: Mapping[str, Any]) -> Fault:
    """One error of validation in words."""
    kind, context = str(error.get("type", "")), dict(error.get("ctx") or {})
    reason, advice = _words_of(kind)
    return Fault(_field(error.get("loc", ())), _(reason), _filled(_(advice), context))


def _words_of(kind: str) -> tuple[str, str]:
    if kind in _WORDED:
        return _WORDED[kind]
    for beginnings, reason, advice in _BY_FAMILY:
        if kind.startswith(beginnings):
            return reason, advice
    return OTHER


def _filled(advice: str, context: Mapping[str, Any]) -> str:
    try:
        return advice.format(**context)
    except (KeyError, IndexError, ValueError):
        return advice


def _field(place: Iterable[Any]) -> str:
    """Where the fault is: the path below the body, without the names that only we use."""
    parts = [str(part) for part in place]
    if parts and parts[0] in ("body", "query", "path", "form", "file", "header"):
        parts = parts[1:]
    if parts and parts[0] in INNER:
        parts = parts[1:]
    return ".".join(parts)


INNER = ("told", "filters", "slice_")
"""What routes call the record that holds the whole body, or the whole query."""
