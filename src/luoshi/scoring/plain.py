"""A scheme as plain JSON, and back, with every fault named at its place.

Numbers are written as text (“0.5”), since JSON would make binary fractions of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from luoshi.calendars import Explanation
from luoshi.errors import LuoshiError
from luoshi.scoring.methods import ZERO, Method, PlusMinus, Points, Stages, Veto
from luoshi.scoring.scheme import ONE, Clause, Indicator, Scheme, SchemeFault, faults_of

METHODS = {
    PlusMinus: "plus-minus",
    Points: "points",
    Stages: "stages",
    Veto: "veto",
}


class SchemeFaults(tuple[SchemeFault, ...]):
    """All that is wrong with a scheme, as one line says it."""

    def __str__(self) -> str:
        return "; ".join(f"{place}: {why.en}" for place, why in self)


class SchemeRefused(LuoshiError):
    """The scheme cannot be used: {faults}."""

    @property
    def faults(self) -> SchemeFaults:
        """Each fault, with its place in the scheme."""
        faults = self.met["faults"]
        assert isinstance(faults, SchemeFaults)
        return faults


def plain_scheme(scheme: Scheme) -> dict[str, Any]:
    """The scheme as it stands in JSON."""
    return {
        "name": scheme.name,
        "version": scheme.version,
        "title": scheme.title,
        "title_en": scheme.title_en,
        "digits": scheme.digits,
        "indicators": [_plain_indicator(one) for one in scheme.indicators],
    }


def scheme_from(plain: object) -> Scheme:
    """The scheme that plain JSON describes; refused with all its faults, not with the first."""
    reader = _Reader()
    scheme = reader.scheme(plain)
    faults = reader.faults or list(faults_of(scheme))
    if faults:
        raise SchemeRefused(faults=SchemeFaults(faults))
    return scheme


def _plain_indicator(one: Indicator) -> dict[str, Any]:
    clause = one.clause
    return {
        "name": one.name,
        "title": one.title,
        "title_en": one.title_en,
        "weight": str(one.weight),
        "cap": None if one.cap is None else str(one.cap),
        "floor": None if one.floor is None else str(one.floor),
        "clause": clause
        and {"document": clause.document, "provision": clause.provision, "words": clause.words},
        "method": {"kind": METHODS[type(one.method)], **_plain_method(one.method)},
    }


def _plain_method(method: Method) -> dict[str, Any]:
    match method:
        case PlusMinus(start, per):
            return {"start": str(start), "per": _plain_table(per)}
        case Points(per, full, worth):
            return {"per": _plain_table(per), "full": str(full), "worth": str(worth)}
        case Stages(shares, worth):
            return {"shares": _plain_table(shares), "worth": str(worth)}
        case Veto(kinds):
            return {"kinds": list(kinds)}


def _plain_table(table: tuple[tuple[str, Decimal], ...]) -> dict[str, str]:
    return {kind: str(points) for kind, points in table}


class _Reader:
    """Reads a scheme to its end and keeps what is wrong; there it reads on with nothing."""

    def __init__(self) -> None:
        self.faults: list[SchemeFault] = []

    def scheme(self, plain: object) -> Scheme:
        told = self._record(plain, "", {"name", "version", "title", "indicators"}, SCHEME)
        listed = told.get("indicators", [])
        if not isinstance(listed, list):
            self._fault("indicators", "须为列表", "it must be a list")
            listed = []
        digits = told.get("digits", 2)
        if type(digits) is not int or not 0 <= digits <= 6:
            self._fault("digits", "须为 0 至 6 的整数", "it must be a whole number from 0 to 6")
            digits = 2
        return Scheme(
            name=self._text(told, "name", ""),
            version=self._text(told, "version", ""),
            title=self._text(told, "title", ""),
            title_en=self._text(told, "title_en", ""),
            digits=digits,
            indicators=tuple(self._indicator(one, n) for n, one in enumerate(listed)),
        )

    def _indicator(self, plain: object, number: int) -> Indicator:
        at = f"indicators[{number}]."
        told = self._record(plain, at, {"name", "title", "method"}, INDICATOR)
        return Indicator(
            name=self._text(told, "name", at),
            title=self._text(told, "title", at),
            title_en=self._text(told, "title_en", at),
            weight=self._number(told.get("weight", "1"), f"{at}weight", ONE),
            cap=self._bound(told, "cap", at),
            floor=self._bound(told, "floor", at),
            clause=self._clause(told.get("clause"), f"{at}clause."),
            method=self._method(told.get("method", {}), f"{at}method."),
        )

    def _method(self, plain: object, at: str) -> Method:
        kind = plain.get("kind") if isinstance(plain, dict) else None
        if not isinstance(kind, str) or kind not in FIELDS:
            known = ", ".join(FIELDS)
            self._fault(f"{at}kind", f"计分方法须为 {known} 之一", f"it must be one of {known}")
            return Veto(())
        told = self._record(plain, at, FIELDS[kind], FIELDS[kind] | {"kind"})
        if kind == "plus-minus":
            return PlusMinus(self._needed(told, "start", at), self._table(told, "per", at))
        if kind == "points":
            full, worth = self._needed(told, "full", at), self._needed(told, "worth", at)
            return Points(self._table(told, "per", at), full, worth)
        if kind == "stages":
            return Stages(self._table(told, "shares", at), self._needed(told, "worth", at))
        kinds = told.get("kinds", [])
        if not isinstance(kinds, list) or not all(isinstance(one, str) for one in kinds):
            self._fault(f"{at}kinds", "须为文字列表", "it must be a list of texts")
            kinds = []
        return Veto(tuple(kinds))

    def _clause(self, plain: object, at: str) -> Clause | None:
        if plain is None:
            return None
        names = {"document", "provision", "words"}
        told = self._record(plain, at, names, names)
        return Clause(*(self._text(told, name, at) for name in ("document", "provision", "words")))

    def _table(
        self, told: Mapping[str, Any], name: str, at: str
    ) -> tuple[tuple[str, Decimal], ...]:
        table = told.get(name, {})
        if not isinstance(table, dict):
            self._fault(f"{at}{name}", "须为事项与分值的对照", "it must pair kinds with points")
            return ()
        return tuple(
            (str(kind), self._number(points, f"{at}{name}.{kind}", ZERO))
            for kind, points in table.items()
        )

    def _bound(self, told: Mapping[str, Any], name: str, at: str) -> Decimal | None:
        value = told.get(name)
        return None if value is None else self._number(value, f"{at}{name}", ZERO)

    def _needed(self, told: Mapping[str, Any], name: str, at: str) -> Decimal:
        """A number that must be there; that it is missing has been said."""
        value = told.get(name)
        return ZERO if value in (None, "") else self._number(value, f"{at}{name}", ZERO)

    def _number(self, value: object, place: str, otherwise: Decimal) -> Decimal:
        if isinstance(value, str) or type(value) is int:
            try:
                number = Decimal(value)
            except InvalidOperation:
                pass
            else:
                if number.is_finite():
                    return number
        self._fault(
            place,
            f"须为写成文字的数，如“0.5”，现为 {value!r}",
            f"it must be a number written as text, such as “0.5”, not {value!r}",
        )
        return otherwise

    def _text(self, told: Mapping[str, Any], name: str, at: str) -> str:
        value = told.get(name, "")
        if isinstance(value, str):
            return value
        self._fault(f"{at}{name}", "须为文字", "it must be text")
        return ""

    def _record(
        self, plain: object, at: str, needed: set[str], known: set[str]
    ) -> Mapping[str, Any]:
        """The fields of a record; says which are missing and which nobody knows."""
        if not isinstance(plain, dict):
            self._fault(at.rstrip(".") or "-", "须为对象", "it must be an object")
            return {}
        for name in sorted(needed):
            if plain.get(name) in (None, ""):
                self._fault(f"{at}{name}", "缺此项", "it is missing")
        for name in plain:
            if name not in known:
                self._fault(f"{at}{name}", "无此项", "there is no such field")
        return plain

    def _fault(self, place: str, zh: str, en: str) -> None:
        self.faults.append(SchemeFault(place, Explanation(zh, en)))


SCHEME = {"name", "version", "title", "title_en", "digits", "indicators"}
INDICATOR = {"name", "title", "title_en", "weight", "cap", "floor", "clause", "method"}
FIELDS = {
    "plus-minus": {"start", "per"},
    "points": {"per", "full", "worth"},
    "stages": {"shares", "worth"},
    "veto": {"kinds"},
}
