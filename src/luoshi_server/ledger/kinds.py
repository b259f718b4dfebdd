"""Every kind of event that this ledger may hold: the catalogue's, and the office's own."""

from __future__ import annotations

import re

from luoshi.ledger import Event
from luoshi.mechanism import SettingAdopted, TermAdopted
from luoshi_policies import catalogue
from luoshi_server.platform.wording import is_chinese

WORD = re.compile(r"[A-Z][a-z]*")

_own: dict[str, type[Event]] = {
    "TermAdopted": TermAdopted,
    "SettingAdopted": SettingAdopted,
}
_all: dict[str, type[Event]] = {}


def declare(*kinds_of_an_app: type[Event]) -> None:
    """Let the ledger hold these kinds; an application declares its own when it starts."""
    for kind in kinds_of_an_app:
        _own[kind.__name__] = kind
    _all.clear()


def kinds() -> dict[str, type[Event]]:
    """Every kind by its name."""
    if not _all:
        _all.update(catalogue.kinds() | _own)
    return _all


def title_of(kind: type[Event]) -> str:
    """What a kind is called, for whoever reads: “进展报告”, or “Progress reported”."""
    if is_chinese():
        return kind.name_in_chinese()
    return " ".join(WORD.findall(kind.__name__)).capitalize()
