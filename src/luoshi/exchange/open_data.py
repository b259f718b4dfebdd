"""What a district publishes of its work as open data: five tables, each of plain records.

A record has what everybody may see and nothing else: who publishes leaves out what the rules keep
inside before making it.  Every row leads to its words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from luoshi.exchange.datapackage import Table, Told

Lamp = Literal["green", "blue", "yellow", "red", ""]
Status = Literal["actual", "target", "estimate"]
Action = Literal["appoint", "remove", "resign", "dismiss", "designate"]
Verdict = Literal["consistent", "inconsistent", "ambiguous", "gap"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """One duty that a document puts on somebody, and how far it is."""

    id: Annotated[str, Told("编号")]
    document: Annotated[str, Told("文件", "文件的标题")]
    number: Annotated[str, Told("文号")] = ""
    provision: Annotated[str, Told("条款", "条款在文件中的地址（eId）")] = ""
    words: Annotated[str, Told("原文", "文件中的原话")]
    lead_unit: Annotated[str, Told("牵头单位")] = ""
    responsible_units: Annotated[tuple[str, ...], Told("责任单位")] = ()
    cooperating_units: Annotated[tuple[str, ...], Told("配合单位")] = ()
    due: Annotated[date | None, Told("时限", "应当完成的日期；原文没有日期的为空")] = None
    due_words: Annotated[str, Told("时限表述", "原文的时限")] = ""
    target: Annotated[str, Told("目标", "原文的目标")] = ""
    state: Annotated[str, Told("状态")] = ""
    lamp: Annotated[Lamp, Told("亮灯", "绿、蓝、黄、红，按公开的亮灯规则")] = ""
    progress: Annotated[Decimal | None, Told("进度", "已完成的百分比")] = None
    met: Annotated[date | None, Told("完成日期")] = None
    link: Annotated[str, Told("网址", "公开网页")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorValue:
    """What an indicator is, or is to be, for a period."""

    area: Annotated[str, Told("地区")]
    indicator: Annotated[str, Told("指标")]
    period: Annotated[
        str, Told("时期", "2020，2021-Q1，2021-03，2021-01/2021-05 或 2020-12-31；未写明的为空")
    ] = ""
    status: Annotated[Status, Told("性质", "actual 实绩，target 目标，estimate 预计")]
    unit: Annotated[str, Told("单位", "原文没有单位的为空")] = ""
    comparator: Annotated[
        Literal["=", "~", ">=", "<=", ">", "<"], Told("比较", "~ 是大约；>= 等是界限")
    ] = "="
    value: Annotated[Decimal | None, Told("数值", "按原文的单位，不取整")] = None
    words: Annotated[str, Told("原文")] = ""
    link: Annotated[str, Told("网址", "公开网页")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedFinding:
    """Something that does not hold in a document, released by whoever answers for it."""

    id: Annotated[str, Told("编号")]
    document: Annotated[str, Told("文件")]
    provision: Annotated[str, Told("条款")] = ""
    rule: Annotated[str, Told("规则", "规则的名称，见手册")]
    verdict: Annotated[Verdict, Told("结论")]
    message: Annotated[str, Told("说明")]
    words: Annotated[str, Told("原文")] = ""
    released: Annotated[date | None, Told("公开日期")] = None
    link: Annotated[str, Told("网址", "公开网页")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedAppointment:
    """Who takes up or leaves which post, as a document says."""

    person: Annotated[str, Told("姓名")]
    action: Annotated[
        Action, Told("任免", "appoint 任命，remove 免去，resign 辞去，dismiss 撤销，designate 提名")
    ]
    organisation: Annotated[str, Told("单位")]
    post: Annotated[str, Told("职务")]
    qualifiers: Annotated[tuple[str, ...], Told("说明", "试用期、挂职、代理等，以“、”分隔")] = ()
    effective: Annotated[date | None, Told("日期")] = None
    document: Annotated[str, Told("文件")]
    words: Annotated[str, Told("原文")]
    link: Annotated[str, Told("网址", "公开网页")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRoot:
    """The digest of the last entry of a day: with it anybody can verify an exported ledger."""

    day: Annotated[date, Told("日期")]
    entry: Annotated[int, Told("条目号", "当日最后一条的序号")]
    digest: Annotated[str, Told("摘要", "该条目的 SHA-256")]


def commitments(rows: Iterable[Commitment]) -> Table:
    """The commitments, to be put into a package."""
    return Table(
        name="commitments",
        title="承诺事项",
        description="政府文件要求办理的每一事项：原文、单位、时限和进度。",
        record=Commitment,
        rows=tuple(rows),
        key=("id",),
    )


def indicators(rows: Iterable[IndicatorValue]) -> Table:
    """The values of indicators and their targets; SDMX has the same with codes."""
    return Table(
        name="indicators",
        title="指标",
        description="文件公布的指标数值和目标。",
        record=IndicatorValue,
        rows=tuple(rows),
    )


def findings(rows: Iterable[ReleasedFinding]) -> Table:
    """The findings that were released."""
    return Table(
        name="findings",
        title="疑点",
        description="核对文件时发现、已经公开的疑点。",
        record=ReleasedFinding,
        rows=tuple(rows),
        key=("id",),
    )


def appointments(rows: Iterable[PublishedAppointment]) -> Table:
    """The appointments; Popolo has the same as persons, posts and memberships."""
    return Table(
        name="appointments",
        title="任免",
        description="文件公布的任免。",
        record=PublishedAppointment,
        rows=tuple(rows),
    )


def ledger_roots(rows: Iterable[LedgerRoot]) -> Table:
    """The daily roots of the ledger."""
    return Table(
        name="ledger-roots",
        title="台账日摘要",
        description="台账每日最后一条的摘要；导出的台账可据此核验。",
        record=LedgerRoot,
        rows=tuple(rows),
        key=("day",),
    )
