"""Characters that touch are one run, whatever a damaged font says of them."""

from luoshi.readers.printed.runs import runs_of


def test_a_character_of_no_width_does_not_end_before_it_begins() -> None:
    runs = runs_of([("甲", 50.0, 10.0, 20.0, 20.0), ("乙", 55.0, 10.0, 9_000.0, 20.0)], 200, 300)

    assert [list(run.rights) for run in runs] == [[50.0, 210.0]]


def test_what_was_drawn_beside_the_paper_is_not_printed() -> None:
    drawn = [("甲", 50.0, 10.0, 60.0, 20.0), ("乙", -500.0, 10.0, -490.0, 20.0)]

    assert [run.characters for run in runs_of(drawn, 200, 300)] == [["甲"]]


def test_one_glyph_for_two_dashes_is_two_characters() -> None:
    drawn = [("—", 50.0, 10.0, 70.0, 20.0), ("—", 50.0, 10.0, 70.0, 20.0)]

    (run,) = runs_of(drawn, 200, 300)

    assert run.characters == ["—", "—"]
    assert list(run.rights) == [60.0, 70.0]
