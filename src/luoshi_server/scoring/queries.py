"""Questions about scores: by which scheme a period is scored, and what every unit has in it.

Cards are reckoned by the core.  A ranking needs only how much of each kind a unit has, which the
database counts; a card of one unit is made from the facts themselves, and says the same.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Max

from luoshi.ledger.fields import canonical
from luoshi.scoring import Fact, Move, Scheme, Scorecard, Stages, compare, scheme_from, scorecards
from luoshi.scoring import plain_scheme as plain_of_scheme
from luoshi_policies.scorecards import DEFAULT
from luoshi_server.cases.models import Order
from luoshi_server.ledger.models import End
from luoshi_server.platform import clock
from luoshi_server.scoring.counting import counts
from luoshi_server.scoring.models import SchemeState, SchemeVersion
from luoshi_server.scoring.periods import ScoringPeriod, last_periods

KEPT = 64


class Adopted(NamedTuple):
    """A scheme that holds; `version` is how it was adopted, or None for the provisional one."""

    scheme: Scheme
    version: SchemeVersion | None


def written(scheme: Scheme) -> str:
    """A scheme as the ledger keeps it."""
    return canonical(plain_of_scheme(scheme))


def read(text: str) -> Scheme:
    """The scheme that canonical JSON says."""
    return scheme_from(json.loads(text))


def schemes_of(periods: Iterable[ScoringPeriod]) -> dict[str, Adopted]:
    """By the name of each period, the scheme by which it is scored.

    It is the one with the latest `since` that is not after the end of the period, of several
    the one adopted last; before any was adopted it is the provisional one.
    """
    adopted = list(
        SchemeVersion.objects.filter(state=SchemeState.ADOPTED).order_by("-since", "-decided_entry")
    )
    found: dict[str, Adopted] = {}
    for period in periods:
        version = next((one for one in adopted if one.since <= period.span.last), None)
        found[period.name] = Adopted(read(version.scheme) if version else DEFAULT, version)
    return found


def scheme_of(period: ScoringPeriod) -> Adopted:
    """The scheme by which a period is scored."""
    return schemes_of([period])[period.name]


def ranking(period: ScoringPeriod) -> tuple[Scorecard, ...]:
    """The card of each unit that has a fact in the period, the best first; empty if none has."""
    return rankings([period])[period.name]


def rankings(periods: Sequence[ScoringPeriod]) -> dict[str, tuple[Scorecard, ...]]:
    """The rankings of some periods, by name."""
    told = End.objects.filter(pk=1).values_list("digest", flat=True).first()
    ordered = Order.objects.aggregate(last=Max("recorded"))["last"]
    now = clock.now()
    schemes = schemes_of(periods)
    found: dict[str, tuple[Scorecard, ...]] = {}
    for period in periods:
        scheme = schemes[period.name].scheme
        # What was due in a period that is over was due before now, whenever that is.
        minute = None if period.end <= now else now.replace(second=0, microsecond=0)
        key = (told, ordered, minute, period.name, written(scheme))
        if key not in _rankings:
            facts = summed_facts(period, now, for_schemes=[scheme])
            _rankings[key] = scorecards(facts, scheme, period.span)
            while len(_rankings) > KEPT:
                _rankings.popitem(last=False)
        found[period.name] = _rankings[key]
    return found


def forget_rankings() -> None:
    """Nothing was reckoned yet; the next question asks the database."""
    _rankings.clear()


_rankings: OrderedDict[object, tuple[Scorecard, ...]] = OrderedDict()
"""What was reckoned, as long as nothing was told and no time has passed since."""


def summed_facts(
    period: ScoringPeriod, now: datetime, *, for_schemes: Iterable[Scheme]
) -> list[Fact]:
    """How much of each kind every unit has in the period, as facts: enough to reckon totals."""
    by_matter = any(_needs_matters(scheme) for scheme in for_schemes)
    return [
        Fact(
            unit=one.unit,
            kind=one.kind,
            on=period.span.last,
            ref="",
            about=one.about,
            amount=one.amount,
        )
        for one in counts(period, now, by_matter)
    ]


def simulated(
    period: ScoringPeriod, changed: Scheme
) -> tuple[tuple[Move, ...], tuple[Scorecard, ...]]:
    """Who would move if the period were scored by another scheme; and how all would stand."""
    scheme = scheme_of(period).scheme
    facts = summed_facts(period, clock.now(), for_schemes=(scheme, changed))
    return (
        compare(scheme, changed, facts, span=period.span),
        scorecards(facts, changed, period.span),
    )


def trend(last: ScoringPeriod, count: int) -> dict[str, list[Decimal | None]]:
    """By unit, its total in each of so many periods up to `last`; None where it had no fact."""
    periods = last_periods(last, count)
    cards = rankings(periods)
    totals = {
        period.name: {card.unit: card.total for card in cards[period.name]} for period in periods
    }
    units = {unit for own in totals.values() for unit in own}
    return {unit: [totals[period.name].get(unit) for period in periods] for unit in units}


def _needs_matters(scheme: Scheme) -> bool:
    """Whether it matters for the points which facts are about the same thing."""
    return any(isinstance(one.method, Stages) for one in scheme.indicators)
