"""What the lines above a text say of it: its title, its number, who gives it, to whom."""

from __future__ import annotations

from dataclasses import dataclass, field

from luoshi.document.titles import NO_TITLE, Title
from luoshi.provenance import Span


@dataclass(slots=True)
class Head:
    """The lines `first` to before `end`, and what they say; lines are counted from 0.

    `titled` are the lines of the title.  A head is `sure` when more than its title speaks for it.
    """

    first: int
    end: int = 0
    titled: range = range(0)
    title: Title = NO_TITLE
    number: Span | None = None
    order: str | None = None
    issuers: tuple[str, ...] = ()
    issued_below: bool = False
    speaker: tuple[str, str] | None = None
    meeting: int | None = None
    dated: int | None = None
    addressees: list[int] = field(default_factory=list)
    saluted: bool = False
    promulgates: bool = False

    @property
    def sure(self) -> bool:
        """Whether a number, a meeting, an address or an order confirms the title."""
        return bool(
            self.number
            or self.order
            or self.meeting is not None
            or self.addressees
            or self.saluted
            or self.promulgates
        )
