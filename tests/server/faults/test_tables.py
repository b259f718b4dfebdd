"""A table that is told by a process that is killed."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("seed", [1, 2])
def test_every_row_of_a_table_is_told_once_however_often_it_is_killed(instance, seed):
    looked = instance.does("tables.tell_while_killed", kills=12, seed=seed)

    assert looked == {
        "state": "done",
        "told": 1000,
        "entries": 1000,
        "abouts": 1000,
        "broken": False,
    }
