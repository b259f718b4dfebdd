"""The page of commands says what the commands can do, no less and no more."""

import re
from importlib import import_module
from pathlib import Path

import click
import pytest

from luoshi.cli.main import COMMANDS

PAGE = (Path(__file__).parents[2] / "docs" / "commands.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## luoshi (\S+)\n(.*?)(?=^## |\Z)", PAGE, re.DOTALL | re.M))


def options(name: str) -> set[str]:
    command: click.Command = getattr(import_module(COMMANDS[name][0]), name)
    named = (option for option in command.params if isinstance(option, click.Option))
    return {word for option in named for word in option.opts if word.startswith("--")}


def test_each_command_has_its_section_in_the_order_of_the_help():
    assert list(SECTIONS) == list(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_section_names_the_options_of_its_command(name: str):
    told = re.findall(r"^\| `(--[a-z-]+)", SECTIONS.get(name, ""), re.M)

    assert set(told) == options(name)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_section_begins_with_an_example(name: str):
    assert f"    luoshi {name}" in SECTIONS.get(name, "")
