"""Phrasings of real documents that once raised a false alarm, in words of our own."""

from __future__ import annotations

import pytest

from tests.audit.texts import faults

TEXTS = {
    "the semicolon ends a list without a colon": (
        "财政收入38.7亿元，其中地方级收入26.5亿元，增长0.9%；社会消费品零售总额105亿元，增长11.3%。"
    ),
    "a bracket that is closed lists nothing": (
        "加上调入资金1,400万元（包括从预算稳定调节基金、政府性基金预算调入的资金），收入总量为19,800万元。"
    ),
    "expenditure of one fund does not grow from that of another": (
        "2023年养老保险基金收入3,700万元。支出3,250万元，比上年增长13.9%。\n"
        "　　2024年医疗保险基金收入2,100万元。支出1,910万元，比上年增长14.5%。"
    ),
    "a share that names its own part is not of the amount before": (
        "一般公共预算支出40.0亿元。教育支出8.0亿元，卫生健康支出占一般公共预算支出的9.5%。"
    ),
    "parts may overlap": "新增就业1.8万人，其中失业人员再就业1.2万人，困难人员就业0.9万人。",
    "a surplus remains": "收入总计9,000万元。支出总计8,700万元。收支相抵，年终结余300万元。",
    "several totals stand before a list": (
        "一般公共预算支出50,000万元。用结转资金安排支出1,700万元。主要支出项目是：教育支出21,000万元；"
        "农林水支出9,000万元；卫生健康支出7,000万元。"
    ),
    "a rate at another base": "税收收入8,400万元，同口径增收400万元，增长9.1%。",
    "a multiple at constant prices": (
        "按可比价格计算，生产总值由2018年的200亿元增加到2023年的310亿元，年均增长6.5%。"
    ),
    "the year's surplus is not the balance": (
        "2022年养老保险基金结余600万元。2023年养老保险基金收入3,000万元。养老保险基金支出2,500万元。"
        "养老保险基金结余500万元。"
    ),
    "a rate of several things": "区级项目开工率、竣工率分别达到91.4%、62.3%，涉及40个项目。",
    "a plan of several years and one of its years": (
        "2024—2028年新建学校20所。2024年新建学校9所。"
    ),
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_nothing_is_called_inconsistent(text):
    assert faults(f"　　{text}\n") == []
