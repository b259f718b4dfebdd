"""DOCX and OFD are ZIP archives of XML: both can be made to swell beyond any memory.

A part is measured by what the archive says of it before it is unpacked, and again while it is.
Entities are not expanded, for no office program writes any.
"""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from typing import Any

from lxml import etree

from luoshi.readers.errors import ArchiveTooLarge, Damaged, DangerousXml, Encrypted
from luoshi.readers.limits import MEGABYTE, Limits

_ENCRYPTED = 0x1


class Archive:
    """The parts of one file, unpacked when they are asked for and never beyond the limits."""

    def __init__(self, content: bytes, *, name: str, limits: Limits) -> None:
        self.name = name
        self.limits = limits
        self._unpacked = 0
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
            parts = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, IndexError) as met:
            raise Damaged(name=name, why="its table of contents cannot be read") from met
        self._parts = {part.filename.lstrip("/").replace("\\", "/"): part for part in parts}

    def __contains__(self, part: str) -> bool:
        return part in self._parts

    @property
    def parts(self) -> list[str]:
        """The names of all parts."""
        return list(self._parts)

    def part(self, part: str) -> bytes:
        """The content of one part."""
        if part not in self._parts:
            raise Damaged(name=self.name, why=f"its part {part} is missing")
        info = self._parts[part]
        if info.flag_bits & _ENCRYPTED:
            raise Encrypted(name=self.name)
        self._refuse(part, info.file_size, info.compress_size)
        room = self.limits.expanded_bytes - self._unpacked
        try:
            with self._zip.open(info) as file:
                content = file.read(room + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError) as met:
            raise Damaged(name=self.name, why=f"its part {part} cannot be unpacked") from met
        self._refuse(part, len(content), info.compress_size)
        self._unpacked += len(content)
        return content

    def xml(self, part: str) -> etree._Element:
        """The root element of one part."""
        return parsed(self.part(part), name=self.name, part=part)

    def _refuse(self, part: str, size: int, packed: int) -> None:
        room = self.limits.expanded_bytes - self._unpacked
        swollen = size > MEGABYTE and size > self.limits.expansion * max(packed, 1)
        if size > room or swollen:
            allowed = min(room, self.limits.expansion * max(packed, 1)) if swollen else room
            raise ArchiveTooLarge(
                name=self.name,
                part=part,
                size=f"{size / MEGABYTE:,.0f} MB",
                limit=f"{allowed / MEGABYTE:,.0f} MB",
            )


def parsed(content: bytes, *, name: str, part: str) -> etree._Element:
    """The root element of an XML text that declares no entities."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as met:
        if b"<!ENTITY" in content:
            raise DangerousXml(name=name, part=part) from met
        raise Damaged(name=name, why=f"its part {part} is no XML") from met
    declared: Any = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise DangerousXml(name=name, part=part)
    return root


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; of a comment, nothing."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: etree._Element, name: str) -> str | None:
    """The value of an attribute, whichever namespace it is in."""
    plain = element.get(name)
    if plain is not None:
        return str(plain)
    for key, value in element.attrib.items():
        if str(key).endswith("}" + name):
            return str(value)
    return None


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first child by that path of names, whichever namespace they are in."""
    for name in path:
        if element is None:
            return None
        element = next((one for one in element if local(one) == name), None)
    return element
