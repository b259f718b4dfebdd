"""Confirm a table that was checked, or let it go."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.imports.models import ImportJob, ImportRow
from luoshi_server.imports.sheets import sheet_called
from luoshi_server.imports.unfinished import have_it_done
from luoshi_server.platform import clock
from luoshi_server.platform.errors import Forbidden, NotThere, Refused

S = ImportJob.State


@transaction.atomic
def confirm(key: str, *, by: Member) -> None:
    """Tell the rows of a table that were found good."""
    job = _held(key, by)
    if job.state != S.CHECKED:
        raise Refused(
            _("表格现为“%(state)s”，不能确认。") % {"state": job.get_state_display()},
            advice=_("请刷新页面后再看。"),
        )
    if not job.rows.filter(state=ImportRow.State.GOOD).exists():
        raise Refused(_("没有可导入的行。"), advice=_("请修改表格后重新上传。"))
    ImportJob.objects.filter(pk=key).update(state=S.TELLING, confirmed=clock.now())
    have_it_done(key, S.TELLING)


@transaction.atomic
def drop(key: str, *, by: Member) -> None:
    """Let a table go that nobody has confirmed."""
    job = _held(key, by)
    if job.state not in (S.WAITING, S.CHECKING, S.CHECKED):
        raise Refused(_("表格已经导入，不能放弃。"), advice=_("有误的事项可以逐项撤回。"))
    ImportJob.objects.filter(pk=key).update(state=S.DROPPED, ended=clock.now())


def _held(key: str, by: Member) -> ImportJob:
    require(by, Verb.IMPORT)
    job = ImportJob.objects.select_for_update().filter(pk=key).first()
    if job is None:
        raise NotThere(_("没有这个表格。"))
    require(by, sheet_called(job.sheet).verb)
    if job.made_by != by.username:
        raise Forbidden(_("表格由上传的人确认。"), advice=_("请由上传的同志办理。"))
    return job
