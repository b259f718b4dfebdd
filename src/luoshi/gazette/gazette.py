"""What luoshi knows of one published issue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from luoshi.document import Document, Flow, Reading
from luoshi.extract import Appointment, Duty, Figure, UnitName
from luoshi.gazette.coverage import Coverage, coverage_of
from luoshi.gazette.frames import frame_of
from luoshi.provenance import Finding, Pin, Source, Span, digest_of

if TYPE_CHECKING:
    import pandas as pd

Kind = Literal["duties", "figures", "appointments"]


@dataclass(frozen=True, slots=True)
class Gazette:
    """One issue, read.  All spans are offsets into `flow.text`; `flow.source` leads to the file."""

    reading: Reading
    flow: Flow
    documents: tuple[Document, ...]
    duties: tuple[Duty, ...]
    figures: tuple[Figure, ...]
    appointments: tuple[Appointment, ...]
    units: tuple[UnitName, ...]
    findings: tuple[Finding, ...]

    @property
    def source(self) -> Source:
        """The file that was read."""
        return self.reading.source

    @property
    def coverage(self) -> Coverage:
        """What every character of the reading text gave, or why it gave nothing.

        It is worked out each time it is asked for; keep it if you ask twice.
        """
        claims = {
            "duty": [duty.span for duty in self.duties],
            "figure": [figure.span for figure in self.figures],
            "appointment": [appointment.span for appointment in self.appointments],
        }
        return coverage_of(self.flow, self.source.characters, self.documents, claims)

    def with_findings(self, findings: tuple[Finding, ...]) -> Gazette:
        """The same gazette with more findings, in the order of the text."""
        together = sorted((*self.findings, *findings), key=lambda finding: finding.span)
        return replace(self, findings=tuple(together))

    def to_frame(self, kind: Kind = "duties") -> pd.DataFrame:
        """Duties, figures or appointments as a pandas frame (polars takes it with `from_pandas`).

        pandas is not among luoshi's dependencies; without it this says how to get it.
        """
        return frame_of(self, kind)

    def pins(self) -> Iterator[tuple[str, Pin]]:
        """Every claim's kind and pin: provisions, duties, figures, appointments, in that order."""
        for document in self.documents:
            for provision in document.provisions:
                yield "provision", self._pin(document.id, provision.id, provision.span)
        for duty in self.duties:
            yield "duty", self._pin(duty.document, duty.provision or "", duty.span)
        for figure in self.figures:
            yield "figure", self._pin(figure.document, figure.provision or "", figure.span)
        for appointment in self.appointments:
            yield "appointment", self._pin(appointment.document, "", appointment.span)

    def _pin(self, document: str, provision: str, span: Span) -> Pin:
        words = self.flow.text[span.start : span.end]
        return Pin(document, provision, span, words, digest_of(words))
