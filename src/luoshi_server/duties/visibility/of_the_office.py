"""Which fields of units, posts, members and the ledger everybody may see."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from luoshi_server.duties.visibility import laws
from luoshi_server.duties.visibility.rules import internal, personal, public, record

UNIT = record(
    "Unit",
    "organisations.Unit",
    _("单位"),
    _("登记之后。"),
    public(
        laws.ORGANS,
        name=_("名称"),
        category=_("类别"),
        parent=_("上级单位"),
        also_called=_("文件中的其他称谓"),
        dissolved=_("撤销日期"),
        successor=_("承继单位"),
    ),
    internal(laws.INTERNAL, id=_("行号")),
)

POST = record(
    "Post",
    "organisations.Post",
    _("任职"),
    _("依据施行的任免文件登记之后；没有公开文件依据的不公开。"),
    public(
        laws.ORGANS,
        laws.MADE_PUBLIC,
        unit=_("单位"),
        person=_("姓名"),
        post=_("职务"),
        since=_("任职日期"),
        until=_("免职日期"),
        document=_("任免文件"),
        words=_("任职原文"),
        left_by=_("免职原文"),
    ),
    internal(laws.INTERNAL, id=_("行号")),
)

MEMBER = record(
    "Member",
    "accounts.Member",
    _("用户"),
    _("任何时候都不公开。"),
    personal(
        laws.LEAST,
        laws.OF_OFFICES,
        laws.OTHERS_PRIVACY,
        username=_("用户名"),
        name=_("姓名"),
        first_name=_("名"),
        last_name=_("姓"),
        email=_("邮箱"),
        role=_("角色"),
        unit=_("单位"),
        post=_("职务"),
        language=_("语言"),
        last_login=_("最近登录"),
        date_joined=_("建立时间"),
    ),
    internal(
        laws.INTERNAL,
        id=_("行号"),
        password=_("口令摘要"),
        is_active=_("是否可用"),
        is_staff=_("未用"),
        is_superuser=_("未用"),
        mail_digest=_("是否收汇总邮件"),
    ),
)

LINE = record(
    "Line",
    "luoshi_ledger.Line",
    _("台账条目"),
    _("逐条不公开；公开每日最后一条的序号和摘要（日根），供核验导出的台账。"),
    internal(
        laws.INTERNAL,
        laws.IN_PROGRESS,
        number=_("序号"),
        recorded=_("记录时间"),
        kind=_("类别"),
        about=_("事项"),
        unit=_("单位"),
        at=_("发生时间"),
        event_id=_("事件编号"),
        told=_("内容"),
        reason=_("理由"),
        request=_("请求编号"),
        before=_("前一条摘要"),
        digest=_("摘要"),
    ),
    personal(laws.LEAST, actor=_("办理人用户名")),
)

ROOT = record(
    "Root",
    "luoshi_ledger.Root",
    _("台账日根"),
    _("当日结束之后。"),
    public(
        laws.OPEN_BY_DEFAULT, laws.PLATFORM, day=_("日期"), number=_("末条序号"), digest=_("摘要")
    ),
)

OBLIGATION = record(
    "Obligation",
    "cases.Obligation",
    _("办理环节"),
    _("逐项不公开；公开由其得出的亮灯及其理由。"),
    internal(
        laws.INTERNAL,
        laws.IN_PROGRESS,
        key=_("编号"),
        case=_("办理过程"),
        mechanism=_("机制"),
        rule=_("规则"),
        about=_("事项"),
        unit=_("单位"),
        joint=_("共同承担"),
        must=_("应办（英文）"),
        must_zh=_("应办"),
        until=_("完成标志"),
        any_matter=_("不限事项"),
        cause=_("起因"),
        since=_("起算"),
        due=_("到期"),
        next_at=_("下次计算"),
        rung=_("督办级次"),
        means=_("督办方式"),
        stopped=_("是否中止"),
        how=_("如何结束"),
        ended=_("结束时间"),
        is_late=_("是否逾期"),
        moved=_("期限变动"),
        provisional=_("是否暂定"),
    ),
)

ORDER = record(
    "Order",
    "cases.Order",
    _("督办措施"),
    _("逐件不公开；通报经签发公开后在“通报”中公开。"),
    internal(
        laws.INTERNAL,
        laws.IN_PROGRESS,
        key=_("编号"),
        case=_("办理过程"),
        obligation=_("办理环节"),
        kind=_("类别"),
        at=_("时间"),
        recorded=_("记录时间"),
        entry=_("台账条目"),
        mechanism=_("机制"),
        about=_("事项"),
        unit=_("单位"),
        joint=_("共同承担"),
        to=_("对象"),
        rung=_("级次"),
        means=_("方式"),
        before_due=_("是否临期提醒"),
        must_zh=_("应办"),
        must=_("应办（英文）"),
        sequence=_("次序"),
    ),
)

BULLETIN = record(
    "Bulletin",
    "bulletins.Bulletin",
    _("通报"),
    _("签发、印发并作出公开决定之后。"),
    public(
        laws.PUBLIC_INTEREST,
        laws.REVIEWED,
        key=_("编号"),
        sort=_("文种"),
        number=_("文号"),
        title=_("标题"),
        content=_("正文"),
        issued=_("印发时间"),
        state=_("办理状态"),
        public=_("是否公开"),
    ),
    public(laws.ORGANS, laws.MADE_PUBLIC, signed_name=_("签发人姓名")),
    internal(
        laws.IN_PROGRESS,
        laws.INTERNAL,
        year=_("年份"),
        running=_("流水号"),
        wording=_("用语"),
        units=_("主送单位"),
        judges=_("是否表扬批评"),
        quotes=_("引用的事项"),
        month=_("月份"),
        order=_("所出的督办措施"),
        matter=_("所涉事项"),
        means=_("督办方式"),
        answer_by=_("反馈期限"),
        drafted=_("拟稿时间"),
        approved=_("审批时间"),
        signed=_("签发时间"),
        changed_reason=_("修改理由"),
        last_entry=_("最近台账条目"),
    ),
    personal(
        laws.LEAST,
        drafted_by=_("拟稿人用户名"),
        approved_by=_("审批人用户名"),
        signed_by=_("签发人用户名"),
        issued_by=_("印发人用户名"),
    ),
)

RECORDS = (UNIT, POST, MEMBER, LINE, ROOT, OBLIGATION, ORDER, BULLETIN)
