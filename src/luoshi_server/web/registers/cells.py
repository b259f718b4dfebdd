"""What stands in the cells of a register: words for the eye, never a code."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from luoshi.registers import Column
from luoshi_server.platform.wording import choice_worded, titled
from luoshi_server.web.jinja import day, instant, number


def cell(column: Column, value: Any) -> str:
    """A value as it is shown in its column."""
    if value is None or value == "":
        return ""
    if column.kind == "choice":
        return choice_worded(column.name, str(value))
    if column.kind == "yes or no":
        return _("是") if value else _("否")
    if isinstance(value, datetime):
        return instant(value)
    if isinstance(value, date):
        return day(value)
    if isinstance(value, Decimal):
        return format(value, "f") if column.unit == "度" else number(value)
    if isinstance(value, int):
        return number(value)
    if column.kind == "list":
        if all(isinstance(item, str) for item in value):
            return "、".join(value)
        return _("%(count)s 个点") % {"count": len(value)}
    return str(value)


def title(column: Column) -> str:
    """What a column is called, with the unit in which it counts."""
    return titled(column.title, column.unit)
