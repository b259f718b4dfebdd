"""The issue: its masthead, the order of its documents, and the colophon that owns to it."""

from scripts.specimen import (
    action_plan,
    appointments,
    budget_report,
    letters,
    opinion,
    plan_report,
    regulation,
    statistics,
    task_division,
    work_report,
)
from scripts.specimen.blocks import Document

MASTHEAD = "岚川市澄湖区人民政府公报"
ISSUE = "2026年第1期"
PUBLISHED = "2026年4月20日出版"
RUNNING_HEAD = f"{MASTHEAD}　{ISSUE}"
COLOPHON = (
    "本刊所载岚川市、澄湖区及其机构、人员、文件和数据均属虚构，仅供软件测试和演示使用，"
    "与任何真实地区、单位和个人无关。"
)
DOCUMENTS: tuple[Document, ...] = (
    work_report.DOCUMENT,
    plan_report.DOCUMENT,
    budget_report.DOCUMENT,
    action_plan.DOCUMENT,
    task_division.DOCUMENT,
    opinion.DOCUMENT,
    appointments.BY_THE_GOVERNMENT,
    appointments.BY_THE_COMMITTEE,
    regulation.DOCUMENT,
    letters.REPLY,
    letters.NOTICE,
    statistics.DOCUMENT,
)


def contents_title(document: Document) -> str:
    """The title under which the table of contents lists a document."""
    return document.notice_title or document.title
