"""Tables, however the layout left them."""

from luoshi.document import Table, documents_of
from tests.document.conftest import flow

SENTENCE = (
    "　　为把沿江绿地管好用好，经市政府研\n究同意，现就有关事项通知如下，请各县\n认真抓好落实。"
)


def tables(text: str, *, wrapped: bool = False) -> tuple[Table, ...]:
    return tuple(
        table for document in documents_of(flow(text, wrapped=wrapped)) for table in document.tables
    )


def header(table: Table) -> list[list[str]]:
    return [[cell.words for cell in row] for row in table.header]


def rows(table: Table) -> list[list[str]]:
    return [[cell.words for cell in row] for row in table.rows]


def test_rows_set_with_blanks_under_a_caption_and_a_unit():
    (table,) = tables("""云泽市2031年统计公报
表1 主要工业产品产量
单位：万吨
产品名称 单位 产量 比上年增长%
钢材 万吨 36.5 3.2
水泥 万吨 120.1 -1.5
注：产量为规模以上工业企业数据。""")

    assert table.caption == "表1主要工业产品产量"
    assert header(table) == [["产品名称", "单位", "产量", "比上年增长%"]]
    assert rows(table) == [["钢材", "万吨", "36.5", "3.2"], ["水泥", "万吨", "120.1", "-1.5"]]
    assert table.note == "单位：万吨\n注：产量为规模以上工业企业数据。"


def test_a_header_broken_over_lines_has_as_many_cells_as_columns():
    (table,) = tables("""2031年1—3月全市主要经济指标完成情况
指标名称 单位
累计
完成
同比
（±%）
地区生产总值 亿元 118.6 6.3
固定资产投资 亿元 20.5 5.4""")

    assert header(table) == [["指标名称", "单位", "累计完成", "同比（±%）"]]
    assert table.caption == "2031年1—3月全市主要经济指标完成情况"


def test_a_row_that_lost_a_cell_stays_short():
    (table,) = tables("""2031年1—3月全市主要经济指标完成情况
指标 单位 累计 增速
地区生产总值 亿元 118.6 6.3
固定资产投资 亿元 5.4
进出口总额 亿元
财政收入 亿元 9.1 2.2""")

    assert rows(table)[1:3] == [["固定资产投资", "亿元", "5.4"], ["进出口总额", "亿元"]]


def test_tabs_and_bars_keep_empty_cells():
    tabbed = "云泽市主要指标\n指标\t单位\t累计\n进出口\t\t3.3\n财政收入\t亿元\t"
    barred = "云泽市主要指标\n|指标|单位|累计|\n|---|---|---|\n|进出口||3.3|\n|财政收入|亿元||"

    for text in (tabbed, barred):
        (table,) = tables(text)
        assert header(table) == [["指标", "单位", "累计"]]
        assert rows(table) == [["进出口", "", "3.3"], ["财政收入", "亿元", ""]]


def test_the_header_repeated_on_the_next_page_is_no_row():
    (table,) = tables("""云泽市主要指标
指标\t单位\t累计
进出口\t亿元\t3.3
续表
指标\t单位\t累计
财政收入\t亿元\t9.1""")

    assert rows(table) == [["进出口", "亿元", "3.3"], ["财政收入", "亿元", "9.1"]]


def test_a_table_of_tasks_may_hold_whole_sentences():
    (table,) = tables("""云泽市重点任务分工表
序号|任务|责任单位|完成时限
1|新建小学，改善条件。|市教育局|2031年8月
2|修建道路|市交通运输局、市财政局|年底前""")

    assert header(table) == [["序号", "任务", "责任单位", "完成时限"]]
    assert rows(table)[0] == ["1", "新建小学，改善条件。", "市教育局", "2031年8月"]


def test_cells_one_a_line_are_told_by_their_ordinals():
    (table,) = tables(
        f"""云泽市重点任务分工方案
{SENTENCE}
{SENTENCE}
附件
云泽市重点任务分工表
序号
重点任务
责任单位
完成时限
1
新建扩建小学三所，
改善办学条件。
市教育局
2031年8月底前
2
新建医院
市卫生健康局、
市财政局
2031年12月底前
3
修建滨江道路
市交通运输局
年底前
""",
        wrapped=True,
    )

    assert header(table) == [["序号", "重点任务", "责任单位", "完成时限"]]
    assert rows(table) == [
        ["1", "新建扩建小学三所，改善办学条件。", "市教育局", "2031年8月底前"],
        ["2", "新建医院", "市卫生健康局、市财政局", "2031年12月底前"],
        ["3", "修建滨江道路", "市交通运输局", "年底前"],
    ]


def test_cells_one_a_line_are_told_by_where_figures_return():
    (table,) = tables(
        f"""云泽市经济运行情况
{SENTENCE}
{SENTENCE}
2031年一季度各县一般公共预算收入（万元）
县区
累计
增速
大桥县
14260
5.2
白沙县
9470
柳河县
7655
-2.0
合计
31385
2.6
""",
        wrapped=True,
    )

    assert table.caption == "2031年一季度各县一般公共预算收入（万元）"
    assert header(table) == [["县区", "累计", "增速"]]
    assert rows(table) == [
        ["大桥县", "14260", "5.2"],
        ["白沙县", "9470"],
        ["柳河县", "7655", "-2.0"],
        ["合计", "31385", "2.6"],
    ]


def test_glued_cells_are_parted_where_they_have_a_shape():
    (tasks,) = tables("""云泽市重点任务分工表
序号任务名称责任单位完成时限
1新建小学三所市教育局2031年8月底
2修建滨江道路市交通运输局年底前""")
    (indicators,) = tables("""云泽市主要经济指标
指标名称单位累计同比%
地区生产总值亿元118.6 6.3
固定资产投资亿元 20.5 5.4""")

    assert header(tasks) == [["序号", "任务名称", "责任单位", "完成时限"]]
    assert rows(tasks) == [
        ["1", "新建小学三所", "市教育局", "2031年8月底"],
        ["2", "修建滨江道路", "市交通运输局", "年底前"],
    ]
    assert rows(indicators)[0] == ["地区生产总值", "亿元", "118.6", "6.3"]


def test_every_cell_stands_where_it_says():
    read = flow(
        "云泽市主要指标\n指标\t单位\t累计\n进出口总额\t\t３.３\n财政收入\t亿元\t", wrapped=False
    )
    (document,) = documents_of(read)
    cells = [cell for table in document.tables for row in table.rows for cell in row]

    assert [read.text[slice(*cell.span)] for cell in cells] == [cell.words for cell in cells]
    assert "３.３" in [cell.words for cell in cells]


def test_names_and_lists_set_apart_by_blanks_are_no_table():
    assert tables("云泽市情况\n坚持 生态优先 绿色发展\n江 远 白 桦\n沿江植树造林。") == ()


def test_a_head_of_bars_may_be_broken_at_its_units():
    (table,) = tables("""云泽市2031年统计公报
表1 2031年全市生产总值
| 指 标 | 绝对数
(亿元) |
比上年增长
(%) |
| 工业 | 76.9 | 3.8 |
| 建筑业 | 24.5 | 4.8 |""")

    assert header(table) == [["指 标", "绝对数(亿元)", "比上年增长(%)"]]
    assert rows(table)[0] == ["工业", "76.9", "3.8"]
