"""`luoshi audit`: which figures of a gazette hold, and which do not."""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import get_args

import click

from luoshi.audit import audit as findings_of
from luoshi.bulk.writing import write_whole
from luoshi.cli.options import a_gazette, an_output
from luoshi.compiling import compile_file, contract_of
from luoshi.errors import LuoshiError
from luoshi.gazette import Gazette
from luoshi.provenance import Finding
from luoshi.provenance.finding import Verdict

_FORMATS = ("terminal", "html", "xlsx", "md", "json")


class NoSuchReport(LuoshiError):
    """There is no report of the kind “{suffix}”.  Name a file that ends in .html, .xlsx, .md or
    .json, or say which kind with --format.
    """


class WorkbookNeedsFile(LuoshiError):
    """A workbook cannot be shown in the terminal.  Give a file: --output audit.xlsx"""


@click.command()
@a_gazette
@an_output
@click.option(
    "--format",
    "format_",
    type=click.Choice(_FORMATS),
    help="The kind of report; else by the ending of --output, else the terminal.",
)
@click.option(
    "--xbrl",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="Write the sums as an XBRL report here, for any validator to judge.",
)
@click.option("--all", "everything", is_flag=True, help="Tell the relations that hold, too.")
def audit(
    gazette: Path,
    output: Path | None,
    format_: str | None,
    xbrl: Path | None,
    everything: bool,
) -> None:
    """Check what a gazette lets one check: sums, rates, shares, balances, counts, names, days.

    Exit code 1 says that something does not hold.
    """
    kind = _kind(format_, output)
    if kind == "xlsx" and output is None:
        raise WorkbookNeedsFile()
    compiled = compile_file(gazette)
    findings = findings_of(compiled)
    if xbrl is not None:
        _write_sums(xbrl, findings)
    if kind == "terminal":
        _show(compiled, findings, output, everything=everything)
    elif kind == "xlsx" and output is not None:
        _write_workbook(output, compiled, findings)
    else:
        _write(output, _text(kind, compiled, findings, everything=everything))
    if output is not None:
        counts = Counter(finding.verdict for finding in findings)
        said = ", ".join(f"{counts[verdict]} {verdict}" for verdict in get_args(Verdict))
        click.echo(f"{output}: {said}")
    sys.exit(1 if any(finding.verdict == "inconsistent" for finding in findings) else 0)


def _kind(format_: str | None, output: Path | None) -> str:
    """What was asked for; else what the ending of the output says; else the terminal."""
    if format_ is not None:
        return format_
    if output is None:
        return "terminal"
    ending = output.suffix.removeprefix(".").lower()
    if ending not in _FORMATS[1:]:
        raise NoSuchReport(suffix=output.suffix)
    return ending


def _show(
    gazette: Gazette, findings: tuple[Finding, ...], output: Path | None, *, everything: bool
) -> None:
    from io import StringIO

    from luoshi.audit.reports import show
    from luoshi.cli.terminal import Terminal

    if output is None:
        show(Terminal(highlight=False), gazette, findings, everything=everything)
        return
    written = StringIO()
    show(Terminal(highlight=False, file=written), gazette, findings, everything=everything)
    write_whole(output, written.getvalue())


def _write_workbook(output: Path, gazette: Gazette, findings: tuple[Finding, ...]) -> None:
    from luoshi.audit.reports import write_workbook

    output.parent.mkdir(parents=True, exist_ok=True)
    write_workbook(output, gazette, findings)


def _write_sums(folder: Path, findings: tuple[Finding, ...]) -> None:
    from luoshi.exchange.xbrl import sums_of, xbrl_of

    folder.mkdir(parents=True, exist_ok=True)
    for name, content in xbrl_of(sums_of(findings), name="sums").items():
        (folder / name).write_bytes(content)


def _text(kind: str, gazette: Gazette, findings: tuple[Finding, ...], *, everything: bool) -> str:
    from luoshi.audit.reports import markdown_of, page_of

    if kind == "html":
        return page_of(gazette, findings)
    if kind == "md":
        return markdown_of(gazette, findings, everything=everything)
    told = tuple(each for each in findings if everything or each.verdict != "consistent")
    contract = contract_of(replace(gazette, findings=told))
    report = {"source": contract["source"], "findings": contract["findings"]}
    return json.dumps(report, ensure_ascii=False, indent=1) + "\n"


def _write(output: Path | None, words: str) -> None:
    if output is None:
        sys.stdout.write(words)
    else:
        write_whole(output, words)
