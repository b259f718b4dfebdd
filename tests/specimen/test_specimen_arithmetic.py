"""The arithmetic of the specimen is right, but for the six errors put in on purpose."""

from decimal import ROUND_HALF_UP, Decimal

import pytest


@pytest.fixture
def value(truth):
    """The printed value of an indicator in a document."""

    def of(document, indicator, *, dimension=None, period="2025"):
        found = {
            figure["value"]
            for figure in truth["figures"]
            if (figure["document"], figure["indicator"], figure["dimension"], figure["period"])
            == (document, indicator, dimension, period)
            and figure["value"] is not None
        }
        assert len(found) == 1, (document, indicator, dimension, period, found)
        return Decimal(found.pop())

    return of


def percent(part, whole, *, places=1):
    return (part * 100 / whole).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def total(value, document, indicators, **where):
    return sum(value(document, indicator, **where) for indicator in indicators)


INDUSTRIES = ("第一产业增加值", "第二产业增加值", "第三产业增加值")


@pytest.mark.parametrize(("document", "period"), [("B", "2025"), ("K", "2026-01/2026-03")])
def test_three_industries_make_the_gross_product(value, document, period):
    made = total(value, document, INDUSTRIES, period=period)

    assert made == value(document, "地区生产总值", period=period)


def test_the_structure_of_industries_is_their_share(value):
    for industry, share in zip(INDUSTRIES, ("第一", "第二", "第三"), strict=True):
        of_product = percent(value("B", industry), value("B", "地区生产总值"))
        assert of_product == value("A", f"{share}产业占比")


@pytest.mark.parametrize(
    ("document", "period", "named"),
    [
        ("B", "2025", ("出口", "进口")),
        ("K", "2026-01/2026-03", ("出口总额", "进口总额")),
        ("K", "2026-03", ("出口总额", "进口总额")),
    ],
)
def test_exports_and_imports_make_the_trade(value, document, period, named):
    made = total(value, document, named, period=period)

    assert made == value(document, "进出口总额", period=period)


def test_taxes_make_the_tax_revenue(value):
    taxes = ("增值税", "企业所得税", "个人所得税", "契税", "其他各税")

    assert total(value, "C", taxes) == value("C", "税收收入")


def test_taxes_and_other_income_make_the_revenue(value):
    revenue = value("C", "一般公共预算收入")

    assert total(value, "C", ("税收收入", "非税收入")) == revenue == value("A", "一般公共预算收入")
    share = percent(value("C", "税收收入"), revenue)
    assert share == value("C", "税收收入占一般公共预算收入比重")


def test_heads_of_expenditure_make_the_expenditure(value):
    heads = ("一般公共服务", "公共安全", "教育", "科学技术", "社会保障和就业", "卫生健康")
    names = [f"{head}支出" for head in (*heads, "城乡社区", "其他")]

    made = total(value, "C", names, dimension="一般公共预算")
    assert made == value("C", "一般公共预算支出")


def test_the_budget_balances(value):
    came = value("C", "一般公共预算收入") + total(
        value, "C", ("上级补助收入", "上年结转收入", "调入资金"), dimension="一般公共预算"
    )
    went = value("C", "一般公共预算支出") + total(
        value, "C", ("上解上级支出", "结转下年支出"), dimension="一般公共预算"
    )

    assert came == value("C", "收入总计", dimension="一般公共预算")
    assert went == value("C", "支出总计", dimension="一般公共预算")
    assert came == went


def test_state_capital_is_spent_or_moved(value):
    spent = total(value, "C", ("国有资本经营预算支出", "调出资金"))

    assert spent == value("C", "国有资本经营预算收入")


def test_the_fund_income_has_its_parts(value):
    income = "政府性基金预算收入"
    parts = [value("C", income, dimension=part) for part in ("国有土地使用权出让收入", "其他收入")]

    assert sum(parts) == value("C", income)


def test_general_and_special_debt_make_the_debt(value):
    end = "2025-12-31"
    parts = [
        value("C", "地方政府债务余额", dimension=kind, period=end)
        for kind in ("一般债务", "专项债务")
    ]

    assert sum(parts) == value("C", "地方政府债务余额", period=end)


def test_three_public_expenses_make_their_total(value):
    name = "“三公”经费预算"
    kinds = ("公务用车购置及运行维护费", "公务接待费", "因公出国（境）费")

    made = sum(value("C", name, dimension=kind, period="2026") for kind in kinds)
    assert made == value("C", name, period="2026")


def test_the_revenue_of_the_draft_is_its_growth(value):
    grown = (value("C", "一般公共预算收入") * Decimal("1.045")).quantize(Decimal(1), ROUND_HALF_UP)

    assert grown == value("C", "一般公共预算收入", period="2026")


def test_the_share_spent_on_the_people(value):
    people = value("A", "民生支出") * 10000

    share = percent(people, value("C", "一般公共预算支出"))
    assert share == value("A", "民生支出占一般公共预算支出比重")


def test_streets_and_towns_make_the_district(truth, value):
    parts = [
        Decimal(figure["value"])
        for figure in truth["figures"]
        if figure["document"] == "K" and figure["dimension"]
    ]

    assert len(parts) == 12
    assert sum(parts) == value("K", "一般公共预算收入", period="2026-01/2026-03")


def test_streets_and_towns_grow_as_the_district(truth):
    rows = [f for f in truth["figures"] if f["document"] == "K" and f["dimension"]]
    before = sum(Decimal(f["value"]) / (1 + Decimal(f["growth"]) / 100) for f in rows)
    now = sum(Decimal(f["value"]) for f in rows)
    stated = {
        f["growth"]
        for f in truth["figures"]
        if f["document"] == "K" and f["indicator"] == "一般公共预算收入" and not f["dimension"]
    }

    assert stated - {None} == {str(percent(now - before, before))}


def test_what_two_documents_both_state_they_state_alike_but_once(truth):
    stated = {}
    for figure in truth["figures"]:
        if figure["value"] is not None:
            key = (figure["indicator"], figure["dimension"], figure["period"], figure["unit"])
            stated.setdefault(key, set()).add(Decimal(figure["value"]))

    assert {key[0] for key, values in stated.items() if len(values) > 1} == {"新增学位"}


def test_six_errors_are_put_in_and_each_is_of_its_own_kind(truth):
    assert {check["rule"] for check in truth["checks"]} == {
        "parts-and-total", "growth", "roll-forward", "share", "same-figure", "count-against-list",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "recomputed"),
    [
        ("parts-and-total", Decimal(71260 + 14800 + 6940)),
        ("growth", percent(Decimal("6.86") - Decimal("6.24"), Decimal("6.24"))),
        ("roll-forward", Decimal(52316 + 41830 - 38275)),
        ("share", percent(Decimal("96.5"), Decimal("412.0"))),
        ("same-figure", Decimal(3860)),
        ("count-against-list", Decimal(4)),
    ],
)
def test_an_error_is_really_one(truth, rule, recomputed):
    check = next(check for check in truth["checks"] if check["rule"] == rule)

    assert Decimal(check["recomputed"]) == recomputed
    assert Decimal(check["stated"]) != recomputed
