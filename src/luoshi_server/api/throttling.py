"""How often an address may call without saying who it is, or with a key that is none."""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.translation import gettext as _

from luoshi_server.api.problems import TooMany
from luoshi_server.platform import clock

ANONYMOUS: Final = ("anonymous", 300, 60)
"""Calls without login: so many, in so many seconds, from one address."""

WRONG_KEYS: Final = ("wrong-key", 10, 900)


def count(request: HttpRequest, limit: tuple[str, int, int]) -> None:
    """Count a call; raises `TooMany` when the limit of its window is passed."""
    name, most, seconds = limit
    key, left = _window(request, name, seconds)
    cache.add(key, 0, timeout=seconds + 5)
    try:
        calls = cache.incr(key)
    except ValueError:
        return
    if calls > most:
        raise _too_many(left)


def require_below(request: HttpRequest, limit: tuple[str, int, int]) -> None:
    """Refuse an address that has passed the limit already, without counting."""
    name, most, seconds = limit
    key, left = _window(request, name, seconds)
    if cache.get(key, 0) >= most:
        raise _too_many(left)


def address_of(request: HttpRequest) -> str:
    """Who calls, by the network: behind the proxy that ends TLS, whom that proxy names last."""
    if settings.LUOSHI.https:
        told = str(request.headers.get("X-Forwarded-For", "")).rpartition(",")[2].strip()
        if told:
            return told
    return str(request.META.get("REMOTE_ADDR", ""))


def _window(request: HttpRequest, name: str, seconds: int) -> tuple[str, int]:
    now = int(clock.now().timestamp())
    address = address_of(request).replace(":", ".")
    return f"luoshi-calls-{name}-{address[:60]}-{now // seconds}", seconds - now % seconds


def _too_many(seconds: int) -> TooMany:
    return TooMany(
        _("请求过于频繁。"),
        seconds=seconds,
        advice=_("请 %(seconds)s 秒后再试。") % {"seconds": seconds},
    )
