"""Records of the registers have titles a page can show, and hide what concerns a person."""

import pytest

from luoshi.registers import columns_of
from luoshi_policies.road_safety import records


@pytest.mark.parametrize("name", records.__all__)
def test_every_column_has_a_title_in_chinese(name: str) -> None:
    record = getattr(records, name)

    try:
        columns = columns_of(record)
    except TypeError as error:
        pytest.fail(str(error))

    assert all(column.title != column.name for column in columns)


def test_who_patrols_and_where_they_went_is_not_published() -> None:
    personal = {column.name for column in columns_of(records.Patrol) if column.personal}

    assert personal == {"person", "track"}
