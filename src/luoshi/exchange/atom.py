"""News as an Atom feed (RFC 4287): what was published or changed, the latest first.

An entry keeps its id for life, whatever becomes of its address; a reader that knows the id shows
the entry once, and again when `updated` is later.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from lxml import etree

from luoshi.calendars import local
from luoshi.exchange.xml_words import legal_in_xml

_ATOM = "http://www.w3.org/2005/Atom"
_XML = "http://www.w3.org/XML/1998/namespace"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One piece of news.  `id` is an address that never changes (`urn:…`, `tag:…`).

    An entry without an author has that of its feed.
    """

    id: str
    title: str
    updated: datetime
    link: str
    summary: str = ""
    author: str = ""
    categories: tuple[str, ...] = ()
    published: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A list of news: whose it is, the page that shows the same, and where the feed itself lies.

    `updated` is for a feed that has no entries yet; else it is that of the latest.
    """

    id: str
    title: str
    author: str
    link: str
    itself: str
    updated: datetime
    subtitle: str = ""
    language: str = "zh-CN"


def atom(feed: Feed, entries: Iterable[Entry]) -> bytes:
    """The feed as XML; entries of the same instant stand in the order of their ids."""
    latest = sorted(entries, key=lambda each: each.id)
    latest.sort(key=lambda each: each.updated, reverse=True)
    root = etree.Element(f"{{{_ATOM}}}feed", nsmap={None: _ATOM})  # type: ignore[dict-item]
    root.set(f"{{{_XML}}}lang", feed.language)
    _say(root, "id", feed.id)
    _say(root, "title", feed.title)
    if feed.subtitle:
        _say(root, "subtitle", feed.subtitle)
    _say(root, "updated", _instant(latest[0].updated if latest else feed.updated))
    _author(root, feed.author)
    _link(root, feed.link, "alternate", "text/html")
    _link(root, feed.itself, "self", "application/atom+xml")
    _say(root, "generator", "luoshi")
    for entry in latest:
        _write_entry(etree.SubElement(root, f"{{{_ATOM}}}entry"), entry)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)


def _write_entry(element: etree._Element, entry: Entry) -> None:
    _say(element, "id", entry.id)
    _say(element, "title", entry.title)
    _say(element, "updated", _instant(entry.updated))
    if entry.published:
        _say(element, "published", _instant(entry.published))
    if entry.author:
        _author(element, entry.author)
    _link(element, entry.link, "alternate", "text/html")
    for category in entry.categories:
        etree.SubElement(element, f"{{{_ATOM}}}category", term=legal_in_xml(category))
    if entry.summary:
        _say(element, "summary", entry.summary)


def _say(parent: etree._Element, name: str, words: str) -> None:
    etree.SubElement(parent, f"{{{_ATOM}}}{name}").text = legal_in_xml(words)


def _author(parent: etree._Element, name: str) -> None:
    _say(etree.SubElement(parent, f"{{{_ATOM}}}author"), "name", name)


def _link(parent: etree._Element, address: str, relation: str, kind: str) -> None:
    etree.SubElement(
        parent, f"{{{_ATOM}}}link", rel=relation, type=kind, href=legal_in_xml(address)
    )


def _instant(instant: datetime) -> str:
    return local(instant).isoformat(timespec="seconds")
