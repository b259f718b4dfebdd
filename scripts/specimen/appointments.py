"""Two lists of appointments: one by the district government, one by the standing committee.

Each record is written beside its line: `action person | organisation | post | qualifiers | term`.
"""

from scripts.specimen.blocks import (
    Document,
    addressees,
    date,
    imprint,
    named,
    notice_title,
    number,
    paragraph,
    signature,
    words,
)

BY_THE_GOVERNMENT = Document(
    id="G1",
    kind="appointment",
    title="关于龚衡等工作人员任免职务的通知",
    notice_title="岚川市澄湖区人民政府关于龚衡等工作人员任免职务的通知",
    number="岚澄政任〔2026〕1号",
    issuers=["岚川市澄湖区人民政府"],
    addressees=["各街道办事处、镇人民政府", "区政府各部门、各直属单位"],
    signed="2026-02-27",
    printed="2026-02-28",
    blocks=[
        notice_title("岚川市澄湖区人民政府关于龚 衡等工作人员任免职务的通知"),
        number("岚澄政任〔2026〕1号"),
        addressees("各街道办事处、镇人民政府，区政府各部门、各直属单位："),
        paragraph("经研究决定："),
        words("paragraph", "任命："),
        named(
            "龚 衡为岚川市澄湖区数据局局长（兼）；",
            "appoint 龚衡 | 岚川市澄湖区数据局 | 局长 | 兼",
        ),
        named(
            "卢 映 雪（女）为岚川市澄湖区人民政府研究室主任、岚川市澄湖区人民政府办公室副主任；",
            "appoint 卢映雪 | 岚川市澄湖区人民政府研究室 | 主任",
            "appoint 卢映雪 | 岚川市澄湖区人民政府办公室 | 副主任",
        ),
        named(
            "费 松兼任岚川市澄湖区湖长制办公室主任；",
            "appoint 费松 | 岚川市澄湖区湖长制办公室 | 主任 | 兼任",
        ),
        named(
            "艾尼瓦尔·托合提为岚川市澄湖区商务局副局长（挂职，时间一年）；",
            "appoint 艾尼瓦尔·托合提 | 岚川市澄湖区商务局 | 副局长 | 挂职,时间一年 | 1年",
        ),
        named(
            "祁 峰、单 秋 实、宓 青为岚川市澄湖区应急管理局副局长（试用期一年）；",
            "appoint 祁峰 | 岚川市澄湖区应急管理局 | 副局长 | 试用期一年 | 1年",
            "appoint 单秋实 | 岚川市澄湖区应急管理局 | 副局长 | 试用期一年 | 1年",
            "appoint 宓青 | 岚川市澄湖区应急管理局 | 副局长 | 试用期一年 | 1年",
        ),
        named(
            "欧阳牧云为岚川澄湖城市发展集团有限公司董事长、总经理。",
            "appoint 欧阳牧云 | 岚川澄湖城市发展集团有限公司 | 董事长",
            "appoint 欧阳牧云 | 岚川澄湖城市发展集团有限公司 | 总经理",
        ),
        words("paragraph", "免去："),
        named(
            "卢 映 雪（女）的岚川市澄湖区文化旅游局副局长职务；",
            "remove 卢映雪 | 岚川市澄湖区文化旅游局 | 副局长",
        ),
        named(
            "费 松的岚川市澄湖区数据局局长、岚川市澄湖区大数据中心主任职务。",
            "remove 费松 | 岚川市澄湖区数据局 | 局长",
            "remove 费松 | 岚川市澄湖区大数据中心 | 主任",
        ),
        signature("岚川市澄湖区人民政府"),
        date("2026 年 2 月 27 日"),
        imprint("岚川市澄湖区人民政府办公室　　2026年2月28日印发"),
    ],
)

BY_THE_COMMITTEE = Document(
    id="G2",
    kind="appointment",
    title="岚川市澄湖区人民代表大会常务委员会任免名单",
    issuers=["岚川市澄湖区人民代表大会常务委员会"],
    delivered="2026-03-26",
    occasion="岚川市澄湖区第七届人民代表大会常务委员会第三十一次会议",
    blocks=[
        notice_title("岚川市澄湖区人民代表大会常务委员会任免名单"),
        words(
            "meeting",
            "（2026年3月26日岚川市澄湖区第七届人民代表大会常务委员会第三十一次会议通过）",
        ),
        named(
            "接受栗 俊 昌辞去岚川市澄湖区人民政府区长职务的请求；",
            "resign 栗俊昌 | 岚川市澄湖区人民政府 | 区长",
        ),
        named(
            "决定褚 明 川代理岚川市澄湖区人民政府区长职务；",
            "designate 褚明川 | 岚川市澄湖区人民政府 | 区长 | 代理",
        ),
        named(
            "任命褚 明 川为岚川市澄湖区人民政府副区长；",
            "appoint 褚明川 | 岚川市澄湖区人民政府 | 副区长",
        ),
        named(
            "撤销闵 致 远的岚川市澄湖区水利局局长职务。",
            "dismiss 闵致远 | 岚川市澄湖区水利局 | 局长",
        ),
        words("paragraph", "任命："),
        named(
            "岚川市澄湖区水利局局长：简 宁",
            "appoint 简宁 | 岚川市澄湖区水利局 | 局长",
        ),
        named(
            "岚川市澄湖区人民法院审判员：桑 晚 晴（女）、储 岩、和 立 人",
            "appoint 桑晚晴 | 岚川市澄湖区人民法院 | 审判员",
            "appoint 储岩 | 岚川市澄湖区人民法院 | 审判员",
            "appoint 和立人 | 岚川市澄湖区人民法院 | 审判员",
        ),
    ],
)
