"""The parts of a DOCX file beside its text, and the archive that holds them.

The same parts give the same bytes: they stand in a fixed order, every entry of the archive bears
the same day, and the day in the file's properties is an argument.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import cast

from lxml import etree

from luoshi_server.papers.docx_styles import fonts_xml, settings_xml, styles_xml
from luoshi_server.papers.docx_words import Xml, run_properties, w
from luoshi_server.papers.measures import (
    BOTTOM,
    LEFT,
    LINE,
    PAGE_HEIGHT,
    PAGE_NUMBER_BELOW_TYPE_AREA,
    PAGE_WIDTH,
    RIGHT,
    SIZE_4,
    TOP,
    TWIPS_PER_POINT,
    Face,
    twips,
)
from luoshi_server.papers.setting import Composition, Words

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORDS = "application/vnd.openxmlformats-officedocument.wordprocessingml"

_FIRST_DAY_OF_ARCHIVES = (1980, 1, 1, 0, 0, 0)

# name of the part → (content type, type of the relationship from the document, “” for itself)
_PARTS = {
    "word/document.xml": (f"{_WORDS}.document.main+xml", ""),
    "word/styles.xml": (f"{_WORDS}.styles+xml", "styles"),
    "word/settings.xml": (f"{_WORDS}.settings+xml", "settings"),
    "word/fontTable.xml": (f"{_WORDS}.fontTable+xml", "fontTable"),
    "word/footer1.xml": (f"{_WORDS}.footer+xml", "footer"),
    "word/footer2.xml": (f"{_WORDS}.footer+xml", "footer"),
}
_ODD_FOOTER, _EVEN_FOOTER = "rId4", "rId5"


def package(body: Xml, composition: Composition, *, created: datetime) -> bytes:
    """The document with its styles, settings, fonts, footers and properties as one file."""
    body.append(_section())
    parts: dict[str, Xml] = {
        "word/document.xml": w("document", body),
        "word/styles.xml": styles_xml(),
        "word/settings.xml": settings_xml(),
        "word/fontTable.xml": fonts_xml(),
        "word/footer1.xml": _footer(odd=True),
        "word/footer2.xml": _footer(odd=False),
    }
    texts = {
        name: etree.tostring(part, xml_declaration=True, encoding="UTF-8", standalone=True)
        for name, part in parts.items()
    }
    return _archive(
        {
            "[Content_Types].xml": _content_types(),
            "_rels/.rels": _root_relations(),
            "word/_rels/document.xml.rels": _document_relations(),
            **texts,
            "docProps/core.xml": _properties(composition, created),
        }
    )


def _section() -> Xml:
    """5.1 and 5.2: the page, its margins, and a grid of 22 lines."""
    centre_to_foot = SIZE_4 / 2
    footer = BOTTOM - PAGE_NUMBER_BELOW_TYPE_AREA - centre_to_foot
    odd = w("footerReference", type="default")
    even = w("footerReference", type="even")
    odd.set(f"{{{R}}}id", _ODD_FOOTER)
    even.set(f"{{{R}}}id", _EVEN_FOOTER)
    return w(
        "sectPr",
        odd,
        even,
        w("pgSz", w=twips(PAGE_WIDTH), h=twips(PAGE_HEIGHT)),
        w(
            "pgMar",
            top=twips(TOP),
            right=twips(RIGHT),
            bottom=twips(BOTTOM),
            left=twips(LEFT),
            header=twips(TOP / 2),
            footer=twips(footer),
            gutter=0,
        ),
        w("docGrid", type="lines", linePitch=int(LINE * TWIPS_PER_POINT)),
    )


def _footer(*, odd: bool) -> Xml:
    """7.5: size 4 宋体 between two dashes, one character in from the right, on even pages left."""
    looks = Words("", Face.SONG, SIZE_4)
    side = "right" if odd else "left"
    properties = w(
        "pPr",
        w("pStyle", val="Footer"),
        w("spacing", before=0, after=0, line=twips(SIZE_4), lineRule="exact"),
        w("ind", **{side: twips(SIZE_4), f"{side}Chars": 100}),
        w("jc", val=side),
    )
    return w("ftr", w("p", properties, *_page_number(looks)))


def _page_number(looks: Words) -> Iterator[Xml]:
    def run(*children: Xml) -> Xml:
        return w("r", run_properties(looks), *children)

    def words(text: str, name: str = "t") -> Xml:
        element = w(name)
        element.text = text
        element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        return element

    yield run(words("— "))
    yield run(w("fldChar", fldCharType="begin"))
    yield run(words(" PAGE ", "instrText"))
    yield run(w("fldChar", fldCharType="separate"))
    yield run(words("1"))
    yield run(w("fldChar", fldCharType="end"))
    yield run(words(" —"))


def _content_types() -> bytes:
    namespace = f"{_PACKAGE}/content-types"
    types = etree.Element(f"{{{namespace}}}Types", nsmap=_default(namespace))
    for extension, content in (
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
    ):
        etree.SubElement(types, f"{{{namespace}}}Default", Extension=extension, ContentType=content)
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    for name, content in (
        *((part, kind[0]) for part, kind in _PARTS.items()),
        ("docProps/core.xml", core),
    ):
        etree.SubElement(
            types, f"{{{namespace}}}Override", PartName=f"/{name}", ContentType=content
        )
    return _text(types)


def _root_relations() -> bytes:
    return _relations(
        {
            "word/document.xml": f"{R}/officeDocument",
            "docProps/core.xml": f"{_PACKAGE}/relationships/metadata/core-properties",
        }
    )


def _document_relations() -> bytes:
    return _relations(
        {
            part.removeprefix("word/"): f"{R}/{relation}"
            for part, (_, relation) in _PARTS.items()
            if relation
        }
    )


def _relations(targets: Mapping[str, str]) -> bytes:
    namespace = f"{_PACKAGE}/relationships"
    relations = etree.Element(f"{{{namespace}}}Relationships", nsmap=_default(namespace))
    for at, (target, kind) in enumerate(targets.items(), 1):
        etree.SubElement(
            relations, f"{{{namespace}}}Relationship", Id=f"rId{at}", Type=kind, Target=target
        )
    return _text(relations)


def _properties(composition: Composition, created: datetime) -> bytes:
    core, terms = f"{_PACKAGE}/metadata/core-properties", "http://purl.org/dc/terms/"
    dc, xsi = "http://purl.org/dc/elements/1.1/", "http://www.w3.org/2001/XMLSchema-instance"
    spaces = {"cp": core, "dc": dc, "dcterms": terms, "xsi": xsi}
    properties = etree.Element(f"{{{core}}}coreProperties", nsmap=spaces)
    for name, said in (
        ("title", composition.title),
        ("subject", composition.subject),
        ("creator", composition.author),
        ("language", "zh-CN"),
    ):
        etree.SubElement(properties, f"{{{dc}}}{name}").text = said
    for name in ("created", "modified"):
        stamp = etree.SubElement(properties, f"{{{terms}}}{name}")
        stamp.set(f"{{{xsi}}}type", "dcterms:W3CDTF")
        stamp.text = created.strftime("%Y-%m-%dT%H:%M:%SZ")
    return _text(properties)


def _default(namespace: str) -> dict[str, str]:
    # The library takes None for the name of the namespace without a name; its types do not say so.
    return cast("dict[str, str]", {None: namespace})


def _text(element: Xml) -> bytes:
    return etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)


def _archive(parts: Mapping[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, date_time=_FIRST_DAY_OF_ARCHIVES)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the same on every system
            archive.writestr(entry, content)
    return written.getvalue()
