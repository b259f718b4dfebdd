"""An exported ledger verifies by itself, and shows where it was altered."""

import hashlib
import io
import json
import warnings
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luoshi.calendars import local
from luoshi.errors import LuoshiError
from luoshi.ledger import (
    Broken,
    Entry,
    Event,
    ExportNotWritten,
    ExportUnreadable,
    NotItsContent,
    entry_after,
    verification_of,
    verify_export,
    write_export,
)
from luoshi.ledger.archive import member

GAZETTE, PHOTO = "公报".encode(), b"\x89PNG"


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeFell(Event):
    count: int


def digest_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def ledger(*days: int) -> list[Entry]:
    entries: list[Entry] = []
    for number, day in enumerate(days):
        at = local(f"2022-03-0{day} 08:00")
        event = TreeFell(about=f"路{number}", unit="县园林局", at=at, count=number)
        last = entries[-1] if entries else None
        entries.append(entry_after(last, event, recorded=at, actor="clerk"))
    return entries


FOUR = ledger(7, 7, 8, 9)


def export(folder: Path, entries: Iterable[Entry] = FOUR, *files: bytes) -> Path:
    path = folder / "ledger.zip"
    write_export(path, entries, ((digest_of(each), io.BytesIO(each)) for each in files))
    return path


@pytest.fixture
def made(tmp_path: Path) -> Path:
    return export(tmp_path, FOUR, GAZETTE, PHOTO)


def contents(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def altered(path: Path, name: str, content: bytes | None) -> Path:
    """The export with one file in it replaced, added or, where there is none, taken out."""
    files = {**contents(path), name: content}
    with zipfile.ZipFile(path, "w") as archive:
        for each, words in files.items():
            if words is not None:
                archive.writestr(member(each), words)
    return path


def with_lines(path: Path, lines: list[str]) -> Path:
    return altered(path, "ledger.jsonl", "".join(lines).encode())


def lines_of(path: Path) -> list[str]:
    return contents(path)["ledger.jsonl"].decode().splitlines(keepends=True)


def test_an_export_as_it_was_written_verifies(made: Path):
    assert verify_export(made) is None
    assert verify_export(made, root=FOUR[-1].digest) is None


def test_an_export_holds_entries_roots_files_and_what_they_are(made: Path):
    held = contents(made)

    assert held["ledger.jsonl"].decode() == "".join(f"{entry.to_line()}\n" for entry in FOUR)
    assert json.loads(held["roots.json"]) == {
        "2022-03-07": FOUR[1].digest,
        "2022-03-08": FOUR[2].digest,
        "2022-03-09": FOUR[3].digest,
    }
    assert held[f"files/{digest_of(GAZETTE)}"] == GAZETTE
    assert json.loads(held["manifest.json"]) == {
        "format": "luoshi ledger 1",
        "entries": 4,
        "first": "2022-03-07T08:00:00+08:00",
        "last": "2022-03-09T08:00:00+08:00",
        "digest": FOUR[3].digest,
        "files": sorted([digest_of(GAZETTE), digest_of(PHOTO)]),
    }


def test_the_same_entries_and_files_give_the_same_bytes(tmp_path: Path):
    first = export(tmp_path, FOUR, GAZETTE, PHOTO).read_bytes()

    assert export(tmp_path, iter(FOUR), GAZETTE, PHOTO).read_bytes() == first


def test_what_was_verified_is_told(made: Path):
    told = verification_of(made, root=FOUR[2].digest)

    assert (told.entries, told.files, told.vouched) == (4, 2, 3)
    assert (told.first, told.last) == (FOUR[0].recorded, FOUR[3].recorded)
    assert told.digest == FOUR[3].digest


def test_a_ledger_without_entries_can_be_taken_away_too(tmp_path: Path):
    path = export(tmp_path, [])

    assert verify_export(path) is None
    assert verify_export(path, root=FOUR[0].digest) == Broken(
        1, "no entry bears the root that was made public"
    )


def test_the_first_altered_entry_is_named(made: Path):
    lines = [line.replace('"count":2', '"count":3') for line in lines_of(made)]

    assert verify_export(with_lines(made, lines)) == Broken(
        3, "its content is not what its digest says"
    )


def test_an_entry_that_was_taken_out_is_missed(made: Path):
    lines = lines_of(made)

    assert verify_export(with_lines(made, [lines[0], *lines[2:]])) == Broken(
        2, "number 3 stands where 2 should"
    )


def test_an_end_that_was_cut_off_shows_by_the_manifest(made: Path):
    assert verify_export(with_lines(made, lines_of(made)[:3])) == Broken(
        4, "the ledger has 3 entries, its manifest says 4"
    )


def test_an_end_that_was_cut_off_everywhere_shows_by_the_root(made: Path, tmp_path: Path):
    shorter = export(tmp_path, FOUR[:3], GAZETTE, PHOTO)

    assert verify_export(shorter) is None
    assert verify_export(shorter, root=FOUR[3].digest) == Broken(
        4, "no entry bears the root that was made public"
    )


def test_an_end_that_was_written_anew_shows_by_the_root(tmp_path: Path):
    other = ledger(7, 7, 8, 8)

    assert verify_export(export(tmp_path, other), root=FOUR[3].digest) is not None


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("\n", "the line is no entry"),
        ("[]\n", "the line is no entry"),
        ("{}\n", "the line is no entry"),
        ("[" * 100_000 + "\n", "the line is no entry"),
        ('{"number":1}\n', "the line is no entry"),
        (f" {FOUR[1].to_line()}\n", "not written as a ledger writes it"),
        (FOUR[1].to_line().replace('{"about"', '{"count":9,"about"') + "\n", "not written as"),
        (FOUR[1].to_line().replace("clerk", "\\ud800") + "\n", "not written as"),
        (FOUR[1].to_line().replace('"2022-03-07T08:00:00+08:00","request', '7,"request') + "\n",
         "it does not say when"),
    ],
)  # fmt: skip
def test_a_line_that_no_ledger_writes_is_named(made: Path, line: str, reason: str):
    lines = lines_of(made)
    broken = verify_export(with_lines(made, [lines[0], line, *lines[2:]]))

    assert broken and broken.number == 2 and reason in broken.reason


def test_a_last_line_that_was_cut_short_is_named(made: Path):
    broken = verify_export(altered(made, "ledger.jsonl", "".join(lines_of(made)).encode()[:-9]))

    assert broken and broken.number == 4


def test_a_line_that_is_not_text_is_named(made: Path):
    assert verify_export(altered(made, "ledger.jsonl", b"\xff\xfe\n")) == Broken(
        1, "the line is not UTF-8"
    )


def test_a_file_whose_content_is_not_what_its_name_says_is_named(made: Path):
    name = f"files/{digest_of(PHOTO)}"

    assert verify_export(altered(made, name, b"another photo")) == Broken(
        0, "its content is not what its name says", name
    )


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        (f"files/{digest_of(PHOTO)}", None, "the manifest lists it, and it is missing"),
        (f"files/{digest_of(b'x')}", b"x", "the manifest does not list it"),
        ("../../etc/passwd", b"x", "the manifest does not list it"),
        ("roots.json", None, "it is missing"),
        ("roots.json", b"[]", "it is no JSON object"),
        ("roots.json", b'{"2022-03-07": "0"}', "the root of 2022-03-07 is not that of the ledger"),
        ("manifest.json", None, "it is missing"),
        ("manifest.json", b"{", "it is no JSON object"),
        ("manifest.json", b"{}", "it is not of the format “luoshi ledger 1”"),
        ("manifest.json", b'{"format": "luoshi ledger 1"}', "it is no manifest"),
    ],
)
def test_another_part_that_was_altered_is_named(
    made: Path, name: str, content: bytes | None, reason: str
):
    assert verify_export(altered(made, name, content)) == Broken(0, reason, name)


def test_a_file_that_stands_twice_is_named(made: Path):
    with warnings.catch_warnings(), zipfile.ZipFile(made, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr("ledger.jsonl", "")

    assert verify_export(made) == Broken(0, "it stands there 2 times", "ledger.jsonl")


def no_zip(made: Path) -> None:
    made.write_bytes(b"not a zip at all")


def cut_short(made: Path) -> None:
    made.write_bytes(made.read_bytes()[:-30])


def missing(made: Path) -> None:
    made.unlink()


def another_zip(made: Path) -> None:
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")


def locked(made: Path) -> None:
    content = bytearray(made.read_bytes())
    for head, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(head) + at] |= 1
    made.write_bytes(bytes(content))


@pytest.mark.parametrize("damage", [no_zip, cut_short, missing, another_zip, locked])
def test_what_is_no_export_is_one_line(made: Path, damage):
    damage(made)

    with pytest.raises(ExportUnreadable) as unreadable:
        verify_export(made)

    assert str(made) in str(unreadable.value) and "\n" not in str(unreadable.value)


@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_no_changed_octet_goes_unnoticed(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
):
    path = export(tmp_path_factory.mktemp("export"), FOUR, GAZETTE)
    before = contents(path)
    content = bytearray(path.read_bytes())
    at = data.draw(st.integers(0, len(content) - 1))
    content[at] ^= data.draw(st.integers(1, 255))
    path.write_bytes(bytes(content))

    try:
        noticed = verify_export(path, root=FOUR[3].digest) is not None
    except LuoshiError:
        noticed = True

    # The head of a zip holds what nobody reads: dates, rights, a version.
    assert noticed or contents(path) == before


def test_a_file_that_is_not_named_by_its_digest_is_not_written(tmp_path: Path):
    path = tmp_path / "ledger.zip"

    with pytest.raises(NotItsContent, match="0000"):
        write_export(path, FOUR, [("0000", io.BytesIO(PHOTO))])
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_comes_twice_is_written_once(tmp_path: Path):
    assert verify_export(export(tmp_path, FOUR, PHOTO, PHOTO)) is None


def test_an_export_that_cannot_be_written_leaves_the_old_one(tmp_path: Path):
    before = export(tmp_path).read_bytes()

    def failing() -> Iterable[Entry]:
        yield FOUR[0]
        raise OSError(28, "No space left on device")

    with pytest.raises(ExportNotWritten, match="No space left on device"):
        write_export(tmp_path / "ledger.zip", failing())
    assert [each.read_bytes() for each in tmp_path.iterdir()] == [before]


def test_an_entry_that_was_altered_before_the_export_is_found(tmp_path: Path):
    wrong = replace(FOUR[1], reason="another")

    assert verify_export(export(tmp_path, [FOUR[0], wrong, *FOUR[2:]])) == Broken(
        2, "its content is not what its digest says"
    )
