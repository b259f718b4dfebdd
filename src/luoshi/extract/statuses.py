"""Whether a figure is what was, what shall be, or what is expected: 完成, 力争达到, 预计.

The heading that a figure stands under decides first (回顾, 目标), for within a chapter the verbs
are often left out.  A statement can overrule it: a sum foreseen in a review is a target, and the
state at a day that has passed is a fact although a plan mentions it.
"""

from __future__ import annotations

import re
from datetime import date

from luoshi.document import Document, Provision
from luoshi.extract.figure import Status
from luoshi.extract.periods import Period

_DONE = re.compile(
    r"回顾|执行情况|完成情况|运行情况|发展情况|进展情况|工作情况|基本情况|工作总结|取得.{0,6}成[绩效]|主要成[绩效]|过去|以来|主要工作回顾|"
    r"运行特点|总体情况|增长情况|收支情况|决算|存在(?:的)?(?:问题|困难)"
)
_PLAINLY_DONE = re.compile(r"回顾|执行情况|完成情况|决算")
_TO_DO = re.compile(
    r"目标|安排|任务|草案|思路|预期|规划|打算|重点工作|今年工作|下一步|下步|展望|远景|举措|措施|要求|"
    r"预算编制|工作计划|计划(?!执行|完成)|工作部署|做好|保障"
)
_REVIEWS = frozenset(("work_report", "plan_report", "budget_report"))
_PLANS = frozenset(("action_plan", "task_division", "opinion", "regulation", "notice"))


def status_of_heading(heading: str) -> Status | None:
    """What the figures under a heading are, where the heading tells."""
    if _DONE.search(heading):
        return "actual"
    return "target" if _TO_DO.search(heading) else None


def status_of_document(document: Document) -> Status:
    """What the figures of a document are where no heading says otherwise."""
    return "target" if document.kind in _PLANS else "actual"


def chapter_statuses(document: Document) -> dict[str, Status]:
    """The status under each provision: its own heading, the one above, the chapter before.

    A report looks back first and forward then; once it looks forward it does not turn back
    without saying so.
    """
    statuses: dict[str, Status] = {}
    default = before = status_of_document(document)
    for provision in document.provisions:
        above = statuses.get(provision.parent or "")
        said = _said_by(provision, document)
        if above is None:
            # Only chapters look back or forward; what stands beneath follows them.
            before = said or (before if document.kind in _REVIEWS else default)
            statuses[provision.id] = before
        elif above == "target" and document.kind in _REVIEWS:
            back = provision.level < 3 and _PLAINLY_DONE.search(provision.heading) is not None
            statuses[provision.id] = "actual" if back else above
        else:
            statuses[provision.id] = above
    return statuses


def _said_by(provision: Provision, document: Document) -> Status | None:
    if document.kind in _PLANS:
        return None
    return status_of_heading(provision.heading)


_EXPECTED = re.compile(r"预计|预估|初步核算|快报")
_AIMS = re.compile(
    r"力争|争取|确保|预期|目标|拟|将(?!军|士|来|近)|要(?:达到|实现|完成)|计划(?:完成|实施|新建|安排|投资)|"
    r"预算安排|(?:20[2-9][0-9]年|到|年底)(?:底|末)?(?:前)?，?(?:力争|要|实现)"
)
_FORESEEN = re.compile(r"(?:预期|目标值?|(?:调整|年初|收入|支出)预算数?|预算数|计划数|任务数)$")


def status_of(
    words: str,
    name: str,
    *,
    chapter: Status,
    period: Period | None,
    year: int,
    explicit: bool,
    day: date | None = None,
    reviews: bool = False,
) -> Status:
    """The status of one figure, from the words before it, its name, its chapter and its period.

    `explicit` tells that the period was said in the sentence itself.  What was over before the
    `day` of the document is a fact; of the year that has just begun a report that `reviews` the
    one before only says what shall be.
    """
    if period is not None and period.last > year:
        return "target"
    if period is not None and day is not None and period.is_over(day):
        chapter = "actual"
    elif (
        reviews
        and explicit
        and "以来" not in words
        and period is not None
        and period.name == str(year)
    ):
        chapter = "target"
    if chapter == "actual":
        # “预计” holds for the statement it opens, or for the sentence that begins with it.
        if _EXPECTED.search(words):
            return "estimate"
        return "target" if _FORESEEN.search(name) else "actual"
    if _AIMS.search(words):
        return "target"
    if explicit and period is not None and period.last < year:
        return "actual"
    return chapter
