"""Take in a gazette: keep the file, record it, and have it read in the background."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePath

from django.conf import settings
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

FOLDER = "watched-folder"
"""Who is said to have taken in what lay in the watched folder."""

READABLE = (".txt", ".pdf", ".docx", ".html", ".htm", ".ofd", ".md")

BEGINNINGS = {".pdf": b"%PDF-", ".docx": b"PK\x03\x04", ".ofd": b"PK\x03\x04"}
"""What the first bytes say where a file is what its name says."""

LOOKED_AT = 1024


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
    if replaces and not Gazette.objects.filter(key=replaces).exists():
        raise NotThere(_("被替换的公报不存在。"), field="replaces")
    author = Author(by.username, request)
    return _take_in(name, chunks, author, unit=by.unit or by.username, replaces=replaces)


def take_in_from_folder(name: str, chunks: Iterable[bytes]) -> Gazette:
    """The gazette of a file that lay in the folder which the office watches."""
    return _take_in(name, chunks, Author(FOLDER), unit=settings.LUOSHI.office, replaces="")


def _take_in(
    name: str, chunks: Iterable[bytes], author: Author, *, unit: str, replaces: str
) -> Gazette:
    name = plain_name(name)
    suffix = PurePath(name).suffix.lower()
    if suffix not in READABLE:
        raise Refused(
            _("“%(name)s”不是可识读的文件。") % {"name": name},
            field="file",
            advice=_("请上传 TXT、PDF、DOCX、HTML 或 OFD 文件。"),
        )
    sha256 = files.keep(_looked_at(name, suffix, chunks))
    known = Gazette.objects.filter(sha256=sha256).first()
    if known is not None:
        return known
    at = clock.now()
    key = sha256[:8]
    event = GazetteTakenIn(about=key, unit=unit, at=at, name=name, sha256=sha256, replaces=replaces)
    with transaction.atomic():
        record([event], by=author, at=at)
        # On the list in the same transaction: no gazette is taken in that nobody reads.
        have_it_read(key)
    return Gazette.objects.get(key=key)


def plain_name(name: str) -> str:
    """A file's own name, without folders or signs that cannot be seen, and not too long."""
    own = PurePath(name.replace("\\", "/")).name
    seen = "".join(sign for sign in own if sign.isprintable()).strip()
    path = PurePath(seen)
    return f"{path.stem[:180]}{path.suffix[:20]}"


def _looked_at(name: str, suffix: str, chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The bytes of a file, as long as it is neither too large, nor empty, nor something else."""
    size, head = 0, b""
    limit = settings.LUOSHI.largest_upload
    for chunk in chunks:
        size += len(chunk)
        if size > limit:
            raise Refused(
                _("文件超过 %(limit)s MB。") % {"limit": limit // (1024 * 1024)},
                field="file",
                advice=_("请拆分后上传。"),
            )
        head += chunk[: LOOKED_AT - len(head)]
        yield chunk
    if not size:
        raise Refused(_("文件是空的。"), field="file", advice=_("请检查后重新上传。"))
    if BEGINNINGS.get(suffix, b"") not in head:
        raise Refused(
            _("“%(name)s”的内容与后缀不符。") % {"name": name},
            field="file",
            advice=_("请确认文件未损坏，并以正确的格式上传。"),
        )


def have_it_read(key: str) -> None:
    """Put the reading of a gazette on the list of work that survives a crash."""
    async_task("luoshi_server.documents.reading.read_gazette", key, task_name=job_of(key))


def job_of(key: str) -> str:
    """What the reading of a gazette is called on the list."""
    return f"read {key}"
