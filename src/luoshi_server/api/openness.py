"""What of a record a caller sees: all of it inside, and what the rules publish outside.

A field that the rules of visibility do not publish is null for whoever is not inside.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from luoshi_server.duties.visibility import public_fields


@lru_cache(maxsize=64)
def _public(record: str) -> frozenset[str]:
    return frozenset(public_fields(record))


def shown(record: str, values: dict[str, Any], *, is_inside: bool) -> dict[str, Any]:
    """The values of a record, without what this caller may not see."""
    if is_inside:
        return values
    public = _public(record)
    return {name: value if name in public else None for name, value in values.items()}
