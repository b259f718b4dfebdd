"""Divide a duty into parts (分解): each with its own words, weight and lead unit."""

from __future__ import annotations

from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.duties.acting import acting_on, made, tell
from luoshi_server.duties.events import PartFound, Subdivided
from luoshi_server.duties.models import OPEN_STATES, Duty
from luoshi_server.platform.errors import Refused, required


def add_part(
    duty: Duty,
    *,
    by: Member,
    title: str,
    weight: Decimal = Decimal(1),
    seen: int | None = None,
    request: str = "",
) -> Duty:
    """A new duty that is part of this one; it is assigned and followed up like any other."""
    require(by, Verb.ASSIGN)
    if not title.strip():
        raise required("title", _("分解任务"))
    _require_weight(weight)
    with acting_on(duty, seen=seen, wants=OPEN_STATES) as fresh:
        key = f"{fresh.key}.{fresh.parts.count() + 1}"
        event = made(
            PartFound,
            about=key,
            unit=by.unit,
            office=by.unit,
            document=fresh.document_id or "",
            provision=fresh.provision,
            words=fresh.words,
            parent=fresh.key,
            title=title.strip(),
            weight=weight,
        )
        tell(event, by=by, request=request)
    return Duty.objects.get(pk=key)


def make_part(
    duty: Duty,
    parent: Duty,
    *,
    by: Member,
    weight: Decimal = Decimal(1),
    seen: int | None = None,
    request: str = "",
) -> None:
    """Let a duty be part of another, with its weight in that one's progress."""
    require(by, Verb.ASSIGN)
    _require_weight(weight)
    with transaction.atomic(), acting_on(duty, seen=seen) as fresh:
        above: Duty | None = parent
        while above is not None:
            if above.pk == fresh.pk:
                raise Refused(_("任务不能是自身的分解。"), field="parent")
            above = above.parent
        event = made(
            Subdivided,
            about=fresh.key,
            unit=by.unit,
            parent=parent.key,
            weight=weight,
        )
        tell(event, by=by, request=request)


def _require_weight(weight: Decimal) -> None:
    if not 0 < weight <= 1000:
        raise Refused(_("权重应大于 0、不超过 1000。"), field="weight")
