"""Units scored by period: indicators, weights, and cards of which every point opens its facts."""

from luoshi.scoring.cards import Score, Scorecard, score_of, scorecards
from luoshi.scoring.comparing import Move, compare
from luoshi.scoring.facts import Fact, Span, span_of
from luoshi.scoring.methods import Method, PlusMinus, Point, Points, Stages, Veto
from luoshi.scoring.plain import SchemeRefused, plain_scheme, scheme_from
from luoshi.scoring.progress import ProgressImpossible, Work, progress_of
from luoshi.scoring.scheme import Clause, Indicator, Scheme, SchemeFault, faults_of

__all__ = [
    "Clause",
    "Fact",
    "Indicator",
    "Method",
    "Move",
    "PlusMinus",
    "Point",
    "Points",
    "ProgressImpossible",
    "Scheme",
    "SchemeFault",
    "SchemeRefused",
    "Score",
    "Scorecard",
    "Span",
    "Stages",
    "Veto",
    "Work",
    "compare",
    "faults_of",
    "plain_scheme",
    "progress_of",
    "scheme_from",
    "score_of",
    "scorecards",
    "span_of",
]
