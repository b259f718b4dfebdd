"""The deadlines that the page of duties shows are read as it says."""

import re
from datetime import date

import pytest

from luoshi.extract.deadlines import Said, deadlines_in
from luoshi.text.widths import fold
from tests.docs.pages import HOME, words_of

SAID = Said(2025, date(2025, 3, 10))
ROWS = re.findall(
    r"^\| ((?:`\w+`(?:, )?)+) \| (.*?) \| (.*?) \|$",
    words_of(HOME / "docs" / "duties.md").split("The rules by name")[1].split("## Targets")[0],
    re.MULTILINE,
)


@pytest.mark.parametrize(("rules", "phrases", "leaves"), ROWS)
def test_each_phrase_leaves_the_day_that_the_page_gives(rules: str, phrases: str, leaves: str):
    days = re.findall(r"\d{4}-\d\d-\d\d", leaves.split("; in a plan")[0])
    shown = re.split(r"[;,] ", phrases)
    if len(days) <= 1:
        days = [days[0] if days else "None"] * len(shown)

    for phrase, day in zip(shown, days, strict=True):
        words = f"{phrase}完成。"
        (deadline,) = deadlines_in(words, fold(words), 0, len(words), SAID)
        assert (deadline.rule in rules, str(deadline.date)) == (True, day), phrase
