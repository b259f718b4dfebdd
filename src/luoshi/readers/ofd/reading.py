"""An OFD is read as a printed page is: by the places of its characters.

Some programs place the outlines of characters instead of characters.  Nothing here can draw
them to look at, so such a page is a gap, and a PDF of it has to be asked for.  The seals on a
page are signatures, kept apart from its content, and are no words of it.
"""

from __future__ import annotations

from luoshi.document.reading import Reading
from luoshi.readers.archives import Archive
from luoshi.readers.composing import Composition
from luoshi.readers.errors import NoCharacters
from luoshi.readers.limits import Limits
from luoshi.readers.ofd.drawn import printed_page
from luoshi.readers.ofd.package import documents_of
from luoshi.readers.printed.legible import is_garbled, is_legible
from luoshi.readers.printed.page import PrintedPage
from luoshi.readers.printed.setting import write_pages

_OUTLINES = 20


def read_ofd(content: bytes, *, name: str, limits: Limits) -> Reading:
    """The reading of an OFD; all documents of the package, one after the other."""
    archive = Archive(content, name=name, limits=limits)
    pages: list[PrintedPage] = []
    gaps: dict[int, tuple[str, str]] = {}
    for document in documents_of(archive, limits=limits):
        for page in document.pages:
            number = len(pages) + 1
            printed = printed_page(page, number, document, name=name, limits=limits)
            pages.append(printed)
            if page.content is None:
                gaps[number] = _damaged(number)
            elif not is_legible(printed) or (not printed.runs and printed.outlines > _OUTLINES):
                gaps[number] = _unread(number)
                if is_garbled(printed):
                    printed.runs = []
    if gaps and not any(page.runs for page in pages if page.number not in gaps):
        raise NoCharacters(name=name, pages=len(pages))
    composition = Composition()
    write_pages(composition, pages, gaps)
    return composition.reading(content, name=name, format="ofd", wrapped=True, pages=len(pages))


def _damaged(number: int) -> tuple[str, str]:
    return (
        f"第 {number} 页的内容已损坏，无法读取，请重新下载该文件",
        f"page {number} is damaged and could not be read; fetch the file again",
    )


def _unread(number: int) -> tuple[str, str]:
    return (
        f"第 {number} 页只有图形而没有文字，请索取该文件的 PDF",
        f"page {number} holds pictures of text and no characters; ask for a PDF of it",
    )
