"""Kinds of documents, told by the word that their title ends with.

The fifteen kinds of official documents of 2012 (通知, 意见, 决定, 批复, 函 …), the kinds of law
(办法, 规定, 条例), and what offices print besides: plans, reports, tables.
"""

from __future__ import annotations

import re

from luoshi.document.tree import Kind

_NOTICES = "通知|通告|公告|通报"
_REGULATIONS = "办法|规定|条例|细则|规则|规程|准则|章程|制度|实施办法|管理办法"
_PLANS = "行动计划|计划|方案|规划|纲要|要点|预案|工程|行动|安排|路线图"
_DOCUMENTS = (
    f"{_NOTICES}|{_REGULATIONS}|{_PLANS}|意见|决定|决议|批复|复函|函|报告|公报|答复|请示|命令|令|纪要"
    "|清单|目录|名单|标准|指南|指引|导则|解读|说明|措施|情况|任免|任职|免职|职务|讲话|建议|倡议书"
    "|一览表|统计表|分工表|分解表|任务表|情况表|指标|数据|总结|政策|议案|事项|分工|分解|机制|规范|简报|快报|大事记"
)
_AFTER = r"(?:（[^（）]{1,30}）|\([^()]{1,30}\))*[〉》”]?(?:[*※①]|\[\d{1,2}\])?"
TITLE_ENDS = re.compile(rf"(?:{_DOCUMENTS}){_AFTER}$")

# The last word decides; tried from the top.
_ENDINGS: tuple[tuple[str, Kind], ...] = (
    (r"审计.{0,8}报告", "other"),
    (rf"国民经济和?社会发展.{{0,20}}计划.{{0,40}}报告{_AFTER}$|计划(?:草案|执行情况).{{0,20}}的?报告{_AFTER}$",
     "plan_report"),
    (rf"(?:预算|决算|财政收支).{{0,60}}报告{_AFTER}$", "budget_report"),
    (rf"工作报告{_AFTER}$", "work_report"),
    (r"^(?!.*(?:规定|办法|条例|细则|规则)(?:（.*）)?$).*(?:任免|任职(?:$|的|通知|名单)|免职(?:$|的|通知|名单)|任命|撤职|接受.{2,40}辞(?:去|职)|职务的|(?:同志|职务)(?:任职|免职|的通知|的决定))",
     "appointment"),
    (r"统计(?:公报|月报|快报|数据|资料|表)|(?:指标|统计).{0,10}(?:情况|数据|表|值)|主要(?:经济)?指标"
     r"|经济运行(?:情况|简况|简析|分析)|收支情况|完成情况表?$|普查.{0,20}公报", "statistics"),
    (r"分解落实|任务分工|分工方案|任务分解|责任分解|分工(?:的|$|表)|责任清单|任务清单|重点(?:工作)?任务(?:的|$)",
     "task_division"),
    (rf"(?:{_REGULATIONS}){_AFTER}(?:修正案|修订本)?$|关于修[改订]《.*的决定$", "regulation"),
    (rf"意见{_AFTER}$|(?:措施|政策){_AFTER}$", "opinion"),
    (rf"(?:{_PLANS}){_AFTER}$", "action_plan"),
    (r"(?:批复|复函|答复)(?:意见)?$", "reply"),
    (rf"(?:{_NOTICES}){_AFTER}$", "notice"),
)  # fmt: skip
_KINDS = tuple((re.compile(pattern), kind) for pattern, kind in _ENDINGS)


# A text without a title says in its first words what is being reported.
_OPENINGS: tuple[tuple[re.Pattern[str], Kind], ...] = (
    (re.compile(r"委托[^。]{0,60}国民经济和社会发展计划"), "plan_report"),
    (re.compile(r"委托[^。]{0,60}(?:预算执行|预算草案|预算（草案）|决算)"), "budget_report"),
    (re.compile(r"我代表[^。]{2,24}政府[^。]{0,12}(?:报告[^。]{0,8}工作|作[^。]{0,8}工作报告)"),
     "work_report"),
)  # fmt: skip


def kind_by_opening(opening: str) -> Kind:
    """What a report without a title is, by the sentence in which it is presented."""
    return next((kind for pattern, kind in _OPENINGS if pattern.search(opening)), "other")


def kind_of(title: str, notice_title: str | None = None) -> Kind:
    """What a document is, by the title of its text; failing that, by that of its notice."""
    for words in (title, notice_title or ""):
        for pattern, kind in _KINDS:
            if pattern.search(words):
                return kind
    return "other"
