"""`luoshi check`: nothing invented."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from luoshi.cli.options import a_gazette
from luoshi.compiling import compile_file, recheck


@click.command()
@a_gazette
def check(gazette: Path) -> None:
    """Derive every extracted field again from its own words; exit code 1 if one is not there."""
    compiled = compile_file(gazette)
    findings = list(recheck(compiled))
    for finding in findings:
        start, end = finding.span
        words = compiled.flow.text[start:end]
        click.echo(f"{compiled.flow.source(finding.span).start}: {finding.message}：{words[:60]}")
    records = len(compiled.duties) + len(compiled.figures) + len(compiled.appointments)
    click.echo(f"{records} records checked against their words, {len(findings)} fields not there")
    sys.exit(1 if findings else 0)
