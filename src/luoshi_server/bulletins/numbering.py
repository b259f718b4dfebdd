"""The numbers of bulletins (文号): in sequence for each sort and year, without gaps.

A number is given while the ledger is held, in the transaction that drafts the bulletin: of two
clerks one comes after the other, and what fails takes no number.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.conf import settings
from django.db.models import Max

from luoshi_server.bulletins.models import Bulletin
from luoshi_server.papers import IssueNumber

CODES: Mapping[str, str] = {"slip": "督办", "notice": "督查通报", "monthly": "督查月报"}
"""The code of the organ (机关代字) where the instance sets none of its own."""


def next_number(sort: str, year: int) -> IssueNumber:
    """The number that comes next; call it only while the ledger is held."""
    last = Bulletin.objects.filter(sort=sort, year=year).aggregate(last=Max("running"))["last"]
    code = settings.LUOSHI.bulletin_codes.get(sort) or CODES[sort]
    return IssueNumber(code=code, year=year, running=(last or 0) + 1)


def key_of(sort: str, number: IssueNumber) -> str:
    """The key of the bulletin that has this number."""
    return f"{sort}-{number.year}-{number.running}"
