"""Which bureau a matter is most likely for, by the words of its trade.

Only the demonstration guesses: in an office a person decides who leads what the document gives
to nobody.
"""

from __future__ import annotations

from collections.abc import Iterable

TRADES = {
    "发展和改革": "生产总值 重点项目 固定资产投资 扩投资 储备粮 价格 信用 预期目标 营商环境",
    "工业和信息化": "工业 制造 技改 产业链 规上 规模以上 企业梯队 集群 传感器",
    "科学技术": "科技 创新 研发 高新技术 专精特新 孵化",
    "人力资源和社会保障": "就业 招聘 技能 人才 社保 零工 劳动 欠薪 零就业",
    "教育": "学校 学位 教育 校园 托管 教师 家长",
    "卫生健康": "健康 医院 医疗 医联体 卫生 托育 急救 救治 疾病",
    "民政": "养老 低保 救助 殡葬 民生底线 老年 社区服务 孤儿",
    "农业农村": "农业 农民 农村 粮食 米袋子 菜篮子 和美乡村 化肥 种植 耕地 鱼苗 村集体",
    "水利": "清淤 水库 河道 湖长 治湖 防汛 水网 灌溉 补水",
    "住房和城乡建设": "污水管网 老旧小区 城市更新 保障性租赁 房屋 住房 燃气 棚户",
    "城市管理": "口袋公园 垃圾 湖岸 占道 市容 环卫 绿地",
    "交通运输": "公交 公路 客运 运输 货运 车站 码头 船舶",
    "商务": "外贸 进出口 消费 零售 招商 外资 电商 文旅 夜市",
    "财政": "预算 财政 支出 税收 过紧日子 收入 资金 压减 国库 债务",
    "自然资源": "土地 用地 标准地 缓冲带 规划 亩均 不动产",
    "行政审批": "审批 网办 马上就办 证照 一件事 窗口 登记",
    "数据": "数据 共享 平台 免申即享 智能 视频",
    "司法": "依法 法治 执法 行政复议 规范性文件 调解 自由裁量",
    "金融": "贷款 融资 金融 信贷",
    "应急管理": "安全生产 应急 消防 防火 演练 红线 灾害 保安全",
    "市场监督管理": "食品 抽查 计量 知识产权 监管 质量 市场主体",
    "生态环境": "排口 水质 大气 减排 监测站 蓝天 碳 光伏",
    "信访": "信访 矛盾 上访",
    "审计": "审计 把该管的 绩效",
    "考核": "考核 追责",
}
"""By words of the name of a bureau, the words of what it sees to."""

OF_THE_TITLE = 3
"""How much a word of the title says beside one of the text."""


def bureau_for(title: str, text: str, units: Iterable[str]) -> str:
    """The unit of whose trade a matter speaks most, or an empty text if of none."""
    spoken: dict[str, int] = {}
    for unit in units:
        for name, words in TRADES.items():
            if name in unit:
                count = sum(
                    OF_THE_TITLE * title.count(word) + text.count(word) for word in words.split()
                )
                spoken[unit] = max(spoken.get(unit, 0), count)
    best = max(spoken, key=lambda unit: spoken[unit], default="")
    return best if best and spoken[best] else ""
