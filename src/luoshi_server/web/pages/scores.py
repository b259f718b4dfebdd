"""Scores of units (考核评分): the ranking of a period, and every point with its facts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from luoshi.scoring import Scorecard, scorecards
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import may
from luoshi_server.accounts.roles import Verb
from luoshi_server.organisations.queries import units as units_there_are
from luoshi_server.platform.clock import now
from luoshi_server.platform.errors import Forbidden, NotThere
from luoshi_server.scoring.facts import facts_of_unit
from luoshi_server.scoring.kinds import title_of
from luoshi_server.scoring.periods import ScoringPeriod, last_periods
from luoshi_server.scoring.queries import ranking, rankings, scheme_of
from luoshi_server.web.charts import Chart, sparkline
from luoshi_server.web.doors import inside, page, paged
from luoshi_server.web.jinja import instant
from luoshi_server.web.pages.duties import XLSX
from luoshi_server.web.scores.book import book_of
from luoshi_server.web.scores.choosing import PeriodForm, chosen_period
from luoshi_server.web.scores.opening import opened, shown_facts
from luoshi_server.web.scores.writing import as_written

COURSE = 6
"""Periods in the small line beside a total."""


@require_GET
@inside()
def scores(request: HttpRequest, *, member: Member) -> HttpResponse:
    """The units by their place in a period, with the parts of their totals."""
    period = chosen_period(request.GET.get("period", ""))
    cards = ranking(period)
    adopted = scheme_of(period)
    shown = paged(request, cards)
    rows = [(card, _may_open(member, card.unit)) for card in shown.object_list]
    ranked = {card.unit for card in cards}
    context = {
        "form": PeriodForm(period),
        "period": period,
        "adopted": adopted,
        "scheme": adopted.scheme,
        **as_written(adopted.scheme),
        "page": shown,
        "rows": rows,
        "count": len(cards),
        "idle": [name for name in _names() if name not in ranked],
        "is_running": period.end > now(),
        "is_provisional": any(one.is_provisional for one in adopted.scheme.indicators),
        "may_find": may(member, Verb.SET_WEIGHTS),
    }
    return page(request, "scores/ranking.html", context)


@require_GET
@inside()
def scores_courses(request: HttpRequest, *, member: Member) -> HttpResponse:
    """The small lines of a page of the ranking, fetched after it: they look at six periods."""
    period = chosen_period(request.GET.get("period", ""))
    periods = last_periods(period, COURSE)
    by_period = rankings(periods)
    shown = paged(request, by_period[period.name])
    courses = [_course(card.unit, periods, by_period) for card in shown.object_list]
    return page(request, "scores/courses.html", {"courses": courses})


def _names() -> list[str]:
    return list(units_there_are().values_list("name", flat=True))


def _course(
    unit: str, periods: Sequence[ScoringPeriod], by_period: dict[str, tuple[Scorecard, ...]]
) -> Chart:
    totals = [
        next((card.total for card in by_period[one.name] if card.unit == unit), None)
        for one in periods
    ]
    return sparkline(
        totals,
        periods=[one.title for one in periods],
        title=_("%(unit)s的得分走势") % {"unit": unit},
        description=_("从%(first)s到%(last)s。")
        % {"first": periods[0].title, "last": periods[-1].title},
    )


def _may_open(member: Member, unit: str) -> bool:
    """The facts behind a score tell of duties that are not public: the unit's and the office's."""
    return member.sees_all or member.unit == unit


@require_GET
@inside()
def score(request: HttpRequest, unit: str, *, member: Member) -> HttpResponse:
    """One unit's card: every point opens the facts that made it."""
    period = _opened_by(member, unit, request)
    place = next((card.place for card in ranking(period) if card.unit == unit), None)
    adopted = scheme_of(period)
    facts = facts_of_unit(unit, period, now())
    cards = scorecards(facts, adopted.scheme, period.span)
    context: dict[str, Any] = {
        "form": PeriodForm(period),
        "period": period,
        "unit": unit,
        "adopted": adopted,
        **as_written(adopted.scheme),
        "rank": place,
        "card": None,
    }
    if cards and place is not None:
        context["card"] = cards[0]
        context["scores"], context["vetoes"] = opened(cards[0], member)
        context["uncounted"] = _uncounted(facts, adopted.scheme.indicators)
    return page(request, "scores/card.html", context)


def _uncounted(facts: Any, indicators: Any) -> list[tuple[str, str, int]]:
    """The kinds of facts that are known and give no points, each with its number."""
    counted = {kind for one in indicators for kind in one.method.kinds}
    rest: dict[str, int] = {}
    for fact in facts:
        if fact.kind not in counted:
            rest[fact.kind] = rest.get(fact.kind, 0) + 1
    return [(kind, title_of(kind), count) for kind, count in rest.items()]


@require_GET
@inside()
def score_facts(request: HttpRequest, unit: str, *, member: Member) -> HttpResponse:
    """All facts of a kind, or of all kinds, of one unit in a period."""
    period = _opened_by(member, unit, request)
    kinds = request.GET.getlist("kind")
    shown = paged(request, facts_of_unit(unit, period, now(), kinds))
    context = {
        "period": period,
        "unit": unit,
        "kinds": [title_of(kind) for kind in kinds],
        "page": shown,
        "rows": shown_facts(shown.object_list, member),
        "count": shown.paginator.count,
    }
    return page(request, "scores/facts.html", context)


def _opened_by(member: Member, unit: str, request: HttpRequest) -> ScoringPeriod:
    """The period that is asked for, of a unit whose facts this member may see."""
    period = chosen_period(request.GET.get("period", ""))
    if not _may_open(member, unit):
        raise Forbidden(
            _("评分所依据的事项只对本单位和督查机构开放。"),
            advice=_("各单位总分和名次见考核评分页。"),
        )
    if unit not in _names() and not facts_of_unit(unit, period, now()):
        raise NotThere(_("单位名录中没有“%(name)s”。") % {"name": unit})
    return period


@require_GET
@inside()
def scores_book(request: HttpRequest, *, member: Member) -> HttpResponse:
    """The ranking of a period as a workbook."""
    period = chosen_period(request.GET.get("period", ""))
    note = _("截至 {instant}，由 {who} 导出").format(
        instant=instant(now()), who=member.get_full_name()
    )
    scheme = scheme_of(period).scheme
    response = HttpResponse(book_of(period, ranking(period), scheme, note=note), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="scores-{period.name}.xlsx"'
    return response


urlpatterns = [
    path("scores/", scores, name="scores"),
    path("scores/courses/", scores_courses, name="scores_courses"),
    path("scores/book.xlsx", scores_book, name="scores_book"),
    # A unit may bear any name: what `schemes` has under scores/ is looked for before.
    path("scores/<path:unit>/facts/", score_facts, name="score_facts"),
    path("scores/<path:unit>/", score, name="score"),
]
