"""Decide on an objection (第十七条).  Whoever took part in the conclusion stands aside."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Literal

from django.utils.translation import gettext as _

from luoshi_policies.oversight.supervision_events import (
    ConclusionChanged,
    ConclusionReviewed,
    ConclusionRevoked,
)
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.duties.acting import made
from luoshi_server.platform.errors import Forbidden, Refused, required
from luoshi_server.supervisions.acting import acting_on, tell
from luoshi_server.supervisions.actions.serve import refuse_a_past_day
from luoshi_server.supervisions.models import Step, Supervision

Result = Literal["upheld", "changed", "revoked"]

_KINDS: dict[str, type[ConclusionReviewed]] = {
    "upheld": ConclusionReviewed,
    "changed": ConclusionChanged,
    "revoked": ConclusionRevoked,
}


def review(
    row: Supervision,
    *,
    by: Member,
    result: Result,
    decision: str,
    reviewers: Sequence[str] = (),
    correct_by: date | None = None,
    seen: int | None = None,
    request: str = "",
) -> None:
    """The conclusion stands, is changed, or is revoked; `correct_by` is for a changed one."""
    require(by, Verb.DECIDE)
    if not decision.strip():
        raise required("decision", _("复核决定"))
    refuse_a_past_day(correct_by)
    with acting_on(row, seen=seen, wants=(Step.SERVED,)) as fresh:
        if fresh.objected is None or fresh.reviewed is not None:
            raise Refused(_("没有待复核的异议。"))
        me = by.get_full_name()
        if by.username == fresh.conclusion_told_by or {me, by.username} & {*fresh.concluded_by}:
            raise Forbidden(
                _("您参与作出督查结论，在复核中应当回避（《政府督查工作条例》第十七条）。"),
                advice=_("请由未参与作出结论的人员复核。"),
            )
        persons = tuple(dict.fromkeys(name for name in (me, *map(str.strip, reviewers)) if name))
        for person in persons:
            if person in fresh.concluded_by:
                raise Refused(
                    _("%(person)s参与作出督查结论，在复核中应当回避。") % {"person": person},
                    field="reviewers",
                )
        fields: dict[str, Any] = {
            "about": fresh.key,
            "unit": fresh.government,
            "reviewers": persons,
            "concluded_by": tuple(fresh.concluded_by),
            "decision": decision.strip(),
        }
        if result == "changed":
            fields |= {"whose": fresh.whose, "correct_by": correct_by}
        tell(fresh, made(_KINDS[result], **fields), by=by, request=request)
