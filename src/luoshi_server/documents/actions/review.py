"""Decide on what was read: accept, edit, split, merge, reject, or look at it again.

Nothing that was read has any effect until a person has accepted or edited it.  A duty that
is accepted is told to the kernel (`DutyFound`): from then on somebody must assign it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from luoshi.ledger import Event
from luoshi.ledger.fields import canonical
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.documents.events import Decision, Reviewed, ReviewedTogether
from luoshi_server.documents.layout import places_of_signs
from luoshi_server.documents.models import Claim
from luoshi_server.documents.taking_effect import events_of
from luoshi_server.ledger.recording import Author, locked_end, record
from luoshi_server.platform import clock
from luoshi_server.platform.errors import ChangedMeanwhile, Refused, changed_meanwhile, required

EDITABLE = {
    "duty": (
        "title",
        "text",
        "lead_units",
        "responsible_units",
        "cooperating_units",
        "deadlines",
        "targets",
    ),
    "figure": ("indicator", "dimension", "value", "unit", "growth", "period", "status"),
    "appointment": ("person", "action", "organisation", "post", "effective"),
    "finding": ("message", "message_en"),
}


def accept(claim: Claim, *, by: Member, request: str = "") -> None:
    """Accept one thing as it was read."""
    _decide(claim, "accepted", claim.reading, by=by, reason="", request=request)


def accept_all(claims: Iterable[Claim], *, by: Member, request: str = "") -> int:
    """Accept many things of one or more gazettes as they were read; gives how many."""
    require(by, Verb.CONFIRM)
    at, count = clock.now(), 0
    with transaction.atomic():
        locked_end()
        by_gazette: dict[str, list[Claim]] = {}
        for claim in _open_now(claims):
            by_gazette.setdefault(claim.gazette_id, []).append(claim)
        for gazette, own in by_gazette.items():
            together = ReviewedTogether(
                about=gazette, unit=by.unit, at=at, claims=tuple(claim.key for claim in own)
            )
            events: list[Event] = [together]
            for claim in own:
                events += events_of(claim, claim.reading, unit=by.unit, at=at)
            record(events, by=Author(by.username, request), at=at)
            count += len(own)
    return count


def _open_now(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Those on which nobody has decided meanwhile: looked at while the ledger is held."""
    keys = [claim.pk for claim in claims]
    for start in range(0, len(keys), 500):
        fresh = Claim.objects.in_bulk(keys[start : start + 500])
        for key in keys[start : start + 500]:
            if key in fresh and fresh[key].state == Claim.OPEN:
                yield fresh[key]


def edit(
    claim: Claim, changes: dict[str, Any], *, by: Member, reason: str, request: str = ""
) -> None:
    """Accept one thing otherwise than it was read, with the reason; the first reading stays."""
    unknown = changes.keys() - set(EDITABLE[claim.kind])
    if unknown:
        raise Refused(
            _("不能修改 %(fields)s。") % {"fields": "、".join(sorted(unknown))},
            field=sorted(unknown)[0],
        )
    _decide(claim, "edited", {**claim.reading, **changes}, by=by, reason=reason, request=request)


def reject(claim: Claim, *, by: Member, reason: str, request: str = "") -> None:
    """Say that this was not there to be read, and why."""
    _decide(claim, "rejected", None, by=by, reason=reason, request=request)


def split(
    claim: Claim, at_signs: Sequence[int], *, by: Member, reason: str, request: str = ""
) -> None:
    """Make several duties of one, cut before the given signs of its words."""
    words = claim.words
    cuts = [0, *sorted(set(at_signs)), len(words)]
    if len(cuts) < 3 or cuts[1] <= 0 or cuts[-2] >= len(words):
        raise Refused(
            _("拆分位置不在文字之内。"), field="at", advice=_("请在文字中间选择拆分位置。")
        )
    parts = [words[start:end].strip() for start, end in pairwise(cuts)]
    if not all(parts):
        raise Refused(_("拆分后有一段没有文字。"), field="at", advice=_("请重新选择拆分位置。"))
    records = [
        {
            **claim.reading,
            "title": part.rstrip("。；，")[:300],
            "text": part,
            "quote": part,
            "span": span,
        }
        for part, span in zip(parts, _spans(claim, cuts), strict=True)
    ]
    into = tuple(f"{claim.key}.{number}" for number in range(1, len(parts) + 1))
    _make(claim, "split", into, records, by=by, reason=reason, request=request)


def merge(claims: Sequence[Claim], *, by: Member, reason: str, request: str = "") -> None:
    """Make one duty of several that stand in the same document."""
    if len(claims) < 2 or len({claim.document for claim in claims}) > 1:
        raise Refused(_("合并需要同一文件中的至少两项。"), field="claims", advice=_("请重新选择。"))
    ordered = sorted(claims, key=lambda claim: claim.start)
    first = ordered[0]
    words = "".join(claim.words for claim in ordered)
    record_ = {
        **first.reading,
        "text": words,
        "quote": words,
        "span": [first.start, max(claim.end for claim in ordered)],
        "lead_units": _joined(ordered, "lead_units"),
        "responsible_units": _joined(ordered, "responsible_units"),
        "deadlines": _joined(ordered, "deadlines"),
        "targets": _joined(ordered, "targets"),
    }
    into = (f"{first.key}.m",)
    with transaction.atomic():
        for other in ordered[1:]:
            _decide(other, "rejected", None, by=by, reason=reason, request=request)
        _make(first, "merged", into, [record_], by=by, reason=reason, request=request)


def reopen(claim: Claim, *, by: Member, reason: str, request: str = "") -> None:
    """Put something that was rejected back among what is to be looked at."""
    if claim.kind == "duty" and claim.state in (Claim.ACCEPTED, Claim.EDITED):
        raise Refused(
            _("任务已立项，不能退回核对。"), advice=_("请通过变更申请办理，或在任务页撤销立项。")
        )
    _decide(claim, "reopened", None, by=by, reason=reason, request=request)


def _spans(claim: Claim, cuts: Sequence[int]) -> list[list[int]]:
    """Where each part of a claim's words stands; where that cannot be told, the whole place."""
    places = places_of_signs(claim)
    if places is None:
        return [[claim.start, claim.end] for _part in cuts[1:]]
    inner = [claim.start, *(places[cut] for cut in cuts[1:-1]), claim.end]
    return [[start, end] for start, end in pairwise(inner)]


def _joined(claims: Sequence[Claim], field: str) -> list[Any]:
    together: list[Any] = []
    for claim in claims:
        together += [one for one in claim.reading[field] if one not in together]  # type: ignore[attr-defined]
    return together


def _make(
    claim: Claim,
    decision: Decision,
    into: tuple[str, ...],
    records: list[dict[str, Any]],
    *,
    by: Member,
    reason: str,
    request: str,
) -> None:
    require(by, Verb.CONFIRM)
    if claim.kind != "duty":
        raise Refused(_("只有任务可以拆分或合并。"))
    if not reason.strip():
        raise required("reason", _("理由"))
    at = clock.now()
    with transaction.atomic():
        _still_open(claim)
        event = Reviewed(
            about=claim.key,
            unit=by.unit,
            at=at,
            decision=decision,
            before=canonical(claim.record),
            after=canonical(records),
            reason=reason.strip(),
            into=into,
        )
        record([event], by=Author(by.username, request), at=at, reason=reason.strip())


def _decide(
    claim: Claim,
    decision: Decision,
    after: dict[str, Any] | None,
    *,
    by: Member,
    reason: str,
    request: str,
) -> None:
    require(by, Verb.CONFIRM)
    if decision != "accepted" and not reason.strip():
        raise required("reason", _("理由"))
    at = clock.now()
    with transaction.atomic():
        _still_open(claim, reopening=decision == "reopened")
        events: list[Event] = [
            Reviewed(
                about=claim.key,
                unit=by.unit,
                at=at,
                decision=decision,
                before=canonical(claim.record),
                after=canonical(after) if decision == "edited" else "",
                reason=reason.strip(),
            )
        ]
        if after is not None:
            events += events_of(claim, after, unit=by.unit, at=at)
        record(events, by=Author(by.username, request), at=at, reason=reason.strip())
    claim.refresh_from_db()


def _still_open(claim: Claim, *, reopening: bool = False) -> None:
    """Nobody has decided on it meanwhile: looked at while the ledger is held."""
    locked_end()
    fresh = Claim.objects.get(pk=claim.pk)
    if reopening:
        return
    if fresh.state != claim.state or fresh.state != Claim.OPEN:
        raise _too_late(fresh)


def _too_late(claim: Claim) -> ChangedMeanwhile:
    return changed_meanwhile(claim.reviewed_by, claim.get_state_title())
