"""What was told about a duty: reports, evidence, requests, its timeline, and what is owed."""

from __future__ import annotations

from datetime import date
from typing import Any

from ninja import Schema

from luoshi_server.api.fields import Instant, Number
from luoshi_server.api.openness import shown
from luoshi_server.duties.models import Evidence, Report, Request


class ReportRow(Schema):
    """A report of progress or completion, or the office's answer to one."""

    kind: str
    unit: str
    told: Instant
    told_by: str | None
    period: str
    due: date | None
    value: Number | None
    value_unit: str
    words: str
    evidence: list[str]
    public: bool
    reused: bool | None
    entry: int | None

    @staticmethod
    def fields_of(row: Report, *, is_inside: bool) -> dict[str, Any]:
        """The values of a report."""
        values = {name: getattr(row, name) for name in ReportRow.model_fields}
        return shown("Report", values, is_inside=is_inside)


class EvidenceRow(Schema):
    """A file that proves something about a duty at some time."""

    sha256: str
    name: str
    size: int
    proves_from: date
    proves_to: date
    words: str
    public: bool
    unit: str
    filed: Instant
    filed_by: str | None
    entry: int | None
    href: str

    @staticmethod
    def fields_of(row: Evidence, *, is_inside: bool) -> dict[str, Any]:
        """The values of a piece of evidence, and where its file is."""
        names = EvidenceRow.model_fields.keys() - {"href"}
        values = shown(
            "Evidence", {name: getattr(row, name) for name in names}, is_inside=is_inside
        )
        return {**values, "href": f"/api/v1/duties/{row.duty_id}/evidence/{row.sha256}"}


class RequestRow(Schema):
    """A request that a duty be changed: what was, what is asked for, and the answer."""

    key: str | None
    duty: str
    what: str
    state: str
    asked: Instant | None
    asked_by: str | None
    unit: str | None
    reason: str | None
    deadline: date | None
    lead: str
    target: Number | None
    decision: str | None
    before: dict[str, str | None]
    decided: Instant | None
    decided_by: str | None
    answer: str | None

    @staticmethod
    def fields_of(row: Request, *, is_inside: bool = True) -> dict[str, Any]:
        """The values of a request."""
        names = RequestRow.model_fields.keys() - {"duty"}
        values = shown("Request", {name: getattr(row, name) for name in names}, is_inside=is_inside)
        return {**values, "duty": row.duty_id}


class Moment(Schema):
    """One line of a duty's timeline: an entry of the ledger, or an order that followed."""

    at: Instant
    recorded: Instant
    what: str
    kind: str
    title: str
    unit: str
    by: str
    reason: str
    entry: int | None


class Owed(Schema):
    """What a unit owes or owed, and why in words."""

    key: str
    case: str
    mechanism: str
    about: str
    unit: str
    must: str
    until: str
    since: Instant
    due: Instant
    rung: int
    means: str
    is_stopped: bool
    is_provisional: bool
    how: str
    ended: Instant | None
    is_late: bool
    why: str


class Coloured(Schema):
    """The lamp of a duty at an instant, why it is that, and the version of the rule."""

    at: Instant
    colour: str
    why: str
    rule: str
