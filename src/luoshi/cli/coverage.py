"""`luoshi coverage`: what did you miss?"""

from __future__ import annotations

from pathlib import Path

import click
from rich.markup import escape
from rich.table import Table

from luoshi.cli.options import a_gazette
from luoshi.cli.terminal import Terminal
from luoshi.compiling import compile_file

# What each reason means, for a reader who has not seen the manual.
MEANING = {
    "duty": "asks something of someone",
    "figure": "gives a number",
    "appointment": "moves a person",
    "heading": "titles of provisions",
    "head": "titles, numbers, dates and names of documents",
    "table": "tables",
    "past_result": "tells what was done",
    "narrative": "tells, asks nothing",
    "ceremonial": "greets and thanks",
    "noise": "layout: line ends, page headers, page numbers",
    "unread": "could not be read",
}
GAVE_NOTHING = ("past_result", "narrative", "ceremonial", "unread")


@click.command()
@a_gazette
@click.option(
    "--list",
    "reason",
    type=click.Choice(GAVE_NOTHING),
    help="List those that gave nothing for this reason.",
)
def coverage(gazette: Path, reason: str | None) -> None:
    """Account for every sentence that gave nothing."""
    compiled = compile_file(gazette)
    account = compiled.coverage
    console = Terminal(highlight=False, soft_wrap=True)
    if reason is not None:
        for sentence in account.uncovered:
            if sentence.reason == reason:
                start, end = sentence.span
                at = compiled.flow.source(sentence.span).start
                console.print(f"[dim]{at:>7}[/]  {escape(compiled.flow.text[start:end])}")
        return
    table = Table("characters", "share", "gave", "that is", box=None, header_style="bold")
    table.columns[0].justify = table.columns[1].justify = "right"
    for name, meaning in MEANING.items():
        count = account.by_reason.get(name, 0)
        table.add_row(f"{count:,}", f"{count / max(1, account.characters):.1%}", name, meaning)
    table.add_row(f"{account.characters:,}", "100%", "all", "the reading text", style="bold")
    console.print(table)
    counted = len(account.uncovered)
    console.print(f"{counted:,} sentences gave nothing; read them with --list narrative, …")
