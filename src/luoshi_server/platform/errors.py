"""What the server refuses: the field, the reason, and what to do, in the user's language.

A refusal is raised by an action and shown by the door that called it: beside the field of
a form, as a problem of the API (RFC 9457), or as a line of a command.
"""

from __future__ import annotations

import errno
from typing import Any

from django.db import InterfaceError, OperationalError
from django.utils.translation import gettext as _

from luoshi_server.platform.wording import one_after_another


class Refused(Exception):
    """Something that was asked for cannot be done; nothing was changed."""

    status = 422
    code = "refused"

    def __init__(self, reason: str, *, field: str = "", advice: str = "") -> None:
        self.reason, self.field, self.advice = reason, field, advice
        super().__init__(reason)

    @property
    def message(self) -> str:
        """The reason and what to do, as one line."""
        return one_after_another(self.reason, self.advice)


class Forbidden(Refused):
    """This member may not do this."""

    status = 403
    code = "forbidden"


class NotThere(Refused):
    """There is nothing of this name, or nothing that this member may see."""

    status = 404
    code = "not-there"


class ChangedMeanwhile(Refused):
    """Somebody else acted on the same thing first."""

    status = 409
    code = "changed-meanwhile"


class DatabaseGone(Refused):
    """The database does not answer."""

    status = 503
    code = "database-gone"


class DiskFull(Refused):
    """Nothing can be written any more."""

    status = 507
    code = "disk-full"


def refusal_of_storage(error: BaseException) -> Refused | None:
    """The refusal that it is when database or disk fail us; None for any other fault.

    Whatever was being recorded was in a transaction, so nothing of it is there.
    """
    if _is_disk_full(error):
        return DiskFull(_("磁盘空间已满，未作任何更改。"), advice=_("请联系管理员清理磁盘后重试。"))
    if isinstance(error, OperationalError | InterfaceError):
        return DatabaseGone(_("数据库暂时不可用，未作任何更改。"), advice=_("请稍后重试。"))
    return None


def _is_disk_full(error: BaseException) -> bool:
    if isinstance(error, OperationalError):
        # SQLite says it in words, PostgreSQL by a code.
        code = getattr(error.__cause__, "sqlstate", "")
        return code == "53100" or "disk is full" in str(error)
    return isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def changed_meanwhile(who: str, what: str) -> ChangedMeanwhile:
    """The second of two people who act at once is told who was first."""
    return ChangedMeanwhile(
        _("%(who)s 已先作“%(what)s”处理，您的操作未执行。") % {"who": who, "what": what},
        advice=_("请刷新页面，看过最新情况后再办理。"),
    )


def required(field: str, title: str) -> Refused:
    """A field that must be filled in was left empty."""
    return Refused(
        _("“%(title)s”未填写。") % {"title": title}, field=field, advice=_("请填写后提交。")
    )


def plain(reason: Any) -> str:
    """A reason from the core on one line."""
    return " ".join(str(reason).split())
