"""The terminal that commands write to, which may be a pipe that nobody reads to the end."""

from __future__ import annotations

from rich.console import Console


class Terminal(Console):
    """A console that leaves it to the command line what a closed pipe means.

    Rich would end with exit code 1, by which a command says that it found something wrong.
    """

    def on_broken_pipe(self) -> None:
        """Whoever read us has seen enough."""
        raise BrokenPipeError
