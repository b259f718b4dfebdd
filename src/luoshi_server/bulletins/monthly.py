"""Monthly reports (月报) as papers: the month in figures, and what has changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from luoshi.calendars import published_calendar
from luoshi_policies.lamps import IN_CHINESE, RANKS
from luoshi_server.bulletins.closing import closing
from luoshi_server.bulletins.months import Figures, Month, Report
from luoshi_server.bulletins.papers import instant_in_chinese, organ
from luoshi_server.bulletins.standing import Standing
from luoshi_server.bulletins.wording import Wording
from luoshi_server.papers import (
    Attachment,
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


def title_of(month: Month) -> str:
    """What the report of a month is called."""
    return f"{month.name}重点任务督查督办情况月报"


def monthly_of(report: Report, *, number: IssueNumber, wording: Wording, on: date) -> OfficialPaper:
    """The report as a paper of this day."""
    now, before = report.now, report.before
    month = now.month
    body: list[Part] = [
        Heading(level=1, words="总体情况"),
        Paragraph(_summary(now, before)),
        _lamps(now, before),
        Heading(level=1, words="各单位情况"),
        _units(now),
    ]
    attachments = []
    if now.late:
        attachments.append(Attachment(title="逾期任务清单", body=(_late(report),)))
    if now.closed:
        attachments.append(Attachment(title="本月办结任务清单", body=(_closed(report),)))
    return OfficialPaper(
        organs=(organ(),),
        kind="月报",
        title=title_of(month),
        body=(*body, *closing(wording)),
        signed_on=on,
        number=number,
        attachments=tuple(attachments),
        printed_by=organ(),
        printed_on=on,
    )


def places_of(report: Report, paper: OfficialPaper) -> tuple[str, ...]:
    """Where the references of the paper stand, in their order."""
    known = {basis.reference: basis.place for basis in report.bases.values()}
    return tuple(known.get(reference, "") for reference in paper.quotes)


def _summary(now: Figures, before: Figures) -> str:
    day = day_in_chinese(now.month.last)
    return (
        f"截至{day}，在办任务{len(now.open)}项，{_against(len(now.open), len(before.open))}；"
        f"本月办结{len(now.closed)}项，{_against(len(now.closed), len(before.closed))}。"
        f"在办任务中，有逾期事项的{len(now.late)}项，{_against(len(now.late), len(before.late))}。"
    )


def _against(now: int, before: int) -> str:
    """What changed against the month before, in words."""
    if now == before:
        return "与上月持平"
    return f"较上月{'增加' if now > before else '减少'}{abs(now - before)}项"


def _lamps(now: Figures, before: Figures) -> Table:
    here, there = now.lamps(), before.lamps()
    rows = [
        (
            IN_CHINESE[colour],
            str(here[colour]),
            str(there[colour]),
            _signed(here[colour] - there[colour]),
        )
        for colour in RANKS
    ]
    total = len(now.open) - len(before.open)
    rows.append(
        ("合计", str(len(now.open)), str(len(before.open)), f"{total:+d}" if total else "0")
    )
    return table_of(
        ("亮灯", "本月末", "上月末", "增减"), rows, caption="在办任务亮灯情况表", unit="项"
    )


def _signed(change: int) -> str:
    """A change with its sign; none is 0."""
    return f"{change:+d}" if change else "0"


def _units(now: Figures) -> Table:
    units = sorted(
        {one.unit for one in (*now.open, *now.closed)},
        key=lambda unit: (-sum(one.unit == unit for one in now.late), unit),
    )
    rows = [(unit, *_row(now, unit)) for unit in units]
    rows.append(("合计", *_row(now, "")))
    heads = ("单位", "在办", *(IN_CHINESE[colour][0] for colour in RANKS), "逾期", "本月办结")
    return table_of(
        heads,
        rows,
        shares=(3.0, 1.0, *(0.9,) * len(RANKS), 1.0, 1.1),
        caption="各单位任务情况表",
        unit="项",
    )


def _row(now: Figures, unit: str) -> tuple[str, ...]:
    """The figures of a unit; of all units, without a name."""

    def own(rows: Sequence[Standing]) -> list[Standing]:
        return [one for one in rows if not unit or one.unit == unit]

    lamps = Counter(one.lamp for one in own(now.open))
    counts = (
        len(own(now.open)),
        *(lamps[colour] for colour in RANKS),
        len(own(now.late)),
        len(own(now.closed)),
    )
    return tuple(map(str, counts))


def _late(report: Report) -> Table:
    calendar = published_calendar()
    rows = []
    for at, one in enumerate(sorted(report.now.late, key=lambda one: (one.unit, one.duty.key)), 1):
        first = min(one.late, key=lambda owed: owed.due)
        days = calendar.working_days_between(first.due.date(), report.now.month.last)
        rows.append(
            (
                Cell(words=str(at), side="center"),
                Cell(words=one.unit),
                _titled(report, one),
                Cell(words="、".join(dict.fromkeys(owed.rule.rule.must_zh for owed in one.late))),
                Cell(words=instant_in_chinese(first.due)),
                Cell(words=str(days), side="right"),
                Cell(words=IN_CHINESE[one.lamp], side="center"),
            )
        )
    heads = ("序号", "单位", "任务", "逾期事项", "时限", "逾期（工作日）", "亮灯")
    return _listed(heads, rows, (0.7, 2.2, 2.9, 1.7, 1.6, 1.1, 1.0))


def _closed(report: Report) -> Table:
    rows = [
        (
            Cell(words=str(at), side="center"),
            Cell(words=one.unit),
            _titled(report, one),
            Cell(words=day_in_chinese(one.closed.date()) if one.closed else ""),
        )
        for at, one in enumerate(
            sorted(report.now.closed, key=lambda one: (one.unit, one.duty.key)), 1
        )
    ]
    return _listed(("序号", "单位", "任务", "销号"), rows, (0.6, 2.4, 4.2, 1.8))


def _titled(report: Report, one: Standing) -> Cell:
    basis = report.bases.get(one.duty.key)
    return Cell(words=one.duty.title, references=(basis.reference,) if basis else ())


def _listed(
    heads: Sequence[str], rows: Sequence[tuple[Cell, ...]], shares: tuple[float, ...]
) -> Table:
    head = tuple(Cell(words=words, head=True, side="center") for words in heads)
    return Table(rows=(head, *rows), shares=shares, heads=1)
