"""Papers of a district that does not exist, for the tests of papers."""

from datetime import UTC, date, datetime

from luoshi_server.papers.body import Heading, Paragraph, Reference, table_of
from luoshi_server.papers.official import Attachment, IssueNumber, OfficialPaper
from luoshi_server.papers.slip import SlipColour, SupervisionSlip

CREATED = datetime(2021, 7, 5, 8, 30, tzinfo=UTC)

MONTHLY = Reference(
    words="每月通报一次进展情况",
    document="青石区重点任务分解方案",
    number="青政发〔2021〕2号",
    place="第三条第二款",
)
BY_JUNE = Reference(
    words="6月底前完成老旧小区改造12个",
    document="青石区重点任务分解方案",
    number="青政发〔2021〕2号",
    place="附件第8项",
)


def bulletin(**changed: object) -> OfficialPaper:
    """A bulletin with everything that a paper can have."""
    said: dict[str, object] = {
        "organs": ("青石区人民政府",),
        "kind": "通报",
        "title": "青石区人民政府关于2021年上半年重点任务进展情况的通报",
        "number": IssueNumber(code="青政督发", year=2021, running=3),
        "copy": 12,
        "urgency": "特急",
        "addressees": ("各街道办事处", "区政府各部门、各直属单位"),
        "body": (
            Paragraph(
                "按照每月通报的要求，区政府督查室对上半年到期的48项重点任务逐项核查，"
                "现将有关情况通报如下：",
                references=(MONTHLY,),
            ),
            Heading(level=1, words="总体情况"),
            Paragraph(
                "截至6月30日，48项任务中按期完成39项，完成率81.3%；逾期9项，其中红灯3项、"
                "黄灯6项。“老旧小区改造”等3项任务逾期超过30日，影响群众切身利益。",
                references=(BY_JUNE,),
            ),
            Heading(level=1, words="存在的主要问题"),
            Heading(
                level=2,
                words="进度滞后。",
                runs_on="个别单位对任务时限重视不够，老旧小区改造应完成12个，实际完成7个。",
                references=(BY_JUNE,),
            ),
            Heading(level=2, words="反馈不实。", runs_on="有2个单位所报材料与现场核查不符。"),
            table_of(
                ("序号", "任务", "牵头单位", "应完成", "已完成", "逾期天数"),
                (
                    ("1", "老旧小区改造", "区住房城乡建设局", "12", "7", "5"),
                    ("2", "农村公路安全设施", "区交通运输局", "36", "20", "5"),
                    ("3", "社区养老服务站", "区民政局", "8", "6", "5"),
                ),
                shares=(1, 3, 3, 1.5, 1.5, 1.5),
                caption="逾期任务情况",
                unit="个",
            ),
            Heading(level=1, words="下一步要求"),
            Heading(level=3, words="逐项整改。", runs_on="各牵头单位于7月15日前报整改方案。"),
            Heading(level=4, words="方案须写明责任人和完成时间。"),
            Heading(level=4, words="整改结果附证明材料。"),
            Heading(level=3, words="按月反馈。", runs_on="每月25日前报送进展数据。"),
        ),
        "attachments": (
            Attachment(
                title="2021年上半年重点任务完成情况一览表",
                body=(Paragraph("各任务完成情况以区政府督查室核查结果为准。"),),
            ),
        ),
        "signed_on": date(2021, 7, 5),
        "note": "此件公开发布",
        "copied_to": ("区委办公室", "区人大常委会办公室", "区政协办公室", "区纪委监委"),
        "printed_by": "青石区人民政府办公室",
        "printed_on": date(2021, 7, 6),
    }
    return OfficialPaper(**{**said, **changed})  # type: ignore[arg-type]


def slip(**changed: object) -> SupervisionSlip:
    """A red slip about one late task."""
    said: dict[str, object] = {
        "organ": "青石区人民政府督查室",
        "number": IssueNumber(code="青政督办", year=2021, running=17),
        "colour": SlipColour.RED,
        "matter": "2021年老旧小区改造12个，截至6月30日完成7个，未按期完成。",
        "basis": (BY_JUNE,),
        "lead_unit": "区住房城乡建设局",
        "other_units": ("区发展改革局", "区财政局", "各街道办事处"),
        "due": "2021年6月30日",
        "overdue": "8个工作日",
        "demand": "说明逾期原因，报送整改方案，明确责任人和完成时间；每5个工作日反馈一次进展。",
        "answer_by": "2021年7月16日17时",
        "approved_by": "张明",
        "issued_on": date(2021, 7, 12),
    }
    return SupervisionSlip(**{**said, **changed})  # type: ignore[arg-type]
