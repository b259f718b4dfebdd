"""What kinds of documents, claims and readings are called on pages."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from luoshi_server.documents import doubts
from luoshi_server.documents.models import Gazette

GAZETTE_STATES: Final = {
    Gazette.WAITING: _("等待识读"),
    Gazette.READING: _("正在识读"),
    Gazette.READ: _("已识读"),
    Gazette.FAILED: _("未能识读"),
}

DOCUMENT_KINDS: Final = {
    "work_report": _("政府工作报告"),
    "plan_report": _("计划报告"),
    "budget_report": _("预算报告"),
    "action_plan": _("行动计划"),
    "task_division": _("任务分工"),
    "opinion": _("意见"),
    "appointment": _("人事任免"),
    "statistics": _("统计资料"),
    "notice": _("通知"),
    "regulation": _("办法规定"),
    "reply": _("批复"),
    "other": _("其他"),
}

CLAIM_KINDS: Final = {
    "duty": _("任务"),
    "figure": _("数据"),
    "appointment": _("任免"),
    "finding": _("疑点"),
}

DOUBTS: Final = {
    doubts.INCONSISTENT: _("原文前后不符或有缺漏，请对照原文核实。"),
    doubts.IN_A_FINDING: _("这处数据涉及一条疑点，请先看疑点。"),
    doubts.AMBIGUOUS: _("原文可作两种理解，请判定。"),
    doubts.NO_UNIT: _("原文没有写明由哪个单位负责。"),
    doubts.NO_ORGANISATION: _("没有读出任职单位。"),
    doubts.NO_LEAD: _("原文列了多个单位，没有写明谁牵头。"),
    doubts.NO_DEADLINE: _("原文没有写明完成日期。"),
    doubts.SEVERAL_DEADLINES: _("原文有多个日期，请确认以哪个为准。"),
    doubts.LIST_GOES_ON: _("单位名单以“等”结尾，可能还有其他单位。"),
    doubts.NO_PERIOD: _("没有读出数据所属的时期。"),
    doubts.UNITS_BY_RULE: _("责任单位是按上文推断的，请核对。"),
    doubts.NO_VALUE: _("没有读出数值。"),
}
"""Why somebody should look, as a sentence."""

DOUBT_NAMES: Final = {
    doubts.INCONSISTENT: _("前后不符"),
    doubts.IN_A_FINDING: _("涉及疑点"),
    doubts.AMBIGUOUS: _("两种理解"),
    doubts.NO_UNIT: _("无责任单位"),
    doubts.NO_ORGANISATION: _("无任职单位"),
    doubts.NO_LEAD: _("牵头不明"),
    doubts.NO_DEADLINE: _("无完成日期"),
    doubts.SEVERAL_DEADLINES: _("多个日期"),
    doubts.LIST_GOES_ON: _("名单带“等”"),
    doubts.NO_PERIOD: _("无时期"),
    doubts.UNITS_BY_RULE: _("单位系推断"),
    doubts.NO_VALUE: _("无数值"),
}
"""The same reasons in a few characters, for a choice."""

VERDICTS: Final = {
    "consistent": _("相符"),
    "inconsistent": _("不符"),
    "ambiguous": _("两可"),
    "gap": _("缺漏"),
}

FIGURE_STATUSES: Final = {"actual": _("实际"), "target": _("目标"), "estimate": _("预计")}

ACTIONS: Final = {
    "appoint": _("任命"),
    "designate": _("确定人选"),
    "remove": _("免职"),
    "resign": _("辞职"),
    "dismiss": _("撤职"),
}

COMPARATORS: Final = {
    "=": _("等于"),
    ">=": _("不低于"),
    "<=": _("不超过"),
    ">": _("高于"),
    "<": _("低于"),
    "~": _("约"),
}

REASONS: Final = {
    "duty": _("读出任务"),
    "figure": _("读出数据"),
    "appointment": _("读出任免"),
    "heading": _("标题"),
    "table": _("表格"),
    "head": _("文件头尾"),
    "past_result": _("过去的成绩"),
    "narrative": _("叙述"),
    "ceremonial": _("礼仪用语"),
    "unread": _("未能识读"),
    "noise": _("版式（页眉页码、换行）"),
}
"""What the characters of a gazette gave, or why they gave nothing; they add up to all of them."""

FATES: Final = {
    "same": _("未变"),
    "moved": _("移位"),
    "changed": _("改动"),
    "gone": _("删去"),
}

CATEGORIES: Final = {
    "office": _("办公机构"),
    "department": _("政府部门"),
    "subdistrict": _("街道（镇）"),
    "leadership": _("党委部门、领导小组"),
    "other": _("其他"),
}

UNIT_KINDS: Final = {
    "领导个人（职务）": _("领导个人（职务）"),
    "领导小组": _("领导小组"),
    "纪检监察": _("纪检监察"),
    "法检": _("法检"),
    "群团": _("群团"),
    "党委部门": _("党委部门"),
    "督查考核机构": _("督查考核机构"),
    "派出机构": _("派出机构"),
    "街道": _("街道"),
    "企业": _("企业"),
    "事业单位": _("事业单位"),
    "政府": _("政府"),
    "政府部门": _("政府部门"),
    "泛指": _("泛指"),
}
"""The kinds of units that the reader tells apart by their names."""
