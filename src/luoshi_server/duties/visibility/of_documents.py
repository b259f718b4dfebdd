"""Which fields of documents and of what was read in them everybody may see."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from luoshi_server.duties.visibility import laws
from luoshi_server.duties.visibility.rules import Group, Record, internal, personal, public, record

_IN_FORCE = _("所在文件施行之后，且已由经办人员核对确认。")

GAZETTE = record(
    "Gazette",
    "documents.Gazette",
    _("公报文件"),
    _("其中有文件施行之后。"),
    public(laws.DOCUMENTS, key=_("编号"), sha256=_("文件摘要"), reading=_("文本摘要")),
    internal(
        laws.INTERNAL,
        name=_("上传的文件名"),
        state=_("识读状态"),
        step=_("识读步骤"),
        progress=_("识读进度"),
        fault=_("识读故障"),
        format=_("文件格式"),
        characters=_("字数"),
        pages=_("页数"),
        contract=_("识读结果摘要"),
        coverage=_("识读覆盖"),
        replaces=_("所替换的版本"),
        taken_in=_("收录时间"),
    ),
    personal(laws.LEAST, taken_in_by=_("收录人用户名")),
)

DOCUMENT = record(
    "Document",
    "documents.Document",
    _("文件"),
    _("施行之后；停止施行的不再列出。"),
    public(
        laws.DOCUMENTS,
        laws.PLATFORM,
        key=_("编号"),
        gazette=_("公报"),
        letter=_("在公报中的次序"),
        kind=_("文种"),
        number=_("文号"),
        title=_("标题"),
        issuers=_("发文机关"),
        dated=_("成文日期"),
        start=_("起点"),
        end=_("终点"),
        in_force=_("是否施行"),
    ),
    internal(laws.IN_PROGRESS, record=_("识读结果全文")),
)

PROVISION = record(
    "Provision",
    "documents.Provision",
    _("条款"),
    _("所在文件施行之后。"),
    public(
        laws.DOCUMENTS,
        document=_("文件"),
        address=_("地址"),
        label=_("序号"),
        heading=_("标题"),
        level=_("层级"),
        start=_("起点"),
        end=_("终点"),
    ),
    internal(laws.INTERNAL, id=_("行号")),
)


def _claim(name: str, title: object, when: object, *groups: Group) -> Record:
    """One of the kinds of what was read, which are all kept in one table."""
    return record(
        name,
        "documents.Claim",
        title,
        when,
        *groups,
        internal(
            laws.IN_PROGRESS,
            laws.INTERNAL,
            record=_("首次识读（只公开核对后的）"),
            reviewed=_("修改记录（只公开核对后的）"),
            doubts=_("存疑之处"),
            rank=_("核对次序"),
            reason=_("核对理由"),
            reviewed_at=_("核对时间"),
        ),
        personal(laws.LEAST, reviewed_by=_("核对人用户名")),
    )


_PLACE = {
    "key": _("编号"),
    "gazette": _("公报"),
    "document": _("文件"),
    "kind": _("类别"),
    "provision": _("条款"),
    "start": _("原文起点"),
    "end": _("原文终点"),
    "words": _("原文"),
    "state": _("核对状态"),
    "public": _("是否公开"),
}

FIGURE = _claim(
    "Figure",
    _("数据"),
    _IN_FORCE,
    public(
        laws.STATISTICS,
        laws.BUDGET,
        laws.BUDGET_LAW,
        **_PLACE,
        title=_("指标"),
        value=_("数值"),
        period=_("时期"),
        status=_("实绩、目标或预计"),
        reading=_("核对后的数据"),
    ),
)

FINDING = _claim(
    "Finding",
    _("疑点"),
    _("经授权的同志作出公开决定之后，且所在文件施行。"),
    public(
        laws.OPEN_BY_DEFAULT,
        laws.REVIEWED,
        **_PLACE,
        title=_("规则"),
        status=_("结论"),
        reading=_("说明"),
    ),
    internal(laws.IN_PROGRESS, value=_("未用"), period=_("未用")),
)

APPOINTMENT = _claim(
    "Appointment",
    _("任免"),
    _IN_FORCE,
    public(
        laws.ORGANS,
        laws.MADE_PUBLIC,
        **_PLACE,
        title=_("姓名和职务"),
        status=_("任或免"),
        reading=_("核对后的任免"),
    ),
    internal(laws.IN_PROGRESS, value=_("未用"), period=_("未用")),
)

RECORDS = (GAZETTE, DOCUMENT, PROVISION, FIGURE, FINDING, APPOINTMENT)
