"""How documents say that something rose, fell, or stayed: 增长8%, 下降6.2%, 持平, 翻一番.

A rise or a fall in percent is a growth; 增长到 and 下降为 lead to a new level; a rise said in the
unit of the thing itself (增加12家) is an amount of its own.  A rate of growth can also be said
without a verb: 同比11.4%, 增速-3.3%.
"""

from __future__ import annotations

from decimal import Decimal

_RISES_WORDS = """
增长 增加 上升 提高 提升 上涨 攀升 回升 扩大 改善 增产 增收 增支 翻 多增 增 升 涨 正增长 前移
跃升 上浮 上调 晋升 提升了 提高了 延长 扩展 拓展 发展 净增长 净增 前进 超收
"""
RISES = _RISES_WORDS.split()
_FALLS_WORDS = """
下降 降低 减少 回落 下滑 收窄 压减 缩减 缩短 压缩 下调 减产 减收 减支 少增 减 降 负增长 下跌 跌
后移 精简 削减 缩小 下浮 放缓 短收 减幅 降幅 跌幅
"""
FALLS = _FALLS_WORDS.split()
# Nouns of growth: what follows 为 or 达到 is still the growth, not a level.
_RATES_WORDS = """
增速 增幅 涨幅 增长率 增长速度 增长幅度 负增长 降幅 减幅 跌幅 下降幅度 同比 环比
"""
RATES = _RATES_WORDS.split()
AT_ONCE = frozenset(("%", "‰", "个百分点", "百分点", "倍", "番", "成", "个千分点", "个基点", "pct"))

_HUNDRED = Decimal(100)


def growth_of(amount: Decimal, unit: str, *, falls: bool) -> tuple[Decimal, str]:
    """A growth as a signed number with its unit; multiples and doublings become percent.

    增长1.5倍 is 150%; 翻一番 is 100%, 翻两番 300%.
    """
    if unit == "倍":
        amount, unit = amount * _HUNDRED, "%"
    elif unit == "番":
        amount, unit = (2**amount - 1) * _HUNDRED, "%"
    elif unit == "成":
        amount, unit = amount * 10, "%"
    elif unit.endswith("百分点") or unit == "pct":
        unit = "百分点"
    return (-abs(amount) if falls else amount), unit
