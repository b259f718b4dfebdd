"""The issue and its documents in one file, or one of its documents by itself."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from lxml import etree

from luoshi.document import Document
from luoshi.errors import LuoshiError
from luoshi.exchange.akoma_ntoso.blocks import write_block
from luoshi.exchange.akoma_ntoso.body import write_body
from luoshi.exchange.akoma_ntoso.elements import Element, root, under
from luoshi.exchange.akoma_ntoso.head import head_marks, write_part
from luoshi.exchange.akoma_ntoso.identity import (
    Identity,
    element_of,
    identify,
    identities_of,
    identity_of_issue,
)
from luoshi.exchange.akoma_ntoso.marks import Marks, Weaver, marks_of
from luoshi.exchange.akoma_ntoso.references import References
from luoshi.gazette import Gazette
from luoshi.provenance import Span


class DocumentNotThere(LuoshiError):
    """The gazette has no document {wanted}; its documents are {documents}."""


def akoma_ntoso(gazette: Gazette, *, published: date | None = None) -> bytes:
    """The gazette as one Akoma Ntoso 3.0 file, valid against the strict schema.

    `published` is the day of the issue, which its documents do not tell; without it the day of
    the latest document stands in, and is named so.
    """
    issue = identity_of_issue(gazette, published)
    identities = identities_of(gazette.documents, issue)
    file = root()
    _write_issue(file, gazette, issue, identities)
    components = under(file, "components", eId="cmpnts")
    for document in gazette.documents:
        component = under(components, "component", eId=_component(document))
        _write_document(component, gazette, document, issue, identities)
    if not gazette.documents:
        file.remove(components)
    return etree.tostring(file, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def akoma_ntoso_document(
    gazette: Gazette, document: str, *, published: date | None = None
) -> bytes:
    """One document of the gazette, by its id, as a file of its own.

    Its addresses and its eIds are those that it has in the file of the whole issue.
    """
    documents = {each.id: each for each in gazette.documents}
    if document not in documents:
        raise DocumentNotThere(wanted=document, documents=", ".join(documents) or "none")
    issue = identity_of_issue(gazette, published)
    identities = identities_of(gazette.documents, issue)
    file = root()
    _write_document(file, gazette, documents[document], issue, identities)
    return etree.tostring(file, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _component(document: Document) -> str:
    return f"cmpnts__cmp_{document.id}"


def _write_issue(
    file: Element, gazette: Gazette, issue: Identity, identities: Mapping[str, Identity]
) -> None:
    own = under(file, issue.element, name="gazette", contains="originalVersion")
    references = References()
    meta = under(own, "meta")
    identify(meta, issue, references, gazette.source.sha256)
    references.write(meta, own, issue.work, issue.title)
    starts = gazette.documents[0].span.start if gazette.documents else len(gazette.flow.text)
    cover = Span(0, starts)
    if gazette.flow.text[slice(*cover)].strip():
        page = under(own, "coverPage", eId="coverPage")
        write_block(page, cover, Weaver(gazette.flow, Marks(())), "coverPage")
    body = under(own, "collectionBody", eId="body")
    for document in gazette.documents:
        component = under(body, "component", eId=f"cmp_{document.id}")
        under(
            component,
            "documentRef",
            eId=f"cmp_{document.id}__dref",
            href=f"#{_component(document)}",
            showAs=identities[document.id].title,
        )


def _write_document(
    parent: Element,
    gazette: Gazette,
    document: Document,
    issue: Identity,
    identities: Mapping[str, Identity],
) -> None:
    identity = identities[document.id]
    references = References()
    head = list(head_marks(document, gazette.flow, references))
    marks = marks_of(gazette, document, head, references, identities)
    weaver = Weaver(gazette.flow, marks)
    element = element_of(document)
    own = under(parent, element, name=document.kind, contains="originalVersion")
    meta = under(own, "meta")
    identify(meta, identity, references, None)
    if issue.day:
        under(meta, "publication", date=issue.date, name="gazette", showAs=issue.title)
    if identity.day:
        life = under(meta, "lifecycle", source="#luoshi")
        under(
            life,
            "eventRef",
            eId="eref_1",
            date=identity.date,
            source="#original",
            type="generation",
        )
    span, body = document.span, document.body
    write_part(own, "preface", Span(span.start, body.start), weaver)
    write_body(own, document, weaver, hierarchic=element == "act")
    write_part(own, "conclusions", Span(body.end, span.end), weaver)
    references.write(meta, own, identity.work, identity.title)
