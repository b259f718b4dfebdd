"""A later edition beside the earlier one, as answers, and what is decided on a duty."""

from __future__ import annotations

from typing import Any, Literal

from ninja import Schema

from luoshi_server.api.fields import Required
from luoshi_server.api.records.duty_acts import Given
from luoshi_server.documents.editions import counts_of, fates_of, is_compared, is_confirmed
from luoshi_server.documents.events import Fate
from luoshi_server.documents.models import Gazette

BecameName = Literal["changed", "gone", "moved", "same"]


class EditionsOne(Schema):
    """How far the comparison with the earlier edition has come, and what became of its claims."""

    gazette: str
    earlier: str
    is_compared: bool
    is_confirmed: bool
    counts: dict[str, int]

    @staticmethod
    def fields_of(row: Gazette) -> dict[str, Any]:
        """The values of a comparison."""
        return {
            "gazette": row.key,
            "earlier": row.replaces,
            "is_compared": is_compared(row),
            "is_confirmed": is_confirmed(row),
            "counts": counts_of(fates_of(row)),
        }


class FateRow(Schema):
    """What became of a claim of the earlier edition; `now` is the claim that it is, if any."""

    claim: str
    became: str
    now: str | None

    @staticmethod
    def fields_of(fate: Fate) -> dict[str, Any]:
        """The values of a fate."""
        return {"claim": fate.claim, "became": fate.became, "now": fate.now or None}


class Reconsideration(Given):
    """Whether a duty stands as it was found, or takes the words of the later edition; and why."""

    decision: Literal["keep", "adopt"]
    reason: Required
