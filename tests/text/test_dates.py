"""Phrases of the calendar leave a last day."""

import re
from datetime import date

import pytest

from luoshi.text.dates import PHRASES, last_day, month_named, year_named


def left_by(phrase: str, words: str) -> date | None:
    """The last day that words leave which were said in 2023."""
    assert re.fullmatch(PHRASES[phrase], words)
    return last_day(phrase, words, year_named(words, 2023) or 0)


@pytest.mark.parametrize(
    ("phrase", "words", "last"),
    [
        ("day", "2024年4月2日前", "2024-04-02"),
        ("day", "二〇二四年四月十三日", "2024-04-13"),
        ("day", "2024-06-30", "2024-06-30"),
        ("month_end", "6月底前", "2023-06-30"),
        ("month_end", "六月底", "2023-06-30"),
        ("month_end", "2024年2月底", "2024-02-29"),
        ("ten_days", "3月上旬", "2023-03-10"),
        ("ten_days", "2月下旬", "2023-02-28"),
        ("quarter", "第三季度末", "2023-09-30"),
        ("quarter", "前三季度", "2023-09-30"),
        ("half", "上半年", "2023-06-30"),
        ("half", "明年上半年", "2024-06-30"),
        ("months", "1—3月", "2023-03-31"),
        ("months", "2023年10月至2024年3月", "2024-03-31"),
        ("days", "5月1日至31日", "2023-05-31"),
        ("years", "2021—2025年", "2025-12-31"),
        ("year_end", "年底前", "2023-12-31"),
        ("festival", "“七一”前", "2023-07-01"),
        ("festival", "元旦前", "2024-01-01"),
        ("plan_end", "“十四五”末", "2025-12-31"),
        ("plan_years", "“十五五”期间", "2030-12-31"),
    ],
)
def test_a_phrase_leaves_a_last_day(phrase: str, words: str, last: str):
    assert left_by(phrase, words) == date.fromisoformat(last)


@pytest.mark.parametrize(
    ("phrase", "words", "last"),
    [("month", "6月前", "2023-05-31"), ("year", "2025年前", "2024-12-31")],
)
def test_before_a_period_means_before_it_begins(phrase: str, words: str, last: str):
    assert left_by(phrase, words) == date.fromisoformat(last)


@pytest.mark.parametrize(
    ("phrase", "words", "last"),
    [("month", "2023年6月", "2023-06-30"), ("year", "到2025年", "2025-12-31")],
)
def test_a_period_that_is_only_named_leaves_all_its_days(phrase: str, words: str, last: str):
    assert left_by(phrase, words) == date.fromisoformat(last)


def test_an_impossible_day_is_no_day():
    assert left_by("day", "2月30日") is None


def test_a_phrase_names_its_year_or_none():
    assert year_named("2025年底", 2023) == 2025
    assert year_named("明年3月底", 2023) == 2024
    assert year_named("6月底", None) is None


def test_of_a_span_the_last_month_counts():
    assert month_named("3月至十一月") == 11
