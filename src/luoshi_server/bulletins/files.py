"""A bulletin as a file: DOCX, PDF, and its tables as XLSX.  The same bulletin, the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import NamedTuple

from django.utils.translation import gettext as _

from luoshi.calendars import SHANGHAI
from luoshi_server.bulletins.annexes import annex_of
from luoshi_server.bulletins.models import Bulletin
from luoshi_server.bulletins.papers import paper_of
from luoshi_server.papers import docx_of, xlsx_of
from luoshi_server.papers.pdf import pdf_of
from luoshi_server.platform.errors import NotThere


class File(NamedTuple):
    """A file to be downloaded."""

    name: str
    kind: str
    content: bytes


def file_of(bulletin: Bulletin, ending: str) -> File:
    """The bulletin as a file of this ending; raises `NotThere` for one that it does not have."""
    if ending not in _WRITERS:
        raise NotThere(_("没有这种格式。"))
    kind, write = _WRITERS[ending]
    content = write(bulletin, _instant_of(bulletin))
    if content is None:
        raise NotThere(_("这份文稿没有表格。"))
    name = "".join(sign if sign not in '\\/:*?"<>|' else "_" for sign in bulletin.number)
    return File(f"{name} {bulletin.get_sort_display()}.{ending}", kind, content)


def _instant_of(bulletin: Bulletin) -> datetime:
    """When the file came to be what it is: a file that is fetched again has not changed."""
    instant = bulletin.issued or bulletin.signed or bulletin.drafted
    return instant.astimezone(SHANGHAI)


def _docx(bulletin: Bulletin, created: datetime) -> bytes | None:
    return docx_of(paper_of(bulletin), created=created)


def _pdf(bulletin: Bulletin, created: datetime) -> bytes | None:
    return pdf_of(paper_of(bulletin), created=created)


def _xlsx(bulletin: Bulletin, created: datetime) -> bytes | None:
    book = annex_of(bulletin)
    return None if book is None else xlsx_of(book, created=created)


_WRITERS: Mapping[str, tuple[str, Callable[[Bulletin, datetime], bytes | None]]] = {
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", _docx),
    "pdf": ("application/pdf", _pdf),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _xlsx),
}
