"""What the papers of the office have in common: the organ, the day, words for an instant."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.conf import settings

from luoshi.calendars import LAST_SECOND, SHANGHAI
from luoshi_server.bulletins.content import Paper
from luoshi_server.bulletins.models import Bulletin
from luoshi_server.papers import SupervisionSlip, day_in_chinese

NOT_SIGNED = "送审稿，未经签发"


def organ() -> str:
    """Who issues: the office of this instance."""
    return str(settings.LUOSHI.office)


def instant_in_chinese(instant: datetime) -> str:
    """A day, with the hour where it ends at one."""
    told = instant.astimezone(SHANGHAI)
    day = day_in_chinese(told.date())
    return day if told.time().replace(microsecond=0) == LAST_SECOND else f"{day}{told:%H时%M分}"


def paper_of(bulletin: Bulletin) -> Paper:
    """The paper as it stands now: with the signature and its day once it is signed.

    The words are those of the draft; the day of a paper is that on which it was signed.
    """
    paper = bulletin.draft
    signed = bulletin.signed
    day = signed.astimezone(SHANGHAI).date() if signed else None
    if isinstance(paper, SupervisionSlip):
        if day is None:
            return replace(paper, approved_by=f"（{NOT_SIGNED}）")
        return replace(paper, approved_by=bulletin.signed_name, issued_on=day)
    if day is None:
        return replace(paper, note=NOT_SIGNED, sealed=False)
    issued = bulletin.issued.astimezone(SHANGHAI).date() if bulletin.issued else None
    return replace(paper, signed_on=day, printed_by=organ(), printed_on=issued)
