"""What no text had set is set by a decision, which is quoted like a text."""

from __future__ import annotations

from luoshi.errors import LuoshiError
from luoshi.mechanism.binding import bind
from luoshi.mechanism.bound import Bound
from luoshi.mechanism.events import Adoption, SettingAdopted, TermAdopted


class NothingToAdopt(LuoshiError):
    """The mechanism {mechanism} has no {kind} “{name}”; it has {known}."""


def adopt(bound: Bound, adoption: Adoption) -> Bound:
    """`bound` with what a decision has set, as a new version.

    Open cases stay under the version they were opened with.
    """
    match adoption:
        case TermAdopted():
            _require(bound, "duty", adoption.must, {rule.must for rule in bound.rules})
        case SettingAdopted():
            known = {one.setting.name for one in bound.settings}
            _require(bound, "setting", adoption.setting, known)
    again = bind(bound.mechanism, bound.texts, bound.units, (*bound.adopted, adoption))
    assert isinstance(again, Bound)
    return again


def _require(bound: Bound, kind: str, name: str, known: set[str]) -> None:
    if name not in known:
        raise NothingToAdopt(
            mechanism=bound.name, kind=kind, name=name, known=", ".join(sorted(known)) or "none"
        )
