"""The pages of the manual, and what stands in them: links, examples, command lines."""

import re
from collections.abc import Iterator
from pathlib import Path

from markdown.extensions.toc import slugify

HOME = Path(__file__).parents[2]
README = HOME / "README.md"
INDEX = HOME / "docs" / "index.md"
PAGES = (README, *sorted((HOME / "docs").rglob("*.md")))

_FENCED = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_INDENTED = re.compile(r"^    \S.*$", re.MULTILINE)
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def name_of(page: Path) -> str:
    return str(page.relative_to(HOME))


def words_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def links_of(page: Path) -> list[tuple[Path, str]]:
    """Where the links of a page lead: a file of ours, and the anchor in it."""
    prose = re.sub(r"`[^`\n]*`", "", _FENCED.sub("", words_of(page)))
    ours = (link for link in _LINK.findall(prose) if "://" not in link)
    parted = (link.partition("#") for link in ours)
    return [
        ((page.parent / to).resolve() if to else page.resolve(), anchor) for to, _, anchor in parted
    ]


def anchors_of(page: Path) -> set[str]:
    return {slugify(heading, "-") for heading in _HEADING.findall(words_of(page))}


def examples_of(page: Path, written_in: str = "python") -> str:
    """All Python of a page as one program: a later example may use what an earlier one made."""
    blocks = _FENCED.findall(words_of(page))
    return "\n".join(code for language, code in blocks if language == written_in)


def lines_of_commands(page: Path) -> Iterator[str]:
    """Command lines that stand by themselves, without what explains them behind a #."""
    words = words_of(page)
    fenced = (block for language, block in _FENCED.findall(words) if language in ("", "sh"))
    lines = [line for block in fenced for line in block.splitlines()]
    for line in lines + _INDENTED.findall(_FENCED.sub("", words)):
        command = re.split(r"\s{2,}#|\s{3,}", line.strip())[0]
        if command.startswith("luoshi "):
            yield command


def commands_in_prose(page: Path) -> Iterator[str]:
    """Command lines in a sentence; those that only name a command in capitals are left out."""
    for code in re.findall(r"`([^`\n]+)`", _FENCED.sub("", words_of(page))):
        if re.match(r"luoshi [a-z]", code):
            yield code
