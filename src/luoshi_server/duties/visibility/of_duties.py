"""Which fields of a commitment, its reports, evidence and changes everybody may see."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from luoshi_server.duties.visibility import laws
from luoshi_server.duties.visibility.rules import internal, personal, public, record

_CHANGED_AND_FOUND = {"changed": _("最近办理时间"), "last_entry": _("最近台账条目")}

DUTY = record(
    "Duty",
    "duties.Duty",
    _("承诺事项"),
    _("经授权的同志作出公开决定之后；撤销立项的不公开。"),
    public(
        laws.PUBLIC_INTEREST,
        laws.PLANS,
        laws.LIVELIHOOD,
        key=_("编号"),
        claim=_("原文位置"),
        document=_("文件"),
        parent=_("所属任务"),
        weight=_("在所属任务中的权重"),
        title=_("事项"),
        text=_("任务全文"),
        words=_("原文"),
        provision=_("条款"),
        place=_("原文起点"),
        deadline=_("时限"),
        first_deadline=_("原定时限"),
        deadline_words=_("原文时限"),
        item=_("量化事项"),
        target=_("目标"),
        first_target=_("原定目标"),
        target_unit=_("计量单位"),
        comparator=_("目标比较"),
        state=_("办理状态"),
        suspended=_("是否中止"),
        lamp=_("亮灯"),
        late_since=_("逾期起算"),
        assigned=_("交办时间"),
        signed=_("签收时间"),
        completed=_("报告完成时间"),
        closed=_("销号时间"),
        public=_("是否公开"),
    ),
    public(laws.ORGANS, lead=_("牵头单位")),
    internal(
        laws.IN_PROGRESS,
        laws.INTERNAL,
        office=_("交办单位"),
        reports_by=_("汇报安排"),
        value=_("最近所报数值（公开的报告另列）"),
        value_period=_("最近所报期间"),
        fact=_("同一事实的标记"),
        needs_review=_("待复核"),
        review_reason=_("复核原因"),
        next_due=_("下一办理期限"),
        found=_("立项时间"),
        **_CHANGED_AND_FOUND,
    ),
    personal(laws.LEAST, laws.OF_OFFICES, liaison=_("联络员")),
)

DUTY_UNIT = record(
    "DutyUnit",
    "duties.DutyUnit",
    _("承担单位"),
    _("所属承诺事项公开之后。"),
    public(
        laws.ORGANS,
        duty=_("事项"),
        unit=_("单位"),
        part=_("牵头、责任或配合"),
        order=_("次序"),
    ),
    internal(laws.IN_PROGRESS, id=_("行号"), printed=_("识读的单位名称")),
)

REPORT = record(
    "Report",
    "duties.Report",
    _("进展报告"),
    _("承诺事项已公开，且报告单位在报告时注明公开；其余报告不公开。"),
    public(
        laws.PUBLIC_INTEREST,
        laws.LIVELIHOOD,
        laws.REVIEWED,
        duty=_("事项"),
        kind=_("报告类别"),
        unit=_("报告单位"),
        told=_("报告时间"),
        period=_("所属期间"),
        value=_("数值"),
        value_unit=_("计量单位"),
        words=_("文字"),
        evidence=_("所附材料的摘要（仅限公开的材料）"),
        public=_("是否公开"),
    ),
    internal(
        laws.INTERNAL,
        id=_("行号"),
        entry=_("台账条目"),
        due=_("应报日期"),
        reused=_("是否一报多用"),
    ),
    personal(laws.LEAST, told_by=_("报告人用户名")),
)

EVIDENCE = record(
    "Evidence",
    "duties.Evidence",
    _("佐证材料"),
    _("承诺事项已公开，且材料在提交时注明公开；其余材料不公开。"),
    public(
        laws.PUBLIC_INTEREST,
        laws.LIVELIHOOD,
        laws.REVIEWED,
        duty=_("事项"),
        sha256=_("文件摘要"),
        name=_("文件名"),
        size=_("文件大小"),
        proves_from=_("所证期间起"),
        proves_to=_("所证期间止"),
        words=_("说明"),
        unit=_("提交单位"),
        filed=_("提交时间"),
        public=_("是否公开"),
    ),
    internal(laws.INTERNAL, id=_("行号"), entry=_("台账条目")),
    personal(laws.LEAST, filed_by=_("提交人用户名")),
)

CHANGE = record(
    "Request",
    "duties.Request",
    _("变更"),
    _("承诺事项已公开，且变更已获批准；未批准的申请不公开。"),
    public(
        laws.PUBLIC_INTEREST,
        duty=_("事项"),
        what=_("变更类别"),
        deadline=_("变更后的时限"),
        lead=_("变更后的牵头单位"),
        target=_("变更后的目标"),
        before=_("变更前"),
        state=_("是否批准"),
        decided=_("批准时间"),
    ),
    internal(
        laws.IN_PROGRESS,
        key=_("申请编号"),
        asked=_("申请时间"),
        unit=_("申请单位"),
        reason=_("申请理由"),
        decision=_("所依据的决定"),
        answer=_("审批意见"),
    ),
    personal(laws.LEAST, asked_by=_("申请人用户名"), decided_by=_("审批人用户名")),
)

RECORDS = (DUTY, DUTY_UNIT, REPORT, EVIDENCE, CHANGE)
