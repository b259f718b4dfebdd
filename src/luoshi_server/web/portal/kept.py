"""Open data that is made once and then sent from the disk, so that large data never times out.

All state is what the entries add up to, so what was made holds until the ledger goes on or the
clock has ticked another hour.  It is made again at the earliest ten minutes later, however
busy the office is.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest
from django.utils.translation import override

from luoshi.calendars import SHANGHAI
from luoshi_server.ledger.models import End
from luoshi_server.platform import clock
from luoshi_server.web.portal.serving import answered

REST = 600
"""For how many seconds what was made is good enough, whatever happened since."""

_UNFINISHED = "unfinished-"

Files = Iterable[tuple[str, bytes]]


class State(NamedTuple):
    """As of which entry something holds, and when that was recorded."""

    number: int
    stamp: str
    changed: datetime


def state_now() -> State:
    """The state of the ledger."""
    end = End.objects.filter(pk=1).first()
    if end is None or end.recorded is None:
        return State(0, "empty", datetime(1970, 1, 1, tzinfo=SHANGHAI))
    ticked = end.ticked or end.recorded
    words = f"{end.number}|{end.digest}|{ticked:%Y%m%d%H}"
    stamp = hashlib.sha256(words.encode()).hexdigest()[:16]
    return State(end.number, stamp, end.recorded.astimezone(SHANGHAI))


def folder_of(group: str, make: Callable[[State], Files], stamp: str = "") -> Path:
    """The folder with the files of a group, made now if what there is does not hold any more.

    `stamp` is for what changes with something else than the ledger.
    """
    root: Path = settings.LUOSHI.home / "published" / group
    state = state_now()
    wanted = root / (stamp or state.stamp)
    if wanted.is_dir():
        return wanted
    now = clock.now().timestamp()
    before = _newest(root)
    if not stamp and before is not None:
        is_fresh = 0 <= now - before.stat().st_mtime < REST
        if is_fresh or _is_being_made(root, now):
            return before
    root.mkdir(parents=True, exist_ok=True)
    unfinished = Path(tempfile.mkdtemp(dir=root, prefix=_UNFINISHED))
    os.utime(unfinished, (now, now))
    try:
        with override("zh-hans"):
            for name, content in make(state):
                path = unfinished / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
        os.utime(unfinished, (now, now))
        try:
            unfinished.rename(wanted)
        except OSError:
            # Somebody else has made the same meanwhile.
            shutil.rmtree(unfinished)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    _forget_others(root, wanted, now)
    return wanted


def sent(request: HttpRequest, folder: Path, name: str, kind: str, *, as_file: str = "") -> object:
    """A file of a folder, streamed, with its ETag and its day of change."""
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()) or not path.is_file():
        raise Http404
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()[:32]
    changed = datetime.fromtimestamp(path.stat().st_mtime, SHANGHAI)
    return answered(
        request,
        lambda: FileResponse(path.open("rb"), content_type=kind),
        f'"{digest}"',
        changed,
        as_file,
    )


def _forget_others(root: Path, wanted: Path, now: float) -> None:
    """Remove what was made before, and what somebody left half-made."""
    left = [
        path for path in root.glob(f"{_UNFINISHED}*") if not 0 <= now - path.stat().st_mtime < REST
    ]
    for other in [*_made(root), *left]:
        if other != wanted:
            shutil.rmtree(other, ignore_errors=True)


def _made(root: Path) -> list[Path]:
    if not root.is_dir():
        return []
    return [
        Path(entry.path)
        for entry in os.scandir(root)
        if entry.is_dir() and not entry.name.startswith(_UNFINISHED)
    ]


def _is_being_made(root: Path, now: float) -> bool:
    """Whether somebody else makes it just now; then what there is will do for him who asks."""
    return any(0 <= now - path.stat().st_mtime < REST for path in root.glob(f"{_UNFINISHED}*"))


def _newest(root: Path) -> Path | None:
    return max(_made(root), key=lambda path: path.stat().st_mtime, default=None)
