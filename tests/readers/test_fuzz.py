"""Whatever a file holds, it is read or refused in one line; nothing else may happen."""

import random
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from luoshi.readers import ReadingError, read_bytes

sys.path.insert(0, str(Path(__file__).parent))
from mutations import examples, mutated

EXAMPLES = examples()
BRIEFLY = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


def read_or_refuse(content: bytes, name: str) -> None:
    try:
        reading = read_bytes(content, name=name)
    except ReadingError as met:
        assert "\n" not in str(met)
        return
    length = len(reading.text)
    starts = [place.start for place in reading.places]
    assert reading.source.characters == length
    assert starts == sorted(starts)
    assert all(0 <= one.span.start < one.span.end <= length for one in reading.furniture)


@pytest.fixture(autouse=True)
def no_recogniser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("luoshi.readers.images.open_eye", lambda: None)
    monkeypatch.setattr("luoshi.readers.pdf.reading.open_eye", lambda: None)


@pytest.mark.parametrize(("name", "content"), EXAMPLES, ids=[name for name, _ in EXAMPLES])
def test_the_files_that_are_changed_below_are_valid_themselves(name: str, content: bytes) -> None:
    assert read_bytes(content, name=name).text.strip()


@BRIEFLY
@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.pdf", "a.docx", "a.ofd", "a.html"]))
def test_any_bytes_are_read_or_refused(content: bytes, name: str) -> None:
    read_or_refuse(content, name)


@BRIEFLY
@given(st.text(max_size=200), st.sampled_from(["utf-8", "gb18030", "utf-16-le", "big5hkscs"]))
def test_any_text_is_read_or_refused(words: str, encoding: str) -> None:
    read_or_refuse(words.encode(encoding, errors="replace"), "a.txt")


@BRIEFLY
@given(st.sampled_from(EXAMPLES), st.integers(min_value=0, max_value=2**32))
def test_a_valid_file_with_some_bytes_changed_is_read_or_refused(
    example: tuple[str, bytes], seed: int
) -> None:
    name, content = example

    read_or_refuse(mutated(name, content, random.Random(seed)), name)
