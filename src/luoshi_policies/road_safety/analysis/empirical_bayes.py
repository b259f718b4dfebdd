"""How many accidents a place must expect: Empirical Bayes as in the Highway Safety Manual.

A place with many accidents last year will have fewer next year even if nothing is done,
because it was picked for a bad year.  So what was seen there is weighed with what such a
road has elsewhere, by a safety performance function of its traffic and length:

    predicted = years · calibration · exp(a) · traffic^b · km^c
    expected  = w · predicted + (1 − w) · observed,   w = 1 / (1 + k · predicted)

What is expected beyond what such roads have is the excess: the part that the place itself
is to blame for, and that works there can save.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import exp, fsum, pow, sqrt

from luoshi.errors import LuoshiError


class NoExposure(LuoshiError):
    """The site {site} has {traffic} vehicles a day on {km} km in {years} years.

    Each must be above nought for a prediction.
    """


class OverdispersionBelowZero(LuoshiError):
    """An overdispersion of {overdispersion} cannot be: nought is chance alone, more is more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyPerformance:
    """A safety performance function: accidents a year by traffic and length.

    Accidents grow with traffic and length slower than in proportion (exponents from a half
    to seven tenths in one state's 408,304 segments), so a rate by vehicle or kilometre
    misleads.  `overdispersion` is the k of the negative binomial.
    """

    intercept: float
    traffic_exponent: float
    length_exponent: float = 1.0
    overdispersion: float
    calibration: float = 1.0

    def __post_init__(self) -> None:
        if self.overdispersion < 0:
            raise OverdispersionBelowZero(overdispersion=self.overdispersion)


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A section or junction with its traffic, and the accidents seen there."""

    id: str
    vehicles_a_day: float
    km: float
    years: float
    accidents: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if min(self.vehicles_a_day, self.km, self.years) <= 0:
            raise NoExposure(
                site=self.id, traffic=self.vehicles_a_day, km=self.km, years=self.years
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What a site must expect in as many years as were looked at, and how sure that is."""

    site: str
    observed: int
    predicted: float
    weight: float
    expected: float
    deviation: float
    accidents: tuple[str, ...]

    @property
    def excess(self) -> float:
        """What is expected beyond what such roads have."""
        return self.expected - self.predicted


def predicted(site: Site, performance: SafetyPerformance) -> float:
    """What roads with this traffic and length have in as many years."""
    return (
        site.years
        * performance.calibration
        * exp(performance.intercept)
        * pow(site.vehicles_a_day, performance.traffic_exponent)
        * pow(site.km, performance.length_exponent)
    )


def calibrated(performance: SafetyPerformance, sites: Sequence[Site]) -> SafetyPerformance:
    """The function scaled so that over all sites it predicts as many accidents as were seen."""
    total = fsum(predicted(site, performance) for site in sites)
    seen = sum(len(site.accidents) for site in sites)
    if total == 0 or seen == 0:
        return performance
    return replace(performance, calibration=performance.calibration * seen / total)


def expected(site: Site, performance: SafetyPerformance) -> Expected:
    """What the site must expect, from what was seen there and what such roads have."""
    usual = predicted(site, performance)
    weight = 1 / (1 + performance.overdispersion * usual)
    observed = len(site.accidents)
    return Expected(
        site=site.id,
        observed=observed,
        predicted=usual,
        weight=weight,
        expected=weight * usual + (1 - weight) * observed,
        deviation=sqrt((1 - weight) * (weight * usual + (1 - weight) * observed)),
        accidents=tuple(sorted(site.accidents)),
    )


def ranked_by_excess(sites: Iterable[Site], performance: SafetyPerformance) -> tuple[Expected, ...]:
    """All sites, those first where works can save most."""
    estimates = (expected(site, performance) for site in sites)
    return tuple(sorted(estimates, key=lambda one: (-one.excess, one.site)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What works at a site did: accidents after them, against what was to be expected without."""

    site: str
    without: float
    after: int
    ratio: float
    deviation: float


def effect_of_works(before: Site, after: Site, performance: SafetyPerformance) -> Effect:
    """The effect of works, with the return to the mean taken out (Hauer).

    `ratio` is below one if the works helped; a third of it either way is no proof where
    `deviation` is as large.
    """
    was = expected(before, performance)
    change = predicted(after, performance) / was.predicted
    without = was.expected * change
    variance = (was.deviation * change) ** 2
    seen = len(after.accidents)
    bias = 1 + variance / without**2
    ratio = seen / without / bias
    spread = (1 / seen + variance / without**2) if seen else variance / without**2
    return Effect(
        site=before.id,
        without=without,
        after=seen,
        ratio=ratio,
        deviation=ratio * sqrt(spread) / bias,
    )
