"""Questions about gazettes and what was read in them."""

from __future__ import annotations

from typing import NamedTuple

from django.db.models import Count, Q, QuerySet, TextField
from django.db.models.functions import Cast

from luoshi_server.documents.doubts import WEIGHTS
from luoshi_server.documents.models import STATE_TITLES, Claim, Document, Gazette

KIND_ORDER = ("duty", "figure", "appointment", "finding")


class Tally(NamedTuple):
    """How many claims of a kind are in each state; `clear` are open and without a doubt."""

    kind: str
    by_state: dict[str, int]
    clear: int

    @property
    def total(self) -> int:
        """All of the kind."""
        return sum(self.by_state.values())

    @property
    def open(self) -> int:
        """Those that nobody has looked at."""
        return self.by_state.get(Claim.OPEN, 0)


def tallies(gazette: Gazette) -> list[Tally]:
    """The account of a gazette's claims, a line for each kind; every number is that of a list."""
    rows = (
        gazette.claims.order_by()
        .values("kind", "state")
        .annotate(count=Count("pk"), clear=Count("pk", filter=Q(rank=0)))
    )
    by_kind: dict[str, dict[str, int]] = {kind: {} for kind in KIND_ORDER}
    clear = dict.fromkeys(KIND_ORDER, 0)
    for row in rows:
        by_kind[row["kind"]][row["state"]] = row["count"]
        if row["state"] == Claim.OPEN:
            clear[row["kind"]] = row["clear"]
    return [Tally(kind, by_kind[kind], clear[kind]) for kind in KIND_ORDER]


def states_of(account: list[Tally]) -> list[str]:
    """The states that occur in an account, in their order."""
    return [state for state in STATE_TITLES if any(one.by_state.get(state) for one in account)]


def claims_of(
    gazette: Gazette, *, kind: str = "", state: str = "", doubt: str = "", document: str = ""
) -> QuerySet[Claim]:
    """The claims of a list: those that most need an eye come first.

    `doubt` is one of the reasons for looking, `none` for those without any, or `any`.
    """
    claims = gazette.claims.order_by("-rank", "start", "key")
    if kind:
        claims = claims.filter(kind=kind)
    if state:
        claims = claims.filter(state=state)
    if document:
        claims = claims.filter(document=document)
    if doubt == "none":
        return claims.filter(rank=0)
    if doubt == "any":
        return claims.filter(rank__gt=0)
    if doubt in WEIGHTS:
        told = claims.annotate(told=Cast("doubts", TextField()))
        return told.filter(told__contains=f'"{doubt}"')
    return claims


def shown_in(document: Document, start: int, end: int) -> QuerySet[Claim]:
    """The claims that are shown at their words between two offsets of a document."""
    gone = (Claim.REJECTED, Claim.SPLIT, Claim.MERGED)
    claims = Claim.objects.filter(gazette=document.gazette_id, document=document.key)
    return claims.filter(start__lt=end, end__gt=start).exclude(state__in=gone).order_by("start")
