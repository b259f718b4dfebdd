"""`luoshi compile`: one gazette to one JSON, or a folder of them, resumable."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from luoshi.bulk import Compiled, compile_many, files_of, write_contract
from luoshi.compiling import audited, compile_file
from luoshi.errors import LuoshiError


class NoOutput(LuoshiError):
    """{count} files need a folder to be written to.  Give one: --output FOLDER"""


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    help="Where the JSON goes: a file for one gazette, a folder for several.",
)
@click.option("--text", type=click.Path(path_type=Path), help="Write the reading text here too.")
@click.option("--jobs", "-j", type=click.IntRange(1), default=1, help="Processes to use.")
@click.option("--again", is_flag=True, help="Compile what has been compiled already, too.")
def compile(
    files: tuple[Path, ...], output: Path | None, text: Path | None, jobs: int, again: bool
) -> None:
    """Compile gazettes to JSON, one file or a whole folder.

    With a folder the work goes on where it stopped, and a file that cannot be read is named
    at the end and stops nothing.  Exit code 2 says that there was one.
    """
    if len(files) == 1 and not files[0].is_dir():
        _one(files[0], output, text)
        return
    if output is None:
        raise NoOutput(count=len(files))
    _many(files_of(files), output, jobs, again)


def _one(file: Path, output: Path | None, text: Path | None) -> None:
    gazette = audited(compile_file(file))
    if output is not None and output.is_dir():
        output = output / f"{file.name}.json"
    write_contract(gazette, output, text)
    if output is not None:
        click.echo(
            f"{output}: {len(gazette.documents)} documents, {len(gazette.duties)} duties, "
            f"{len(gazette.figures)} figures, {len(gazette.appointments)} appointments"
        )


def _many(files: list[tuple[Path, str]], output: Path, jobs: int, again: bool) -> None:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    failed: list[Compiled] = []
    columns = (
        "[progress.description]{task.description}",
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns) as progress:
        task = progress.add_task("compiling", total=len(files))
        for result in compile_many(files, output, jobs=jobs, again=again):
            progress.advance(task)
            if result.wrong:
                failed.append(result)
    click.echo(f"{len(files) - len(failed)} of {len(files)} compiled to {output}")
    for result in failed:
        click.echo(f"luoshi: {result.wrong}", err=True)
    if failed:
        sys.exit(2)
