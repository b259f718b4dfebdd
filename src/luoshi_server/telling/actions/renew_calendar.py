"""Make a calendar's secret address, or a new one in place of it."""

from __future__ import annotations

import secrets

from django.utils.translation import gettext as _

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.platform import clock
from luoshi_server.platform.errors import Refused
from luoshi_server.telling.calendars import digest_of
from luoshi_server.telling.models import CalendarAddress


def renew_calendar(*, by: Member, request: str = "") -> str:
    """The token of the new address, which is shown once; the old address shows nothing more."""
    require(by, Verb.SEE_INSIDE)
    if not by.unit:
        raise Refused(_("您没有所属单位，没有可以订阅的期限。"))
    token = secrets.token_urlsafe(32)
    CalendarAddress.objects.update_or_create(
        member=by, defaults={"digest": digest_of(token), "made": clock.now()}
    )
    return token
