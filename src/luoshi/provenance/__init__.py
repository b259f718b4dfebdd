"""Where words come from: source, span, quote, pin, and what is wrong with them."""

from luoshi.provenance.finding import Finding, Operand, Verdict
from luoshi.provenance.quote import Pin, Quote, Span, digest_of
from luoshi.provenance.source import Source, digest_of_bytes

__all__ = [
    "Finding",
    "Operand",
    "Pin",
    "Quote",
    "Source",
    "Span",
    "Verdict",
    "digest_of",
    "digest_of_bytes",
]
