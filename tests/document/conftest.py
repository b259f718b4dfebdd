"""Texts for tests: read as a wrapped text file would be."""

from luoshi.document import Flow, Reading, flow_of
from luoshi.provenance import Source, digest_of_bytes


def reading(text: str, *, wrapped: bool = True) -> Reading:
    source = Source("a.txt", "txt", digest_of_bytes(text.encode()), len(text))
    return Reading(source, text, wrapped)


def flow(text: str, *, wrapped: bool = True) -> Flow:
    return flow_of(reading(text, wrapped=wrapped))
