"""What happens to a bulletin: drafted, revised, approved, signed, issued, answered, published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from luoshi.ledger import Event

Sort = Literal["slip", "notice", "monthly"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft(Event):
    """The words of a bulletin.

    `content` is the paper in canonical JSON, `wording` what a person wrote in it, `units` the
    units that it is for (none: all of them).  `judges` says that it praises or criticises
    somebody by name.  `quotes` are the places of what the paper stands on, in the order of its
    references: the key of the document and the offset in the reading text.
    """

    title: str
    content: str
    wording: str
    units: tuple[str, ...] = ()
    judges: bool = False
    quotes: tuple[str, ...] = ()
    answer_by: date | None = None

    def faults(self) -> Iterator[str]:
        """It says something, under a title."""
        if not self.title.strip() or not self.content.strip():
            yield "it has no title or no content"


@dataclass(frozen=True, slots=True, kw_only=True)
class BulletinDrafted(Draft):
    """A bulletin was drafted under the next number of its sort and year; about its key.

    A slip is drawn up because of one `order`, and only once; a monthly report is of one `month`.
    """

    sort: Sort
    number: str
    year: int
    running: int
    order: str = ""
    month: str = ""

    called: ClassVar[str] = "文稿起草"


class BulletinRevised(Draft):
    """A draft was worded anew; whoever had approved it must see it again."""

    called = "文稿修改"


@dataclass(frozen=True, slots=True, kw_only=True)
class BulletinVoided(Event):
    """A bulletin was struck before it was issued; its number is not used again."""

    reason: str

    called: ClassVar[str] = "文稿作废"

    def faults(self) -> Iterator[str]:
        """What is struck is struck for a reason."""
        if not self.reason.strip():
            yield "it gives no reason"


class BulletinApproved(Event):
    """The head approved the praise and criticism in a bulletin."""

    called = "表扬批评批准"


@dataclass(frozen=True, slots=True, kw_only=True)
class BulletinSigned(Event):
    """A leader signed a bulletin (签发); `name` and `post` are printed."""

    name: str
    post: str = ""

    called: ClassVar[str] = "签发"


class BulletinIssued(Event):
    """A bulletin was sent to the units that it is for (印发)."""

    called = "印发"


@dataclass(frozen=True, slots=True, kw_only=True)
class BulletinPublished(Event):
    """A bulletin was put on the public page, or taken off it, with the reason."""

    public: bool
    reason: str = ""

    called: ClassVar[str] = "文稿公开决定"


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipAnswered(Event):
    """A unit answered a slip: what it has done, why it was late, what it will do by when."""

    words: str

    called: ClassVar[str] = "督办单反馈"

    def faults(self) -> Iterator[str]:
        """An answer says something."""
        if not self.words.strip():
            yield "it says nothing"


KINDS = (
    BulletinDrafted,
    BulletinRevised,
    BulletinVoided,
    BulletinApproved,
    BulletinSigned,
    BulletinIssued,
    BulletinPublished,
    SlipAnswered,
)
