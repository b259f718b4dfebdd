"""The data message: every observation with the codes that it uses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta
from typing import Any

from luoshi.calendars import SHANGHAI
from luoshi.exchange.sdmx_json import components as parts
from luoshi.exchange.sdmx_json.observations import Code, Observation, Publisher, TwoValues
from luoshi.exchange.sdmx_json.periods import TimePeriod, time_period


def data_message(
    observations: Iterable[Observation], *, publisher: Publisher, prepared: datetime
) -> bytes:
    """The observations as an SDMX-JSON 2.1 data message, all of them at one level.

    Two observations of one key with different values are refused: a reader could not tell which
    one we mean.
    """
    by_key = _by_key(observations)
    told = [by_key[key] for key in sorted(by_key)]
    periods = {each.period: time_period(each.period) for each in told}
    areas = _List(each.area for each in told)
    indicators = _List(each.indicator for each in told)
    statuses = _List(parts.STATUSES[each.status] for each in told)
    units = _List(each.unit for each in told)
    times = sorted({*periods.values()}, key=lambda each: (each.first, each.last, each.name))
    time_at = {each.name: at for at, each in enumerate(times)}
    comparators = _List(parts.COMPARATORS[each.comparator] for each in told)
    coded = (
        (parts.AREA, areas),
        (parts.INDICATOR, indicators),
        (parts.STATUS, statuses),
        (parts.UNIT, units),
    )
    found = {
        f"{areas.at(each.area)}:{indicators.at(each.indicator)}"
        f":{statuses.at(parts.STATUSES[each.status])}:{units.at(each.unit)}"
        f":{time_at[periods[each.period].name]}": [
            each.value,
            comparators.at(parts.COMPARATORS[each.comparator]),
            each.source or None,
        ]
        for each in told
    }
    names = parts.Names(publisher.id)
    structure = {
        "name": parts.TITLE.name,
        "names": {"zh": parts.TITLE.name, "en": parts.TITLE.english},
        "dataSets": [0],
        "links": [
            {"rel": rel, "urn": names.of("datastructure", kind, parts.STRUCTURE)}
            for rel, kind in (("dataflow", "Dataflow"), ("datastructure", "DataStructure"))
        ],
        "dimensions": {
            "observation": [
                *(_dimension(code, at, values) for at, (code, values) in enumerate(coded)),
                _time(times, position=len(coded)),
            ]
        },
        "measures": {
            "observation": [
                {
                    **parts.named(parts.VALUE),
                    "roles": ["PRIMARY"],
                    "isMandatory": False,
                    "format": {"dataType": "Decimal"},
                }
            ]
        },
        "attributes": {"observation": [_comparator(comparators), _source()]},
    }
    message = {
        **parts.meta(publisher, schema="data", prepared=prepared),
        "data": {
            "structures": [structure],
            "dataSets": [{"structure": 0, "action": "Replace", "observations": found}],
        },
    }
    return parts.written(message).encode()


def _by_key(observations: Iterable[Observation]) -> dict[tuple[str, ...], Observation]:
    by_key: dict[tuple[str, ...], Observation] = {}
    for each in observations:
        other = by_key.setdefault(each.key, each)
        if (other.value, other.comparator) != (each.value, each.comparator):
            raise TwoValues(
                indicator=each.indicator.name,
                period=each.period,
                first=f"{other.comparator} {other.value}",
                second=f"{each.comparator} {each.value}",
            )
    return by_key


class _List:
    """The codes of one component in the order of their ids, each found by its place."""

    def __init__(self, codes: Iterable[Code]) -> None:
        by_id = {code.id: code for code in codes}
        self._codes = [by_id[id] for id in sorted(by_id)]
        self._at = {code.id: at for at, code in enumerate(self._codes)}

    def at(self, code: Code) -> int:
        return self._at[code.id]

    def values(self) -> dict[str, Any]:
        """As a part of a component; the standard has no empty list."""
        return {"values": [parts.named(code) for code in self._codes]} if self._codes else {}


def _dimension(code: Code, position: int, values: _List) -> dict[str, Any]:
    return {**parts.named(code), "keyPosition": position, **values.values()}


def _time(times: Sequence[TimePeriod], *, position: int) -> dict[str, Any]:
    values = [
        {**_name(each), "start": _instant(each, ends=False), "end": _instant(each, ends=True)}
        for each in times
    ]
    return {
        **parts.named(parts.TIME),
        "roles": ["TIME_PERIOD"],
        "keyPosition": position,
        **({"values": values} if values else {}),
    }


def _name(period: TimePeriod) -> dict[str, str]:
    # A run is written with a stroke, which no id may have.
    if "/" in period.name:
        return {"value": period.name}
    return {"id": period.name, "name": period.name}


def _instant(period: TimePeriod, *, ends: bool) -> str:
    first = datetime.combine(period.first, time(), SHANGHAI)
    after = datetime.combine(period.last, time(), SHANGHAI) + timedelta(days=1, seconds=-1)
    return (after if ends else first).isoformat()


def _comparator(comparators: _List) -> dict[str, Any]:
    return {
        **parts.named(parts.COMPARATOR),
        "relationship": {"observation": {}},
        **comparators.values(),
    }


def _source() -> dict[str, Any]:
    return {
        **parts.named(parts.SOURCE),
        "relationship": {"observation": {}},
        "format": {"dataType": "String"},
    }
