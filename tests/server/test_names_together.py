"""Names in one column and in one field, whatever signs they hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi_server.platform.names import holding, kept, names_of, typed, written

ONE_ORGAN = "某区纪律检查委员会、某区监察委员会"

names = st.text("甲乙丙局、，, ", min_size=1).map(str.strip).filter(bool)


@given(st.lists(names))
def test_what_is_written_into_a_field_is_read_from_it_as_the_same_names(several):
    assert typed(written(several)) == several


@given(st.lists(names))
def test_a_column_gives_back_the_names_that_it_keeps(several):
    assert list(names_of(kept(several))) == several
    assert all(holding(name) in kept(several) for name in several)


def test_part_of_a_name_is_not_found_in_a_column():
    assert holding("某区监察委员会") not in kept([ONE_ORGAN])


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("甲局、乙局，丙局", ["甲局", "乙局", "丙局"]),
        ("甲局；乙局\n丙局", ["甲局", "乙局", "丙局"]),
        (f"{ONE_ORGAN}；甲局", [ONE_ORGAN, "甲局"]),
        (f"{ONE_ORGAN}；", [ONE_ORGAN]),
        (" \n", []),
    ],
)
def test_a_semicolon_or_the_end_of_a_line_lets_a_name_hold_commas(field, expected):
    assert typed(field) == expected
