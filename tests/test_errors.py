"""Exceptions that say what was met, where, and what to do next."""

import pickle

import pytest

from luoshi.errors import LuoshiError


class UnitNotKnown(LuoshiError):
    """No unit is called “{name}”, on which
    {document} relies.

    Add it to the register of units.
    """


def test_the_docstring_is_the_message():
    error = UnitNotKnown(name="区气象台", document="the notice")

    assert str(error) == (
        "No unit is called “区气象台”, on which the notice relies.\n\n"
        "Add it to the register of units."
    )


def test_what_was_met_can_be_asked_for():
    assert UnitNotKnown(name="区气象台", document="d").met == {"name": "区气象台", "document": "d"}


def test_words_with_braces_are_told_as_they_are():
    assert "“{x}”" in str(UnitNotKnown(name="{x}", document="d"))


@pytest.mark.parametrize("met", [{"name": "区气象台"}, {"name": "", "document": "", "day": ""}])
def test_an_error_that_is_told_too_little_or_too_much_is_a_mistake_in_the_code(met):
    with pytest.raises(TypeError, match="UnitNotKnown says"):
        UnitNotKnown(**met)


def test_an_error_comes_back_whole_from_another_process():
    error = pickle.loads(pickle.dumps(UnitNotKnown(name="区气象台", document="d")))

    assert (type(error), error.met, str(error)) == (
        UnitNotKnown,
        {"name": "区气象台", "document": "d"},
        str(UnitNotKnown(name="区气象台", document="d")),
    )
