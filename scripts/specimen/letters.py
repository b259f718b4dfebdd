"""A reply to a town, and a plain notice sent by wire before a holiday."""

from scripts.specimen.blocks import (
    Document,
    addressees,
    article,
    date,
    notice_title,
    number,
    paragraph,
    signature,
    task,
)

REPLY = Document(
    id="I",
    kind="reply",
    title="关于同意白鹭镇湿地公园建设方案的批复",
    notice_title="岚川市澄湖区人民政府关于同意白鹭镇湿地公园建设方案的批复",
    number="岚澄政复〔2026〕2号",
    issuers=["岚川市澄湖区人民政府"],
    addressees=["白鹭镇人民政府"],
    signed="2026-03-20",
    cites=[
        "《关于审批白鹭镇湿地公园建设方案的请示》（白政字〔2026〕9号）",
        "《白鹭镇湿地公园建设方案》",
    ],
    blocks=[
        notice_title("岚川市澄湖区人民政府关于同意白鹭镇湿地公园建设方案的批复"),
        number("岚澄政复〔2026〕2号"),
        addressees("白鹭镇人民政府："),
        paragraph(
            "你镇《关于审批白鹭镇湿地公园建设方案的请示》（白政字〔2026〕9号）收悉。经研究，"
            "现批复如下："
        ),
        article("一、", "原则同意《白鹭镇湿地公园建设方案》，公园规划面积为86公顷。", level=1),
        task(
            "二、",
            "你镇要落实建设主体责任，[2026年11月底前=2026-11-30]建成开放，不得侵占永久基本农田。",
            responsible="你镇",
            source="in_text",
            level=1,
        ),
        task(
            "三、",
            "区自然资源局、区水利局要加强指导和监督，重大事项按程序报批。",
            responsible="区自然资源局 区水利局",
            source="in_text",
            level=1,
        ),
        paragraph("此复。"),
        signature("岚川市澄湖区人民政府"),
        date("2026年3月20日"),
    ],
)

NOTICE = Document(
    id="J",
    kind="notice",
    title="关于做好清明节期间湖区安全工作的通知",
    notice_title="岚川市澄湖区人民政府办公室关于做好清明节期间湖区安全工作的通知",
    number="澄政办发明电〔2026〕1号",
    issuers=["岚川市澄湖区人民政府办公室"],
    addressees=["各街道办事处、镇人民政府", "区政府有关部门"],
    signed="2026-03-27",
    blocks=[
        notice_title(
            "岚川市澄湖区人民政府办公室关于做好清明节期间湖区安全工作的通知澄政办发明电〔2026〕1号"
        ),
        addressees("各街道办事处、镇人民政府，区政府有关部门："),
        paragraph("清明节临近，环湖踏青祭扫人员增多。为确保群众平安过节，现将有关事项通知如下："),
        task(
            "①",
            "加强防火巡查。区应急管理局、区自然资源局要在林区路口设卡检查，各街道、镇要组织力量"
            "死看死守。",
            responsible="区应急管理局 区自然资源局 各街道、镇",
            source="in_text",
            level=1,
            title="加强防火巡查",
        ),
        task(
            "②",
            "加强水上管理。区交通运输局要在[4月3日前=2026-04-03]完成游船安全检查，"
            "检查不合格的一律停航。",
            responsible="区交通运输局",
            source="in_text",
            level=1,
            title="加强水上管理",
        ),
        task(
            "③",
            "加强交通疏导。区交警大队要提前发布绕行信息，区交通运输局要增开环湖公交专线。",
            responsible="区交警大队 区交通运输局",
            source="in_text",
            level=1,
            title="加强交通疏导",
        ),
        task(
            "④",
            "加强值班值守。节日期间{实行24小时值班|值班时间 24小时 ^parameter}，"
            "突发情况第一时间报区政府总值班室。",
            level=1,
            title="加强值班值守",
        ),
        signature("岚川市澄湖区人民政府办公室"),
        date("2026年3月27日"),
    ],
)
