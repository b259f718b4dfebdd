"""What the server refuses: the field, the reason, and what to do, in the user's language.

A refusal is raised by an action and shown by the door that called it: beside the field of
a form, as a problem of the API (RFC 9457), or as a line of a command.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _


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
        return f"{self.reason}{self.advice}"


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
