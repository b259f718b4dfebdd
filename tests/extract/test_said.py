"""When a text speaks: the year to which its phrases of time belong."""

from datetime import date

from luoshi.document import Document
from luoshi.extract.deadlines import Said, deadlines_in
from luoshi.extract.duties import said_in
from luoshi.provenance import Span
from luoshi.text.widths import fold


def last_day(words: str, said: Said) -> date | None:
    (deadline,) = deadlines_in(words, fold(words), 0, len(words), said)
    return deadline.date


def titled(title: str, signed: date) -> Said:
    return said_in(Document("A", "action_plan", title, Span(0, 1), Span(0, 1), signed=signed))


def test_a_text_speaks_in_the_year_of_its_title_or_else_of_its_signing():
    assert titled("2024年工作要点", date(2023, 12, 28)).year == 2024
    assert titled("关于加强养护的通知", date(2023, 3, 1)).year == 2023


def test_the_years_of_a_plan_are_counted_from_its_first():
    three = titled("绿化三年行动计划", date(2023, 4, 2))
    named = titled("绿化行动计划（2024—2026年）", date(2023, 12, 28))

    assert last_day("三年内完成。", three) == date(2025, 12, 31)
    assert last_day("三年内完成。", named) == date(2026, 12, 31)


def test_in_december_the_months_before_summer_are_those_of_the_next_year():
    december = Said(2023, date(2023, 12, 20))

    assert last_day("3月底前完成。", december) == date(2024, 3, 31)
    assert last_day("12月底前完成。", december) == date(2023, 12, 31)


def test_the_end_of_the_month_is_that_of_the_month_of_signing():
    assert last_day("月底前报送。", Said(2023, date(2023, 2, 1))) == date(2023, 2, 28)
