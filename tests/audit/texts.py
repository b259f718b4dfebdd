"""Short documents of a district that does not exist, audited as a gazette would be."""

from __future__ import annotations

from luoshi.audit import audit_figures
from luoshi.document import Reading, documents_of, flow_of
from luoshi.extract.figures import figures_of
from luoshi.provenance import Finding, Source

HEAD = """关于云陵区2023年预算执行情况和2024年预算草案的报告

（2024年1月9日在云陵区第五届人民代表大会第四次会议上）

云陵区财政局局长　闻人牧

各位代表：
"""


def audited(text: str, *, head: str = HEAD) -> list[Finding]:
    """What the audit says of a report with these paragraphs."""
    whole = head + text
    reading = Reading(Source("text", "txt", "", len(whole)), whole, True)
    flow = flow_of(reading)
    documents = documents_of(flow)
    figures = [figure for document in documents for figure in figures_of(document, flow)]
    return list(audit_figures(flow, documents, figures))


def said(text: str, rule: str, *, head: str = HEAD) -> list[tuple[str, str]]:
    """The verdicts of one rule, each with the value that it judges."""
    return [
        (finding.verdict, str(finding.stated))
        for finding in audited(text, head=head)
        if finding.rule == rule
    ]


def faults(text: str, *, head: str = HEAD) -> list[str]:
    """The rules that find something inconsistent."""
    return [
        finding.rule for finding in audited(text, head=head) if finding.verdict == "inconsistent"
    ]
