"""`luoshi audit`: which figures of a gazette hold, and which do not."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from luoshi.audit import audit as audited
from luoshi.audit.reports import markdown_of, page_of, write_workbook
from luoshi.audit.reports.words import VERDICTS, around, counted, in_order
from luoshi.cli.options import a_gazette
from luoshi.compiling import compile_file
from luoshi.errors import LuoshiError
from luoshi.gazette import Gazette
from luoshi.provenance import Finding
from luoshi.provenance.finding import Verdict


class NoSuchReport(LuoshiError):
    """There is no report of the kind “{suffix}”.  Name a file that ends in .md, .html or .xlsx."""


_COLOURS: dict[Verdict, str] = {
    "inconsistent": "bold red",
    "ambiguous": "yellow",
    "gap": "magenta",
    "consistent": "green",
}


@click.command()
@a_gazette
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write a report here: .md, .html with the text beside it, or .xlsx that computes.",
)
@click.option(
    "--xbrl",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="Write the sums as an XBRL report here, for any validator to judge.",
)
@click.option("--all", "everything", is_flag=True, help="Show the relations that hold, too.")
def audit(gazette: Path, output: Path | None, xbrl: Path | None, everything: bool) -> None:
    """Compute every sum, rate, share and balance again; exit code 1 if one does not hold."""
    if output is not None and output.suffix not in (".md", ".html", ".xlsx"):
        raise NoSuchReport(suffix=output.suffix)
    compiled = compile_file(gazette)
    findings = audited(compiled)
    if output is not None:
        _write(output, compiled, findings)
    if xbrl is not None:
        _write_sums(xbrl, findings)
    _show(compiled, findings, everything=everything)
    sys.exit(1 if any(finding.verdict == "inconsistent" for finding in findings) else 0)


def _write(output: Path, gazette: Gazette, findings: tuple[Finding, ...]) -> None:
    if output.suffix == ".xlsx":
        write_workbook(output, gazette, findings)
    else:
        made = page_of if output.suffix == ".html" else markdown_of
        output.write_text(made(gazette, findings), encoding="utf-8")


def _write_sums(folder: Path, findings: tuple[Finding, ...]) -> None:
    from luoshi.exchange.xbrl import sums_of, xbrl_of

    folder.mkdir(parents=True, exist_ok=True)
    for name, content in xbrl_of(sums_of(findings), name="sums").items():
        (folder / name).write_bytes(content)


def _show(gazette: Gazette, findings: tuple[Finding, ...], *, everything: bool) -> None:
    console = Console(highlight=False, soft_wrap=True)
    for finding in in_order(findings):
        if finding.verdict == "consistent" and not everything:
            break
        colour = _COLOURS[finding.verdict]
        at = gazette.flow.source(finding.span).start
        console.print(
            f"[{colour}]{VERDICTS[finding.verdict]}[/]  {escape(finding.message)}  "
            f"[dim]{finding.rule}, {at}[/]"
        )
        before, words, after = around(gazette.flow.text, *finding.span, reach=30)
        console.print(f"      [dim]…{escape(before)}[/][bold]{escape(words)}[/]", end="")
        console.print(f"[dim]{escape(after)}…[/]")
    table = Table(box=None, show_header=False)
    for verdict, count in counted(findings).items():
        table.add_row(f"[{_COLOURS[verdict]}]{VERDICTS[verdict]}[/]", verdict, str(count))
    console.print(table)
