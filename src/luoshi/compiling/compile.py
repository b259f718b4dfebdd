"""Compiling is reading and extracting in one go: the same file always gives the same gazette."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

from luoshi.document import Reading, documents_of, flow_of
from luoshi.extract import duties_of, figures_of, read_appointments, units_of
from luoshi.gazette import Gazette
from luoshi.provenance import Finding
from luoshi.readers import read


def compile_file(path: Path | str) -> Gazette:
    """The gazette of a file.  Raises a `ReadingError` when the file cannot be read at all."""
    return compile_reading(read(Path(path)))


def compile_reading(reading: Reading) -> Gazette:
    """The gazette of a text that has been read."""
    flow = flow_of(reading)
    documents = documents_of(flow)
    duties = tuple(chain.from_iterable(duties_of(document, flow) for document in documents))
    figures = tuple(chain.from_iterable(figures_of(document, flow) for document in documents))
    appointed = [read_appointments(document, flow) for document in documents]
    appointments = tuple(chain.from_iterable(records for records, _ in appointed))
    doubts = chain.from_iterable(findings for _, findings in appointed)
    units, findings = units_of(documents, duties, appointments, flow)
    together = sorted((*reading.findings, *doubts, *findings), key=_where)
    return Gazette(
        reading=reading,
        flow=flow,
        documents=documents,
        duties=duties,
        figures=figures,
        appointments=appointments,
        units=units,
        findings=tuple(together),
    )


def _where(finding: Finding) -> tuple[int, int]:
    return finding.span
