"""Public reports, public evidence and approved changes of commitments."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import QuerySet

from luoshi_server.duties.models import Evidence, Report, Request
from luoshi_server.duties.published.made_of import published
from luoshi_server.duties.visibility import public_fields


@published("Report")
@dataclass(frozen=True, kw_only=True)
class PublicReport:
    """A report that its unit made public; of its files, those that are public."""

    duty: str
    kind: str
    unit: str
    told: datetime
    period: str
    value: Decimal | None
    value_unit: str
    words: str
    evidence: tuple[str, ...]


@published("Evidence")
@dataclass(frozen=True, kw_only=True)
class PublicEvidence:
    """A file that everybody may open, and the time that it proves something about."""

    duty: str
    sha256: str
    name: str
    size: int
    proves_from: date
    proves_to: date
    words: str
    unit: str
    filed: datetime


@published("Request", after="Request.deadline")
@dataclass(frozen=True, kw_only=True)
class PublicChange:
    """A change that was approved: what, when, and from what to what."""

    duty: str
    what: str
    decided: datetime
    before: str
    after: str


def public_reports() -> QuerySet[Report]:
    """The reports that were made public about public commitments, the latest first."""
    return _of_public_duties(Report.objects.filter(public=True), "Report").order_by("-entry")


def public_evidence() -> QuerySet[Evidence]:
    """The evidence that is public of public commitments, the latest first."""
    return _of_public_duties(Evidence.objects.filter(public=True), "Evidence").order_by("-entry")


def approved_changes() -> QuerySet[Request]:
    """The changes of public commitments that were approved, the latest first."""
    approved = Request.objects.filter(state=Request.APPROVED, decided__isnull=False)
    return _of_public_duties(approved, "Request").order_by("-decided")


def _of_public_duties(rows: QuerySet, record: str) -> QuerySet:  # type: ignore[type-arg]
    return (
        rows.filter(duty__public=True)
        .exclude(duty__state="withdrawn")
        .only("pk", *public_fields(record))
    )


def reports_shown(reports: Iterable[Report], files: Collection[str]) -> list[PublicReport]:
    """Reports in their public form; of the files they rest on, those in `files`."""
    return [
        PublicReport(
            duty=row.duty_id,
            kind=row.kind,
            unit=row.unit,
            told=row.told,
            period=row.period,
            value=row.value,
            value_unit=row.value_unit,
            words=row.words,
            evidence=tuple(digest for digest in row.evidence if digest in files),
        )
        for row in reports
    ]


def evidence_shown(rows: Iterable[Evidence]) -> list[PublicEvidence]:
    """Evidence in its public form."""
    return [
        PublicEvidence(
            duty=row.duty_id,
            sha256=row.sha256,
            name=row.name,
            size=row.size,
            proves_from=row.proves_from,
            proves_to=row.proves_to,
            words=row.words,
            unit=row.unit,
            filed=row.filed,
        )
        for row in rows
    ]


def changes_shown(rows: Iterable[Request]) -> list[PublicChange]:
    """Approved changes in their public form: of a deadline, the days before and after."""
    return [
        PublicChange(
            duty=row.duty_id,
            what=row.what,
            decided=row.decided,
            before=_before(row),
            after=_after(row),
        )
        for row in rows
        if row.decided is not None
    ]


_FIELDS = {"extension": "deadline", "unit": "lead", "target": "target"}


def _before(row: Request) -> str:
    field = _FIELDS.get(row.what, "")
    return str(row.before.get(field) or "") if field else ""


def _after(row: Request) -> str:
    match row.what:
        case "extension":
            return row.deadline.isoformat() if row.deadline else ""
        case "unit":
            return row.lead
        case "target":
            return "" if row.target is None else format(row.target.normalize(), "f")
        case _:
            return ""
