"""Names and numbers in lists: what the last of them bears belongs to all."""

from luoshi.document import Document
from luoshi.extract.figures import figures_of
from luoshi.provenance import Span
from tests.extract.texts import figure_in, figures_in, flow


def said(*paragraphs: str) -> list[tuple[str, str]]:
    return [
        (each.indicator, str(each.growth if each.value is None else each.value))
        for each in figures_in(*paragraphs)
    ]


def test_numbers_may_share_the_unit_of_the_last():
    assert said("第二、第三产业占比分别回落1.4和0.6个百分点。") == [
        ("第二产业占比", "-1.4"),
        ("第三产业占比", "-0.6"),
    ]


def test_a_conjunction_may_stand_inside_a_name():
    assert said("采矿业、制造业、电力热力及水生产和供应业增加值分别增长3.1%、 2.9%、 4.0%。") == [
        ("采矿业增加值", "3.1"),
        ("制造业增加值", "2.9"),
        ("电力热力及水生产和供应业增加值", "4.0"),
    ]


def test_sectors_that_are_counted_share_what_is_measured():
    assert said("批发、零售、餐饮三个行业1-7月零售额分别完成9亿元、31亿元、2亿元。") == [
        ("批发行业零售额", "9"),
        ("零售行业零售额", "31"),
        ("餐饮行业零售额", "2"),
    ]


def test_town_and_country_are_written_out():
    assert [name for name, _ in said("城、乡居民人均可支配收入分别增长6%、7%。")] == [
        "城镇居民人均可支配收入",
        "农村居民人均可支配收入",
    ]


def test_a_yield_is_that_of_the_crop_before_it():
    assert said(
        "蔬菜播种面积39公顷，增长1.4%，产量1065吨，下降2.2%；果用瓜11公顷，产量284吨。"
    ) == [
        ("蔬菜播种面积", "39"),
        ("蔬菜产量", "1065"),
        ("果用瓜", "11"),
        ("果用瓜产量", "284"),
    ]


def test_a_part_belongs_to_the_whole_of_its_kind():
    parts = figures_in("农业总产值69亿元，增加值37亿元。其中，种植业产值41亿元。")

    assert (parts[1].indicator, parts[2].dimension) == ("农业增加值", "农业总产值")


def test_a_sentence_of_time_alone_goes_on_about_the_one_before():
    figures = figures_in("1-6月，工业企业完成产值下降1.8%。其中6月当月下降7.6%。")

    assert [each.indicator for each in figures] == ["工业企业产值"] * 2
    assert [each.period for each in figures] == ["2022-01/2022-06", "2022-06"]


def test_words_of_division_are_no_name():
    figures = figures_in("前三季度，地区生产总值增长6%。分季度看，一季度增长5%，二季度增长7%。")

    assert {each.indicator for each in figures} == {"地区生产总值"}
    assert [each.period for each in figures[1:]] == ["2022-Q1", "2022-Q2"]
    assert figures_in("分三大门类看，制造业增长3%。")[0].indicator == "制造业"


def test_how_an_amount_is_reckoned_is_no_name():
    _, in_dollars = figures_in("人均生产总值47600元，按年均汇率折算为6900美元。")

    assert in_dollars.indicator == "人均生产总值"


def test_people_are_not_money():
    assert figure_in("农村贫困人口减少6800多万。").unit == "万人"


def test_a_text_without_any_year_has_no_periods():
    text = flow("1-6月，工业增加值增长4%。")
    span = Span(0, len(text.text))
    document = Document("A", "other", "", span, span)

    assert [each.period for each in figures_of(document, text)] == [None]


def test_a_row_of_years_dates_each_amount():
    figures = figures_in("2018—2020年，粮食产量分别为20.1万吨、20.6万吨和21万吨。")

    assert [(each.indicator, each.period) for each in figures] == [
        ("粮食产量", "2018"),
        ("粮食产量", "2019"),
        ("粮食产量", "2020"),
    ]


def test_levels_are_each_compared_with_what_they_were():
    *_, first, second = figures_in("接待游客12万人次，旅游收入9亿元，分别恢复到2019年的85%和92%。")

    assert (first.indicator, second.indicator) == (
        "接待游客相当于2019年比例",
        "旅游收入相当于2019年比例",
    )


def test_the_share_of_a_part_is_named_after_the_part():
    share = figures_in("户籍人口62万人，其中男性32万人，占51.6%。")[-1]

    assert (share.indicator, share.measure) == ("男性占户籍人口比重", "share")


def test_what_the_money_did_is_not_what_it_was_for():
    money, farmers = figures_in("发放补贴资金1.2亿元，惠及农户8万户次。")

    assert (money.indicator, farmers.unit) == ("发放补贴资金", "万户次")


def test_a_lone_number_without_a_name_hands_nothing_out():
    assert said("分别增长9%。") == []


def test_amounts_handed_out_to_things_counted_before_are_told_apart_by_them():
    figures = figures_in("共有小学50所、中学19所；教职工人数分别为2460人和3264人。")

    assert [(each.indicator, each.dimension) for each in figures[2:]] == [
        ("教职工人数", "小学"),
        ("教职工人数", "中学"),
    ]


def test_shares_are_handed_out_to_the_levels_before_them():
    *_, first, second = figures_in("内销额2亿元，外销额5亿元，占销售额的比重分别为28.6%和71.4%。")

    assert first.indicator == "内销额占销售额的比重"
    assert (second.indicator, str(second.value)) == ("外销额占销售额的比重", "71.4")


def test_a_second_list_behind_a_comma_grows_the_first():
    first, second = figures_in(
        "批发、零售两个行业零售额分别完成9亿元、31亿元，同比分别增长2%、4%。"
    )

    assert [(each.indicator, each.growth) for each in (first, second)] == [
        ("批发行业零售额", 2),
        ("零售行业零售额", 4),
    ]


def test_a_value_behind_a_share_is_of_the_same_industry():
    *_, value = figures_in("工业总产值74亿元。其中：电力业占比34%，实现产值25亿元。")

    assert value.indicator == "电力业产值"
