"""Observations and the codes by which they are found."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from luoshi.errors import LuoshiError
from luoshi.exchange.sdmx_json.periods import time_period

Status = Literal["actual", "target", "estimate"]

_ID = re.compile(r"[A-Za-z0-9_@$-]+")
_AGENCY = re.compile(r"[A-Za-z][A-Za-z0-9_-]*(\.[A-Za-z][A-Za-z0-9_-]*)*")


class CodeRefused(LuoshiError):
    """“{code}” cannot be a code of SDMX: it has other signs than letters, digits, _ @ $ and -.

    Let `code_of` make one of the name.
    """


class TwoValues(LuoshiError):
    """{indicator} has two values for {period}: {first} and {second}.

    Publish one of them; `rivals` finds all such pairs.
    """


@dataclass(frozen=True, slots=True)
class Code:
    """A thing that can be named in a message: its id, and its name in Chinese and in English."""

    id: str
    name: str
    english: str = ""

    def __post_init__(self) -> None:
        if not _ID.fullmatch(self.id):
            raise CodeRefused(code=self.id)


def code_of(name: str, english: str = "") -> Code:
    """A code for a name that has none: the same name always has the same one."""
    return Code(f"N{hashlib.sha256(name.encode()).hexdigest()[:12]}", name, english)


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """What an indicator is in an area for a period, in a unit: so, aimed at or estimated.

    `period` is as luoshi writes it (2021-Q1, 2021-01/2021-03); `comparator` says that the words
    give a bound (>=) or are about (~); `source` leads to the words.
    """

    area: Code
    indicator: Code
    period: str
    status: Status
    unit: Code
    value: Decimal | None
    comparator: str = "="
    source: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """What no two observations of a message share."""
        return (
            self.area.id,
            self.indicator.id,
            self.status,
            self.unit.id,
            time_period(self.period).name,
        )


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes: an id of SDMX (`LUOSHI.DISTRICT`), a name, and a name in English."""

    id: str
    name: str
    english: str = ""

    def __post_init__(self) -> None:
        if not _AGENCY.fullmatch(self.id):
            raise CodeRefused(code=self.id)


def rivals(observations: Iterable[Observation]) -> list[tuple[Observation, ...]]:
    """Observations of one key that differ in what they say; a message may have one of each."""
    by_key: dict[tuple[str, ...], dict[tuple[Decimal | None, str], Observation]] = {}
    for each in observations:
        by_key.setdefault(each.key, {}).setdefault((each.value, each.comparator), each)
    return [tuple(group.values()) for group in by_key.values() if len(group) > 1]
