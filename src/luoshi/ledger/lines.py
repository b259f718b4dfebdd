"""Events that come as lines of JSON from outside: each is taken or refused by itself.

A line that cannot be an event is refused with its number and the reason, and the next
one is read: one bad line loses nothing but itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from luoshi.errors import LuoshiError
from luoshi.ledger.event import Event
from luoshi.ledger.fields import canonical, plain_of, record_from


class RefusedLine(NamedTuple):
    """A line that is no event, and why."""

    number: int
    line: str
    reason: str


def events_from(
    lines: Iterable[str], kinds: Mapping[str, type[Event]]
) -> Iterator[tuple[int, Event] | RefusedLine]:
    """Each line as an event with its number, or refused; empty lines are passed over."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield number, _event(line, kinds)
            except (ValueError, TypeError, LuoshiError) as error:
                yield RefusedLine(number, line.rstrip("\n"), " ".join(str(error).split()))


def _event(line: str, kinds: Mapping[str, type[Event]]) -> Event:
    plain = json.loads(line)
    if not isinstance(plain, dict):
        raise ValueError("it is no record")
    kind = str(plain.get("kind", ""))
    if kind not in kinds:
        raise ValueError(f"nobody declared a kind of event {kind!r}")
    event: Event = record_from(kinds[kind], plain, kinds)
    return event


def line_of(event: Event) -> str:
    """The event as a line that `events_from` reads back."""
    return canonical(plain_of(event))
