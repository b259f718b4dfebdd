"""Make a link with which a member chooses a password.

The administrator hands it over; so nobody but the member ever knows the password.  The link
holds for three days, and only once: it is void as soon as the password has changed.
"""

from __future__ import annotations

from typing import NamedTuple

from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _

from luoshi_server.accounts.changes import Change, tell
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.platform.errors import Refused


class PasswordLink(NamedTuple):
    """What stands in the address: whose password, and the proof."""

    uidb64: str
    token: str


@transaction.atomic
def link_for_password(member: Member, *, by: Member, request: str = "") -> PasswordLink:
    """The parts of the link; that it was made is recorded, the link is not."""
    require(by, Verb.KEEP_MEMBERS)
    if not member.is_active:
        raise Refused(_("账号已经停用。"), advice=_("请先恢复账号。"))
    if not member.has_usable_password():
        # Without a password of its own the proof would hold for every such account alike.
        member.set_unusable_password()
        member.save(update_fields=["password"])
    tell(Change(member, "password link made", by, {}, {}, request))
    return PasswordLink(
        urlsafe_base64_encode(force_bytes(member.pk)), default_token_generator.make_token(member)
    )
