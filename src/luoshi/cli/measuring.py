"""Patrols measured as they are played: a track becomes the part of a section that it covered."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from luoshi.ledger import Event
from luoshi.mechanism.telling import Lines


def measured(lines: Lines) -> Lines:
    """The lines as they come, and after each tracked patrol what it covered.

    Measuring needs the extra `luoshi[roads]`; without it the lines stay as they are, and a road
    chief's patrol counts when somebody has measured it.
    """
    try:
        coverage: Any = import_module("luoshi_policies.road_safety.analysis.patrol_coverage")
    except ImportError:
        return lines
    return _measured(lines, coverage)


def _measured(lines: Lines, coverage: Any) -> Lines:
    number = 0
    refused: list[Any] = []

    def events() -> Iterator[Event]:
        nonlocal number
        for line in lines:
            if isinstance(line, tuple) and isinstance(line[1], Event):
                number = line[0]
                yield line[1]
            else:
                refused.append(line)

    for event in coverage.with_measured(events()):
        yield from refused
        refused.clear()
        yield number, event
    yield from refused
