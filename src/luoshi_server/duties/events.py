"""What happens to a duty beside what the kernel needs: evidence, requests, publication."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar, Literal

from luoshi.ledger import Event
from luoshi_policies.duty_events import Assigned, DutyFound

Asking = Literal["extension", "suspension", "resumption", "unit", "target"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceFiled(Event):
    """A file was filed as evidence for a duty.

    It proves something about the time from `proves_from` to `proves_to`, which is not when it
    was uploaded.
    """

    sha256: str
    name: str
    size: int
    proves_from: date
    proves_to: date
    public: bool = False
    words: str = ""

    called: ClassVar[str] = "佐证材料"

    def faults(self) -> Iterator[str]:
        """The time that it proves does not end before it begins, nor in the future."""
        if self.proves_to < self.proves_from:
            yield "the time that it proves ends before it begins"
        if self.proves_from > self.at.date():
            yield "it proves what has not happened yet"


@dataclass(frozen=True, slots=True, kw_only=True)
class LiaisonNamed(Event):
    """A unit said who is to be asked about a duty."""

    liaison: str

    called: ClassVar[str] = "确定联络员"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeAsked(Event):
    """Somebody asks that a duty be changed; nothing changes until another approves."""

    what: Asking
    reason: str
    deadline: date | None = None
    lead: str = ""
    target: Decimal | None = None
    decision: str = ""

    called: ClassVar[str] = "变更申请"

    def faults(self) -> Iterator[str]:
        """A request says why, and to what."""
        if not self.reason.strip():
            yield "it gives no reason"
        if self.what == "extension" and self.deadline is None:
            yield "it names no new deadline"
        if self.what == "unit" and not self.lead:
            yield "it names no unit"
        if self.what == "target" and self.target is None:
            yield "it names no target"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeDecided(Event):
    """A request was approved or refused, by somebody other than who asked."""

    request: str
    approved: bool
    reason: str = ""

    called: ClassVar[str] = "申请审批"


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetChanged(Event):
    """The target of a duty was set anew by an approved request; the first one stays visible."""

    before: Decimal | None
    now: Decimal

    called: ClassVar[str] = "目标调整"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subdivided(Event):
    """A duty was made part of another, with its weight in that one's progress (分解)."""

    parent: str
    weight: Decimal = Decimal(1)

    called: ClassVar[str] = "任务分解"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartFound(DutyFound):
    """A part of a duty, with words of its own: a sub-duty that somebody has written."""

    parent: str
    title: str
    weight: Decimal = Decimal(1)

    called: ClassVar[str] = "任务分解立项"


@dataclass(frozen=True, slots=True, kw_only=True)
class Published(Event):
    """A duty was put on the public page, or taken off it, with the reason."""

    public: bool
    reason: str = ""

    called: ClassVar[str] = "公开决定（任务）"


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawnDuty(Event):
    """A duty was set up by mistake and is struck off, with the reason."""

    reason: str

    called: ClassVar[str] = "撤销立项"


@dataclass(frozen=True, slots=True, kw_only=True)
class PostHandedOver(Event):
    """Whoever answers for a duty left the post, and somebody else has taken the duty over.

    About the duty; told by the unit that leads it, or by the office.
    """

    from_person: str
    to_person: str
    post: str = ""

    called: ClassVar[str] = "离任交接"

    def faults(self) -> Iterator[str]:
        """It is handed over to somebody, and to somebody else."""
        if not self.to_person.strip():
            yield "it names nobody who takes it over"
        if self.to_person == self.from_person:
            yield "nobody hands over to himself"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconsidered(Event):
    """A person decided on a duty whose words a later edition has changed or no longer has.

    The duty is kept as it was, or takes the words of `claim` in the later edition; its work
    stays in both cases.
    """

    decision: Literal["kept", "adopted"]
    reason: str
    claim: str = ""

    called: ClassVar[str] = "改版复核"

    def faults(self) -> Iterator[str]:
        """It says why, and which words are adopted."""
        if not self.reason.strip():
            yield "it gives no reason"
        if self.decision == "adopted" and not self.claim:
            yield "it does not say which words are adopted"


KINDS = (
    EvidenceFiled,
    LiaisonNamed,
    ChangeAsked,
    ChangeDecided,
    TargetChanged,
    Subdivided,
    PartFound,
    Published,
    WithdrawnDuty,
    PostHandedOver,
    Reconsidered,
    Assigned,
    DutyFound,
)
