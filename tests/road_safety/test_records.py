"""Records of the registers have titles a page can show, and hide what concerns a person."""

from dataclasses import is_dataclass

import pytest

from luoshi.registers import columns_of
from luoshi_policies.road_safety import records

RECORDS = [record for record in vars(records).values() if is_dataclass(record)]


@pytest.mark.parametrize("record", RECORDS)
def test_every_column_has_a_title_in_chinese(record: type) -> None:
    columns = columns_of(record)

    assert all(column.title != column.name for column in columns)


def test_who_patrols_and_where_they_went_is_not_published() -> None:
    personal = {column.name for column in columns_of(records.Patrol) if column.personal}

    assert personal == {"person", "track"}
