"""A regulation of the district, in chapters and articles, made known by an order."""

from scripts.specimen.blocks import (
    Document,
    article,
    article_task,
    chapter,
    date,
    number,
    paragraph,
    signature,
    words,
)

DOCUMENT = Document(
    id="H",
    kind="regulation",
    title="澄湖区湖岸公共空间管理办法",
    number="令（第4号）",
    issuers=["岚川市澄湖区人民政府"],
    signed="2026-03-12",
    cites=["《岚川市湖泊保护条例》"],
    blocks=[
        words("title", "澄湖区湖岸公共空间管理办法"),
        number("岚川市澄湖区人民政府令（第4号）"),
        paragraph(
            "《澄湖区湖岸公共空间管理办法》已经2026年3月10日区政府第52次常务会议通过，现予公布，"
            "自2026年5月1日起施行。"
        ),
        signature("区　长　栗 俊 昌"),
        date("2026年3月12日"),
        chapter("第一章", "　总　则"),
        article(
            "第一条",
            "　为了保护和合理利用湖岸公共空间，方便公众亲近湖水，根据《岚川市湖泊保护条例》，"
            "制定本办法。",
        ),
        article(
            "第二条",
            "　本办法所称湖岸公共空间，是指湖泊蓝线外侧依法向公众开放的绿地、步道、广场、码头和"
            "附属设施。",
        ),
        article("第三条", "　湖岸公共空间管理坚持公共优先、生态优先、共建共享的原则。"),
        article_task(
            "第四条",
            "　区城管局负责湖岸公共空间的统一管理。区自然资源局、区水利局按照各自职责做好"
            "相关工作。",
            responsible="区城管局 区自然资源局 区水利局",
        ),
        chapter("第二章", "　规划与建设"),
        article_task(
            "第五条",
            "　区自然资源局应当会同区城管局编制湖岸公共空间专项规划，报区政府批准后公布。",
            responsible="区自然资源局 区城管局",
        ),
        article(
            "第六条", "　新建湖岸步道应当连续贯通，净宽不得小于3米，并按照国家标准设置无障碍设施。"
        ),
        article(
            "第七条",
            "　湖岸公共空间内的建筑物、构筑物应当与湖区风貌相协调，不得遮挡重要的观湖视廊。"
            "既有建筑不符合要求的，结合城市更新逐步改造。",
        ),
        article_task(
            "第八条",
            "　区城管局应当[每年=recurring]制定湖岸设施维护计划，并向社会公开。",
            responsible="区城管局",
        ),
        chapter("第三章", "　使用与维护"),
        article("第九条", "　在湖岸公共空间内禁止下列行为："),
        article("（一）", "围占、堵塞公共步道；", level=3),
        article("（二）", "擅自设置摊点、广告；", level=3),
        article("（三）", "倾倒垃圾、排放污水；", level=3),
        article("（四）", "在禁止游泳的水域游泳。", level=3),
        article_task(
            "第十条",
            "　举办大型活动需要临时占用湖岸公共空间的，主办者应当提前20日向区城管局提出申请。"
            "区城管局应当{[自受理之日起7个工作日内=conditional]"
            "|临时占用申请办理时限 <=7工作日 ^time_limit}"
            "作出决定。",
            responsible="区城管局",
        ),
        article(
            "第十一条",
            "　鼓励单位和个人以捐赠、认养、志愿服务等方式参与湖岸公共空间的维护。捐赠、认养的具体"
            "办法另行制定。",
        ),
        article_task(
            "第十二条",
            "　沿湖各街道、镇应当建立日常巡查制度，发现违法行为[及时=vague]制止并报告区城管局。",
            responsible="沿湖各街道、镇",
        ),
        chapter("第四章", "　法律责任"),
        article_task(
            "第十三条",
            "　违反本办法第九条第（一）项、第（二）项规定的，由区城管局责令改正；拒不改正的，"
            "{处200元以上|罚款 >=200元 ^parameter}{1000元以下罚款|罚款 <=1000元 ^parameter}。",
            responsible="区城管局",
        ),
        article(
            "第十四条",
            "　管理人员玩忽职守、滥用职权的，依法给予处分；构成犯罪的，依法追究刑事责任。",
        ),
        chapter("第五章", "　附　则"),
        article("第十五条", "　本办法自2026年5月1日起施行。"),
    ],
)
