"""Notices (通报): which units have let what pass, each row with the words it stands on.

Every number in a notice is a count of the rows that it lists.  What a person adds is set apart:
praise and criticism by name, and what is demanded.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from luoshi_server.bulletins.closing import closing
from luoshi_server.bulletins.late import Late, by_unit
from luoshi_server.bulletins.papers import instant_in_chinese, organ
from luoshi_server.bulletins.wording import Wording
from luoshi_server.papers import (
    Cell,
    Heading,
    IssueNumber,
    OfficialPaper,
    Paragraph,
    Table,
    day_in_chinese,
    table_of,
)
from luoshi_server.papers.body import Part

TO_ALL = "各有关单位"
DEMANDS = (
    "各有关单位要逐项查明逾期原因，明确责任人和完成时限，立即组织整改。",
    "已具备办结条件的，要及时报告办结并提供佐证材料；确需延期的，要在到期前按程序申请，不得以会议、"
    "发文代替落实。",
)
"""What a notice demands where the clerk words nothing else."""

SLIPS = ("蓝色督办单", "黄色督办单", "红色督办单")


def title_at(now: datetime) -> str:
    """What a notice of this instant is called."""
    return f"关于截至{day_in_chinese(now.date())}督查督办事项逾期情况的通报"


def notice_of(
    rows: Sequence[Late], *, number: IssueNumber, title: str, wording: Wording, now: datetime
) -> OfficialPaper:
    """The notice of these rows."""
    groups = by_unit(rows)
    opening = Paragraph(
        f"经逐项核查，截至{day_in_chinese(now.date())}，逾期未办结的事项共{len(rows)}项，"
        f"涉及{len(groups)}个单位。现将有关情况通报如下。"
    )
    facts: list[Part] = [Heading(level=1, words="总体情况"), _totals(groups)]
    facts.append(Heading(level=1, words="逾期事项"))
    for unit, own in groups.items():
        facts += [Heading(level=2, words=f"{unit}（{len(own)}项）"), _list(own)]
    return OfficialPaper(
        organs=(organ(),),
        kind="通报",
        title=title,
        body=(opening, *facts, *closing(wording)),
        signed_on=now.date(),
        number=number,
        addressees=(TO_ALL,),
        printed_by=organ(),
        printed_on=now.date(),
    )


def _totals(groups: dict[str, list[Late]]) -> Table:
    heads = ("单位", "逾期事项", "蓝色督办", "黄色督办", "红色及以上", "最长逾期")
    rows = [
        (unit, *map(str, _counts(own)), str(max(row.days for row in own)))
        for unit, own in groups.items()
    ]
    every = [row for own in groups.values() for row in own]
    longest = str(max((row.days for row in every), default=0))
    rows.append(("合计", *map(str, _counts(every)), longest))
    return table_of(
        heads,
        rows,
        shares=(3.2, 1.0, 1.0, 1.0, 1.2, 1.0),
        caption="各单位逾期事项统计表",
        unit="项；最长逾期：个工作日",
    )


def _counts(rows: Sequence[Late]) -> tuple[int, int, int, int]:
    """How many there are, and how many have come to which slip."""
    blue, yellow = (sum(row.owed.means == means for row in rows) for means in SLIPS[:2])
    beyond = sum(row.owed.means not in ("", "提醒", *SLIPS[:2]) for row in rows)
    return len(rows), blue, yellow, beyond


def _list(rows: Sequence[Late]) -> Table:
    head = tuple(
        Cell(words=words, head=True, side="center")
        for words in ("序号", "事项", "应办", "时限", "逾期（工作日）")
    )
    body = tuple(
        (
            Cell(words=str(at), side="center"),
            Cell(words=row.matter.title, references=(row.matter.basis.reference,)),
            Cell(words=row.owed.must_zh),
            Cell(words=instant_in_chinese(row.owed.due)),
            Cell(words=str(row.days), side="right"),
        )
        for at, row in enumerate(rows, 1)
    )
    return Table(rows=(head, *body), shares=(0.6, 3.6, 1.8, 1.8, 1.2), heads=1)


def places_of(rows: Sequence[Late], paper: OfficialPaper) -> tuple[str, ...]:
    """Where the references of the paper stand, in their order."""
    known = {row.matter.basis.reference: row.matter.basis.place for row in rows}
    return tuple(known.get(reference, "") for reference in paper.quotes)
