"""Phrases: words looked up in a text, with slots for what the text sets."""

from decimal import Decimal

import pytest

from luoshi.calendars import days, hours, months, working_days
from luoshi.mechanism import (
    Phrase,
    PhraseInSeveralPlaces,
    PhraseNotFound,
    PhraseUnreadable,
    Slot,
    SlotUnreadable,
    find,
    in_force,
    slot,
)


def read(phrase: str, text: str, name: str = "x"):
    """What the slot x reads at the only place of the phrase."""
    (match,) = find(Phrase(phrase), in_force(text))
    return match.read[slot(name)]


@pytest.mark.parametrize("printed", ["死亡１人", "死亡 1 人", "死亡一人", "死亡1\n    人"])
def test_a_number_is_read_however_it_is_printed(printed: str) -> None:
    assert read("死亡{x:number}人", printed + "事故的") == Decimal(1)


def test_a_large_number_is_read_with_its_grouping_and_its_myriads() -> None:
    assert read("奖励{x:number}元", "奖励5,000元") == 5000
    assert read("投入{x:number}元", "投入1.5万元") == 15000
    assert read("培训{x:number}人次", "培训一千二百人次") == 1200


def test_a_unit_is_read_as_the_text_names_it() -> None:
    assert read("由{x:unit}负责", "路灯由县城管局负责。") == "县城管局"


def test_the_number_of_a_paragraph_is_no_part_of_a_unit() -> None:
    assert read("{x:unit}负责", "3．县城管局负责路灯。") == "县城管局"


def test_a_unit_ends_where_its_time_begins() -> None:
    assert read("由{x:unit}在1小时", "由县城管局在1小时内修复") == "县城管局"
    with pytest.raises(SlotUnreadable, match="the text says “县城管局在1小时内”"):
        find(Phrase("由{x:unit}修复"), in_force("由县城管局在1小时内修复。"))


def test_a_unit_at_the_end_of_a_phrase_goes_to_the_end_of_the_clause() -> None:
    assert read("报送{x:unit}", "及时报送县政府办公室，不得迟报") == "县政府办公室"


@pytest.mark.parametrize(
    ("printed", "term"),
    [
        ("2小时", hours(2)),
        ("３日", days(3)),
        ("五个工作日", working_days(5)),
        ("一周", days(7)),
        ("1个月", months(1, rounding="down")),
        ("两年", months(24, rounding="down")),
    ],
)
def test_a_term_is_read_in_its_own_unit(printed: str, term: object) -> None:
    assert read("{x:term}内", printed + "内办结") == term


@pytest.mark.parametrize("printed", ["30%", "３０％", "百分之三十", "三成"])
def test_a_share_is_read_as_a_part_of_one(printed: str) -> None:
    assert read("不低于{x:share}", "比例不低于" + printed) == Decimal("0.3")


def test_a_list_is_parted_by_its_marks() -> None:
    assert read("查处{x:list}等", "查处超员、超速和疲劳驾驶等行为") == ("超员", "超速", "疲劳驾驶")


def test_an_and_inside_the_name_of_a_unit_parts_nothing() -> None:
    said = "由县公安局、县住房和城乡建设局落实"

    assert read("由{x:list}落实", said) == ("县公安局", "县住房和城乡建设局")


def test_a_period_is_read() -> None:
    assert read("{x:period}通报", "每季度通报一次") == "quarter"


def test_one_of_several_words_will_do_and_one_may_be_left_out() -> None:
    phrase = "{x:unit}[必须|应当|要][及时|]到场"

    assert read(phrase, "县长必须到场") == "县长"
    assert read(phrase, "县长应当及时到场") == "县长"


def test_a_gap_skips_words_within_a_sentence_only() -> None:
    assert read("加强…{x:number}次", "加强巡查，每月至少2次") == 2
    with pytest.raises(PhraseNotFound):
        read("加强…{x:number}次", "加强巡查。每月至少2次")


def test_each_match_is_quoted_as_printed_with_its_place() -> None:
    text = "（二）熄灭 ２盏\n  以上的，上报。"

    (match,) = find(Phrase("熄灭{x:number}盏以上的"), in_force("（一）略。", text))

    assert match.pin.provision == "2"
    assert match.pin.words == "熄灭 ２盏以上的"
    start, end = match.pin.span
    assert text[start:end] == "熄灭 ２盏\n  以上的"


def test_two_matches_in_one_provision_are_two_readings() -> None:
    found = find(Phrase("死亡{x:number}人的"), in_force("死亡3人的，甲到场；死亡五人的，乙到场。"))

    assert [match.read.number(slot("x")) for match in found] == [3, 5]


def test_words_in_two_provisions_are_refused() -> None:
    with pytest.raises(PhraseInSeveralPlaces, match="said in 2 provisions: text 1; text 3"):
        find(Phrase("每月通报"), in_force("每月通报。", "略。", "每月通报情况。"))


def test_words_in_two_provisions_are_taken_where_the_phrase_allows_it() -> None:
    assert len(find(Phrase("每月通报", several=True), in_force("每月通报。", "每月通报。"))) == 2


def test_words_are_looked_up_where_the_mechanism_stands_first() -> None:
    own = in_force("每月通报。", document="own")

    (match,) = find(Phrase("每月通报"), in_force("每月通报。", "每月通报。"), own)

    assert match.pin.document == "own"


def test_words_that_count_only_where_the_mechanism_stands_are_looked_up_nowhere_else() -> None:
    own = in_force("建立路灯制度。", document="own")

    with pytest.raises(PhraseNotFound):
        find(Phrase("责任单位：{x:list}", here=True), in_force("（责任单位：县教育局）"), own)


def test_what_is_not_found_shows_the_nearest_words_and_where_they_differ() -> None:
    texts = in_force("略。", "熄灭2盏以上的，由县城管局尽快修复。")

    with pytest.raises(PhraseNotFound) as refused:
        find(Phrase("熄灭{x:number}盏以上的，由{who:unit}在{y:term}内修复"), texts)

    assert "“熄灭2盏以上的，由县城管局尽快修复。” in text 2" in str(refused.value)


def test_the_words_of_a_choice_count_for_what_is_nearest() -> None:
    with pytest.raises(PhraseNotFound) as refused:
        find(Phrase("[路灯台账|路灯名录]"), in_force("建立路灯清单。"))

    assert "The nearest is “建立路灯清单。”" in str(refused.value)


def test_where_nothing_is_near_none_is_shown() -> None:
    with pytest.raises(PhraseNotFound) as refused:
        find(Phrase("熄灭{x:number}盏以上的"), in_force("略。"))

    assert "nor anything like it" in str(refused.value)


def test_a_slot_that_cannot_be_read_is_named_with_what_the_text_says() -> None:
    with pytest.raises(SlotUnreadable) as refused:
        find(Phrase("熄灭{lamps:number}盏以上的"), in_force("熄灭若干盏以上的，上报。"))

    assert "its lamps cannot be read there" in str(refused.value)
    assert "the text says “若干”" in str(refused.value)


def test_words_without_a_sign_of_a_period_are_not_meant_as_one() -> None:
    with pytest.raises(PhraseNotFound):
        find(Phrase("{x:period}通报"), in_force("强化考核、通报。"))
    with pytest.raises(SlotUnreadable):
        find(Phrase("{x:period}通报"), in_force("每旬通报。"))


def test_a_phrase_with_a_slot_of_no_kind_is_refused() -> None:
    with pytest.raises(PhraseUnreadable, match="no slot is of kind colour"):
        find(Phrase("红{x:colour}"), in_force("红色"))


def test_a_phrase_with_an_open_bracket_is_refused() -> None:
    with pytest.raises(PhraseUnreadable):
        find(Phrase("加强[巡查"), in_force("加强巡查"))


def test_an_item_of_a_list_has_its_place() -> None:
    (match,) = find(Phrase("建立{x:list}三级约谈"), in_force("建立主任、副主任、科长三级约谈"))

    assert match.read.unit(slot("x")[2]) == "科长"
    assert Slot("x", 3) not in match.read


def test_a_slot_read_as_something_else_is_refused() -> None:
    (match,) = find(Phrase("熄灭{x:number}盏"), in_force("熄灭2盏"))

    with pytest.raises(TypeError, match="is no str"):
        match.read.unit(slot("x"))
