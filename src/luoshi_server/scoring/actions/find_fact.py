"""Find what counts for a unit or against it and no case says, or take such a finding back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.duties.models import Duty
from luoshi_server.ledger.recording import Author, locked_end, record
from luoshi_server.organisations.naming import unit_named
from luoshi_server.platform import clock
from luoshi_server.platform.errors import ChangedMeanwhile, NotThere, Refused, required
from luoshi_server.scoring.events import FactFound, FactTakenBack
from luoshi_server.scoring.kinds import kinds_found_by_people
from luoshi_server.scoring.models import FoundFact


def find_fact(
    kind: str,
    *,
    by: Member,
    unit: str,
    on: date,
    words: str,
    duty: str = "",
    amount: Decimal = Decimal(1),
    request: str = "",
) -> str:
    """A fact of a kind that the scheme counts and that only people find; gives its key."""
    require(by, Verb.SET_WEIGHTS)
    if kind not in kinds_found_by_people(on):
        raise Refused(
            _("“%(kind)s”不由人工认定。") % {"kind": kind},
            field="kind",
            advice=_("请从评分方案的事项中选择。"),
        )
    if not words.strip():
        raise required("words", _("认定的事实和依据"))
    if not 0 < amount <= 1000:
        raise Refused(_("数量应大于 0、不超过 1000。"), field="amount")
    whose = unit_named(unit, field="unit")
    about = duty.strip() or whose
    if duty.strip() and not Duty.objects.filter(pk=about).exists():
        raise Refused(_("没有任务“%(key)s”。") % {"key": about}, field="duty")
    event = FactFound(
        about=about,
        unit=by.unit or by.username,
        at=clock.now(),
        what=kind,
        whose=whose,
        on=on,
        words=words.strip(),
        amount=amount,
    )
    record([event], by=Author(by.username, request), reason=words.strip())
    return str(event.id)


@transaction.atomic
def take_fact_back(finding: str, *, by: Member, reason: str, request: str = "") -> None:
    """The finding was wrong and counts no more; it stays in the ledger."""
    require(by, Verb.SET_WEIGHTS)
    if not reason.strip():
        raise required("reason", _("撤销理由"))
    locked_end()
    found = FoundFact.objects.filter(pk=finding).first()
    if found is None:
        raise NotThere(_("没有这项认定。"))
    if found.taken_back:
        raise ChangedMeanwhile(_("该认定已撤销。"), advice=_("请刷新页面后再看。"))
    event = FactTakenBack(
        about=found.about,
        unit=by.unit or by.username,
        at=clock.now(),
        finding=found.key,
        reason=reason.strip(),
    )
    record([event], by=Author(by.username, request), reason=reason.strip())
