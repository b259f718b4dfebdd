"""Word a draft anew: what is demanded, who is praised or criticised.  The facts stay."""

from __future__ import annotations

from dataclasses import replace

from luoshi.calendars import published_calendar, working_days
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.bulletins.acting import acting_on, tell
from luoshi_server.bulletins.closing import reworded
from luoshi_server.bulletins.content import content_of
from luoshi_server.bulletins.events import BulletinRevised
from luoshi_server.bulletins.models import Bulletin, State
from luoshi_server.bulletins.slips import DEMAND
from luoshi_server.bulletins.wording import Wording, wording_from
from luoshi_server.papers import SupervisionSlip, day_in_chinese
from luoshi_server.platform import clock


def revise(
    bulletin: Bulletin,
    *,
    by: Member,
    wording: Wording,
    title: str = "",
    seen: int | None = None,
    request: str = "",
) -> None:
    """Put other words in a draft; an approval that it had is gone."""
    require(by, Verb.WRITE_BULLETIN)
    with acting_on(bulletin, seen=seen, wants=(State.DRAFTED,)) as fresh:
        now = clock.now()
        paper, called = fresh.draft, title.strip() or fresh.title
        answer_by = fresh.answer_by
        if isinstance(paper, SupervisionSlip):
            answer_by = working_days(wording.answer_days).end(now, published_calendar()).due.date()
            answer = f"{day_in_chinese(answer_by)}前（{wording.answer_days}个工作日）"
            demand = "\n".join(wording.demands) or DEMAND
            content = content_of(replace(paper, demand=demand, answer_by=answer))
            called = fresh.title
        else:
            before = wording_from(fresh.wording)
            content = content_of(reworded(paper, before=before, title=called, wording=wording))
        event = BulletinRevised(
            about=fresh.key,
            unit=by.unit or by.username,
            at=now,
            title=called,
            content=content,
            wording=wording.written(),
            units=tuple(fresh.unit_names),
            judges=wording.judges,
            quotes=tuple(fresh.quotes),
            answer_by=answer_by,
        )
        tell(event, by=by, request=request)
