"""File evidence for a duty: a file, and the time that it proves something about."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import PurePath

from django.utils.translation import gettext as _

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.roles import Verb
from luoshi_server.duties.acting import acting_on, made, require_part, tell
from luoshi_server.duties.events import EvidenceFiled
from luoshi_server.duties.models import OPEN_STATES, Duty
from luoshi_server.platform.clock import now
from luoshi_server.platform.errors import Refused, required
from luoshi_server.platform.uploads import checked


def file_evidence(
    duty: Duty,
    name: str,
    chunks: Iterable[bytes],
    *,
    by: Member,
    proves_from: date | None,
    proves_to: date | None = None,
    public: bool = False,
    words: str = "",
    seen: int | None = None,
    request: str = "",
) -> str:
    """Keep the file and record what it proves; gives its digest."""
    require_part(by, Verb.REPORT, duty)
    if proves_from is None:
        raise required("proves_from", _("佐证起始日期"))
    until = proves_to or proves_from
    if until < proves_from:
        raise Refused(_("佐证期间的截止日期早于起始日期。"), field="proves_to")
    if proves_from > now().date():
        raise Refused(
            _("佐证期间尚未开始。"), field="proves_from", advice=_("请填写材料所证明的时间。")
        )
    name = PurePath(name.replace("\\", "/")).name[:200]
    digest, size = checked(name, chunks)
    with acting_on(duty, seen=seen, wants=OPEN_STATES) as fresh:
        if fresh.evidence.filter(sha256=digest).exists():
            return digest
        event = made(
            EvidenceFiled,
            about=fresh.key,
            unit=by.unit,
            sha256=digest,
            name=name,
            size=size,
            proves_from=proves_from,
            proves_to=until,
            public=public,
            words=words.strip(),
        )
        tell(event, by=by, request=request)
    return digest
