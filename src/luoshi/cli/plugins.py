"""Commands that an installed package adds: each an entry point of the group `luoshi.commands`.

The name of the entry point is the name of the command, what it names is a click command.  The
help must not wait for a server to load: a package says which commands it has without being
loaded, and their line in the help is read from their source, from the docstring of the function.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Sequence
from importlib.machinery import PathFinder
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

import click

from luoshi.errors import LuoshiError

GROUP = "luoshi.commands"


class CommandNotLoaded(LuoshiError):
    """The command “{command}” of {package} cannot be loaded ({reason}).
    What it needs comes with: pip install '{wanted}'."""


def plugins(own: Sequence[str]) -> dict[str, EntryPoint]:
    """The commands that packages add, by name; no package replaces one of our `own`.

    Of two packages that add the same name, the first in the alphabet has it.
    """
    found = sorted(entry_points(group=GROUP), key=lambda each: (each.name, _package(each)))
    added: dict[str, EntryPoint] = {}
    for each in found:
        if each.name not in own:
            added.setdefault(each.name, each)
    return added


def command_of(plugin: EntryPoint) -> click.Command:
    """The command itself, loaded now."""
    try:
        loaded = plugin.load()
    # A package may fail to load in any way, and the user is told the same of each.
    except Exception as wrong:
        reason = f"{type(wrong).__name__}: {wrong}" if str(wrong) else type(wrong).__name__
        raise _not_loaded(plugin, reason) from wrong
    if not isinstance(loaded, click.Command):
        raise _not_loaded(plugin, f"{plugin.value} is no command")
    return loaded


def help_line(plugin: EntryPoint) -> str:
    """The first line of the command's docstring, read from its source; nothing is loaded.

    Where the command is made otherwise than by a function, it is that of its module.
    """
    try:
        source = _source(plugin.module)
        module = ast.parse(source.read_bytes()) if source else ast.Module([], [])
    except (OSError, SyntaxError, ValueError, AttributeError):
        return ""
    functions = (each for each in module.body if isinstance(each, ast.FunctionDef))
    made = next((each for each in functions if each.name == plugin.attr), module)
    return (ast.get_docstring(made) or "").partition("\n")[0]


def _source(module: str) -> Path | None:
    """The file of a module, found without loading the packages that it lies in."""
    top, *within = module.split(".")
    found = (finder.find_spec(top, None) for finder in sys.meta_path)
    spec = next((each for each in found if each is not None), None)
    for part in within:
        folders = spec and spec.submodule_search_locations
        # By its last name alone: by its whole name, Python would ask for the package loaded.
        spec = PathFinder.find_spec(part, list(folders)) if folders else None
    return Path(spec.origin) if spec and spec.origin else None


def _not_loaded(plugin: EntryPoint, reason: str) -> CommandNotLoaded:
    package = _package(plugin)
    wanted = f"{package}[{','.join(plugin.extras)}]" if plugin.extras else package
    return CommandNotLoaded(
        command=plugin.name, package=package, reason=reason.rstrip("."), wanted=wanted
    )


def _package(plugin: EntryPoint) -> str:
    return plugin.dist.name if plugin.dist else plugin.module.partition(".")[0]
