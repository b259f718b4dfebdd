"""Every address of the server, with what to put into its gaps, found by walking the resolver.

A page that is added is found by itself.  What its gaps are filled with is looked up by the name
of the address, by the noun it begins with, and by the gap's own name, in this order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from django.urls import URLPattern, URLResolver, get_resolver

from luoshi_server.api.calls import ROOT
from luoshi_server.api.door import described

GAP = re.compile(r"<(?:[a-z0-9_]+:)?([a-z0-9_]+)>|\(\?P<([a-z0-9_]+)>[^)]*\)|\{([a-z0-9_]+)\}")

Known = dict[str, dict[str, Any]]


class Address(NamedTuple):
    """An address with gaps, its name, and a verb with which it is asked."""

    written: str
    name: str
    verb: str

    @property
    def gaps(self) -> list[str]:
        """The names of its gaps."""
        return ["".join(found) for found in GAP.findall(self.written)]

    @property
    def noun(self) -> str:
        """What it begins with; of the public pages and the API, what follows."""
        bare = f"/{self.written.lstrip('/')}".removeprefix(ROOT).removeprefix("/public/")
        return bare.strip("/").partition("/")[0]

    def filled(self, known: Known) -> str:
        """The address with its gaps filled."""
        values = {**known.get("", {}), **known.get(self.noun, {}), **known.get(self.name, {})}
        written = GAP.sub(
            lambda gap: str(values.get("".join(filter(None, gap.groups())), "none")), self.written
        )
        return "/" + written.replace("^", "").replace("$", "").replace("\\.", ".").lstrip("/")


def addresses(known: Known) -> list[Address]:
    """Every address with every verb; one with a gap `verb` once for each of its verbs."""
    found: list[Address] = []
    for one in sorted({*_pages(), *_calls()}):
        acts = known.get(one.name, {}).get("verb")
        if isinstance(acts, list):
            found += [one._replace(written=one.written.replace("<slug:verb>", act)) for act in acts]
        else:
            found.append(one)
    return found


def _pages() -> Iterator[Address]:
    for written, name in _walk(get_resolver().url_patterns, ""):
        if not f"/{written}".startswith(ROOT):
            yield Address(written, name, "GET")
            yield Address(written, name, "POST")


@cache
def description() -> dict[str, Any]:
    """The description of the API, made once; it is only looked at."""
    return described()


def _calls() -> Iterator[Address]:
    for written, verbs in description()["paths"].items():
        for verb, operation in verbs.items():
            yield Address(written.lstrip("/"), operation["operationId"], verb.upper())
    for name in ("openapi.json", "none/at/all"):
        yield Address(f"{ROOT}{name}".lstrip("/"), name, "GET")


def _walk(patterns: list[Any], before: str) -> Iterator[tuple[str, str]]:
    for one in patterns:
        if isinstance(one, URLResolver):
            yield from _walk(one.url_patterns, before + str(one.pattern))
        elif isinstance(one, URLPattern):
            yield before + str(one.pattern), one.name or ""
