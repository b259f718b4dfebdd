"""Hand in a table: it is kept, and checked in the background; nothing is told yet."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from pathlib import PurePath

from django.utils.translation import gettext as _

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.imports.models import ImportJob
from luoshi_server.imports.sheets import sheet_called
from luoshi_server.imports.unfinished import have_it_done
from luoshi_server.platform import clock
from luoshi_server.platform.errors import Refused
from luoshi_server.platform.uploads import checked

FORMS = (".csv", ".xlsx")


def hand_in(
    sheet: str, name: str, chunks: Iterable[bytes], *, by: Member, in_background: bool = True
) -> ImportJob:
    """A table of this kind, to be checked in the background, or by the caller."""
    require(by, Verb.IMPORT)
    require(by, sheet_called(sheet).verb)
    if PurePath(name).suffix.lower() not in FORMS:
        raise Refused(
            _("只接受 CSV 或 Excel（.xlsx）表格。"), field="file", advice=_("请另存后上传。")
        )
    digest, _size = checked(name, chunks)
    job = ImportJob.objects.create(
        key=uuid.uuid4().hex[:16],
        sheet=sheet,
        file_name=PurePath(name).name[:200],
        sha256=digest,
        made_by=by.username,
        made=clock.now(),
    )
    if in_background:
        have_it_done(job.key, job.state)
    return job
