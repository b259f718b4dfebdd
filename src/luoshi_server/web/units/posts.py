"""The posts of a unit, each with the words by which it was given and where they stand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from luoshi_server.documents.models import Claim, Document
from luoshi_server.organisations.models import Post
from luoshi_server.web.duties.places import address_of, quote_address


class ShownPost(NamedTuple):
    """A post, what its document is called, and the address of its words."""

    post: Post
    document: str
    href: str


def shown(posts: Iterable[Post]) -> list[ShownPost]:
    """The posts with their documents, in two queries however many there are."""
    listed = list(posts)
    named = {post.document for post in listed if post.document}
    titles = dict(Document.objects.filter(key__in=named).values_list("key", "title"))
    places = {
        (claim.document, claim.words): quote_address(claim.document, claim.start, claim.end)
        for claim in Claim.objects.filter(document__in=titles, kind="appointment").only(
            "document", "words", "start", "end"
        )
    }
    return [
        ShownPost(
            post,
            titles.get(post.document) or post.document,
            places.get((post.document, post.words), "")
            or (address_of("document", key=post.document) if post.document in titles else ""),
        )
        for post in listed
    ]
