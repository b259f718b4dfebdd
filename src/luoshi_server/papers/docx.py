"""An official paper as a DOCX file in the format of GB/T 9704-2012."""

from datetime import datetime

from luoshi_server.papers.composing import Paper, composed
from luoshi_server.papers.docx_package import package
from luoshi_server.papers.docx_words import element_xml, imprint_xml, w


def docx_of(paper: Paper, *, created: datetime) -> bytes:
    """The paper as a file for word processors; the same paper and instant give the same bytes."""
    composition = composed(paper)
    body = w("body")
    for element in composition.elements:
        body.extend(element_xml(element))
    body.extend(imprint_xml(composition.imprint))
    return package(body, composition, created=created)
