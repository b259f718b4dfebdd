"""A scorecard opened: every point with the facts that made it, every fact with its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from luoshi.scoring import Fact, Point, Score, Scorecard
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import may
from luoshi_server.accounts.roles import Verb
from luoshi_server.duties.models import Duty
from luoshi_server.scoring.kinds import title_of
from luoshi_server.web.duties.places import address_of, quote_address
from luoshi_server.web.wall.board import in_language

SHOWN = 8
"""Facts under a point; the list opens the rest."""


class ShownFact(NamedTuple):
    """A fact in words, its duty, the entry that shows it, and the duty's own words."""

    fact: Fact
    kind: str
    why: str
    title: str
    duty: str
    entry: str
    quote: str


class ShownPoint(NamedTuple):
    """Points, how they came about, and the first facts that made them, of so many."""

    point: Point
    why: str
    kinds: list[str]
    facts: list[ShownFact]
    count: int


class ShownScore(NamedTuple):
    """An indicator, what it gives, and its points."""

    score: Score
    title: str
    points: list[ShownPoint]


def opened(card: Scorecard, member: Member) -> tuple[list[ShownScore], list[ShownFact]]:
    """The scores of a card, each point with its first facts; and the facts that veto."""
    wanted = [
        fact for score in card.scores for point in score.points for fact in point.facts[:SHOWN]
    ]
    known = {id(one.fact): one for one in shown_facts([*wanted, *card.vetoed_by], member)}
    scores = [
        ShownScore(
            score,
            in_language(score.indicator.title, score.indicator.title_en or score.indicator.title),
            [
                ShownPoint(
                    point,
                    in_language(point.why.zh, point.why.en),
                    list(dict.fromkeys(fact.kind for fact in point.facts)),
                    [known[id(fact)] for fact in point.facts[:SHOWN]],
                    len(point.facts),
                )
                for point in score.points
            ],
        )
        for score in card.scores
    ]
    return scores, [known[id(fact)] for fact in card.vetoed_by]


def shown_facts(facts: Iterable[Fact], member: Member) -> list[ShownFact]:
    """Facts as pages show them; their duties are fetched at once."""
    listed: Sequence[Fact] = list(facts)
    keys = {duty_of(fact) for fact in listed}
    duties = {
        duty.key: duty
        for duty in Duty.objects.filter(key__in=keys)
        .select_related("claim")
        .only("key", "title", "document_id", "claim__start", "claim__end")
    }
    has_ledger = may(member, Verb.SEE_LEDGER)
    return [_shown(fact, duties.get(duty_of(fact)), has_ledger=has_ledger) for fact in listed]


def duty_of(fact: Fact) -> str:
    """The duty that a fact is about; a report names its day behind it."""
    return fact.about.partition("/")[0]


def _shown(fact: Fact, duty: Duty | None, *, has_ledger: bool) -> ShownFact:
    claim = duty.claim if duty else None
    number = int(fact.ref or 0)
    return ShownFact(
        fact,
        title_of(fact.kind),
        in_language(fact.why.zh, fact.why.en),
        duty.title if duty else fact.about,
        address_of("duty", key=duty.key) if duty else "",
        address_of("entry", number=number) if has_ledger and number else "",
        quote_address(str(duty.document_id), claim.start, claim.end)
        if duty and claim and duty.document_id
        else "",
    )
