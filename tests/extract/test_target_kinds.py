"""How much: the numbers a duty is to reach, and those that say when, for what and how long."""

from decimal import Decimal

import pytest

from luoshi.extract.targets import Target, targets_in
from luoshi.text.widths import fold


def read(words: str) -> list[Target]:
    return list(targets_in(words, fold(words), 0, len(words)))


def said_of(words: str) -> tuple[str, str | None, str, str]:
    """Quantity, unit, comparator and kind of the one number of a text."""
    (target,) = read(words)
    return str(target.quantity), target.unit, target.comparator, target.kind


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("新建污水管网58公里。", ("58", "公里", "=", "target")),
        ("覆盖率达到95%以上。", ("95", "%", ">=", "target")),
        ("下放事项不少于110项。", ("110", "项", ">=", "target")),
        ("产值突破120亿元。", ("120", "亿元", ">", "target")),
        ("失业率控制在3.5%以内。", ("3.5", "%", "<=", "target")),
        ("生产总值增长6%左右。", ("6", "%", "~", "target")),
        ("新增床位４００张。", ("400", "张", "=", "target")),
        ("集中办好十件实事。", ("10", "件", "=", "target")),
        ("建设口袋公园8—10个。", ("8", "个", ">=", "target")),
    ],
)
def test_a_number_to_be_reached_is_a_target(words, expected):
    assert said_of(words) == expected


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("每年打造示范点2个。", "个/年"),
        ("每季度至少巡查1次。", "次/季度"),
        ("每年向社会公布一次结果。", "次/年"),
    ],
)
def test_a_number_for_a_period_bears_the_period_in_its_unit(words, unit):
    (target,) = read(words)

    assert target.unit == unit


def test_at_least_may_stand_before_the_verb_and_holds_for_the_list():
    targets = read("每个镇至少建成服务站2处、劝导站4处。")

    assert [(str(t.quantity), t.comparator) for t in targets] == [("2", ">="), ("4", ">=")]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("审批时间压缩至3个工作日。", ("3", "工作日", "<=", "time_limit")),
        ("自受理之日起10个工作日内拨付到位。", ("10", "工作日", "<=", "time_limit")),
        ("遇恶劣天气提前3小时发布预警。", ("3", "小时", ">=", "time_limit")),
    ],
)
def test_how_long_it_may_take_is_a_time_limit(words, expected):
    assert said_of(words) == expected


def test_what_is_shortened_is_asked_for_by_its_new_length():
    assert said_of("审批时限由10个工作日压缩为5个工作日。") == ("5", "工作日", "<=", "time_limit")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("发生死亡3人以上事故的，负责人到场。", "threshold"),
        ("违法率超过10%的列为红色。", "threshold"),
        ("连续两次排名末位的，作出检查。", "threshold"),
        ("针对校车、客车等7类车辆建立台账。", "scope"),
        ("以12所学校为引领。", "baseline"),
        ("举报查实的每件奖励50元。", "parameter"),
        ("失信记录保存期限为2年。", "parameter"),
    ],
)
def test_other_numbers_say_when_for_what_and_from_where(words, kind):
    (target,) = read(words)

    assert target.kind == kind


@pytest.mark.parametrize("words", ["社区服务全覆盖。", "问题全部整改。", "业务全程网办。"])
def test_what_leaves_nothing_out_asks_for_all(words):
    assert said_of(words) == ("100", "%", "=", "target")


@pytest.mark.parametrize(
    "words",
    [
        "落实“四个最严”要求。",
        "实施五大行动。",
        "6月底前完成。",
        "贯彻《条例》（国务院令第5号）。",
        "2025年推进改革。",
        "全力做好服务。",
        "居民人均可支配收入稳步提高。",
    ],
)
def test_names_dates_and_numbers_of_documents_are_no_targets(words):
    assert read(words) == []


def test_a_number_that_a_heading_and_its_text_share_is_said_once():
    targets = read("改造4所学校。完成东河小学、西河小学等4所学校改造。")

    assert [target.quantity for target in targets] == [Decimal(4)]


def test_a_target_says_what_it_counts_and_in_which_clause():
    (target,) = read("优化环境，新增公共停车泊位2400个，方便群众。")

    assert (target.item, target.phrase) == ("公共停车泊位", "新增公共停车泊位2400个")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("再给予100万元用于研究。", "parameter"),
        ("最高给予50万元资助。", "parameter"),
        ("每增加投资5000万元。", "parameter"),
    ],
)
def test_what_is_paid_out_is_a_parameter(words: str, kind: str):
    assert [target.kind for target in read(words)] == [kind]


def test_both_sides_of_or_more_are_conditions():
    targets = read("对投资2亿元或年纳税500万元以上的项目优先供地。")

    assert [target.kind for target in targets] == ["threshold", "threshold"]


def test_a_slogan_in_a_name_asks_for_nothing():
    assert read("推进“全流程、全覆盖”改革。") == []


def test_what_a_bracket_leaves_out_is_no_number_of_its_own():
    assert said_of("6亩以下（不含6亩）的土地由区政府审查。") == ("6", "亩", "<=", "scope")
