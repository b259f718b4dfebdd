"""The sample gazette against the checks of its gold."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from luoshi.audit import audit_figures
from luoshi.document import Flow, Reading, documents_of, flow_of
from luoshi.extract.figures import figures_of
from luoshi.provenance import Finding, Source

pytestmark = pytest.mark.needs_sample


@pytest.fixture(scope="module")
def flow(sample: Path) -> Flow:
    text = sample.read_bytes().decode()
    return flow_of(Reading(Source(sample.name, "txt", "", len(text)), text, True))


@pytest.fixture(scope="module")
def findings(flow: Flow) -> tuple[Finding, ...]:
    documents = documents_of(flow)
    figures = [figure for document in documents for figure in figures_of(document, flow)]
    return audit_figures(flow, documents, figures)


def _published(finding: Finding, flow: Flow) -> dict[str, Any]:
    operands = [{"span": list(flow.source(operand.span))} for operand in finding.operands]
    stated = None if finding.stated is None else str(finding.stated)
    span = list(flow.source(finding.span))
    return {"verdict": finding.verdict, "stated": stated, "span": span, "operands": operands}


def test_what_holds_is_found_to_hold_and_what_fails_to_fail(score, sample, flow, findings):
    gold = sample.parents[1] / "gold" / sample.stem
    found = score.score_findings(
        {"findings": [_published(finding, flow) for finding in findings]}, gold
    )

    assert found["consistent"]["recall"] >= 0.95
    assert found["inconsistent"]["recall"] == 1


def test_nothing_is_called_inconsistent_that_the_gold_does_not_call_so(
    score, sample, flow, findings
):
    gold = sample.parents[1] / "gold" / sample.stem
    places = [
        (place["start"], place["end"])
        for check in score.rows(gold / "checks.jsonl")
        if check["verdict"] == "inconsistent"
        for place in [*check["operands"], check.get("stated_at") or {}]
        if "start" in place
    ]

    for finding in findings:
        if finding.verdict == "inconsistent":
            start, end = flow.source(finding.span)
            assert any(start < last and first < end for first, last in places), finding.message
