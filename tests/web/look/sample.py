"""Made-up content for the gallery, with every kind of thing that a page may have to show."""

from __future__ import annotations

from decimal import Decimal
from types import SimpleNamespace

from django import forms
from django.core.paginator import Paginator

from luoshi_server.web.charts import (
    Band,
    Bar,
    Chart,
    HeatRow,
    Line,
    Stack,
    bars,
    flow,
    heat,
    line,
    stacked,
)

MONTHS = tuple(f"{month}月" for month in range(1, 13))
UNITS = ("区住房城乡建设局", "区城市更新服务中心", "区人力资源和社会保障局", "青云街道办事处")


class Report(forms.Form):
    done = forms.DecimalField(label="已完成（处）", help_text="截至本期末的累计数。")
    period = forms.ChoiceField(label="所属时期", choices=[("q3", "2021年第三季度")])
    words = forms.CharField(label="进展情况", widget=forms.Textarea, required=False)
    evidence = forms.FileField(label="证明材料", required=False, help_text="不超过 20 MB。")
    scope = forms.ChoiceField(
        label="公开范围",
        choices=[("public", "公开"), ("internal", "内部")],
        widget=forms.RadioSelect,
    )
    sure = forms.BooleanField(label="数据已由本单位负责人审核")


class Filters(forms.Form):
    unit = forms.ChoiceField(label="单位", choices=[("", "全部单位")], required=False)
    lamp = forms.ChoiceField(label="状态", choices=[("", "全部")], required=False)
    before = forms.DateField(
        label="时限不晚于", required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    q = forms.CharField(label="含有文字", required=False)


def duty(words: str, lead: str | None, colour: str, **others: object) -> SimpleNamespace:
    usual = {
        "responsible": ["区财政局"],
        "cooperating": ["各街道办事处"],
        "due": "2021年12月31日",
        "share": Decimal("0.62"),
        "target": Decimal("0.75"),
        "late_days": None,
        "is_provisional": False,
    }
    return SimpleNamespace(words=words, lead=lead, colour=colour, **{**usual, **others})


DUTIES = [
    duty("年底前整治夜间照明盲点120处", UNITS[0], "yellow", late_days=3),
    duty("老旧小区改造14个，惠及居民3,200户，同步更新水电气管网", UNITS[1], "red", late_days=12),
    duty("建成口袋公园6处", UNITS[0], "green", responsible=[], cooperating=[]),
    duty("及时公布燃气安全检查结果", None, "blue", target=None, is_provisional=True),
    duty("组织职业技能培训1,500人次", UNITS[2], "grey", share=None, target=None),
]

TIMELINE = [
    {"title": "立项", "at": "3月2日", "datetime": "2021-03-02", "by": "督查室", "href": "#"},
    {"title": "签收", "at": "3月4日", "by": UNITS[0], "text": "联络员：苏禾"},
    {"title": "逾期，发黄灯督办单", "at": "10月9日", "is_late": True},
    {"title": "完成时限", "at": "12月31日", "is_ahead": True},
]

REVIEW = [
    ("年底前整治夜间照明盲点120处", "时限：2021年12月31日 · 把握 0.98"),
    ("背街小巷38处", "疑点：三项之和为 121，与 120 不符"),
]

REACHED = (
    Bar(label="整治夜间照明盲点", actual=Decimal(74), target=Decimal(120)),
    Bar(
        label="老旧小区改造（含水电气管网同步更新和加装电梯）",
        actual=Decimal("6.5"),
        target=Decimal(14),
        is_late=True,
        href="/duties/2/",
    ),
    Bar(label="口袋公园", actual=None, target=Decimal(6)),
)

REVENUE = (
    Line(
        name="今年", numbers=(*map(Decimal, (3, 7, 12, 16, 21, 27, 31, 36, 41)), None, None, None)
    ),
    Line(name="去年", numbers=tuple(map(Decimal, (3, 6, 10, 14, 18, 24, 28, 32, 37, 41, 45, 50)))),
)

LAMPS = tuple(
    Stack(label=unit, counts=counts)
    for unit, counts in zip(
        UNITS,
        (
            {"red": 3, "yellow": 5, "blue": 2, "green": 30, "grey": 1, "closed": 12},
            {"red": 6, "yellow": 2, "green": 8},
            {"green": 12, "blue": 1, "closed": 20},
            {},
        ),
        strict=True,
    )
)

LATE = tuple(
    HeatRow(
        label=unit,
        numbers=tuple(
            None if row * month % 7 == 6 else Decimal((row * 3 + month * 5) % 14)
            for month in range(12)
        ),
    )
    for row, unit in enumerate(UNITS)
)

BUDGET = tuple(
    Band(source=source, target=target, amount=Decimal(amount))
    for source, target, amount in (
        ("税收收入", "一般公共预算", "312400"),
        ("非税收入", "一般公共预算", "48210.5"),
        ("上级补助收入", "一般公共预算", "96320"),
        ("地方政府债券转贷收入", "一般公共预算", "22000"),
        ("国有土地使用权出让收入", "政府性基金", "184000"),
        ("国有企业利润收入", "国有资本经营预算", "3200"),
        ("一般公共预算", "教育", "121400"),
        ("一般公共预算", "城乡社区", "96100"),
        ("一般公共预算", "农林水", "18700.5"),
        ("一般公共预算", "其他", "242730"),
        ("政府性基金", "城乡社区", "145000"),
        ("政府性基金", "债务付息", "39000"),
        ("国有资本经营预算", "国有企业资本金注入", "2700"),
    )
)


def charts() -> dict[str, Chart]:
    """One of each kind, over the numbers above."""
    return {
        "目标与实际": bars(REACHED, title="目标与实际", description="三项任务。", unit="处"),
        "一般公共预算收入": line(
            REVENUE,
            periods=MONTHS,
            title="一般公共预算收入",
            description="逐月累计。",
            target=Decimal("52.5"),
            unit="亿元",
        ),
        "各单位任务状态": stacked(LAMPS, title="各单位任务状态", description="按灯号。"),
        "各单位逾期数": heat(LATE, periods=MONTHS, title="各单位逾期数", description="按月。"),
        "预算的来龙去脉": flow(
            BUDGET, title="预算的来龙去脉", description="从收入到支出。", unit="万元"
        ),
    }


def sample() -> SimpleNamespace:
    """What the gallery page is given."""
    drawn = charts()
    wide = {"预算的来龙去脉": drawn.pop("预算的来龙去脉")}
    return SimpleNamespace(
        duties=DUTIES,
        timeline=TIMELINE,
        review=REVIEW,
        page=Paginator(range(240), 50).page(2),
        form=Report(data={"done": "许多", "period": "q3"}),
        filters=Filters(),
        charts=drawn.items(),
        wide_charts=wide.items(),
    )


def place(kind: str, name: str, shape: str, coordinates: object, *, late: bool = False) -> dict:
    """A feature of GeoJSON as the map asks for it."""
    return {
        "type": "Feature",
        "geometry": {"type": shape, "coordinates": coordinates},
        "properties": {
            "kind": kind,
            "name": name,
            "href": f"/{kind}/1/",
            "note": "九月登记",
            "is_late": late,
        },
    }


GEOJSON = {
    "type": "FeatureCollection",
    "features": [
        place("hazard", "路口视线遮挡", "Point", [116.84, 36.62], late=True),
        place("accident", "九月三日事故", "Point", [116.852, 36.631]),
        place("road", "滨河路（东段）", "LineString", [[116.8, 36.61], [116.84, 36.63]]),
        place(
            "sub-district",
            "青云街道",
            "Polygon",
            [[[116.79, 36.6], [116.87, 36.6], [116.87, 36.65], [116.79, 36.65], [116.79, 36.6]]],
        ),
    ],
}

MAP_KINDS = (
    ("hazard", "隐患"),
    ("accident", "事故"),
    ("road", "路段"),
    ("sub-district", "街道"),
)

MAP_ITEMS = (("隐患", "路口视线遮挡", "/hazard/1/", "九月登记"),)
