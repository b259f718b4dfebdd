"""Rows that are units of the register."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, get_args

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from luoshi_policies.titles import choice_called
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.ledger.columns import Asked
from luoshi_server.ledger.models import End
from luoshi_server.organisations.actions.register_unit import register_unit
from luoshi_server.organisations.events import Category
from luoshi_server.organisations.queries import unit_called
from luoshi_server.platform.errors import Refused, required
from luoshi_server.platform.names import typed

CATEGORIES = tuple((one, choice_called("category", one)) for one in get_args(Category))

COLUMNS = (
    Asked("name", gettext_noop("单位全称"), "text", is_required=True),
    Asked("category", "单位类别", "choice", choices=CATEGORIES),
    Asked("parent", "上级单位", "text"),
    Asked(
        "also_called",
        "其他名称",
        "list",
        hint=gettext_noop("多个名称以顿号隔开；名称含顿号的，以分号隔开"),
    ),
)
EXAMPLE = {
    "name": "示例：某某局",
    "category": "部门",
    "parent": "",
    "also_called": "某局、某某局机关",
}


def read(cells: Mapping[str, str], by: Member) -> dict[str, Any]:
    """What is asked of the register."""
    require(by, Verb.KEEP_UNITS)
    name = cells.get("name", "").strip()
    if not name:
        raise required("name", _("单位全称"))
    if unit_called(name) is not None:
        raise Refused(
            _("“%(name)s”已在名录中。") % {"name": name},
            field="name",
            advice=_("请从表中删去，或在单位页面修改。"),
        )
    said = cells.get("category", "").strip() or "department"
    category = next((value for value, title in CATEGORIES if said in (value, title)), None)
    if category is None:
        raise Refused(
            _("没有“%(said)s”这一类别。") % {"said": said},
            field="category",
            advice=_("可选：%(choices)s。")
            % {"choices": "、".join(title for _value, title in CATEGORIES)},
        )
    names = typed(cells.get("also_called", ""))
    return {
        "name": name,
        "category": category,
        "parent": cells.get("parent", "").strip(),
        "also_called": names,
    }


def tell(rows: Sequence[dict[str, Any]], by: Member, request: str, reason: str) -> list[int]:
    """Put units on the register."""
    numbers = []
    for row in rows:
        register_unit(by=by, request=request, reason=reason, **row)
        numbers.append(End.objects.values_list("number", flat=True).get(pk=1))
    return numbers
