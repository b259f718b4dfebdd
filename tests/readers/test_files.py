"""Files that cannot be opened: one clear line each, and what to do next."""

import os
from pathlib import Path

import pytest

from luoshi.readers import Limits, ReadingError, read, read_bytes
from luoshi.readers.errors import (
    Encrypted,
    FileMissing,
    IsFolder,
    NotAnOrdinaryFile,
    NotPermitted,
    OldOfficeFile,
    TooLarge,
    UnknownFormat,
)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileMissing, match=r"no\.txt"):
        read(tmp_path / "no.txt")


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    with pytest.raises(IsFolder, match="name the files in it"):
        read(tmp_path)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")

    with pytest.raises(NotAnOrdinaryFile):
        read(tmp_path / "pipe.txt")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read_is_said_to_be_so(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("通知")
    path.chmod(0)

    with pytest.raises(NotPermitted):
        read(path)


def test_permission_refused_by_the_system_is_said_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("通知")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(NotPermitted, match="ask its owner"):
        read(path)


def test_a_path_that_no_system_accepts_is_said_in_one_line() -> None:
    with pytest.raises(ReadingError):
        read("a\0b.txt")


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(500 * 1024 * 1024)  # a hole: takes no room

    with pytest.raises(TooLarge, match="500 MB, more than the 256 MB"):
        read(path)


def test_content_in_memory_is_measured_as_well() -> None:
    with pytest.raises(TooLarge):
        read_bytes(b"notice", name="a.txt", limits=Limits(file_bytes=5))


def test_an_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(UnknownFormat, match="txt"):
        read_bytes(b"Rar!\x1a\x07\x00", name="a.rar")


def test_a_file_of_the_old_word_is_refused_with_what_to_save_it_as() -> None:
    with pytest.raises(OldOfficeFile, match=r"save it as \.docx"):
        read_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100, name="a.doc")


def test_a_word_file_with_a_password_is_refused() -> None:
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")

    with pytest.raises(Encrypted):
        read_bytes(content, name="a.docx")


def test_every_message_of_a_reader_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(ReadingError) as met:
        read(tmp_path)

    assert "\n" not in str(met.value)
