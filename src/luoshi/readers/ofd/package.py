"""The parts of an OFD: documents, their pages in order, templates and shared drawings.

A path in it is relative to the part that names it, or begins at the archive's root.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from luoshi.readers.archives import Archive, attribute, child, local
from luoshi.readers.errors import Damaged, TooManyPages
from luoshi.readers.limits import Limits

_A4 = (0.0, 0.0, 210.0, 297.0)

Box = tuple[float, float, float, float]


@dataclass(slots=True)
class OfdPage:
    """One page: its content, None if it is damaged, and the templates laid under and over it."""

    content: etree._Element | None
    paper: Box
    templates: list[etree._Element] = field(default_factory=list)


@dataclass(slots=True)
class OfdDocument:
    """One document of the package: its pages, and drawings that they share, by their number."""

    pages: list[OfdPage]
    drawings: dict[str, etree._Element]


def documents_of(archive: Archive, *, limits: Limits) -> list[OfdDocument]:
    """The documents of a package, as a rule one."""
    found = []
    pages = 0
    for body in archive.xml("OFD.xml"):
        root = child(body, "DocRoot") if local(body) == "DocBody" else None
        if root is not None and root.text:
            path = _beside("", root.text)
            found.append(_document(archive, path, archive.xml(path)))
            pages += len(found[-1].pages)
            if pages > limits.pages:
                raise TooManyPages(name=archive.name, pages=pages, limit=limits.pages)
    if not found:
        raise Damaged(name=archive.name, why="it names no document")
    return found


def _document(archive: Archive, path: str, root: etree._Element) -> OfdDocument:
    common = child(root, "CommonData")
    paper = _paper(child(common, "PageArea"), _A4)
    templates: dict[str, str] = {}
    drawings: dict[str, etree._Element] = {}
    for one in _elements(common):
        if local(one) == "TemplatePage":
            place = attribute(one, "BaseLoc") or ""
            templates[attribute(one, "ID") or ""] = _beside(path, place)
        elif local(one) in ("PublicRes", "DocumentRes") and one.text:
            drawings |= _drawings(archive, _beside(path, one.text))
    pages = [
        _page(archive, _beside(path, attribute(page, "BaseLoc") or ""), paper, templates)
        for page in _elements(child(root, "Pages"))
        if local(page) == "Page"
    ]
    return OfdDocument(pages, drawings)


def _page(archive: Archive, path: str, paper: Box, templates: dict[str, str]) -> OfdPage:
    """A page; one that cannot be read is a gap and not the end of the document."""
    root = _readable(archive, path)
    if root is None:
        return OfdPage(None, paper)
    page = OfdPage(child(root, "Content"), _paper(child(root, "Area"), paper))
    if page.content is None:
        page.content = etree.Element("Content")
    for one in root:
        if local(one) == "Template":
            template = _readable(archive, templates.get(attribute(one, "TemplateID") or "", ""))
            content = child(template, "Content")
            if content is not None:
                page.templates.append(content)
    return page


def _readable(archive: Archive, path: str) -> etree._Element | None:
    if path not in archive:
        return None
    try:
        return archive.xml(path)
    except Damaged:
        return None


def _drawings(archive: Archive, path: str) -> dict[str, etree._Element]:
    root = _readable(archive, path)
    return {
        attribute(unit, "ID") or "": unit
        for group in _elements(root)
        if local(group) == "CompositeGraphicUnits"
        for unit in group
        if local(unit) == "CompositeGraphicUnit"
    }


def _beside(path: str, place: str) -> str:
    """A path that one part gives, from the root of the archive."""
    place = place.strip()
    joined = place if place.startswith("/") else posixpath.join(posixpath.dirname(path), place)
    return posixpath.normpath("/" + joined).lstrip("/")


def _paper(area: etree._Element | None, otherwise: Box) -> Box:
    box = child(area, "PhysicalBox")
    sizes = numbers(box.text if box is not None else None)
    if len(sizes) == 4 and 0 < sizes[2] < 10_000 and 0 < sizes[3] < 10_000:
        return (sizes[0], sizes[1], sizes[2], sizes[3])
    return otherwise


def _elements(parent: etree._Element | None) -> Iterator[etree._Element]:
    if parent is not None:
        yield from (one for one in parent if local(one))


def numbers(text: str | None) -> list[float]:
    """The numbers of a list as OFD writes them, parted by spaces; none if it is damaged."""
    try:
        found = [float(one) for one in (text or "").replace(",", " ").split()]
    except ValueError:
        return []
    return found if all(abs(one) < 1e7 for one in found) else []
