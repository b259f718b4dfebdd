"""Charts say the numbers they are given, all of them, where they can be read."""

from decimal import Decimal
from itertools import combinations
from xml.etree import ElementTree

import pytest

from luoshi_server.web.charts import (
    Band,
    Bar,
    Stack,
    bars,
    flow,
    heat,
    line,
    sparkline,
    stacked,
)
from luoshi_server.web.charts.chart import PHONE, Chart
from luoshi_server.web.charts.lettering import width_of, wrapped, written
from luoshi_server.web.charts.scale import scale_for
from luoshi_server.web.charts.streams import Streams, StreamsInACircle
from tests.web.look.sample import BUDGET, LATE, MONTHS, REACHED, REVENUE, UNITS, charts

SVG = "{http://www.w3.org/2000/svg}"
KINDS = sorted(charts())
WIDTHS = (PHONE, 720, 1080)


def words_of(chart: Chart, width: int) -> str:
    return "\n".join(label.words for label in chart.draw(width).labels)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("kind", KINDS)
def test_no_label_of_a_chart_lies_on_another(kind, width):
    labels = charts()[kind].draw(width).labels

    assert [
        (one.words, other.words)
        for one, other in combinations(labels, 2)
        if one.box.overlaps(other.box)
    ] == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("kind", KINDS)
def test_every_label_of_a_chart_is_on_its_sheet(kind, width):
    drawing = charts()[kind].draw(width)

    assert [
        label.words
        for label in drawing.labels
        if label.box.left < -0.5
        or label.box.right > drawing.width + 0.5
        or label.box.top < -0.5
        or label.box.bottom > drawing.height + 0.5
    ] == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_chart_is_an_image_with_a_title_a_description_and_a_sheet_of_its_size(kind, width):
    chart = charts()[kind]
    svg = ElementTree.fromstring(chart.svg(width).replace("<svg", f'<svg xmlns="{SVG[1:-1]}"'))

    assert svg.get("role") == "img"
    assert [child.text for child in svg[:2]] == [chart.title, chart.description]
    assert svg.get("viewBox") == f"0 0 {svg.get('width')} {svg.get('height')}"
    assert float(svg.get("width")) == width


@pytest.mark.parametrize("kind", KINDS)
def test_a_chart_is_drawn_the_same_each_time(kind):
    assert charts()[kind].svg() == charts()[kind].svg()


@pytest.mark.parametrize("width", WIDTHS)
def test_bars_say_every_name_whole_and_both_numbers(width):
    said = words_of(bars(REACHED, title="进度", description="。"), width)

    for row in REACHED:
        assert row.label in said.replace("\n", "")
    assert "74 / 120" in said
    assert "6.5 / 14" in said
    assert "— / 6" in said


def test_a_bar_is_as_long_as_its_number_and_its_target_stands_where_it_should():
    chart = bars(
        [
            Bar(label="照明", actual=Decimal(30), target=Decimal(60)),
            Bar(label="公园", actual=Decimal(60)),
        ],
        title="进度",
        description="。",
    )
    shapes = chart.draw(720).shapes
    short, long = (one for one in shapes if getattr(one, "look", "") == "bar-actual" and one.x)
    target = [one for one in shapes if getattr(one, "look", "") == "bar-target"][-1]

    assert short.width * 2 == pytest.approx(long.width)
    assert target.x + 1.5 == pytest.approx(long.x + long.width)


def test_a_negative_number_is_drawn_to_the_left_of_zero():
    shapes = (
        bars(
            [Bar(label="增速", actual=Decimal(-4)), Bar(label="去年", actual=Decimal(8))],
            title="增速",
            description="。",
        )
        .draw(720)
        .shapes
    )
    down, up = (one for one in shapes if getattr(one, "look", "") == "bar-actual" and one.x)

    assert down.x + down.width == pytest.approx(up.x)


def test_a_missing_number_breaks_a_line_and_is_never_drawn_as_zero():
    numbers = (Decimal(2), None, Decimal(4))
    chart = sparkline(numbers, periods=("一", "二", "三"), title="数", description="。")

    assert chart.svg().count("M") == 2
    assert [row.cells for row in chart.rows] == [("一", "2"), ("二", "—"), ("三", "4")]


def test_a_line_names_its_series_its_target_and_the_latest_period():
    said = words_of(
        line(REVENUE, periods=MONTHS, title="收入", description="。", target=Decimal("52.5")), PHONE
    ).splitlines()

    assert {"今年", "去年", "目标 52.5", "12月", "41", "50"} <= set(said)


def test_the_parts_of_a_stack_are_as_wide_as_their_counts():
    chart = charts()["各单位任务状态"]
    green = [one for one in chart.draw(720).shapes if getattr(one, "says", "").endswith("正常 30")]
    yellow = [one for one in chart.draw(720).shapes if getattr(one, "says", "").endswith("黄灯 5")]

    assert (green[0].width + 1) / (yellow[0].width + 1) == pytest.approx(6)


def test_the_table_of_a_stack_has_every_count_and_the_total():
    assert charts()["各单位任务状态"].rows[0].cells == (
        UNITS[0],
        "3",
        "5",
        "2",
        "30",
        "1",
        "12",
        "53",
    )


def test_a_cell_of_the_heat_that_is_missing_is_hollow_and_says_so():
    chart = heat(LATE, periods=MONTHS, title="逾期", description="。")
    missing = sum(number is None for row in LATE for number in row.numbers)

    hollow = [one for one in chart.draw(720).shapes if getattr(one, "look", "") == "heat-none"]
    assert len(hollow) - 1 == missing > 0  # one more is the key
    assert all(one.says.endswith("—") for one in hollow if one.says)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_flow_says_every_node_with_its_amount(width):
    said = words_of(flow(BUDGET, title="预算", description="。"), width).replace("\n", "")

    for band in BUDGET:
        assert band.source in said
        assert band.target in said
    assert "478,930.5" in said
    assert "入 3,200 出 2,700" in said


def test_a_flow_on_a_phone_says_the_amount_of_every_stream():
    said = words_of(flow(BUDGET, title="预算", description="。"), PHONE).splitlines()

    assert {written(band.amount) for band in BUDGET} <= set(said)


def test_streams_of_a_flow_are_as_thick_as_their_amounts():
    bands = (
        Band(source="税收", target="预算", amount=Decimal(300)),
        Band(source="补助", target="预算", amount=Decimal(100)),
    )
    nodes = [
        one
        for one in flow(bands, title="预算", description="。").draw(960).shapes
        if getattr(one, "look", "") == "flow-node"
    ]

    assert nodes[0].height == pytest.approx(3 * nodes[1].height)
    assert nodes[2].height == pytest.approx(nodes[0].height + nodes[1].height)


def test_streams_that_come_back_to_where_they_were_are_refused():
    with pytest.raises(StreamsInACircle):
        Streams.of(
            (
                Band(source="甲", target="乙", amount=Decimal(1)),
                Band(source="乙", target="甲", amount=Decimal(1)),
            )
        )


def test_a_table_opens_the_record_that_its_row_is_about():
    assert (
        '<a href="/duties/2/">老旧小区改造' in bars(REACHED, title="进度", description="。").table()
    )


def linked(red: int) -> Stack:
    return Stack(
        label="甲局",
        counts={"red": red, "green": 40},
        href="/units/甲局/",
        links={"red": "/duties/?lamp=red", "green": "/duties/?lamp=green"},
    )


def test_a_part_that_can_be_opened_makes_the_chart_a_group_and_no_mere_picture():
    drawn = stacked([linked(20)], title="灯情", description="。").svg()

    assert 'role="group"' in drawn
    assert '<a href="/duties/?lamp=red" aria-label="甲局 红灯 20">' in drawn


def test_a_part_too_narrow_to_be_hit_is_opened_from_the_table():
    chart = stacked([linked(1)], title="灯情", description="。")

    assert "lamp=red" not in chart.svg()
    assert '<a href="/duties/?lamp=red">1</a>' in chart.table()
    assert '<td class="number">41</td>' in chart.table()


def test_words_in_a_chart_cannot_become_markup():
    chart = bars([Bar(label="<b>&", actual=Decimal(1))], title='"<i>', description="&")

    assert "<b>" not in chart.__html__()
    assert "<i>" not in chart.__html__()


@pytest.mark.parametrize("draw", [bars, stacked])
def test_a_chart_of_nothing_can_still_be_drawn(draw):
    assert "<svg" in draw([], title="无", description="无").svg()


def test_a_flow_of_nothing_can_still_be_drawn():
    assert "<svg" in flow([], title="无", description="无").svg(PHONE)


def test_a_scale_has_round_steps_and_reaches_over_the_largest_number():
    assert scale_for([Decimal(41), Decimal("52.5")]).ticks == (0, 20, 40, 60)
    assert scale_for([Decimal(-3), Decimal(9)]).ticks == (-5, 0, 5, 10)
    assert scale_for([]).ticks[-1] == 1


def test_wrapped_words_lose_nothing_and_begin_no_line_with_a_closing_mark():
    words = "老旧小区改造，惠及居民3,200户，同步更新水电气管网"
    lines = wrapped(words, width=90, size=12)

    assert "".join(lines) == words
    assert all(line[0] not in "，。、）" for line in lines)
    assert all(width_of(line, 12) <= 90 for line in lines[:-1])


def test_a_number_is_written_with_separators_and_without_idle_zeros():
    assert written(Decimal("12040.50")) == "12,040.5"
    assert written(Decimal("1E+3")) == "1,000"
    assert written(Decimal("0.00")) == "0"
