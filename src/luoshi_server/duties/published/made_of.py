"""Records as everybody may see them: each field of one is a field that a rule makes public."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import Any, TypeVar

from luoshi_server.duties.visibility import require_public

T = TypeVar("T", bound=type[Any])


def published(record: str, /, **others: str) -> Callable[[T], T]:
    """Let a dataclass be the public form of a record.

    Its fields are those of the record; `others` names what is taken from elsewhere
    (`title="Document.title"`).  Raises `NotPublic` when the module is loaded, so a field that
    the rules keep inside cannot come out.
    """

    def checked(kind: T) -> T:
        for field in fields(kind):
            require_public(others.get(field.name, f"{record}.{field.name}"))
        return kind

    return checked
