"""The manual says what is so: its links lead somewhere, its examples and commands run."""

import shlex
import shutil
import sys
from pathlib import Path
from types import ModuleType

import click
import pytest

from luoshi import specimen
from luoshi.cli.main import COMMANDS as COMMANDS_OF_THE_CORE
from luoshi.cli.main import _luoshi, main
from luoshi.cli.plugins import plugins
from luoshi.ledger import events_from, write_export
from luoshi_policies.catalogue import kinds
from tests.docs.pages import (
    HOME,
    INDEX,
    PAGES,
    anchors_of,
    commands_in_prose,
    examples_of,
    lines_of_commands,
    links_of,
    name_of,
)

each_page = pytest.mark.parametrize("page", PAGES, ids=name_of)
COMMANDS = sorted({line for page in PAGES for line in lines_of_commands(page)})
IN_PROSE = sorted({code for page in PAGES for code in commands_in_prose(page)})
# Stands for whatever the reader has.
PLACEHOLDERS = {"GAZETTE", "FILE", "EVENTS", "COMMAND"}
OF_THE_OFFICE = set(plugins(list(COMMANDS_OF_THE_CORE)))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files of which the manual speaks: each is the specimen."""
    folder = tmp_path_factory.mktemp("desk")
    for name in ("gazette.pdf", "gazette.txt", "draft.docx", "final.docx", "old.docx", "new.docx"):
        shutil.copy(specimen.path(Path(name).suffix[1:]), folder / name)
    (folder / "folder").mkdir()
    shutil.copy(specimen.path("txt"), folder / "folder")
    (folder / "events.jsonl").write_text(
        '{"kind": "PeriodBegan", "about": "2026-04", "unit": "历", "every": "month",'
        ' "at": "2026-04-01T00:00:00+08:00"}\n',
        encoding="utf-8",
    )
    write_export(folder / "ledger.zip", [])
    return folder


@each_page
def test_every_link_leads_to_a_page_and_its_anchor(page: Path):
    lost = [
        f"{to.name}#{anchor}"
        for to, anchor in links_of(page)
        if not to.exists() or (anchor and anchor not in anchors_of(to))
    ]

    assert lost == []


def test_every_page_is_reached_from_the_first():
    reached, open_pages = {INDEX}, [INDEX]
    while open_pages:
        for to, _ in links_of(open_pages.pop()):
            if to.suffix == ".md" and to not in reached:
                reached.add(to)
                open_pages.append(to)

    assert [name_of(page) for page in PAGES if page.parent != HOME and page not in reached] == []


@pytest.mark.parametrize("page", [page for page in PAGES if examples_of(page)], ids=name_of)
def test_the_examples_of_a_page_run(page: Path, desk: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(desk)
    module = ModuleType("example")
    monkeypatch.setitem(sys.modules, "example", module)

    exec(compile(examples_of(page), str(page), "exec"), module.__dict__)


@pytest.mark.parametrize("line", COMMANDS)
def test_a_command_of_the_manual_runs(line: str, desk: Path, monkeypatch: pytest.MonkeyPatch):
    words = shlex.split(line)[1:]
    if PLACEHOLDERS & set(words):
        pytest.skip("it is parsed below")
    if words[0] in OF_THE_OFFICE:
        pytest.skip("the tests of the office run its commands, on an instance of their own")
    if "--days 365" in line:
        pytest.skip("a whole year takes ten seconds; a month is simulated too")
    monkeypatch.chdir(desk)

    # An audit of the specimen finds what was put in, and says so with 1.
    assert _exit_code(words) == (1 if words[0] == "audit" else 0)


@pytest.mark.parametrize("line", sorted({*COMMANDS, *IN_PROSE}))
def test_every_command_and_option_that_is_shown_exists(line: str):
    words = shlex.split(line)[1:]
    command = _command(words[0])
    while isinstance(command, click.Group) and len(words) > 1 and words[1] in command.commands:
        words = words[1:]
        command = command.commands[words[0]]
    known = {word for option in command.params for word in option.opts}

    assert {word for word in words[1:] if word.startswith("-")} <= known | {"--help", "-h"}


def test_the_line_of_an_event_that_is_shown_can_be_told():
    lines = examples_of(HOME / "docs" / "events.md", "json").splitlines()

    assert lines and not [told for told in events_from(lines, kinds()) if len(told) != 2]


def _command(name: str) -> click.Command:
    command = _luoshi.get_command(click.Context(_luoshi), name)
    assert command, f"there is no luoshi {name}"
    return command


def _exit_code(words: list[str]) -> int:
    try:
        code = main(words)
    except SystemExit as end:
        code = end.code
    return int(code or 0)
