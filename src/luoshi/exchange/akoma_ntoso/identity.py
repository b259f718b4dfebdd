"""Who a document is: its addresses as work, expression and file, its day, its author.

The naming convention builds an address from country, kind of document, author, day and number:
`/akn/cn/doc/notice/某区人民政府/2031-03-04/某政发〔2031〕7号`.
A document without a number goes by its title.  One without a day of its own bears the day of its
issue, and says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import quote

from luoshi.document import Document
from luoshi.exchange.akoma_ntoso.elements import Element, under
from luoshi.exchange.akoma_ntoso.references import References
from luoshi.gazette import Gazette

# What the schema asks for a day and the gazette does not know.
_NO_DAY = "0001-01-01"


@dataclass(frozen=True, slots=True)
class Identity:
    """What tells a work from others.

    `day_is` says which day `day` is: signed, delivered, printed, or that of the issue.
    """

    element: str
    subtype: str | None
    title: str
    number: str | None
    author: str | None
    day: date | None
    day_is: str

    @property
    def work(self) -> str:
        """The address of the work, whatever its wording and file."""
        parts = [self.element, self.subtype, self.author, self.date, self.number or self.title]
        return "/akn/cn/" + "/".join(_segment(part) for part in parts if part)

    @property
    def expression(self) -> str:
        """The address of its first wording, in Chinese."""
        return f"{self.work}/zho@"

    @property
    def date(self) -> str:
        """The day as the schema wants it."""
        return self.day.isoformat() if self.day else _NO_DAY


def _segment(words: str) -> str:
    """Words as one part of an address: no blanks, no signs that mean something in it."""
    bare = "".join(words.split())
    return "".join(quote(sign, safe="") if sign.isascii() else sign for sign in bare)


def element_of(document: Document) -> str:
    """The kind of Akoma Ntoso document that this is."""
    if document.kind == "regulation" and document.provisions:
        return "act"
    return "statement" if document.kind == "reply" else "doc"


def identity_of_issue(gazette: Gazette, published: date | None) -> Identity:
    """The issue itself; of one whose day is not told, the day of its latest document."""
    latest = max((day for each in gazette.documents if (day := _day(each)[0])), default=None)
    return Identity(
        element="officialGazette",
        subtype=None,
        title=gazette.source.name,
        number=None,
        author=None,
        day=published or latest,
        day_is="published" if published else ("latest-document" if latest else "unknown"),
    )


def identities_of(documents: Iterable[Document], issue: Identity) -> dict[str, Identity]:
    """The identity of each document by its id; no two have the same address."""
    found: dict[str, Identity] = {}
    taken: set[str] = set()
    for document in documents:
        day, day_is = _day(document)
        identity = Identity(
            element=element_of(document),
            subtype=document.kind,
            title=document.title or document.id,
            number=document.number,
            author=author_of(document),
            day=day or issue.day,
            day_is=day_is if day else ("issue" if issue.day else "unknown"),
        )
        if identity.work in taken:
            identity = replace(identity, title=f"{identity.title}-{document.id}", number=None)
        taken.add(identity.work)
        found[document.id] = identity
    return found


def author_of(document: Document) -> str | None:
    """The first that issued a document, without what a bracket adds; else who delivered it."""
    named = document.issuers[0] if document.issuers else document.speaker
    return named.partition("（")[0] if named else None


def _day(document: Document) -> tuple[date | None, str]:
    days = {
        "signed": document.signed,
        "delivered": document.delivered,
        "printed": document.printed,
    }
    return next(((day, name) for name, day in days.items() if day), (None, "unknown"))


def identify(meta: Element, identity: Identity, references: References, sha256: str | None) -> None:
    """The `identification` of a document: its work, its wording, and this file of it."""
    author = references.organization(identity.author) if identity.author else "luoshi"
    block = under(meta, "identification", source="#luoshi")
    work = under(block, "FRBRWork")
    _core(work, identity.work, f"{identity.work}/!main", identity, f"#{author}")
    under(work, "FRBRcountry", value="cn")
    if identity.subtype:
        under(work, "FRBRsubtype", value=identity.subtype)
    if identity.number:
        under(work, "FRBRnumber", value=identity.number)
    under(work, "FRBRname", value=identity.title)
    expression = under(block, "FRBRExpression")
    _core(expression, identity.expression, f"{identity.expression}/!main", identity, f"#{author}")
    under(expression, "FRBRlanguage", language="zho")
    file = under(block, "FRBRManifestation")
    address = f"{identity.expression}.xml"
    _core(file, address, f"{identity.expression}/!main.xml", identity, "#luoshi", sha256)
    under(file, "FRBRformat", value="application/akn+xml")


def _core(
    level: Element,
    address: str,
    this: str,
    identity: Identity,
    author: str,
    sha256: str | None = None,
) -> None:
    under(level, "FRBRthis", value=this)
    under(level, "FRBRuri", value=address)
    if sha256:
        under(level, "FRBRalias", name="source-sha256", value=sha256)
    under(level, "FRBRdate", date=identity.date, name=identity.day_is)
    under(level, "FRBRauthor", href=author)
