"""The words in force: provisions of documents, ready to be searched.

A document prints １ or 1 or 一, breaks a sentence at the end of a line, and puts a space
where another puts none.  What is searched is the text with its signs written one way and
its white space left out; what is quoted is the text as printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from luoshi.document.tree import Document
from luoshi.provenance import Pin, Span, digest_of
from luoshi.text.widths import fold

LINE_BREAK = re.compile(r"[ \t\u3000]*[\r\n\f]+[ \t\u3000]*")


@dataclass(frozen=True, slots=True)
class Text:
    """The own words of one provision, and where the first of them stands."""

    document: str
    provision: str
    start: int
    words: str


@dataclass(frozen=True, slots=True, eq=False)
class SearchedText:
    """A provision's words written one way, with the way back to the words as printed."""

    text: Text
    plain: str
    places: tuple[int, ...]

    def pin(self, start: int, end: int) -> Pin:
        """The printed words behind the plain characters from `start` to `end`."""
        first, last = self.places[start], self.places[end - 1] + 1
        printed = LINE_BREAK.sub("", self.text.words[first:last])
        offset = self.text.start
        return Pin(
            self.text.document,
            self.text.provision,
            Span(offset + first, offset + last),
            printed,
            digest_of(printed),
        )


def searched(text: Text) -> SearchedText:
    """`text`, ready to be searched."""
    folded = fold(text.words)
    places = tuple(place for place, sign in enumerate(folded) if not sign.isspace())
    return SearchedText(text, "".join(folded[place] for place in places), places)


def plain(words: str) -> str:
    """`words` with signs written one way and without white space."""
    return "".join(fold(words).split())


class InForce:
    """All provisions that mechanisms may stand on, in the order of their documents."""

    __slots__ = ("texts",)

    def __init__(self, texts: Iterable[Text]) -> None:
        self.texts = tuple(searched(text) for text in texts if text.words.strip())

    def __iter__(self) -> Iterator[SearchedText]:
        return iter(self.texts)


def in_force(*provisions: str, document: str = "text") -> InForce:
    """Provisions given as bare words, numbered from 1."""
    return InForce(
        Text(document, str(number), 0, words) for number, words in enumerate(provisions, 1)
    )


def texts_of(document: Document, words: str) -> Iterator[Text]:
    """The own words of each provision of `document`; `words` is the flow its spans point into.

    What a provision's children say is theirs.  Words of the body that belong to no
    provision come with an empty address.
    """
    yield from _own(document, document.body, "", words, None)
    for provision in document.provisions:
        yield from _own(document, provision.scope, provision.id, words, provision.id)


def _own(
    document: Document, scope: Span, address: str, words: str, parent: str | None
) -> Iterator[Text]:
    at = scope.start
    for child in document.provisions:
        inside = scope.start <= child.scope.start and child.scope.end <= scope.end
        if child.parent != parent or not inside:
            continue
        if at < child.scope.start:
            yield Text(document.id, address, at, words[at : child.scope.start])
        at = max(at, child.scope.end)
    if at < scope.end:
        yield Text(document.id, address, at, words[at : scope.end])
