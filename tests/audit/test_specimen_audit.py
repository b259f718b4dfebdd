"""The specimen gazette: what its authors planted is found, and nothing else."""

from __future__ import annotations

import json
from decimal import Decimal

from luoshi import specimen
from luoshi.audit import audit_figures
from luoshi.document import documents_of, flow_of
from luoshi.extract.figures import figures_of
from luoshi.readers import read


def test_the_planted_errors_are_found_and_no_other():
    flow = flow_of(read(specimen.path("txt")))
    documents = documents_of(flow)
    figures = [figure for document in documents for figure in figures_of(document, flow)]
    planted = {
        (check["rule"], Decimal(check["stated"]))
        for check in json.loads(specimen.truth().read_text("utf-8"))["checks"]
    }

    found = {
        (finding.rule, finding.stated)
        for finding in audit_figures(flow, documents, figures)
        if finding.verdict == "inconsistent"
    }

    assert found == planted
