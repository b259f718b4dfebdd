"""Uploads: looked at by what they contain and how large they are, before they are kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePath

import puremagic
from django.conf import settings
from django.utils.translation import gettext as _

from luoshi_server.platform import files
from luoshi_server.platform.errors import Refused

ALLOWED = {
    ".pdf": {".pdf"},
    ".docx": {".docx", ".zip"},
    ".xlsx": {".xlsx", ".zip"},
    ".ofd": {".zip", ".ofd"},
    ".zip": {".zip"},
    ".jpg": {".jpg", ".jpeg", ".jfif"},
    ".jpeg": {".jpg", ".jpeg", ".jfif"},
    ".png": {".png"},
    ".txt": set(),
    ".csv": set(),
}
"""What may be filed, by its name, and what its first bytes may say it is; none: plain text."""

LOOKED_AT = 64 * 1024


def checked(name: str, chunks: Iterable[bytes]) -> tuple[str, int]:
    """Keep a file whose content is what its name says; gives its digest and size."""
    suffix = PurePath(name).suffix.lower()
    if suffix not in ALLOWED:
        raise Refused(
            _("不接受“%(suffix)s”类型的文件。") % {"suffix": suffix or _("无后缀")},
            field="file",
            advice=_("请上传 PDF、Word、Excel、OFD、图片、文本或压缩包。"),
        )
    size = 0
    head = b""

    def counted() -> Iterator[bytes]:
        nonlocal size, head
        for chunk in chunks:
            size += len(chunk)
            if size > settings.LUOSHI.largest_upload:
                limit = settings.LUOSHI.largest_upload // (1024 * 1024)
                raise Refused(
                    _("文件超过 %(limit)s MB。") % {"limit": limit},
                    field="file",
                    advice=_("请压缩或拆分后上传。"),
                )
            if len(head) < LOOKED_AT:
                head += chunk[: LOOKED_AT - len(head)]
                if len(head) >= 16 or len(chunk) < 16:
                    _refuse_other(name, suffix, head)
            yield chunk

    digest = files.keep(counted())
    if not size:
        raise Refused(_("文件是空的。"), field="file", advice=_("请检查后重新上传。"))
    return digest, size


def _refuse_other(name: str, suffix: str, head: bytes) -> None:
    expected = ALLOWED[suffix]
    if not expected:
        is_what_it_says = b"\0" not in head and head.lstrip()[:1] != b"<"
    else:
        try:
            found = {one.extension for one in puremagic.magic_string(head)}
        except puremagic.PureError:
            found = set()
        is_what_it_says = bool(found & expected)
    if not is_what_it_says:
        raise Refused(
            _("“%(name)s”的内容与后缀不符。") % {"name": name},
            field="file",
            advice=_("请确认文件未损坏，并以正确的格式上传。"),
        )
