"""Scores of units (考核评分): the ranking of a period, one unit's card, and schemes."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Query, Router, Status

from luoshi.scoring import scorecards
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.roles import Verb
from luoshi_server.api.calls import caller_of, number_of
from luoshi_server.api.fields import Key, Name
from luoshi_server.api.freshness import require_unchanged
from luoshi_server.api.records import scores as given
from luoshi_server.api.records.scores import Card, CardRow, FactRow, SchemeRow, SchemeShown
from luoshi_server.api.slices import Page, Slice, page_of
from luoshi_server.organisations.queries import units
from luoshi_server.platform.clock import now
from luoshi_server.platform.errors import Forbidden, NotThere
from luoshi_server.scoring.actions.decide_scheme import adopt_scheme, decline_scheme
from luoshi_server.scoring.actions.propose_scheme import propose_scheme
from luoshi_server.scoring.facts import facts_of_unit
from luoshi_server.scoring.models import SchemeVersion
from luoshi_server.scoring.periods import ScoringPeriod, period_called, period_of
from luoshi_server.scoring.queries import ranking, scheme_of, simulated

router = Router(tags=["scores"])


class OfPeriod(Slice):
    """Of which period: 2026-Q2, 2026-H1, 2026-06 or 2026; the present quarter if none is named."""

    period: Name = ""


@router.get("/scores", response=given.Ranking, openapi_extra={"x-members-only": True})
def ranking_of_period(request: HttpRequest, filters: Query[OfPeriod]) -> dict[str, Any]:
    """The units that have a fact in the period, by their place."""
    caller_of(request).who_may(Verb.SEE_INSIDE)
    period = _period(filters.period)
    scheme = scheme_of(period).scheme
    return {
        **page_of(ranking(period), filters, CardRow.fields_of),
        "period": period.name,
        "first": period.span.first,
        "last": period.span.last,
        "scheme": scheme.name,
        "version": scheme.version,
    }


@router.get("/scores/units/{unit}", response=Card, openapi_extra={"x-members-only": True})
def card_of_unit(request: HttpRequest, unit: Key, period: Name = "") -> dict[str, Any]:
    """One unit's card: every point with the facts that made it; for the unit and the office."""
    _require_own(caller_of(request).who_may(Verb.SEE_INSIDE), unit)
    of = _period(period)
    facts = facts_of_unit(unit, of, now())
    _require_known(unit, facts)
    scheme = scheme_of(of).scheme
    cards = scorecards(facts, scheme, of.span)
    place = next((card.place for card in ranking(of) if card.unit == unit), None)
    return Card.fields_of(unit, of, scheme, cards[0] if cards else None, place)


@router.get(
    "/scores/units/{unit}/facts", response=Page[FactRow], openapi_extra={"x-members-only": True}
)
def facts_of_card(request: HttpRequest, unit: Key, filters: Query[OfPeriod]) -> dict[str, Any]:
    """All facts of a unit in a period, those that give no points among them."""
    _require_own(caller_of(request).who_may(Verb.SEE_INSIDE), unit)
    facts = facts_of_unit(unit, _period(filters.period), now())
    _require_known(unit, facts)
    return page_of(facts, filters, FactRow.fields_of)


@router.get("/scores/scheme", response=SchemeShown, openapi_extra={"x-members-only": True})
def scheme_in_force(request: HttpRequest, period: Name = "") -> dict[str, Any]:
    """The scheme by which a period is scored, as it may be sent back with other numbers."""
    caller_of(request).who_may(Verb.SEE_INSIDE)
    of = _period(period)
    return SchemeShown.fields_of(of, scheme_of(of))


@router.post("/scores/simulate", response=given.Simulated)
def simulate_scheme(request: HttpRequest, told: given.Simulating) -> dict[str, Any]:
    """Who would move if the period were scored by another scheme; nothing is stored."""
    caller_of(request).who_may(Verb.SEE_INSIDE)
    of = _period(told.period)
    moves, after = simulated(of, told.scheme.scheme())
    return {
        "period": of.name,
        "moves": [
            {
                "unit": one.unit,
                "place_before": one.before.place,
                "place_after": one.after.place,
                "total_before": one.before.total,
                "total_after": one.after.total,
            }
            for one in moves
        ],
        "ranking": [CardRow.fields_of(card) for card in after],
    }


@router.get("/scores/schemes", response=Page[SchemeRow], openapi_extra={"x-members-only": True})
def list_schemes(request: HttpRequest, slice_: Query[Slice]) -> dict[str, Any]:
    """The schemes that were proposed, the last one first, and what became of them."""
    caller_of(request).who_may(Verb.SEE_INSIDE)
    return page_of(SchemeVersion.objects.all(), slice_, SchemeRow.fields_of)


@router.post("/scores/schemes", response={201: SchemeRow})
def propose_one_scheme(request: HttpRequest, told: given.ProposingScheme) -> Status[dict[str, Any]]:
    """Put a scheme up for adoption; another member decides on it."""
    member = caller_of(request).who_may(Verb.ADOPT)
    key = propose_scheme(
        told.scheme.scheme(),
        by=member,
        since=told.since,
        decision=told.decision,
        document=told.document,
        request=number_of(request),
    )
    return Status(201, SchemeRow.fields_of(SchemeVersion.objects.get(pk=key)))


@router.post("/scores/schemes/{key}/decide", response=SchemeRow)
def decide_one_scheme(request: HttpRequest, key: Key, told: given.DecidingScheme) -> dict[str, Any]:
    """Adopt a proposed scheme, or decline it; nobody decides on what he proposed."""
    member = caller_of(request).who_may(Verb.SET_WEIGHTS)
    found = SchemeVersion.objects.filter(pk=key).first()
    if found is None:
        raise NotThere(_("没有这个评分方案。"))
    require_unchanged(request, [found.name])
    if told.approved:
        adopt_scheme(key, by=member, request=number_of(request))
    else:
        decline_scheme(key, by=member, reason=told.reason, request=number_of(request))
    found.refresh_from_db()
    return SchemeRow.fields_of(found)


def _period(asked: str) -> ScoringPeriod:
    return period_called(asked) if asked else period_of("quarter", now().date())


def _require_own(member: Member, unit: str) -> None:
    """The facts behind a score tell of duties that are not public: the unit's and the office's."""
    if not (member.sees_all or member.unit == unit):
        raise Forbidden(
            _("评分所依据的事项只对本单位和督查机构开放。"),
            advice=_("各单位总分和名次见考核评分页。"),
        )


def _require_known(unit: str, facts: list[Any]) -> None:
    if not facts and not units().filter(name=unit).exists():
        raise NotThere(_("单位名录中没有“%(name)s”。") % {"name": unit})
