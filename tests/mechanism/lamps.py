"""A small policy for tests: street lamps that fail must be repaired, and the repair checked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from luoshi.calendars import Clock, days, hours, local, published_calendar
from luoshi.mechanism import (
    Bound,
    Case,
    Event,
    Ladder,
    Mechanism,
    NotBound,
    Outcome,
    Phrase,
    Rule,
    Rung,
    Tick,
    advance,
    any_of,
    bind,
    in_force,
    named_in,
    new_case,
    on_date,
    provisional,
    slot,
    told_in,
)

CALENDAR = published_calendar()

TEXT = (
    "一、建立路灯故障处置机制。一处路灯熄灭2盏以上的，由县城管局在3个工作日内修复；"
    "熄灭9盏以上的，由县供电公司在1个工作日内修复。修复后由各镇街或社区查验。"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LampsFailed(Event):
    count: int


class Repaired(Event):
    called = "修复"


class Looked(Event):
    called = "查验"


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkPromised(Event):
    firm: str
    by_day: date


class WorkDone(Event):
    pass


class LampsRemoved(Event):
    pass


SLIPS = Ladder(
    rungs=(
        Rung(to="县政府办公室", means="催办"),
        Rung(after=provisional(days(2)), to="分管副县长", means="约谈"),
    )
)

MECHANISM = Mechanism(
    name="lamps",
    title="路灯故障处置",
    ordered_by=Phrase("建立路灯故障处置机制"),
    rules=(
        Rule(
            says=Phrase("熄灭{lamps:number}盏以上的，由{who:unit}在{within:term}内修复"),
            on=LampsFailed,
            given=lambda failed, read: failed.count >= read.number(slot("lamps")),
            who=named_in(slot("who")),
            must="repair the lamps",
            must_zh="修复路灯",
            within=slot("within"),
            until=Repaired,
            otherwise=SLIPS,
            lapses_on=(LampsRemoved,),
        ),
        Rule(
            says=Phrase("修复后由"),
            on=Repaired,
            who=any_of("东桥街道办事处", "河湾社区"),
            must="look at the repair",
            must_zh="查验修复情况",
            within=provisional(hours(48), source="县城管局惯例"),
            until=Looked,
            otherwise=SLIPS,
        ),
        Rule(
            says=Phrase("路灯故障处置"),
            on=WorkPromised,
            who=told_in("firm"),
            must="do the work promised",
            must_zh="完成承诺的工作",
            within=on_date("by_day"),
            until=WorkDone,
            otherwise=SLIPS,
        ),
    ),
)


def bound(text: str = TEXT, mechanism: Mechanism = MECHANISM) -> Bound:
    """The mechanism as `text` orders it."""
    result = bind(mechanism, in_force(text))
    assert not isinstance(result, NotBound), result.missing
    return result


def failed(count: int, at: str = "2022-03-07 08:00", about: str = "lamp-7") -> LampsFailed:
    return LampsFailed(about=about, unit="县城管局", at=local(at), count=count)


def told(kind: type[Event], unit: str, at: str, about: str = "lamp-7", **fields) -> Event:
    return kind(about=about, unit=unit, at=local(at), **fields)


def tell(case: Case, *events: Event | str, mechanism: Bound | None = None) -> Outcome:
    """The outcome of the last of these events, each told when it happened; a string is the time."""
    outcome = Outcome(case)
    for event in events:
        now = local(event) if isinstance(event, str) else event.at
        happened = Tick() if isinstance(event, str) else event
        outcome = advance(mechanism or BOUND, outcome.case, happened, Clock(now, CALENDAR))
    return outcome


BOUND = bound()
NEW = new_case(BOUND, "case")
