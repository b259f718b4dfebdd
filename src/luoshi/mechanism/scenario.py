"""Scenarios: a dated story of a case that a clerk can write and sign.

    # Three die; the district comes late and is called to a talk.
    says  建立死亡事故现场督导机制。发生死亡3人事故的，区政府负责人必须到现场督导。

    2022-03-07 08:00  FatalAccident  区交警大队  deaths=3
        owes  区政府  attend the scene  by 03-07 12:00
    2022-03-07 12:30  -
        late  区政府  attend the scene  to 区安委会主任 (约谈)
    2022-03-07 13:00  Attended  区政府
        met late  区政府  attend the scene
        closed

`says` lines are the provisions in force.  An event has its instant, its kind, the unit
that tells it and its fields, two spaces apart; `-` is the time alone.  The indented
lines below it must follow from it; `nothing` says that nothing else does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, replace
from datetime import date, datetime
from decimal import Decimal
from types import ModuleType
from typing import Any, get_args, get_origin

from luoshi.calendars import (
    LAST_SECOND,
    Clock,
    Term,
    WorkingCalendar,
    days,
    hours,
    local,
    months,
    published_calendar,
    working_days,
)
from luoshi.errors import LuoshiError
from luoshi.ledger import Event, EventRefused
from luoshi.ledger.fields import fields_of
from luoshi.mechanism.binding import bind
from luoshi.mechanism.bound import Bound, NotBound
from luoshi.mechanism.case import Case, Order, Outcome, new_case
from luoshi.mechanism.events import KERNEL_EVENTS, Corrected, Tick, Withdrawn
from luoshi.mechanism.rules import Mechanism
from luoshi.mechanism.run import advance
from luoshi.mechanism.texts import in_force

EVENT_LINE = re.compile(r"(\d{4}-\d\d-\d\d \d\d:\d\d)  (.+)$")
TERM = re.compile(r"(\d+) (hour|day|working day|month)s?$")


class ScenarioUnreadable(LuoshiError):
    """Line {number} of the scenario, “{line}”, cannot be read: {reason}."""


class ScenarioFailed(LuoshiError):
    """Line {number}: “{expected}” does not follow.

    What follows is: {got}.
    """


@dataclass(frozen=True, slots=True)
class Step:
    """One dated line, with what must follow from it."""

    number: int
    at: datetime
    kind: str
    unit: str
    told: Mapping[str, str]
    expected: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Scenario:
    """A story: the provisions in force, and what happens under them."""

    provisions: tuple[str, ...]
    steps: tuple[Step, ...]


def read_scenario(text: str) -> Scenario:
    """The scenario that `text` tells; the first line that cannot be read is named."""
    provisions: list[str] = []
    steps: list[Step] = []
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.split("#")[0].rstrip()
        if not line:
            continue
        if line.startswith("says  "):
            provisions.append(line.removeprefix("says").strip())
        elif line.startswith("    "):
            if not steps:
                raise ScenarioUnreadable(number=number, line=line, reason="nothing happened yet")
            expected = (*steps[-1].expected, (number, line.strip()))
            steps[-1] = replace(steps[-1], expected=expected)
        else:
            steps.append(_step(number, line))
    return Scenario(tuple(provisions), tuple(steps))


def _step(number: int, line: str) -> Step:
    found = EVENT_LINE.match(line)
    if not found:
        raise ScenarioUnreadable(number=number, line=line, reason="it does not start with a date")
    kind, *rest = re.split(r"\s{2,}", found[2].strip())
    told = dict(piece.split("=", 1) for piece in rest if "=" in piece)
    units = [piece for piece in rest if "=" not in piece]
    if len(units) > 1:
        raise ScenarioUnreadable(number=number, line=line, reason="it names two units")
    return Step(number, local(found[1]), kind, units[0] if units else "", told)


def play(
    scenario: Scenario,
    module: ModuleType | Mapping[str, Any],
    *,
    calendar: WorkingCalendar | None = None,
) -> Case:
    """The case after the whole story; raises on the first line that does not follow."""
    named = vars(module) if isinstance(module, ModuleType) else module
    mechanism: Mechanism = named["MECHANISM"]
    bound = bind(mechanism, in_force(*scenario.provisions, document="scenario"))
    if isinstance(bound, NotBound):
        raise bound.missing[0]
    return _Play(bound, named, calendar or published_calendar()).through(scenario.steps)


class _Play:
    """A story being played: the case so far."""

    def __init__(self, bound: Bound, named: Mapping[str, Any], calendar: WorkingCalendar) -> None:
        self.bound, self.calendar = bound, calendar
        self.case = new_case(bound, "scenario")
        self.kinds = {kind.__name__: kind for kind in KERNEL_EVENTS} | {
            name: kind
            for name, kind in named.items()
            if isinstance(kind, type) and issubclass(kind, Event)
        }

    def through(self, steps: Iterable[Step]) -> Case:
        for step in steps:
            clock = Clock(step.at, self.calendar)
            try:
                outcome = advance(self.bound, self.case, self._event(step), clock)
            except EventRefused as refused:
                outcome = Outcome(self.case)
                got = [f"refused  {refused.met['reason']}"]
            else:
                got = list(describe(outcome, step.at))
            self.case = outcome.case
            _compare(step, got)
        return self.case

    def _event(self, step: Step) -> Event:
        if step.kind == "-":
            return Tick()
        told = dict(step.told)
        told.setdefault("about", "scenario")
        told.setdefault("at", step.at.isoformat())
        told["unit"] = step.unit or "日历"
        kind = self._kind(step)
        if kind in (Corrected, Withdrawn):
            told["of"], old = self._meant(step)
            if kind is Corrected:
                return self._correction(step, told, old)
        return self._built(step, kind, told)

    def _kind(self, step: Step) -> type[Event]:
        if step.kind not in self.kinds:
            raise ScenarioUnreadable(
                number=step.number, line=step.kind, reason="the module has no such event"
            )
        return self.kinds[step.kind]

    def _meant(self, step: Step) -> tuple[str, Event]:
        """The last event of the kind, or with the identity, that a correction names."""
        wanted = step.told.get("of", "")
        standing = [
            told
            for event in self.case.events
            for told in ([event.now] if isinstance(event, Corrected) else [event])
            if told.id not in self.case.void
        ]
        for event in reversed(standing):
            if wanted in (type(event).__name__, event.id):
                return event.id, event
        raise ScenarioUnreadable(number=step.number, line=wanted, reason="nobody told it")

    def _correction(self, step: Step, told: dict[str, str], old: Event) -> Corrected:
        own = {field.name for field in fields(Corrected)}
        changed = {name: value for name, value in told.items() if name not in own}
        kinds = {field.name: field.kind for field in fields_of(type(old))}
        values = {
            name: self._value(step, name, kinds.get(name), value) for name, value in changed.items()
        }
        now = replace(old, id="", **values)
        return Corrected(about=told["about"], unit=told["unit"], at=step.at, of=told["of"], now=now)

    def _built(self, step: Step, kind: type[Event], told: Mapping[str, str]) -> Event:
        known = {field.name: field.kind for field in fields_of(kind)}
        needed = {
            field.name
            for field in fields(kind)
            if field.default is MISSING and field.default_factory is MISSING
        }
        missing = sorted(needed - told.keys())
        if missing:
            raise ScenarioUnreadable(
                number=step.number, line=step.kind, reason=f"{', '.join(missing)} is missing"
            )
        return kind(
            **{
                name: self._value(step, name, known.get(name), value)
                for name, value in told.items()
            }
        )

    def _value(self, step: Step, name: str, kind: Any, told: str) -> Any:
        try:
            return _value_of(kind, told)
        except (ValueError, ArithmeticError) as error:
            raise ScenarioUnreadable(
                number=step.number, line=f"{name}={told}", reason=str(error)
            ) from error


def _value_of(kind: Any, told: str) -> Any:
    if kind is None:
        raise ValueError("the event has no such field")
    if kind is int:
        return int(told)
    if kind is bool:
        return {"yes": True, "no": False}[told]
    if kind is Decimal:
        return Decimal(told)
    if kind is datetime:
        return local(told)
    if kind is date:
        return date.fromisoformat(told)
    if kind is Term:
        return _term(told)
    if get_origin(kind) is tuple:
        item = get_args(kind)[0]
        return tuple(_value_of(item, piece) for piece in told.split("、"))
    return told


def _term(told: str) -> Term:
    found = TERM.match(told)
    if not found:
        raise ValueError("a term is written like “3 working days”")
    count = int(found[1])
    match found[2]:
        case "hour":
            return hours(count)
        case "day":
            return days(count)
        case "working day":
            return working_days(count)
        case _:
            return months(count, rounding="down")


def _compare(step: Step, got: list[str]) -> None:
    left = list(got)
    for number, expected in step.expected:
        if expected == "nothing":
            if left:
                raise ScenarioFailed(number=number, expected=expected, got="; ".join(left))
        elif expected in left:
            left.remove(expected)
        else:
            raise ScenarioFailed(number=number, expected=expected, got="; ".join(got) or "nothing")


def describe(outcome: Outcome, at: datetime) -> Iterator[str]:
    """What follows from an event, a line for each, as scenarios write it."""
    if outcome.refusal is not None:
        yield f"refused  {outcome.refusal.reason}"
    for order in outcome.orders:
        yield _described(order, at)
    if outcome.case.is_closed:
        yield "closed"


def _described(order: Order, at: datetime) -> str:
    obligation = order.obligation
    what = f"{obligation.bearer.name}  {obligation.rule.must}"
    if obligation.bearer.about != obligation.cause.about:
        what += f"  about {obligation.bearer.about}"
    by = f"by {_short(obligation.due, at)}"
    match order.kind:
        case "charge":
            return f"owes  {what}  {by}"
        case "discharge":
            late = " late" if order.at > obligation.due else ""
            return f"met{late}  {what}"
        case "escalate":
            assert order.rung is not None
            word = "remind" if order.rung.is_before else "late"
            return f"{word}  {what}  to {order.to} ({order.rung.means})"
        case "cancel":
            return f"cancelled  {what}"
        case "lapse":
            return f"lapsed  {what}"
        case "reopen":
            return f"owes again  {what}  {by}"
        case "suspend":
            return f"suspended  {what}"
        case "resume":
            return f"resumed  {what}  {by}"
        case "extend":
            return f"extended  {what}  {by}"
        case _:
            return f"handed over  {what}"


def _short(due: datetime, at: datetime) -> str:
    """An instant without the year of the line above it; a whole day without its hour."""
    day = f"{due:%m-%d}" if due.year == at.year else f"{due:%Y-%m-%d}"
    return day if due.time() == LAST_SECOND else f"{day} {due:%H:%M}"
