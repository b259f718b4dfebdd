"""What happens to a gazette and to what was read in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal

from luoshi.ledger import Event

Decision = Literal["accepted", "edited", "split", "merged", "rejected", "reopened"]
Became = Literal["same", "moved", "changed", "gone"]


@dataclass(frozen=True, slots=True, kw_only=True)
class GazetteTakenIn(Event):
    """A file was taken in; about its short name, which its digest gives.

    `replaces` is an earlier edition of the same gazette.
    """

    name: str
    sha256: str
    replaces: str = ""

    called: ClassVar[str] = "公报收录"


@dataclass(frozen=True, slots=True, kw_only=True)
class GazetteRead(Event):
    """A gazette was read; about its short name.

    `contract` is the digest of the compiled gazette and `text` that of the reading text, both
    kept as files: so a later version of the reader changes nothing of what was confirmed.
    """

    contract: str
    text: str
    claims: int

    called: ClassVar[str] = "公报识读"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed(Event):
    """A person decided on one thing that was read; about its key.

    `before` and `after` are its reading as canonical JSON; both stay, with the reason.
    """

    decision: Decision
    before: str = ""
    after: str = ""
    reason: str = ""
    into: tuple[str, ...] = ()

    called: ClassVar[str] = "核对"

    def faults(self) -> Iterator[str]:
        """Whatever changes the reading says why."""
        if self.decision not in ("accepted",) and not self.reason.strip():
            yield "it gives no reason"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewedTogether(Event):
    """A person accepted many things of one gazette as they were read; about the gazette."""

    claims: tuple[str, ...]

    called: ClassVar[str] = "批量核对"


@dataclass(frozen=True, slots=True, kw_only=True)
class PutInForce(Event):
    """A document of a gazette is in force here: mechanisms may stand on it.

    About the gazette; `document` is its letter in it.
    """

    document: str
    title: str

    called: ClassVar[str] = "文件施行"


class TakenOutOfForce(PutInForce):
    """A document is no longer in force; cases that stand on it go on under it."""

    called = "文件停止施行"


@dataclass(frozen=True, slots=True, kw_only=True)
class Released(Event):
    """Something read in a document was released to the public, or withdrawn from it."""

    public: bool = True
    reason: str = ""

    called: ClassVar[str] = "公开决定"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """What became of a claim in a later edition, and which claim of that edition it is now."""

    claim: str
    became: Became
    now: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionCompared(Event):
    """A person confirmed what became of each claim of an earlier edition; about the later one.

    What was confirmed of the earlier edition holds for claims that are the same or were only
    moved.  What was changed or is gone must be looked at again; work done so far stays.
    """

    before: str
    fates: tuple[Fate, ...]

    called: ClassVar[str] = "新旧版对照"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileSetAside(Event):
    """A file of the watched folder was not taken in, and why; about its name, size and age."""

    name: str
    why: str

    called: ClassVar[str] = "文件未收录"


KINDS = (
    GazetteTakenIn,
    GazetteRead,
    Reviewed,
    ReviewedTogether,
    PutInForce,
    TakenOutOfForce,
    Released,
    EditionCompared,
    FileSetAside,
)
