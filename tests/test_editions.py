"""What became of each claim in a later edition."""

from luoshi.compiling import changes_between
from tests.test_compiling import DIVISION, compiled, set_in_lines


def fates(old: list[str], new: list[str], kind: str = "duty") -> list[str]:
    before, after = (compiled("\n".join(text), wrapped=False) for text in (old, new))
    return [change.status for change in changes_between(before, after) if change.kind == kind]


def test_the_same_words_in_another_typesetting_are_the_same():
    old = compiled("\n".join(DIVISION), wrapped=False)
    new = compiled(set_in_lines(DIVISION, 24, every=9, doubled=True).replace("2031", "２０３１"))

    assert {change.status for change in changes_between(old, new)} == {"same"}


def test_an_item_under_another_heading_has_moved():
    new = [*DIVISION[:8], DIVISION[9], DIVISION[10], DIVISION[8], DIVISION[11]]

    assert fates(DIVISION, new).count("moved") == 1


def test_other_words_for_the_same_matter_are_a_change():
    new = [line.replace("5个工作日内办结", "3个工作日内办结") for line in DIVISION]

    assert fates(DIVISION, new) == ["same", "changed", "same"]


def test_an_item_that_is_left_out_is_gone():
    new = [line for line in DIVISION if not line.startswith("3．")]

    assert fates(DIVISION, new) == ["same", "same", "gone"]
