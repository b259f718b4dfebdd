"""Duties, figures and appointments as rows: whole for files, and a few columns for the eye.

For a file each row says where the record stands (document, provision, offsets of the reading
text), so that nobody has to take it on trust.  For the eye there are only the columns that answer
who, what, by when.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from luoshi.exchange.tables import Column, Sheet, room
from luoshi.extract import Appointment, Duty, Figure
from luoshi.gazette import Gazette

_ACTIONS = {"appoint": "任命", "remove": "免去", "resign": "辞去", "dismiss": "撤销"}
_STATUS = {"actual": "实绩", "target": "目标", "estimate": "预计"}
_COMPARATORS = {"=": "", "~": "约", ">=": "≥", "<=": "≤", ">": "＞", "<": "＜"}


# ---- duties ---------------------------------------------------------------------------------

_DUTIES = (
    Column("id", "编号", 8),
    Column("document", "文件", 6),
    Column("document_title", "文件标题", 40),
    Column("provision", "条款", 20),
    Column("path", "层级", 20),
    Column("title", "任务", 40),
    Column("text", "内容", 60),
    Column("lead_units", "牵头单位", 24),
    Column("responsible_units", "责任单位", 30),
    Column("cooperating_units", "配合单位", 30),
    Column("units_source", "单位来源", 10),
    Column("due", "最早时限", 12),
    Column("deadlines", "时限表述", 24),
    Column("targets", "目标表述", 40),
    Column("kind", "类别", 12),
    Column("start", "起", 8),
    Column("end", "止", 8),
)


def duty_sheet(gazette: Gazette, duties: Iterable[Duty]) -> Sheet:
    """One row a duty with all that is known of it; `due` is its first deadline that is a day."""
    titles = _titles(gazette)
    rows = tuple(
        (
            duty.id,
            duty.document,
            titles[duty.document],
            duty.provision,
            " / ".join(duty.path),
            duty.title,
            duty.text,
            duty.lead_units,
            duty.responsible_units,
            duty.cooperating_units,
            duty.units_source,
            min((d.date for d in duty.deadlines if d.date), default=None),
            tuple(deadline.phrase for deadline in duty.deadlines),
            tuple(target.phrase for target in duty.targets),
            duty.kind,
            *gazette.flow.source(duty.span),
        )
        for duty in duties
    )
    return Sheet("任务", _DUTIES, rows)


def duty_page(duties: Sequence[Duty], width: int) -> Sheet:
    """Who must do what by when, as wide as the page; without units where no duty names any."""
    named = any(_others(duty) or duty.lead_units for duty in duties)
    units = (
        (Column("lead", "牵头 lead", 18), Column("with", "责任、配合 with", 20)) if named else ()
    )
    first, last = Column("id", "编号", 7), Column("by", "时限 by", 12)
    rest = room(width, first, *units, last)
    columns = (first, Column("duty", "任务 duty", rest), *units, last)
    rows = tuple(
        (
            duty.id,
            _shortened((duty.title or duty.text).lstrip("。；， "), 3 * rest // 2 - 2),
            *((duty.lead_units or "—", _others(duty) or "—") if named else ()),
            _when(duty) or "—",
        )
        for duty in duties
    )
    return Sheet("任务", columns, rows)


def _others(duty: Duty) -> tuple[str, ...]:
    return (*duty.responsible_units, *duty.cooperating_units)


def _when(duty: Duty) -> tuple[str, ...]:
    """The days by which it is due, each once, and the words of deadlines that are no day."""
    days = sorted({d.date.isoformat() for d in duty.deadlines if d.date})
    return (*days, *(_shortened(d.phrase, 12) for d in duty.deadlines if not d.date))


# ---- figures --------------------------------------------------------------------------------

_FIGURES = (
    Column("id", "编号", 8),
    Column("document", "文件", 6),
    Column("document_title", "文件标题", 40),
    Column("provision", "条款", 20),
    Column("indicator", "指标", 30),
    Column("dimension", "分组", 16),
    Column("period", "时期", 12),
    Column("comparator", "比较", 6),
    Column("value", "数值", 14),
    Column("unit", "单位", 10),
    Column("growth", "增长", 10),
    Column("growth_unit", "增长单位", 10),
    Column("measure", "度量", 12),
    Column("status", "性质", 10),
    Column("quote", "原文", 60),
    Column("start", "起", 8),
    Column("end", "止", 8),
)


def figure_sheet(gazette: Gazette, figures: Iterable[Figure]) -> Sheet:
    """One row a figure, its amount in the unit in which it is printed."""
    titles = _titles(gazette)
    rows = tuple(
        (
            figure.id,
            figure.document,
            titles[figure.document],
            figure.provision,
            figure.indicator,
            figure.dimension,
            figure.period,
            figure.comparator,
            figure.value,
            figure.unit,
            figure.growth,
            figure.growth_unit,
            figure.measure,
            figure.status,
            figure.quote,
            *gazette.flow.source(figure.span),
        )
        for figure in figures
    )
    return Sheet("数据", _FIGURES, rows)


def figure_page(figures: Sequence[Figure], width: int) -> Sheet:
    """What was measured, when, and how much."""
    first = Column("id", "编号", 7)
    others = (
        Column("period", "时期 period", 15),
        Column("value", "数值 value", 18),
        Column("growth", "增长 growth", 13),
        Column("status", "性质 status", 11),
    )
    name = Column("indicator", "指标 indicator", room(width, first, *others))
    columns = (first, name, *others)
    rows = tuple(
        (
            figure.id,
            _of(figure.indicator, figure.dimension),
            figure.period or "—",
            _amount(figure) or "—",
            _growth(figure) or "—",
            _STATUS[figure.status],
        )
        for figure in figures
    )
    return Sheet("数据", columns, rows)


def _of(indicator: str, dimension: str | None) -> str:
    return f"{indicator}（{dimension}）" if dimension else indicator


def _amount(figure: Figure) -> str:
    if figure.value is None:
        return ""
    return f"{_COMPARATORS[figure.comparator]}{figure.value:f} {figure.unit or ''}".rstrip()


def _growth(figure: Figure) -> str:
    if figure.growth is None:
        return ""
    sign = "+" if figure.growth > Decimal(0) else ""
    return f"{sign}{figure.growth:f} {figure.growth_unit or ''}".rstrip()


# ---- appointments ---------------------------------------------------------------------------

_APPOINTMENTS = (
    Column("person", "姓名", 14),
    Column("action", "任免", 10),
    Column("organisation", "单位", 36),
    Column("post", "职务", 20),
    Column("qualifiers", "说明", 24),
    Column("term", "期限", 8),
    Column("effective", "日期", 12),
    Column("term_end", "期满", 12),
    Column("document", "文件", 6),
    Column("document_title", "文件标题", 40),
    Column("quote", "原文", 60),
    Column("start", "起", 8),
    Column("end", "止", 8),
)


def appointment_sheet(gazette: Gazette, appointments: Iterable[Appointment]) -> Sheet:
    """One row a person and a post."""
    titles = _titles(gazette)
    rows = tuple(
        (
            appointment.person,
            appointment.action,
            appointment.organisation,
            appointment.post,
            appointment.qualifiers,
            appointment.term,
            appointment.effective,
            appointment.term_end,
            appointment.document,
            titles[appointment.document],
            appointment.quote,
            *gazette.flow.source(appointment.span),
        )
        for appointment in appointments
    )
    return Sheet("任免", _APPOINTMENTS, rows)


def appointment_page(appointments: Sequence[Appointment], width: int) -> Sheet:
    """Who takes up or leaves which post."""
    first = (Column("person", "姓名 person", 16), Column("action", "任免 action", 14))
    last = (Column("post", "职务 post", 16), Column("notes", "说明 notes", 14))
    where = Column("organisation", "单位 organisation", room(width, *first, *last))
    columns = (*first, where, *last)
    rows = tuple(
        (
            appointment.person,
            _done(appointment),
            appointment.organisation,
            appointment.post,
            appointment.qualifiers or "—",
        )
        for appointment in appointments
    )
    return Sheet("任免", columns, rows)


def _done(appointment: Appointment) -> str:
    acting = "代理" if "代理" in appointment.qualifiers else "提名"
    return f"{_ACTIONS.get(appointment.action, acting)} {appointment.action}"


def _titles(gazette: Gazette) -> dict[str, str]:
    return {document.id: document.title for document in gazette.documents}


def _shortened(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1] + "…"
