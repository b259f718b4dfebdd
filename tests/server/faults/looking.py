"""Looking at an instance after a fault: is anything lost, doubled, or half written?"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Model

from luoshi.ledger import verify
from luoshi_server.cases import models as cases
from luoshi_server.documents import models as documents
from luoshi_server.documents.reading import KINDS, contract_kept
from luoshi_server.duties import models as duties
from luoshi_server.ledger.models import End, Line
from luoshi_server.ledger.reading import entries, rebuild
from luoshi_server.organisations import models as organisations
from luoshi_server.platform import files
from luoshi_server.platform.clock import standing_at

TABLES: dict[type[Model], tuple[str, ...]] = {
    organisations.Unit: ("name", "category", "dissolved", "successor"),
    organisations.UnitName: ("name", "unit__name"),
    organisations.Post: ("unit", "person", "post", "since", "until"),
    documents.Gazette: ("key", "name", "state", "progress", "step", "reading", "contract"),
    documents.Document: ("key", "title", "start", "end", "in_force"),
    documents.Provision: ("document", "address", "start", "end"),
    documents.Claim: ("key", "kind", "state", "words", "reviewed_by", "reviewed_at", "reason"),
    duties.Duty: (
        *("key", "claim", "state", "lead", "liaison", "deadline", "value", "lamp", "late_since"),
        *("next_due", "found", "assigned", "signed", "completed", "closed", "changed"),
        "last_entry",
    ),
    duties.DutyUnit: ("duty", "unit", "part", "printed", "order"),
    duties.Report: ("duty", "entry", "kind", "unit", "told", "told_by", "due", "value", "words"),
    duties.Evidence: ("duty", "entry", "sha256", "name", "size"),
    cases.Mandate: ("entry", "since"),
    cases.Case: ("key", "mandate__entry", "about", "opened", "closed", "next_at", "last_entry"),
    cases.CaseEvent: ("case", "entry", "event_id"),
    cases.CaseAbout: ("case", "about"),
    cases.Obligation: ("key", "case", "rule", "unit", "since", "due", "next_at", "rung", "how"),
    cases.Order: ("key", "obligation", "kind", "at", "unit", "to", "rung", "means"),
}
"""The tables of state, and what of them must be the same when they are built again."""


def state() -> dict[str, list[tuple[str, ...]]]:
    """The tables of state, each with its rows in order."""
    return {
        table.__name__: sorted(
            tuple(str(value) for value in row) for row in table.objects.values_list(*columns)
        )
        for table, columns in TABLES.items()
    }


def what_is_wrong(now: datetime) -> list[str]:
    """Everything that should not be so at `now`, when time has been let pass up to it."""
    with standing_at(now):
        return [*_in_the_ledger(), *_in_the_rungs(now), *_in_the_files(), *_in_the_state()]


def _in_the_ledger() -> Iterator[str]:
    end = End.objects.get(pk=1)
    broken = verify(entries(), root=end.digest if end.number else None)
    if broken is not None:
        yield f"entry {broken.number}: {broken.reason}"
    if Line.objects.count() != end.number:
        yield f"the ledger ends at {end.number} and has {Line.objects.count()} entries"


def _in_the_rungs(now: datetime) -> Iterator[str]:
    late = cases.Case.objects.filter(closed=None, next_at__lt=now).count()
    if late:
        yield f"{late} cases wait for a rung that was due"
    taken: dict[str, list[int]] = {}
    for owed, rung in cases.Order.objects.filter(kind="escalate").values_list("obligation", "rung"):
        taken.setdefault(owed, []).append(rung)
    for owed in cases.Obligation.objects.all():
        rungs = sorted(taken.pop(owed.key, []))
        # A reminder that would have come before there was anything to remind of is left out.
        if rungs not in (list(range(first, owed.rung + 1)) for first in (1, 2)):
            yield f"{owed.case_id} {owed.must}: rung {owed.rung}, and the rungs {rungs} were taken"
    for owed in taken:
        yield f"rungs were taken for {owed}, which nobody owes"


def _in_the_files() -> Iterator[str]:
    for file in settings.LUOSHI.files.rglob("*"):
        if file.is_file() and hashlib.sha256(file.read_bytes()).hexdigest() != file.name:
            yield f"{file} is not what its name says"
    for told in Line.objects.filter(kind="GazetteTakenIn"):
        if not files.path_of(told.event().sha256).is_file():
            yield f"the file of the gazette {told.about} is gone"
    for gazette in documents.Gazette.objects.exclude(state=documents.Gazette.READ):
        yield f"the gazette {gazette.key} is {gazette.state}: {gazette.fault}"
    for gazette in documents.Gazette.objects.filter(state=documents.Gazette.READ):
        read = sum(len(contract_kept(gazette)[plural]) for plural in KINDS.values())
        if gazette.claims.count() < read:
            yield f"of {read} claims of {gazette.key} there are {gazette.claims.count()}"


def _in_the_state() -> Iterator[str]:
    before = state()
    rebuild()
    after = state()
    for table, rows in before.items():
        kept, built = set(rows), set(after[table])
        for row in sorted(kept - built)[:2]:
            yield f"{table} {row} does not follow from the ledger"
        for row in sorted(built - kept)[:2]:
            yield f"{table} {row} follows from the ledger and is not there"


def told(kind: str, about: str, at: str) -> bool:
    """Whether the ledger has this event; a report may be about one day of the matter."""
    lines: Any = Line.objects.filter(kind=kind, at=datetime.fromisoformat(at))
    return bool(lines.filter(about__startswith=about).exists())
