"""Take in a gazette: keep the file, record it, and have it read in the background."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import PurePath

from django.db import transaction
from django.utils.translation import gettext as _
from django_q.tasks import async_task

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.documents.events import GazetteTakenIn
from luoshi_server.documents.models import Gazette
from luoshi_server.ledger.recording import Author, record
from luoshi_server.platform import clock, files
from luoshi_server.platform.errors import NotThere, Refused

READABLE = (".txt", ".pdf", ".docx", ".html", ".htm", ".ofd", ".md")


def take_in_gazette(
    name: str,
    chunks: Iterable[bytes],
    *,
    by: Member,
    request: str = "",
    replaces: str = "",
) -> Gazette:
    """The gazette of a file; the same file is taken in once.

    Raises `Refused` for a kind of file that cannot be read, or an edition that replaces
    nothing.
    """
    require(by, Verb.TAKE_IN)
    name = PurePath(name.replace("\\", "/")).name[:200]
    if PurePath(name).suffix.lower() not in READABLE:
        raise Refused(
            _("“%(name)s”不是可识读的文件。") % {"name": name},
            field="file",
            advice=_("请上传 TXT、PDF、DOCX、HTML 或 OFD 文件。"),
        )
    if replaces and not Gazette.objects.filter(key=replaces).exists():
        raise NotThere(_("被替换的公报不存在。"), field="replaces")
    sha256 = files.keep(chunks)
    known = Gazette.objects.filter(sha256=sha256).first()
    if known is not None:
        return known
    if sha256 == hashlib.sha256(b"").hexdigest():
        raise Refused(_("文件是空的。"), field="file", advice=_("请检查后重新上传。"))
    at = clock.now()
    key = sha256[:8]
    event = GazetteTakenIn(
        about=key, unit=by.unit or by.username, at=at, name=name, sha256=sha256, replaces=replaces
    )
    with transaction.atomic():
        record([event], by=Author(by.username, request), at=at)
        transaction.on_commit(lambda: have_it_read(key))
    return Gazette.objects.get(key=key)


def have_it_read(key: str) -> None:
    """Put the reading of a gazette on the list of work that survives a crash."""
    async_task("luoshi_server.documents.reading.read_gazette", key, task_name=f"read {key}")
