"""Consistent reports are found consistent; one changed figure gives what follows from it."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import pytest

from luoshi.audit import audit_figures
from luoshi.document import Flow, Reading, documents_of, flow_of
from luoshi.extract.figures import figures_of
from luoshi.provenance import Finding, Source
from tests.audit.reports import Report, change_one, written

Faults = set[tuple[str, frozenset[int]]]


def _audited(report: Report) -> tuple[Flow, Sequence[Finding]]:
    text = report.text
    flow = flow_of(Reading(Source("report", "txt", "", len(text)), text, True))
    documents = documents_of(flow)
    figures = [figure for document in documents for figure in figures_of(document, flow)]
    return flow, audit_figures(flow, documents, figures)


def _found(report: Report) -> Faults:
    """Rule and places of the numbers of each finding that says inconsistent."""
    flow, findings = _audited(report)
    numbers = report.numbers
    found = set()
    for finding in findings:
        if finding.verdict == "inconsistent":
            spans = [flow.source(operand.span) for operand in finding.operands]
            places = frozenset(
                number.start
                for number in numbers
                for span in spans
                if span.start < number.start + len(number.printed) and number.start < span.end
            )
            # A planned growth that is off by the last digit alone is said to be cut off.
            found.add((finding.rule.replace("truncated-", ""), places))
    return found


def _expected(report: Report) -> Faults:
    """The same by the relations of the report, of the numbers that are printed."""
    faults = report.faults()
    starts = {number.start for number in report.numbers}
    return {(rule, places & starts) for rule, places in faults}


@pytest.mark.parametrize("seed", range(0, 200, 10))
def test_a_report_whose_relations_hold_has_no_fault_and_every_relation_is_found(seed):
    for number in range(seed, seed + 10):
        report = written(number)
        _, findings = _audited(report)

        assert {finding.verdict for finding in findings} == {"consistent"}
        assert sorted(finding.rule for finding in findings) == sorted(
            relation.rule for relation in report.relations
        )


def test_of_a_thousand_seeded_errors_each_gives_exactly_what_follows_from_it():
    chance = Random(20240109)
    errors = exact = 0
    strangers: list[Faults] = []
    while errors < 1000:
        report = written(chance.randrange(10**9))
        change_one(report, chance)
        expected, found = _expected(report), _found(report)
        if found - expected:
            strangers.append(found - expected)
        if expected:
            errors += 1
            exact += found == expected

    assert strangers == []
    assert exact >= 990
