"""The demonstration: matters without a unit go where a reader would expect them."""

from __future__ import annotations

from luoshi_server.commands.demonstration.trades import bureau_for

UNITS = ("甲区教育局", "甲区农业农村局", "甲区水利局")


def test_a_matter_goes_to_the_bureau_of_whose_trade_it_speaks_most():
    assert bureau_for("办好学校", "新增学位，并帮助农民", UNITS) == "甲区教育局"
    assert bureau_for("稳住米袋子", "粮食播种面积不减，疏浚河道", UNITS) == "甲区农业农村局"


def test_a_matter_of_no_trade_that_is_known_goes_to_nobody_by_its_words():
    assert bureau_for("举办龙舟赛", "热热闹闹", UNITS) == ""
    assert bureau_for("办好学校", "新增学位", ()) == ""
