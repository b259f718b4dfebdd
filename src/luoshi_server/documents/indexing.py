"""What can be found in gazettes and among units, kept as the entries of the ledger say.

A document is found by its title and number, a provision by its own text, anything that was read
by its title and its words, and a unit by all its names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from luoshi_server.documents.events import GazetteRead, Reviewed
from luoshi_server.documents.models import Claim, Document, Gazette
from luoshi_server.documents.reading import text_of
from luoshi_server.documents.searching import Words, drop, keep
from luoshi_server.ledger.following import Told
from luoshi_server.organisations.events import UnitDissolved, UnitRegistered
from luoshi_server.organisations.models import Unit

CLAIMS = ("figure", "appointment", "finding")
KINDS = ("document", "provision", *CLAIMS, "unit")
LONGEST_TEXT = 20_000


def follow(entries: Sequence[Told]) -> None:
    """Bring what can be found up to date."""
    claims: list[str] = []
    units: list[str] = []
    for told in entries:
        match told.event:
            case GazetteRead() as event:
                _read(event.about)
            case Reviewed() as event:
                claims += [event.about, *event.into]
            case UnitRegistered() | UnitDissolved() as event:
                units.append(event.about)
    if claims:
        keep(_of_claims(list(Claim.objects.filter(key__in=claims, kind__in=CLAIMS))))
    if units:
        keep(
            Words("unit", unit.name, "。".join((unit.name, *unit.also_called)))
            for unit in Unit.objects.filter(name__in=units)
        )


def forget() -> None:
    """Nothing can be found."""
    for kind in KINDS:
        drop(kind)


def place_of(key: str) -> tuple[str, str]:
    """The document and the address of a provision, by the key under which it is found."""
    document, _, address = key.partition("#")
    return document, address


def _read(gazette_key: str) -> None:
    """A gazette was read, for the first time or anew."""
    gazette = Gazette.objects.get(key=gazette_key)
    for kind in ("document", "provision", *CLAIMS):
        drop(kind, under=f"{gazette.key}-")
    keep(_of_claims(list(gazette.claims.filter(kind__in=CLAIMS))))
    text = text_of(gazette)
    for document in gazette.documents.prefetch_related("provisions"):
        keep(_of_document(document, text))


def _of_claims(claims: Sequence[Claim]) -> Iterator[Words]:
    for claim in claims:
        yield Words(claim.kind, claim.key, f"{claim.title}。{claim.words}")


def _of_document(document: Document, text: str) -> Iterator[Words]:
    """The document itself, and each provision by what it says before the next one begins."""
    provisions = sorted(document.provisions.all(), key=lambda one: one.start)
    starts = [one.start for one in provisions] + [document.end]
    head = text[document.start : starts[0]] if provisions else text[document.start : document.end]
    names = (document.title, document.number, *document.issuers)
    yield Words("document", document.key, "。".join((*names, head[:LONGEST_TEXT])))
    for provision, following in zip(provisions, starts[1:], strict=True):
        own = text[provision.start : min(provision.end, following)]
        yield Words("provision", f"{document.key}#{provision.address}", own[:LONGEST_TEXT])
