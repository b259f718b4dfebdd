"""Facts and indicators for tests, with as little said as can be."""

from datetime import date
from decimal import Decimal

from luoshi.scoring import Fact, Indicator, Method, Scheme, Span

YEAR = Span(date(2022, 1, 1), date(2022, 12, 31))


def fact(unit: str, kind: str, on: str = "2022-06-01", **fields) -> Fact:
    day = date.fromisoformat(on)
    ref = fields.pop("ref", f"{unit}-{kind}-{on}")
    return Fact(unit=unit, kind=kind, on=day, ref=ref, **fields)


def indicator(method: Method, name: str = "指标", **fields) -> Indicator:
    numbers = {key: Decimal(value) for key, value in fields.items() if key != "clause"}
    rest = {key: value for key, value in fields.items() if key == "clause"}
    return Indicator(name=name, title=name, title_en=name, method=method, **numbers, **rest)


def scheme(*indicators: Indicator, version: str = "1", digits: int = 2) -> Scheme:
    return Scheme(
        name="test",
        version=version,
        title="方案",
        title_en="A scheme",
        indicators=indicators,
        digits=digits,
    )


def per(**points: str) -> tuple[tuple[str, Decimal], ...]:
    return tuple((kind, Decimal(number)) for kind, number in points.items())
