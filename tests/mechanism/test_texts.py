"""The provisions of a document as texts to be searched."""

from luoshi.document.tree import Document, Provision
from luoshi.mechanism import InForce, Phrase, find, texts_of
from luoshi.provenance import Span

WORDS = "前言。一、总则。（一）每月通报。（二）每季评比。结语。"


def provision(id: str, words: str, parent: str | None = None) -> Provision:
    start = WORDS.index(words)
    return Provision(
        id=id,
        document="doc",
        path=(),
        label=None,
        heading="",
        level=1,
        span=Span(start, start + 2),
        scope=Span(start, start + len(words)),
        parent=parent,
    )


DOCUMENT = Document(
    id="doc",
    kind="opinion",
    title="意见",
    span=Span(0, len(WORDS)),
    body=Span(0, len(WORDS)),
    provisions=(
        provision("chp_1", "一、总则。（一）每月通报。（二）每季评比。"),
        provision("chp_1__art_1", "（一）每月通报。", "chp_1"),
        provision("chp_1__art_2", "（二）每季评比。", "chp_1"),
    ),
)


def test_each_provision_has_its_own_words_and_its_children_have_theirs() -> None:
    texts = [(text.provision, text.words) for text in texts_of(DOCUMENT, WORDS)]

    assert texts == [
        ("", "前言。"),
        ("", "结语。"),
        ("chp_1", "一、总则。"),
        ("chp_1__art_1", "（一）每月通报。"),
        ("chp_1__art_2", "（二）每季评比。"),
    ]


def test_a_quote_stands_where_its_words_stand_in_the_whole_text() -> None:
    (match,) = find(Phrase("每季评比"), InForce(texts_of(DOCUMENT, WORDS)))

    assert match.pin.provision == "chp_1__art_2"
    assert WORDS[match.pin.span.start : match.pin.span.end] == "每季评比"
