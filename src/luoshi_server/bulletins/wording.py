"""What a person writes in a bulletin, beside what the ledger says."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

from luoshi.ledger.fields import canonical


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The words of the clerk: what is demanded, who is praised or criticised, and for what.

    `praised` and `criticised` are pairs of a unit and the reason; `demands` are the paragraphs
    at the end of a notice, or what a slip asks for.
    """

    demands: tuple[str, ...] = ()
    praised: tuple[tuple[str, str], ...] = ()
    criticised: tuple[tuple[str, str], ...] = ()
    answer_days: int = 3

    @property
    def judges(self) -> bool:
        """Whether somebody is praised or criticised by name."""
        return bool(self.praised or self.criticised)

    def written(self) -> str:
        """The words in canonical JSON."""
        return canonical(json.loads(json.dumps(asdict(self))))


def wording_from(plain: dict[str, Any]) -> Wording:
    """The words that were written."""
    return Wording(
        demands=tuple(plain.get("demands", ())),
        praised=tuple((unit, why) for unit, why in plain.get("praised", ())),
        criticised=tuple((unit, why) for unit, why in plain.get("criticised", ())),
        answer_days=plain.get("answer_days", 3),
    )
