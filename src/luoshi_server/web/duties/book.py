"""The list of duties as a workbook: the rows that were asked for, with totals to check."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from luoshi_policies.lamps import IN_CHINESE
from luoshi_server.accounts.models import Member
from luoshi_server.duties.models import Duty
from luoshi_server.papers import Book, Column, CountOf, Sheet, Total, TotalRow, xlsx_of
from luoshi_server.platform.errors import Refused
from luoshi_server.web.duties.rows import Row, rows_of

MOST = 20_000
LONGEST_WORDS = 300


def book_of(duties: QuerySet[Duty], member: Member, *, now: datetime, note: str) -> bytes:
    """The workbook of these duties; one of more than twenty thousand rows is refused."""
    listed = duties.select_related("document").prefetch_related("units")
    if listed.count() > MOST:
        raise Refused(
            _("一次最多导出 %(most)s 行。") % {"most": MOST}, advice=_("请先筛选，再分批导出。")
        )
    title = _("%(place)s任务台账") % {"place": settings.LUOSHI.place}
    sheet = _sheet(rows_of(listed, member, now=now), title=title, note=note)
    book = Book(sheets=(sheet,), title=title, author=settings.LUOSHI.office)
    return xlsx_of(book, created=now)


def _sheet(rows: Sequence[Row], *, title: str, note: str) -> Sheet:
    lamp, number = _("灯色"), _("编号")
    lamps = [
        TotalRow(label=word, totals=(CountOf(column=lamp, word=word),))
        for word in IN_CHINESE.values()
    ]
    return Sheet(
        title=title,
        name=_("任务台账"),
        note=note,
        still=2,
        columns=(
            Column(head=number, width=18),
            Column(head=_("任务"), width=36),
            Column(head=_("原文"), width=40),
            Column(head=_("文件"), width=24),
            Column(head=_("牵头单位")),
            Column(head=_("责任单位")),
            Column(head=_("配合单位")),
            Column(head=_("原定时限"), kind="day"),
            Column(head=_("现时限"), kind="day"),
            Column(head=_("状态")),
            Column(head=lamp, kind="lamp"),
            Column(head=_("逾期天数"), kind="number"),
            Column(head=_("指标")),
            Column(head=_("目标"), kind="number", decimals=2),
            Column(head=_("现值"), kind="number", decimals=2),
            Column(head=_("计量单位")),
            Column(head=_("进度"), kind="share"),
            Column(head=_("公开")),
        ),
        rows=tuple(_cells(row) for row in rows),
        totals=(
            TotalRow(label=_("合计（项）"), totals=(Total(column=_("任务"), how="count"),)),
            *lamps,
        ),
    )


def _cells(row: Row):  # type: ignore[no-untyped-def]
    duty = row.duty
    return (
        duty.key,
        duty.title,
        duty.words[:LONGEST_WORDS],
        duty.document.title if duty.document else "",
        row.lead,
        "、".join(row.responsible),
        "、".join(row.cooperating),
        duty.first_deadline,
        duty.deadline,
        str(duty.get_state_display()),
        IN_CHINESE[duty.lamp],
        row.late_days or None,
        duty.item,
        duty.target,
        duty.value,
        duty.target_unit,
        row.progress,
        _("是") if duty.public else _("否"),
    )
