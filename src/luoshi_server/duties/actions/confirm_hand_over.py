"""Confirm that duties were handed over, when whoever answered for them has left the post."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import may, require
from luoshi_server.accounts.roles import Verb
from luoshi_server.duties.acting import made, tell
from luoshi_server.duties.events import PostHandedOver
from luoshi_server.duties.handovers import handovers_open
from luoshi_server.ledger.recording import locked_end
from luoshi_server.platform.errors import ChangedMeanwhile, Refused, required


def confirm_hand_over(
    unit: str, keys: Sequence[str], *, by: Member, to_person: str, request: str = ""
) -> int:
    """Let `to_person` answer for these duties of the unit; gives how many.

    The unit confirms it for itself, or the office for it.
    """
    if not may(by, Verb.ASSIGN):
        require(by, Verb.SIGN, of=[unit])
    name = to_person.strip()
    if not name:
        raise required("to_person", _("接任人"))
    if not keys:
        raise Refused(_("没有选中任何任务。"), field="duties", advice=_("请勾选后提交。"))
    with transaction.atomic():
        locked_end()
        pending = {one.duty.key: one for one in handovers_open(unit)}
        missing = [key for key in keys if key not in pending]
        if missing:
            raise ChangedMeanwhile(
                _("所选任务中有 %(count)s 项已经交接，或不需要交接。") % {"count": len(missing)},
                advice=_("请刷新页面后再看。"),
            )
        if any(pending[key].from_person == name for key in keys):
            raise Refused(
                _("%(name)s已经离任。") % {"name": name},
                field="to_person",
                advice=_("请填写接任人。"),
            )
        events = [
            made(
                PostHandedOver,
                about=key,
                unit=by.unit or by.username,
                from_person=pending[key].from_person,
                to_person=name,
                post=pending[key].post,
            )
            for key in dict.fromkeys(keys)
        ]
        tell(*events, by=by, request=request)
    return len(events)
