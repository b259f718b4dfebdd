"""A ranking as a workbook: the units, and every point of every unit."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from luoshi.scoring import Scheme, Scorecard
from luoshi_server.papers.ledger_book import Book, Column, Sheet
from luoshi_server.papers.ledger_xlsx import xlsx_of
from luoshi_server.platform.clock import now
from luoshi_server.scoring.kinds import title_of
from luoshi_server.scoring.periods import ScoringPeriod
from luoshi_server.web.wall.board import in_language


def book_of(
    period: ScoringPeriod, cards: Sequence[Scorecard], scheme: Scheme, *, note: str
) -> bytes:
    """The workbook of a period."""
    title = _("%(period)s考核评分") % {"period": period.title}
    book = Book(
        sheets=(_ranking(title, cards, scheme, note), _points(title, cards, note)), title=title
    )
    return xlsx_of(book, created=now())


def _ranking(title: str, cards: Sequence[Scorecard], scheme: Scheme, note: str) -> Sheet:
    digits = scheme.digits
    return Sheet(
        title=title,
        name=_("名次"),
        note=note,
        still=2,
        columns=(
            Column(head=_("名次"), kind="number"),
            Column(head=_("单位")),
            Column(head=_("总分"), kind="number", decimals=digits),
            *(
                Column(
                    head=_title(one.title, one.title_en, is_provisional=one.is_provisional),
                    kind="number",
                    decimals=digits,
                )
                for one in scheme.indicators
            ),
            Column(head=_("一票否决")),
        ),
        rows=tuple(
            (
                card.place,
                card.unit,
                card.total,
                *(score.total for score in card.scores),
                _("是") if card.vetoed_by else "",
            )
            for card in cards
        ),
    )


def _points(title: str, cards: Sequence[Scorecard], note: str) -> Sheet:
    return Sheet(
        title=_("%(title)s：分项") % {"title": title},
        name=_("分项"),
        note=note,
        columns=(
            Column(head=_("单位")),
            Column(head=_("指标")),
            Column(head=_("事项")),
            Column(head=_("数量"), kind="number", decimals=1),
            Column(head=_("得分"), kind="number", decimals=2),
            Column(head=_("说明")),
        ),
        rows=tuple(
            (
                card.unit,
                in_language(score.indicator.title, score.indicator.title_en),
                "、".join(dict.fromkeys(title_of(fact.kind) for fact in point.facts)),
                sum(fact.amount for fact in point.facts) if point.facts else None,
                point.points,
                in_language(point.why.zh, point.why.en),
            )
            for card in cards
            for score in card.scores
            for point in score.points
        ),
    )


def _title(chinese: str, english: str, *, is_provisional: bool) -> str:
    title = in_language(chinese, english or chinese)
    return _("%(title)s（暂定）") % {"title": title} if is_provisional else title
