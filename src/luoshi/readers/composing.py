"""The reading text as it grows: each line with its place, each piece of furniture with its span."""

from __future__ import annotations

from dataclasses import dataclass, field

from luoshi.document.reading import Furniture, Place, Reading
from luoshi.provenance import Finding, Source, Span, digest_of_bytes


@dataclass(slots=True)
class Composition:
    """A reading text that is being written, from the first character to the last."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    places: list[Place] = field(default_factory=list)
    furniture: list[Furniture] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def write(self, words: str) -> Span:
        """Add words where the text ends."""
        start = self.length
        if words:
            self.parts.append(words)
            self.length += len(words)
        return Span(start, self.length)

    def place(
        self,
        *,
        page: int | None = None,
        box: tuple[float, float, float, float] | None = None,
        paragraph: int | None = None,
    ) -> None:
        """Say where in the file the words stand that are written next."""
        if self.places and self.places[-1].start == self.length:
            self.places.pop()  # nothing was written there
        self.places.append(Place(self.length, page, box, paragraph))

    def mark(self, span: Span, kind: str) -> None:
        """Mark words as furniture."""
        if span.end > span.start:
            self.furniture.append(Furniture(span, kind))

    def find_gap(self, rule: str, message: str, message_en: str) -> None:
        """Note, at this point of the text, something that could not be read."""
        here = Span(self.length, self.length)
        self.findings.append(
            Finding(rule=rule, verdict="gap", message=message, message_en=message_en, span=here)
        )

    def reading(
        self, content: bytes, *, name: str, format: str, wrapped: bool, pages: int | None = None
    ) -> Reading:
        """The finished reading."""
        text = "".join(self.parts)
        return Reading(
            source=Source(
                name=name,
                format=format,
                sha256=digest_of_bytes(content),
                characters=len(text),
                pages=pages,
            ),
            text=text,
            wrapped=wrapped,
            places=tuple(self.places),
            furniture=tuple(self.furniture),
            findings=tuple(self.findings),
        )
