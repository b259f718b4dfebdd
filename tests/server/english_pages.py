"""Which Chinese stands on a page in English: what was found, and what may stand there.

Names, quotes and whatever else was entered or read are Chinese in every language; everything
that the server itself says is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from lxml import html

RUN = re.compile(r"[\u3400-\u9fff]+")
SPOKEN = frozenset({"title", "aria-label", "placeholder", "alt", "data-label", "data-confirm"})
SAID_BY_US = frozenset({"must_zh", "means", "to", "joint"})
"""Columns in which our own words are kept beside the English ones."""


def is_page(answer: Any) -> bool:
    """Whether it is a page, or a part of one, with something on it."""
    is_html = answer["Content-Type"].startswith("text/html")
    return answer.status_code == 200 and is_html and bool(answer.content.strip())


def texts(page: bytes) -> Iterator[str]:
    """Every text and spoken attribute with Chinese in it, outside what is marked as Chinese."""
    for element in html.document_fromstring(page.decode()).iter():
        if not isinstance(element.tag, str) or element.tag in ("script", "style"):
            continue
        if any(one.get("lang") == "zh-CN" for one in (element, *element.iterancestors())):
            continue
        spoken = (value for name, value in element.attrib.items() if name in SPOKEN)
        for text in (element.text, *(child.tail for child in element), *spoken):
            if text and RUN.search(text):
                yield text.strip()


def kept() -> set[str]:
    """Every Chinese text that the database holds, but for what we said ourselves."""
    from django.apps import apps

    found: set[str] = set()
    for model in apps.get_models():
        names = [one.attname for one in model._meta.concrete_fields if one.name not in SAID_BY_US]
        for row in model._default_manager.values_list(*names).iterator():
            found |= {text for value in row for text in _in(value) if RUN.search(text)}
    return found


def _in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _in(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _in(one)


def quoted() -> set[str]:
    """What policies look for in documents, word by word."""
    from luoshi_policies.catalogue import mechanisms

    return {words for mechanism in mechanisms() for words in _phrases(mechanism)}


def _phrases(part: Any) -> Iterator[str]:
    from luoshi.mechanism import Phrase

    if isinstance(part, Phrase):
        yield part.words
    elif isinstance(part, tuple):
        for one in part:
            yield from _phrases(one)
    elif is_dataclass(part) and not isinstance(part, type):
        for field in fields(part):
            yield from _phrases(getattr(part, field.name))
