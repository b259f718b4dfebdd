"""Words that a spreadsheet would run."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.exchange.cells import safe_cell, words_of_cell

odd = st.text(alphabet="=+-@＝－\t\r\n' 1.%a河", max_size=8)


@pytest.mark.parametrize(
    "words", ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "  =1+1"]
)
def test_what_a_spreadsheet_would_run_is_set_off(words: str):
    assert safe_cell(words) == f"'{words}"


@pytest.mark.parametrize("words", ["-3.3", "-3", "-3.3%", "3.3", "", "=", "-", "河道", "A=1", "'"])
def test_what_runs_nothing_stays_as_it_is(words: str):
    assert safe_cell(words) == words


@given(odd)
def test_what_was_exported_comes_back_as_it_was(words: str):
    assert words_of_cell(safe_cell(words)) == words


@given(odd)
def test_no_cell_begins_like_a_formula(words: str):
    cell = safe_cell(words)

    assert len(cell) < 2 or cell.lstrip(" ")[:1] not in ("=", "+", "@", "\t", "\r", "\n", "＝")
