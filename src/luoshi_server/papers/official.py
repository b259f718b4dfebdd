"""An official paper (公文) as a record: who says what to whom, under which number, on which day.

What the elements are and which of them are obligatory is in GB/T 9704-2012, clause 7; how they
are set is in `composition`.  The record knows no page.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from luoshi.errors import LuoshiError
from luoshi_server.papers.body import Part, Reference, references_of

Urgency = Literal["", "特急", "加急"]


class PaperIncomplete(LuoshiError):
    """An official paper has no {missing}; it cannot be set without it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueNumber:
    """The number of a paper (发文字号, 7.2.5): code of the organ, year, running number."""

    code: str
    year: int
    running: int

    def __str__(self) -> str:
        return f"{self.code}〔{self.year}〕{self.running}号"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """An attachment (附件, 7.3.7): its title, and its body set like the paper's."""

    title: str
    body: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialPaper:
    """A paper of one or more organs.

    `kind` is 通报, 通知, 月报, 函 and so on; `mark_ends` is what follows the organs' names in
    the red mark (文件, or nothing).  `signatories` are named on papers to a higher organ only
    (7.2.6).  A sealed paper leaves room for its seal (7.3.5.1), an unsealed one does not
    (7.3.5.2).
    """

    organs: tuple[str, ...]
    kind: str
    title: str
    body: tuple[Part, ...]
    signed_on: date
    mark_ends: str = "文件"
    number: IssueNumber | None = None
    copy: int | None = None
    secrecy: str = ""
    urgency: Urgency = ""
    signatories: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    sealed: bool = True
    note: str = ""
    copied_to: tuple[str, ...] = ()
    printed_by: str = ""
    printed_on: date | None = None

    def __post_init__(self) -> None:
        for missing, there in (
            ("issuing organ", any(self.organs)),
            ("title", self.title.strip()),
            ("body", self.body),
        ):
            if not there:
                raise PaperIncomplete(missing=missing)

    @property
    def quotes(self) -> tuple[Reference, ...]:
        """What the paper stands on, numbered by position, each once."""
        bodies = (self.body, *(attachment.body for attachment in self.attachments))
        return references_of(part for body in bodies for part in body)


def day_in_chinese(day: date) -> str:
    """A date as 7.3.5.4 wants it: Arabic digits, the year in full, no zero before a digit."""
    return f"{day.year}年{day.month}月{day.day}日"
