"""Names kept together in one column, and typed together into one field.

A name may hold any sign of punctuation, 、 among them (“the commission of discipline、the
commission of supervision” is one organ).  In a column each name stands on its own line, between
two line ends, so that it can be looked for.  In a field 、 parts names, unless there is a
semicolon or the end of a line: then those part them, and 、 belongs to a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_PARTS_ALWAYS = re.compile(r"[；;\r\n]+")
_PARTS_OTHERWISE = re.compile(r"[、，,]+")


def kept(names: Iterable[str]) -> str:
    """The names as a column keeps them; nothing if there are none."""
    lines = "\n".join(names)
    return f"\n{lines}\n" if lines else ""


def names_of(column: str) -> tuple[str, ...]:
    """The names that are kept in a column."""
    return tuple(filter(None, column.split("\n")))


def holding(name: str) -> str:
    """What a column that keeps this name contains."""
    return f"\n{name}\n"


def typed(field: str) -> list[str]:
    """The names that somebody typed into a field."""
    parting = _PARTS_ALWAYS if _PARTS_ALWAYS.search(field) else _PARTS_OTHERWISE
    return [name.strip() for name in parting.split(field) if name.strip()]


def written(names: Sequence[str]) -> str:
    """The names as they are typed into a field: `typed` reads the same names from it."""
    if any(_PARTS_OTHERWISE.search(name) for name in names):
        return "；".join(names) if len(names) > 1 else f"{names[0]}；"
    return "、".join(names)
