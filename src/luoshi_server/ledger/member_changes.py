"""Changes of members stand in the ledger: who was let in, as what, and by whom.

They are no matter of a case; but whoever reads the ledger must be able to see who could act
under which role on any day.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from luoshi.ledger import Event
from luoshi.ledger.fields import canonical
from luoshi_server.accounts.changes import Change
from luoshi_server.ledger.recording import Author, record
from luoshi_server.platform import clock

What = Literal[
    "made",
    "changed",
    "deactivated",
    "reactivated",
    "password link made",
    "token made",
    "token withdrawn",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberChanged(Event):
    """A member was made or changed; about the user name.

    `before` and `after` hold what differs as canonical JSON, never a secret.
    """

    what: What
    before: str = ""
    after: str = ""

    called: ClassVar[str] = "用户变更"


def record_change(change: Change) -> None:
    """Record a change of a member in the transaction that makes it."""
    event = MemberChanged(
        about=change.member.username,
        unit=change.by.unit or change.by.username,
        at=clock.now(),
        what=change.what,  # type: ignore[arg-type]
        before=canonical(dict(change.before)) if change.before else "",
        after=canonical(dict(change.after)) if change.after else "",
    )
    record([event], by=Author(change.by.username, change.request))
