"""Indicators at a glance: what the latest reports aim at, beside what was reached before."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from luoshi_server.duties.published import (
    document_shown,
    documents_in_force,
    figures_shown,
    public_claims,
)
from luoshi_server.web.portal.series import Point, points_of

REPORTS = ("work_report", "plan_report", "budget_report", "statistics")
DOCUMENTS, FIGURES = 8, 120


@dataclass(frozen=True, kw_only=True)
class AtAGlance:
    """An indicator that a report sets a target for."""

    title: str
    target: Point
    before: Point
    latest: Point | None


def at_a_glance(limit: int) -> list[AtAGlance]:
    """Indicators with a target and a number reached before, in the order of the reports."""
    reports = documents_in_force().filter(kind__in=REPORTS)
    documents = [document_shown(row) for row in reports[:DOCUMENTS]]
    claims = public_claims("figure", of=documents)
    aims = list(claims.filter(status="target").order_by("document", "start")[:FIGURES])
    titles = {claim.title for claim in aims}
    reached = claims.filter(status="actual", title__in=titles).order_by("-period", "key")
    known: dict[tuple[str, str], list[Point]] = defaultdict(list)
    for figure in figures_shown(list(reached[: FIGURES * 4])):
        for point in points_of(figure):
            known[point.name, point.unit].append(point)
    for points in known.values():
        points.sort(key=lambda one: one.order)
    found: dict[str, AtAGlance] = {}
    rank = {document.key: place for place, document in enumerate(documents)}
    for figure in sorted(figures_shown(aims), key=lambda one: (rank[one.document.key], one.start)):
        for target in points_of(figure):
            told = known.get((target.name, target.unit))
            if told and target.name not in found and len(found) < limit:
                glance = _beside(target, told)
                found |= {target.name: glance} if glance else {}
    return list(found.values())


def _beside(target: Point, told: list[Point]) -> AtAGlance | None:
    """The target beside the last number of a period as long as its own, and what came after."""
    aimed = target.order
    before = [(point.order, point) for point in told if point.order < aimed]
    whole = [one for one in before if len(one[1].period) == len(target.period)]
    if not whole:
        return None
    since = [point for order, point in before if order > whole[-1][0]]
    return AtAGlance(
        title=target.figure.indicator + target.figure.dimension,
        target=target,
        before=whole[-1][1],
        latest=since[-1] if since else None,
    )
