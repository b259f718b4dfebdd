"""Have a gazette read again, whose reading failed or never came to an end."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.documents.actions.take_in import have_it_read
from luoshi_server.documents.models import Gazette
from luoshi_server.platform.errors import Refused


def read_again(gazette: Gazette, *, by: Member) -> None:
    """Put the gazette back on the list of what is to be read.

    It may be on the list twice: whoever comes second finds it read.
    """
    require(by, Verb.TAKE_IN)
    unread = Gazette.objects.filter(pk=gazette.pk).exclude(state=Gazette.READ)
    with transaction.atomic():
        if not unread.update(state=Gazette.WAITING, progress=0, step="", fault=""):
            raise Refused(_("公报已识读完毕，无需重读。"), advice=_("请刷新页面后再看。"))
        transaction.on_commit(lambda: have_it_read(gazette.key))
