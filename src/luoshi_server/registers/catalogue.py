"""Every register that is kept, by its name, and which kinds of events each takes notice of."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from luoshi.ledger.fields import fields_of, plain_of, value_from
from luoshi.registers import Register
from luoshi_policies.road_safety.registers import REGISTERS
from luoshi_server.ledger.kinds import kinds
from luoshi_server.platform.errors import NotThere


@lru_cache(maxsize=1)
def registers() -> dict[str, Register[Any]]:
    """Every register by its name."""
    return {register.name: register for register in REGISTERS}


def register_called(name: str, missing: str) -> Register[Any]:
    """The register of this name; raises `NotThere` with the sentence `missing`."""
    register = registers().get(name)
    if register is None:
        raise NotThere(missing)
    return register


def kinds_of(register: Register[Any]) -> list[str]:
    """The names of the kinds of events that a register takes notice of."""
    steps = tuple(register.steps)
    return [name for name, kind in kinds().items() if issubclass(kind, steps)]


def plain_record(record: Any) -> dict[str, Any]:
    """An entry in plain JSON, by the names of its columns."""
    return {one.name: plain_of(getattr(record, one.name)) for one in fields_of(type(record))}


def record_of(register: Register[Any], plain: dict[str, Any]) -> Any:
    """The entry that its plain JSON stands for."""
    known = {one.name: one for one in fields_of(register.of)}
    return register.of(
        **{name: value_from(known[name].kind, value, {}) for name, value in plain.items()}
    )
