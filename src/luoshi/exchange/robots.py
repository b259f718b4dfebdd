"""Messages that the robots of group chats take: WeCom (企业微信) and DingTalk (钉钉), as markdown.

A robot refuses a message that is too long; so it has as many items as fit, and says how many
follow.  Signs by which words would become markup, or would call everyone in the group, are
written in full width.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote, urlencode

from luoshi.calendars import local

# What each says in its manual, in octets of UTF-8.
_WECOM_CONTENT = 4096
_DINGTALK_BODY = 20_000

_TITLE = 64
"""The characters of a title that are shown."""

_MARKUP = str.maketrans("<>[]*_`#~|\\", "＜＞［］＊＿｀＃～｜＼")


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a message, and the page that it opens."""

    words: str
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What a group is told: a title, its items, and a page with all of them.

    `more` is said where not all items fit, `{count}` being how many are left out.
    """

    title: str
    items: tuple[Item, ...]
    page: Item | None = None
    more: str = "还有{count}项"


def wecom_body(message: Message) -> bytes:
    """The message as the body that a robot of WeCom takes."""
    content = _longest(message, lambda said: len(said.encode()) <= _WECOM_CONTENT)
    return _json({"msgtype": "markdown", "markdown": {"content": content}})


def dingtalk_body(message: Message) -> bytes:
    """The message as the body that a robot of DingTalk takes."""

    def body(text: str) -> bytes:
        told = {"title": _title(message), "text": text}
        return _json({"msgtype": "markdown", "markdown": told})

    return body(_longest(message, lambda said: len(body(said)) <= _DINGTALK_BODY))


def dingtalk_address(address: str, *, secret: str, at: datetime) -> str:
    """The address of a robot of DingTalk with the instant and the signature that it asks for.

    The robot takes it for an hour.
    """
    milliseconds = int(local(at).timestamp() * 1000)
    told = f"{milliseconds}\n{secret}".encode()
    digest = hmac.new(secret.encode(), told, hashlib.sha256).digest()
    signed = urlencode({"timestamp": milliseconds, "sign": base64.b64encode(digest).decode()})
    return f"{address}{'&' if '?' in address else '?'}{signed}"


def _longest(message: Message, fits: Callable[[str], bool]) -> str:
    """The message with as many of its items as fit; an item stands whole or not at all."""
    whole = _markdown(message, kept=len(message.items))
    if fits(whole):
        return whole
    said = _markdown(message, kept=0)
    for kept in range(1, len(message.items)):
        longer = _markdown(message, kept=kept)
        if not fits(longer):
            break
        said = longer
    return said


def _markdown(message: Message, *, kept: int) -> str:
    left_out = len(message.items) - kept
    return "\n\n".join(
        (
            f"### {_title(message)}",
            *(f"- {_linked(item)}" for item in message.items[:kept]),
            *((message.more.format(count=left_out),) if left_out else ()),
            *((_linked(message.page),) if message.page else ()),
        )
    )


def _title(message: Message) -> str:
    return _harmless(message.title)[:_TITLE]


def _linked(item: Item) -> str:
    words = _harmless(item.words)
    if not item.link:
        return words
    return f"[{words}]({quote(item.link, safe=':/?#@!$&*+,;=%~-._')})"


def _harmless(words: str) -> str:
    return " ".join(words.translate(_MARKUP).split())


def _json(body: dict[str, object]) -> bytes:
    return json.dumps(body, ensure_ascii=False).encode()
