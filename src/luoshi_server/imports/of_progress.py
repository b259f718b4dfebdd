"""Rows that report how far duties have come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.duties.actions.report import report_progress
from luoshi_server.duties.models import Duty
from luoshi_server.duties.queries import visible_to
from luoshi_server.ledger.columns import Asked
from luoshi_server.ledger.filling import NO, YES
from luoshi_server.ledger.models import End
from luoshi_server.platform.errors import NotThere, Refused, required

COLUMNS = (
    Asked("duty", "任务编号", "text", is_required=True),
    Asked("period", "所属时期", "text", hint=gettext_noop("如 2026-03")),
    Asked("value", "数值", "decimal"),
    Asked("words", "进展情况", "long text"),
    Asked("public", "可以公开", "yes or no"),
)
EXAMPLE = {
    "duty": "示例：任务编号",
    "period": "2026-03",
    "value": "12.5",
    "words": "已完成前期工作",
    "public": "否",
}


def read(cells: Mapping[str, str], by: Member) -> dict[str, Any]:
    """The report of one row."""
    require(by, Verb.REPORT)
    key = cells.get("duty", "").strip()
    if not key:
        raise required("duty", _("任务编号"))
    duty = visible_to(by).filter(pk=key).first()
    if duty is None:
        raise NotThere(
            _("没有编号为“%(key)s”的任务，或不属于本单位。") % {"key": key},
            field="duty",
            advice=_("请按任务台账核对编号。"),
        )
    require(by, Verb.REPORT, of=[duty.lead])
    said = cells.get("value", "").strip().replace(",", "")
    words = cells.get("words", "").strip()
    if not said and not words:
        raise required("words", _("进展情况"))
    return {
        "key": key,
        "value": _number(said) if said else None,
        "period": cells.get("period", "").strip(),
        "words": words,
        "public": _yes(cells.get("public", "").strip().lower()),
    }


def _number(said: str) -> Decimal:
    try:
        number = Decimal(said)
    except ArithmeticError as error:
        raise Refused(
            _("应为数字。"), field="value", advice=_("请填写数字，例如 12.5。")
        ) from error
    if not number.is_finite():
        raise Refused(_("应为数字。"), field="value", advice=_("请填写数字，例如 12.5。"))
    return number


def _yes(said: str) -> bool:
    if said in YES:
        return True
    if said in NO or not said:
        return False
    raise Refused(_("应为是或否。"), field="public", advice=_("请填写“是”或“否”。"))


def tell(rows: Sequence[dict[str, Any]], by: Member, request: str, reason: str) -> list[int]:
    """Report each row's progress."""
    numbers = []
    for row in rows:
        told = {name: value for name, value in row.items() if name != "key"}
        report_progress(Duty.objects.get(pk=row["key"]), by=by, request=request, **told)
        numbers.append(End.objects.values_list("number", flat=True).get(pk=1))
    return numbers
