"""Have a later edition compared, and confirm what became of each claim (新旧版对照)."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _
from django_q.tasks import async_task

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.documents.editions import fates_of, is_confirmed
from luoshi_server.documents.events import EditionCompared
from luoshi_server.documents.models import Gazette
from luoshi_server.ledger.recording import Author, locked_end, record
from luoshi_server.platform import clock
from luoshi_server.platform.errors import ChangedMeanwhile, NotThere, Refused


def have_it_compared(gazette: Gazette, *, by: Member) -> None:
    """Put the comparison with the edition that it replaces on the list of work."""
    require(by, Verb.CONFIRM)
    if not gazette.replaces:
        raise NotThere(_("这份公报不是修订版。"))
    task = "luoshi_server.documents.editions.compare"
    async_task(task, gazette.key, task_name=f"compare {gazette.key}")


def confirm_comparison(gazette: Gazette, *, by: Member, request: str = "") -> int:
    """Let the comparison take effect: once.  Gives how many claims must be looked at again.

    What was confirmed in the earlier edition holds in the later one where the words are the
    same; a duty whose words were changed or are gone needs review, and its work stays.
    """
    require(by, Verb.CONFIRM)
    at = clock.now()
    with transaction.atomic():
        locked_end()
        if is_confirmed(gazette):
            raise ChangedMeanwhile(_("新旧版对照已经确认。"), advice=_("请刷新页面后再看。"))
        fates = fates_of(Gazette.objects.get(pk=gazette.pk))
        if not fates:
            raise Refused(_("新旧版尚未比对完毕。"), advice=_("请稍后刷新页面再确认。"))
        event = EditionCompared(
            about=gazette.key,
            unit=by.unit or by.username,
            at=at,
            before=gazette.replaces,
            fates=tuple(fates),
        )
        record([event], by=Author(by.username, request), at=at)
    return sum(fate.became in ("changed", "gone") for fate in fates)
