"""As of which entry of the ledger an answer holds, and whether a thing is still as it was seen.

All state is what the entries add up to, so an answer holds until the ledger goes on, the
clock ticks, or another day begins: that is its ETag, `W/"<entry>.<digest>"`.  A call that acts may
send it back in `If-Match`: it is refused if the thing was changed by a later entry.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from django.db.models import Max
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from luoshi_server.api.callers import ROOT, Caller
from luoshi_server.api.problems import NotAsSeen
from luoshi_server.documents.models import Gazette
from luoshi_server.ledger.kinds import title_of
from luoshi_server.ledger.models import End, Line
from luoshi_server.platform import clock
from luoshi_server.platform.errors import ChangedMeanwhile

BEYOND = frozenset({"imports", "messages", "scores", "webhooks"})
"""Nouns that change without an entry: tables being checked, what was seen or sent, what is due."""

TAG = re.compile(r'^(?:W/)?"?([0-9]{1,15})(?:\.[0-9a-f]+)?"?$')


def tag_of(request: HttpRequest, caller: Caller) -> str:
    """The tag of whatever this caller is answered to this question now."""
    end = End.objects.filter(pk=1).first()
    member = caller.member
    reading = Gazette.objects.exclude(state=Gazette.READ).aggregate(
        progress=Max("progress"), key=Max("key"), state=Max("state")
    )
    token = caller.token.pk if caller.token else ""
    told = (
        request.get_full_path(),
        get_language(),
        member and (member.pk, member.role, member.unit),
        token,
        end and (end.number, end.ticked, end.lamps),
        reading,
        clock.now() if _is_beyond(request) else clock.now().date(),
    )
    digest = hashlib.sha256(repr(told).encode()).hexdigest()[:16]
    return f'W/"{end.number if end else 0}.{digest}"'


def _is_beyond(request: HttpRequest) -> bool:
    parts = request.path.removeprefix(ROOT).split("/")
    # Of all that stands below a gazette, the comparison of editions is made without an entry.
    return parts[0] in BEYOND or (parts[0] == "gazettes" and "editions" in parts)


def is_known(request: HttpRequest, tag: str) -> bool:
    """Whether the caller has this answer already (`If-None-Match`)."""
    known = [one.strip() for one in request.headers.get("If-None-Match", "").split(",")]
    return "*" in known or tag.removeprefix("W/") in [one.removeprefix("W/") for one in known]


def seen_of(request: HttpRequest, last_entry: int) -> int | None:
    """The last entry that the caller saw about a thing (`If-Match`); None if he does not say.

    Raises `NotAsSeen` if there is a later one.
    """
    told = _entry(request)
    if told is None:
        return None
    if told < last_entry:
        raise changed_since(last_entry)
    return last_entry


def require_unchanged(request: HttpRequest, about: Sequence[str]) -> None:
    """Nothing was told about these things after what the caller saw (`If-Match`)."""
    told = _entry(request)
    if told is None:
        return
    later = Line.objects.filter(number__gt=told, about__in=about).order_by("-number").first()
    if later is not None:
        raise changed_since(later.number)


def changed_since(entry: int) -> NotAsSeen:
    """The refusal that names the entry that changed the thing."""
    line = Line.objects.filter(number=entry).first()
    who = line.actor if line else ""
    what = title_of(type(line.event())) if line else ""
    return NotAsSeen(
        _("%(who)s 已于第 %(entry)s 条记录作“%(what)s”处理。")
        % {"who": who, "entry": entry, "what": what},
        advice=_("请重新读取后再办理。"),
    )


def met_meanwhile(request: HttpRequest, error: ChangedMeanwhile) -> Exception:
    """A race that was lost: 412 for who said what he had seen, 409 for who did not."""
    if "If-Match" not in request.headers:
        return error
    return NotAsSeen(error.reason, advice=error.advice)


def _entry(request: HttpRequest) -> int | None:
    told = request.headers.get("If-Match", "").strip()
    if not told or told == "*":
        return None
    found = TAG.match(told)
    if found is None:
        raise NotAsSeen(
            _("If-Match 不是本系统给出的标记。"),
            field="If-Match",
            advice=_("请使用读取时返回的 ETag，或该事项最近一条记录的编号。"),
        )
    return int(found[1])
