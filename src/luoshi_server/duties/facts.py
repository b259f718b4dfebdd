"""Which duties ask for the same fact, so that one report serves all of them."""

from __future__ import annotations

import hashlib
from typing import Any


def fact_of(lead: str, item: str, unit: str) -> str:
    """A short name of the fact that a lead unit is asked for: the same item in the same unit.

    Empty where the duty asks for no number: words about one matter do not answer another.
    """
    plain = "".join(item.split())
    if not lead or not plain:
        return ""
    return hashlib.sha256(f"{lead}|{plain}|{unit}".encode()).hexdigest()[:16]


def main_target(targets: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The target by which progress is measured: the first with an item and a quantity."""
    measured = [one for one in targets if one.get("quantity") is not None and one.get("item")]
    return next((one for one in measured if one.get("kind") == "target"), None)
