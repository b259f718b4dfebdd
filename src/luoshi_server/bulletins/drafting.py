"""Drafting: a number is taken and the draft recorded in one act, or neither is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date

from django.db import transaction

from luoshi_server.accounts.models import Member
from luoshi_server.bulletins.content import Paper, content_of
from luoshi_server.bulletins.events import BulletinDrafted
from luoshi_server.bulletins.models import Bulletin
from luoshi_server.bulletins.numbering import key_of, next_number
from luoshi_server.bulletins.wording import Wording
from luoshi_server.ledger.recording import Author, locked_end, record
from luoshi_server.papers import IssueNumber
from luoshi_server.platform import clock


def draft(
    sort: str,
    paper: Callable[[IssueNumber], Paper],
    *,
    title: str,
    wording: Wording,
    by: Member,
    request: str,
    units: Sequence[str] = (),
    quotes: Sequence[str] = (),
    order: str = "",
    month: str = "",
    answer_by: date | None = None,
) -> Bulletin:
    """Record the draft under the next number; call it while the ledger is held."""
    at = clock.now()
    number = next_number(sort, at.year)
    event = BulletinDrafted(
        about=key_of(sort, number),
        unit=by.unit or by.username,
        at=at,
        sort=sort,  # type: ignore[arg-type]
        number=str(number),
        year=number.year,
        running=number.running,
        title=title,
        content=content_of(paper(number)),
        wording=wording.written(),
        units=tuple(units),
        judges=wording.judges,
        quotes=tuple(quotes),
        order=order,
        month=month,
        answer_by=answer_by,
    )
    record([event], by=Author(by.username, request), at=at)
    return Bulletin.objects.get(key=event.about)


@contextmanager
def held() -> Iterator[None]:
    """The ledger, held from the first question to the record."""
    with transaction.atomic():
        locked_end()
        yield
