"""Record the conclusion of a supervision, which the decree makes obligatory (第十六条)."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from luoshi_policies.oversight.supervision_events import ConclusionDrawn
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.duties.acting import made
from luoshi_server.platform.errors import required
from luoshi_server.supervisions.acting import acting_on, tell
from luoshi_server.supervisions.models import Step, Supervision


def conclude(
    row: Supervision,
    *,
    by: Member,
    words: str,
    drawn_by: Sequence[str],
    document: str = "",
    seen: int | None = None,
    request: str = "",
) -> None:
    """Record what was concluded, and who took part: they stand aside when it is reviewed."""
    require(by, Verb.SUPERVISE)
    persons = tuple(dict.fromkeys(name.strip() for name in drawn_by if name.strip()))
    if not words.strip():
        raise required("words", _("督查结论"))
    if not persons:
        raise required("drawn_by", _("参与作出结论的人员"))
    with acting_on(row, seen=seen, wants=(Step.FINISHED,)) as fresh:
        event = made(
            ConclusionDrawn,
            about=fresh.key,
            unit=fresh.government,
            document=document.strip(),
            words=words.strip(),
            drawn_by=persons,
        )
        tell(fresh, event, by=by, request=request)
