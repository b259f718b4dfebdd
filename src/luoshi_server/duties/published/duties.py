"""Commitments as everybody may see them: words, who, by when, how far."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Prefetch, QuerySet

from luoshi_server.documents.models import Document
from luoshi_server.duties.models import OPEN_STATES, Duty, DutyUnit, State
from luoshi_server.duties.published.documents import PublicDocument, document_shown
from luoshi_server.duties.published.made_of import published
from luoshi_server.duties.published.progress import Progress, public_progress
from luoshi_server.duties.visibility import public_fields


@published(
    "Duty",
    responsible="DutyUnit.unit",
    cooperating="DutyUnit.unit",
    start="Duty.claim",
    end="Duty.claim",
    value="Report.value",
    value_period="Report.period",
    share="Report.value",
)
@dataclass(frozen=True, kw_only=True)
class PublicDuty:
    """A commitment.  `document` is None where it is not in force any more.

    `value` is the latest number of a public report; `share` is how far the duty has come by
    public reports, None where they do not say.
    """

    key: str
    document: PublicDocument | None
    provision: str
    words: str
    start: int
    end: int
    title: str
    text: str
    lead: str
    responsible: tuple[str, ...]
    cooperating: tuple[str, ...]
    deadline: date | None
    first_deadline: date | None
    deadline_words: str
    item: str
    target: Decimal | None
    first_target: Decimal | None
    target_unit: str
    comparator: str
    state: str
    suspended: bool
    lamp: str
    late_since: datetime | None
    assigned: datetime | None
    signed: datetime | None
    completed: datetime | None
    closed: datetime | None
    value: Decimal | None = None
    value_period: str = ""
    share: Decimal | None = None

    @property
    def is_open(self) -> bool:
        """Whether somebody still owes something about it."""
        return self.state in OPEN_STATES

    @property
    def shown_lamp(self) -> str:
        """The lamp to show: what is closed has its own, unless it was done late."""
        is_done = self.state == State.CLOSED and self.lamp == "green"
        return "closed" if is_done else self.lamp

    def late_days(self, now: datetime) -> int | None:
        """By how many days something about it is late."""
        if self.late_since is None or not self.is_open:
            return None
        return max((now - self.late_since).days, 1)


def public_duties() -> QuerySet[Duty]:
    """The commitments that were published, in the order of their documents."""
    units = DutyUnit.objects.only("duty", "unit", "part", "order")
    return (
        Duty.objects.filter(public=True)
        .exclude(state=State.WITHDRAWN)
        .select_related("document", "claim")
        .prefetch_related(Prefetch("units", queryset=units))
        .only(
            *public_fields("Duty"),
            "claim__start",
            "claim__end",
            *(f"document__{field}" for field in public_fields("Document")),
        )
        # By the column, which has an index; by the document would sort by its gazette.
        .order_by("document_id", "place", "key")
    )


def duties_shown(duties: Iterable[Duty]) -> list[PublicDuty]:
    """Commitments in their public form, in the order given."""
    rows = list(duties)
    progress = public_progress(rows)
    return [_shown(row, progress[row.key]) for row in rows]


def _shown(row: Duty, progress: Progress) -> PublicDuty:
    units: dict[str, list[str]] = defaultdict(list)
    for one in row.units.all():
        units[one.part].append(one.unit)
    document: Document | None = row.document
    return PublicDuty(
        key=row.key,
        document=document_shown(document) if document and document.in_force else None,
        provision=row.provision,
        words=row.words,
        start=row.claim.start if row.claim else row.place,
        end=row.claim.end if row.claim else row.place + len(row.words),
        title=row.title,
        text=row.text,
        lead=row.lead,
        responsible=tuple(units[DutyUnit.RESPONSIBLE]),
        cooperating=tuple(units[DutyUnit.COOPERATING]),
        deadline=row.deadline,
        first_deadline=row.first_deadline,
        deadline_words=row.deadline_words,
        item=row.item,
        target=row.target,
        first_target=row.first_target,
        target_unit=row.target_unit,
        comparator=row.comparator,
        state=row.state,
        suspended=row.suspended,
        lamp=row.lamp,
        late_since=row.late_since,
        assigned=row.assigned,
        signed=row.signed,
        completed=row.completed,
        closed=row.closed,
        value=progress.value,
        value_period=progress.period,
        share=progress.share,
    )
