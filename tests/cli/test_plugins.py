"""Commands that an installed package adds."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from luoshi.cli import main

Shown = pytest.CaptureFixture[str]

MODULE = '''"""Commands of a server."""

import click


@click.command()
def attend() -> None:
    """Serve the pages.

    And more.
    """
    click.echo("serving")


labour = click.Group("labour")
no_command = 7
'''


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of the path in which a package with commands is installed."""
    package = tmp_path / "office" / "doors"
    package.mkdir(parents=True)
    loud = 'raise SystemExit("the help loaded a package")'
    (tmp_path / "office" / "__init__.py").write_text("", encoding="utf-8")
    (package / "commands.py").write_text(MODULE, encoding="utf-8")
    (package / "loud.py").write_text(f'"""Says so when it is loaded."""\n{loud}\n', "utf-8")
    (package / "poor.py").write_text("import a_package_that_is_not_there\n", encoding="utf-8")
    about = tmp_path / "office-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: office\nVersion: 1.0\n", "utf-8")
    (about / "entry_points.txt").write_text(
        "[luoshi.commands]\n"
        "attend = office.doors.commands:attend\n"
        "labour = office.doors.commands:labour\n"
        "seven = office.doors.commands:no_command\n"
        "loud = office.doors.loud:loud\n"
        "poor = office.doors.poor:poor [server]\n"
        "lost = office.nowhere:lost\n"
        "read = office.doors.commands:attend\n",
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    yield tmp_path
    for name in [name for name in sys.modules if name.partition(".")[0] == "office"]:
        del sys.modules[name]


def shown(capsys: Shown, *arguments: str) -> tuple[int, str, str]:
    try:
        code = main(list(arguments)) or 0
    except SystemExit as end:
        code = int(end.code or 0)
    return code, *capsys.readouterr()


def test_a_package_adds_a_command(installed: Path, capsys: Shown):
    assert shown(capsys, "attend") == (0, "serving\n", "")


def test_the_help_lists_it_with_the_first_line_of_its_docstring(installed: Path, capsys: Shown):
    _, out, _ = shown(capsys, "--help")
    lines = [" ".join(line.split()) for line in out.partition("Server:\n")[2].splitlines()]

    assert "attend Serve the pages." in lines
    assert "labour Commands of a server." in lines


def test_the_help_loads_no_package(installed: Path, capsys: Shown):
    code, out, _ = shown(capsys, "--help")

    assert code == 0
    assert "loud Says so when it is loaded." in " ".join(out.split())
    assert not any(name.startswith("office") for name in sys.modules)


def test_a_command_that_is_not_where_it_should_be_has_no_line_in_the_help(
    installed: Path, capsys: Shown
):
    assert "  lost\n" in shown(capsys, "--help")[1]


def test_a_package_replaces_no_command_of_ours(installed: Path, capsys: Shown):
    _, out, _ = shown(capsys, "read", "--help")

    assert "serving" not in out and "FILE" in out


def test_a_command_whose_package_lacks_something_says_what_to_install(
    installed: Path, capsys: Shown
):
    code, out, err = shown(capsys, "poor")

    assert (code, out) == (2, "")
    assert err == (
        "luoshi: The command “poor” of office cannot be loaded (ModuleNotFoundError: "
        "No module named 'a_package_that_is_not_there'). "
        "What it needs comes with: pip install 'office[server]'.\n"
    )


@pytest.mark.parametrize("name", ["lost", "seven"])
def test_what_is_no_command_is_said_in_one_line(installed: Path, name: str, capsys: Shown):
    code, out, err = shown(capsys, name)

    assert (code, out, err.count("\n")) == (2, "", 1)
    assert f"The command “{name}” of office cannot be loaded" in err


def test_a_name_that_nobody_adds_is_not_known(installed: Path, capsys: Shown):
    code, _, err = shown(capsys, "nope")

    assert code == 2
    assert err.startswith("luoshi: No such command 'nope'")
