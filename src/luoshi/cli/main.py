"""`luoshi`: one command a file, each loaded when it is called.

An installed package may add commands; see `luoshi.cli.plugins`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from luoshi.errors import LuoshiError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

# Where each command lives and its line in the help; the modules load when they are called.
COMMANDS = {
    "compile": ("luoshi.cli.compile", "Compile gazettes to JSON, one file or a whole folder."),
    "read": ("luoshi.cli.read", "Show the documents of a gazette and their provisions as a tree."),
    "duties": ("luoshi.cli.records", "List the duties of a gazette: who must do what by when."),
    "figures": ("luoshi.cli.records", "List the figures of a gazette with period and growth."),
    "appointments": ("luoshi.cli.records", "List who takes up or leaves which post."),
    "audit": ("luoshi.cli.audit", "Compute the figures again, and check counts, names and days."),
    "coverage": ("luoshi.cli.coverage", "Account for every sentence that gave nothing."),
    "check": ("luoshi.cli.check", "Derive every extracted field again from its own words."),
    "diff": ("luoshi.cli.diff", "Say what became of each claim in a later edition."),
    "export": ("luoshi.cli.export", "Write Akoma Ntoso or Popolo."),
    "bind": ("luoshi.cli.bind", "Show which mechanisms a gazette orders, and what is open."),
    "play": ("luoshi.cli.play", "Run the mechanisms that a gazette orders over events."),
    "verify": ("luoshi.cli.verify", "Verify an exported ledger, without the server."),
    "simulate": ("luoshi.cli.simulate", "Write a year of a fictitious district as events."),
}


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, in the order of the help."""
        return [*COMMANDS, *_added()]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, loaded now."""
        if cmd_name not in COMMANDS:
            return _added_command(cmd_name)
        return getattr(import_module(COMMANDS[cmd_name][0]), cmd_name)  # type: ignore[no-any-return]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands from the table above: no command is loaded for it."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])
        added = _added()
        if added:
            from luoshi.cli.plugins import help_line

            with formatter.section("Server"):
                formatter.write_dl([(name, help_line(each)) for name, each in added.items()])

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was called, as far as anybody reads what it writes."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            # `head` or a pager has seen enough.  Said here, for click would make it exit code 1,
            # which is what a command says that found something wrong.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(0)


def _added() -> Mapping[str, EntryPoint]:
    # Looked for only when the help or a name that is not ours asks for it: our own commands
    # shall not wait for it.
    from luoshi.cli.plugins import plugins

    return plugins(list(COMMANDS))


def _added_command(name: str) -> click.Command | None:
    from luoshi.cli.plugins import command_of

    added = _added().get(name)
    return command_of(added) if added else None


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="luoshi")
def _luoshi() -> None:
    """Read what a government publishes and run what it orders.  读政府公报，抓任务落实。"""


def main(arguments: list[str] | None = None) -> Any:
    """Run a command line; what luoshi cannot do is one line on standard error and exit code 2."""
    try:
        return _luoshi.main(args=arguments, prog_name="luoshi", standalone_mode=False)
    except LuoshiError as wrong:
        click.echo(f"luoshi: {_in_one_line(str(wrong))}", err=True)
    except click.exceptions.Abort:
        click.echo("luoshi: stopped", err=True)
        sys.exit(130)
    except click.exceptions.NoArgsIsHelpError as nothing_asked:
        nothing_asked.show()
    except click.ClickException as wrong:
        click.echo(f"luoshi: {_in_one_line(wrong.format_message())}{_see(wrong)}", err=True)
    sys.exit(2)


def _in_one_line(message: str) -> str:
    said = " ".join(line.strip() for line in message.splitlines() if line.strip())
    return said if said.endswith((".", "?", "。")) else f"{said}."


def _see(wrong: click.ClickException) -> str:
    """Where the right call is explained."""
    if isinstance(wrong, click.UsageError) and wrong.ctx is not None:
        return f" See {wrong.ctx.command_path} --help."
    return ""
