"""The facts of one unit in one period, each with the entry of the ledger that shows it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db.models import F, Max, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from luoshi.calendars import SHANGHAI, Explanation, instant
from luoshi.scoring import Fact
from luoshi_policies.scorecards import KINDS
from luoshi_server.cases.models import Obligation, Order
from luoshi_server.duties.models import Report
from luoshi_server.ledger.models import Line
from luoshi_server.scoring.counting import SOURCES, Source, rows_of
from luoshi_server.scoring.periods import ScoringPeriod

NO_ENTRY = 0


def facts_of_unit(
    unit: str, period: ScoringPeriod, now: datetime, kinds: Collection[str] = ()
) -> list[Fact]:
    """What counts for a unit or against it in a period, by day; of some kinds, or of all."""
    facts = [
        _fact(unit, row)
        for source in SOURCES
        for row in _with_entry(source, rows_of(source, period, unit, now, kinds))
    ]
    return sorted(facts, key=lambda fact: (fact.on, fact.kind, fact.about))


def _with_entry(source: Source, rows: QuerySet[Any]) -> list[dict[str, Any]]:
    columns = ("counts", "day", "matter", "shown_by")
    match source.name:
        case "ended":
            # Looked up by the obligation alone: it has few orders, and all have a kind.
            orders = Order.objects.filter(obligation=OuterRef("key")).order_by()
            ending = Max("entry", filter=Q(kind="discharge"))
            ended_by = orders.values("obligation").annotate(ended_by=ending).values("ended_by")
            rows = rows.annotate(shown_by=Subquery(ended_by))
            columns += ("must_zh", "must", "due")
        case "undone" | "sent back":
            rows = rows.annotate(shown_by=_entry_of(OuterRef("cause")))
            columns += ("must_zh", "must", "due")
        case "done":
            accepted = Report.objects.filter(duty=OuterRef("pk"), kind="acceptance")
            rows = rows.annotate(shown_by=Subquery(accepted.order_by("-entry").values("entry")[:1]))
        case "steps":
            # The clock takes steps: what shows them is the entry that charged the unit.
            of = Obligation.objects.filter(key=OuterRef("obligation"))
            rows = rows.annotate(cause=Subquery(of.values("cause")[:1]))
            rows = rows.annotate(shown_by=Coalesce("entry", _entry_of(OuterRef("cause")), Value(0)))
            columns += ("must_zh", "must")
        case "found":
            rows = rows.annotate(shown_by=F("entry"))
            columns += ("words", "amount")
        case _:
            rows = rows.annotate(shown_by=F("entry"))
    return list(rows.order_by("day").values(*columns))


def _entry_of(event: Any) -> Subquery:
    return Subquery(Line.objects.filter(event_id=event).values("number")[:1])


def _fact(unit: str, row: dict[str, Any]) -> Fact:
    return Fact(
        unit=unit,
        kind=row["counts"],
        on=row["day"].astimezone(SHANGHAI).date(),
        ref=str(row["shown_by"] or NO_ENTRY),
        about=row["matter"],
        amount=row.get("amount", 1),
        why=_why(row),
    )


def _why(row: dict[str, Any]) -> Explanation:
    """The sentence that a card opens."""
    name = KINDS.get(row["counts"], Explanation(row["counts"], row["counts"]))
    when = instant(row["day"].astimezone(SHANGHAI))
    if "words" in row:
        return Explanation(f"{name.zh}：{row['words']}", f"{name.en}: {row['words']}")
    if "due" in row:
        due = instant(row["due"].astimezone(SHANGHAI))
        if row["day"] == row["due"]:
            return Explanation(
                f"“{row['must_zh']}”应于 {due} 前完成而未完成。",
                f"“{row['must']}” was due by {due} and was not done.",
            )
        return Explanation(
            f"{name.zh}：“{row['must_zh']}”，{when}，时限 {due}。",
            f"{name.en}: “{row['must']}” on {when}, due by {due}.",
        )
    if "must_zh" in row:
        return Explanation(
            f"“{row['must_zh']}”逾期，{when} 发{name.zh}。",
            f"Late to “{row['must']}”: {name.en} on {when}.",
        )
    return Explanation(f"{name.zh}，{when}。", f"{name.en} on {when}.")
