"""How long the audit takes: of a gazette against compiling it, and of one document as it grows.

python benchmarks/auditing.py [GAZETTE]

The grown document repeats the paragraphs of generated budgets, so that its names recur hundreds of
times: the worst case for rules that look for a figure elsewhere.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.audit.reports import written

from luoshi import specimen
from luoshi.audit import audit, audit_figures, every_rule
from luoshi.audit.view import View
from luoshi.compiling import compile_file
from luoshi.document import Reading, documents_of, flow_of
from luoshi.extract.figures import figures_of
from luoshi.provenance import Source

T = TypeVar("T")


def main() -> None:
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else specimen.path("txt")
    compiling, gazette = measured(lambda: compile_file(path))
    auditing, findings = measured(lambda: audit(gazette))
    print(f"{path.name}: {len(gazette.figures)} figures, {len(findings)} findings")
    print(f"  compiling {compiling * 1000:8.1f} ms")
    print(f"  auditing  {auditing * 1000:8.1f} ms, {auditing / compiling:.1%} of compiling")
    view = View(gazette.flow, gazette.documents, gazette.figures)
    slowest = sorted(
        ((measured(lambda r=rule: list(r(view)))[0], rule) for rule in every_rule()),
        key=lambda timed: -timed[0],
    )
    for seconds, rule in slowest[:6]:
        print(f"    {rule.__name__:20} {seconds * 1000:8.2f} ms")
    print("one document")
    for reports in (50, 100, 200):
        text = "\n".join(body(seed) for seed in range(reports))
        flow = flow_of(Reading(Source("grown", "txt", "", len(text)), text, True))
        documents = documents_of(flow)
        figures = [figure for document in documents for figure in figures_of(document, flow)]
        seconds, findings = measured(
            lambda f=flow, d=documents, g=figures: audit_figures(f, d, g), times=3
        )
        print(f"  {len(figures):6} figures {seconds:7.3f} s, {len(findings)} findings")


def body(seed: int) -> str:
    """The paragraphs of a generated gazette without the heads of its reports."""
    lines = written(seed).text.splitlines()
    return "\n".join(line for line in lines if line.startswith("　　"))


def measured(call: Callable[[], T], times: int = 9) -> tuple[float, T]:
    """The median of some calls, and what the last gave."""
    seconds = []
    for _ in range(times):
        start = time.perf_counter()
        result = call()
        seconds.append(time.perf_counter() - start)
    return median(seconds), result


if __name__ == "__main__":
    main()
