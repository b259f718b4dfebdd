"""The words that stand just before an amount and say how it is meant: 达到, 同比增长, 控制在.

They are read from the amount backwards, word by word, until a word of the thing itself is met:
in 一般公共预算收入同比增长8% they are 增长 and 同比.  A word can be a link (完成, 为), a movement
(增长, 下降), a comparison (同比, 年均), the start of a movement (由), its goal (到), or an aim
(力争, 预计).
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from luoshi.extract.growth import AT_ONCE, FALLS, RATES, RISES

_LINKS_WORDS = """
为 是 达 达到 达成 有 完成 实现 共 共计 合计 总计 总共 共有 累计 累计达 已 就 仅 只 只有 各 均
均为 全部 都 保持在 稳定在 维持在 保持 稳定 控制在 了 得到 约 近 超 突破 超过 高达 多达 已达
一直 又 再 还 也 仍 仍为 至少 不到 定为 设为 核定为 确定为 安排 大约 接近 逾 约合 折合 合 首次 或 和
与 及 以及 即 相应 全年 当月 本月 已经 每 新 可达 印发 创 创下 逐步 大幅
"""
_LINKS = _LINKS_WORDS.split()
_TO = ["到", "至", "为", "达到", "达", "至约", "到了"]
_CHANGES = ["调整", "优化", "改", "变", "变更", "变化", "修订", "优化调整", "转变", "调", "由"]
_COMPARED_WORDS = """
比上年 较上年 比去年 较去年 比上年同期 较上年同期 比去年同期 较去年同期 同口径 同口径比 同比口径
可比口径 按可比口径 可比价 可比价格 按同口径 按可比价格 按可比价 按可比价格计算 按可比价计算
按不变价格计算 按不变价 名义 实际 平均 同期 比年初 较年初 比上月 较上月 比全市 两年平均 月均
自然口径 剔除 按同口径计算 比预算 比上年执行数 比上年决算数 比上年预算数 比上年完成数
较年初预算 可比 按现价
"""
_COMPARED = _COMPARED_WORDS.split()
_YEARLY = ["年均", "年平均", "年均复合", "每年", "复合"]
_AIMS_WORDS = """
预计 预期 力争 确保 争取 计划 目标 拟 将 要 应 可 有望
"""
_AIMS = _AIMS_WORDS.split()
_FROM = ["由", "从", "自"]
_EACH = ["分别"]

Movement = Literal["rise", "fall", "goal", ""]

Role = str  # link, to, rise, fall, rate, compared, yearly, aim, from, each, change


def _by_last_sign() -> dict[str, tuple[tuple[str, Role], ...]]:
    roles: dict[str, Role] = {}
    # A word that can do several things keeps the role that was given last.
    for role, words in (
        ("link", _LINKS),
        ("compared", _COMPARED),
        ("aim", _AIMS),
        ("change", _CHANGES),
        ("to", _TO),
        ("rise", RISES),
        ("fall", FALLS),
        ("rate", RATES),
        ("yearly", _YEARLY),
        ("from", _FROM),
        ("each", _EACH),
    ):
        roles.update(dict.fromkeys(words, role))
    longest_first = sorted(roles, key=len, reverse=True)
    return {
        sign: tuple((word, roles[word]) for word in longest_first if word[-1] == sign)
        for sign in {word[-1] for word in longest_first}
    }


_LEADS = _by_last_sign()
# After one of these signs the word is part of another: 行为, 新增, 参与, 人均.
_NOT_AFTER = {
    "增": "新净递倍激",
    "减": "加增消核",
    "降": "升",
    "升": "公毫提",
    "为": "行作成认因以",
    "成": "完建养合形组构",
    "达": "发到直",
    "有": "国所拥没持享",
    "是": "但于都",
    "共": "公中",
    "均": "平人户年日月",
    "自": "各来",
    "从": "服",
    "由": "自理",
    "可": "许认",
    "要": "主重需必",
    "至": "乃甚以",
    "将": "即",
    "应": "供响相",
    "和": "共",
    "与": "参",
    "及": "普以惠涉",
    "总计": "入出",
    "合计": "入出",
    "改": "技",
    "到": "受得",
    "约": "合节",
    "合": "联结综组配整融符适集复统混契回场缝粘凑闭会总",
    "近": "附",
    "新": "创更翻革",
    "创": "首",
    "增长率": "然",
}
_PERIOD_BEFORE = re.compile(
    r"(?:(?:(?:19|20)[0-9]{2}年?(?:度|[底末])?|上年|去年|今年|年初|上年同期|去年同期|“?十[二三四五]五”?[期时]?[末初间]?|"
    r"(?:19|20)[0-9]{2}年(?:的)?同期|(?:1?[0-9]月?份?[-—～至])?[1-9][0-9]?月[份底末]?)的?|连续[0-9一二三四五六七八九十]+年|全年)$"
)
_ENDS_A_PERIOD = frozenset("的年底末初期月份度五间年")


class Leads(NamedTuple):
    """The lead words of an amount, the nearest first, and where they begin."""

    roles: tuple[Role, ...]
    words: tuple[str, ...]
    start: int
    period: tuple[int, int] | None


def leads_before(text: str, low: int, end: int) -> Leads:
    """The lead words between `low` and the amount that begins at `end`."""
    roles: list[Role] = []
    words: list[str] = []
    period: tuple[int, int] | None = None
    while end > low:
        last = text[end - 1]
        if last == " ":
            end -= 1
            continue
        if last in _ENDS_A_PERIOD:
            # Only the last dozen characters can hold a phrase of time.
            found = _PERIOD_BEFORE.search(text, max(low, end - 12), end)
            if found is not None:
                end = found.start()
                if end > low and text[end - 1] in "比较与同":
                    # 比上年增加12人: the year before dates nothing here.
                    roles.append("compared")
                    words.append(text[end - 1])
                    end -= 1
                elif period is None:
                    period = found.span()
                continue
        for word, role in _LEADS.get(last, ()):
            begin = end - len(word)
            if begin >= low and text.startswith(word, begin):
                if begin > low and text[begin - 1] in _NOT_AFTER.get(word, ""):
                    continue
                roles.append(role)
                words.append(word)
                end = begin
                break
        else:
            break
    return Leads(tuple(roles), tuple(words), end, period)


_GOALS = frozenset(("到", "至", "到了", "至约"))
_RATES_OF_FALL = frozenset(("负增长", "降幅", "减幅", "跌幅", "下降幅度"))


def movement_of(leads: Leads, unit: str) -> Movement:
    """rise or fall where the amount is the movement itself, goal where it is what is reached.

    增长8% is a rise, 增长到8% a goal; 增速达到8% is a rise, and so is 增长达到8%.
    """
    goal = ""
    for role, word in zip(leads.roles, leads.words, strict=True):
        if role in ("rise", "fall", "change"):
            if goal in _GOALS or (goal == "为" and unit not in AT_ONCE):
                return "goal"
            if role == "change":
                return "goal" if goal else ""
            return "rise" if role == "rise" else "fall"
        if role == "rate" and unit != "‰":
            return "fall" if word in _RATES_OF_FALL else "rise"
        if role == "to":
            goal = goal or word
    return "goal" if goal in _GOALS else ""
