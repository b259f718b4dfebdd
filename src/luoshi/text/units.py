"""Units of measure, the measure words of Chinese among them, and what they can be compared with.

A unit is printed with its scale (万元, 亿元) and sometimes as a rate (微克/立方米, 万元/亩).  Two
figures can be compared when their units have the same base: 1 亿元 is 10,000 万元, but 个 and 家
count different things, and dollars are not yuan.
"""

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from luoshi.errors import LuoshiError


class UnitNotKnown(LuoshiError):
    """“{printed}” is not a unit that luoshi knows.

    Add it to the table in luoshi.text.units, with what it measures.
    """


@dataclass(frozen=True, slots=True)
class Unit:
    """What is measured, in which base, and how many of the base make one of this unit."""

    dimension: str
    factor: Decimal
    base: str


@lru_cache(maxsize=4096)
def unit_of(printed: str) -> Unit:
    """The unit that is printed, scale and all: 万元 is 10,000 of 元, 元/平方米 money per area."""
    above, _, below = printed.replace(" ", "").partition("/")
    unit = _scaled(above, printed)
    for name in filter(None, below.split("·")):
        per = _scaled(name, printed)
        sign = "·" if "/" in unit.base else "/"
        unit = Unit(
            dimension=f"{unit.dimension}{sign}{per.dimension}",
            factor=unit.factor / per.factor,
            base=f"{unit.base}{sign}{per.base}",
        )
    return unit


def unit_at(text: str, start: int) -> str:
    """The longest unit that is printed at this place, without its scale; or nothing."""
    for name in _BY_FIRST_SIGN.get(text[start : start + 1], ()):
        if text.startswith(name, start) and not _is_another_word(text, name, start + len(name)):
            return name
    return ""


def rate_at(text: str, start: int) -> str:
    """What makes a rate of the unit before it: the /立方米 of 微克/立方米."""
    end = start
    while text[end : end + 1] == ("·" if end > start else "/"):
        name = unit_at(text, end + 1) or next(filter(text[end + 1 :].startswith, _PERIODS), "")
        if not name:
            break
        end += 1 + len(name)
    return text[start:end]


_SCALES = {"十": 10, "百": 10**2, "千": 10**3, "万": 10**4, "亿": 10**8, "萬": 10**4, "億": 10**8}


def _scaled(words: str, printed: str) -> Unit:
    name = words.partition("（")[0]
    factor = Decimal(1)
    while name not in _UNITS:
        if name[:1] not in _SCALES:
            raise UnitNotKnown(printed=printed)
        factor *= _SCALES[name[0]]
        name = name[1:]
    unit = _UNITS[name]
    return unit if factor == 1 else Unit(unit.dimension, unit.factor * factor, unit.base)


def _is_another_word(text: str, name: str, end: int) -> bool:
    following = text[end : end + 1]
    if name[-1].isascii() and name[-1].isalpha():
        return following.isascii() and following.isalnum()
    return following != "" and following in _FOLLOWED_BY.get(name, "")


# Dimension and base; then each name of the base, and each multiple with its factor.
_TABLE = """
money 元: 元 圆 块钱 人民币 元人民币 角=0.1 毛=0.1 分钱=0.01
money 美元: 美元 美圆 美金 美分=0.01
money 欧元: 欧元
money 港元: 港元 港币
money 台币: 台币 新台币
money 日元: 日元
money 英镑: 英镑
money 卢布: 卢布
money 韩元: 韩元
money 瑞士法郎: 瑞士法郎
money 奈拉: 奈拉
share 1: %=0.01 ‰=0.001 ‱=0.0001 成=0.1 折=0.1
points 百分点: 个百分点 百分点 個百分點 百分點 pct 个千分点=0.1 个基点=0.01 基点=0.01 BP=0.01
times 倍: 倍
doublings 番: 番
length 米: 米 m 公尺 延米 延长米 公里=1000 千米=1000 km=1000 Km=1000 KM=1000 里=500 华里=500 \
  海里=1852 分米=0.1 dm=0.1 厘米=0.01 cm=0.01 CM=0.01 公分=0.01 毫米=0.001 mm=0.001 \
  微米=0.000001 尺=1/3 英寸=0.0254 英尺=0.3048 英里=1609.344
area 平方米: 平方米 平米 平方 ㎡ m² m2 平方公里=1000000 平方千米=1000000 km²=1000000 \
  km2=1000000 公顷=10000 亩=2000/3 亩次=2000/3 顷=200000/3 平方厘米=0.0001 平方英尺=0.09290304
volume 立方米: 立方米 立方 方 m³ m3 标方 标准立方米 升=0.001 公升=0.001 L=0.001 毫升=0.000001 \
  ml=0.000001 mL=0.000001
mass 克: 克 千克=1000 公斤=1000 kg=1000 KG=1000 Kg=1000 斤=500 市斤=500 两=50 吨=1000000 \
  公吨=1000000 t=1000000 毫克=0.001 mg=0.001 微克=0.000001 μg=0.000001 ug=0.000001 担=50000
energy 千瓦时: 千瓦时 千瓦小时 度电 kWh 兆瓦时=1000 吉瓦时=1000000
heat 焦: 焦 焦耳 千焦=1000 吉焦=1000000000
heat 卡: 卡路里 大卡=1000 千卡=1000
coal 吨标准煤: 吨标准煤 吨标煤 tce 千克标准煤=0.001 公斤标准煤=0.001 克标准煤=0.000001
emission 吨二氧化碳: 吨二氧化碳 吨二氧化碳当量 吨碳当量
power 千瓦: 千瓦 kW KW kw 瓦=0.001 兆瓦=1000 MW=1000 吉瓦=1000000
capacity 千伏安: 千伏安 kVA KVA 兆伏安=1000 MVA=1000
voltage 千伏: 千伏 kV KV 伏=0.001
frequency 赫兹: 赫兹 赫 Hz 千赫=1000 千赫兹=1000 兆赫=1000000 兆赫兹=1000000 MHz=1000000 \
  吉赫兹=1000000000 GHz=1000000000
size 字节: 字节 千字节=1024 KB=1024 兆字节=1048576 MB=1048576 吉字节=1073741824 GB=1073741824 \
  TB=1099511627776 PB=1125899906842624
size 比特: 比特 千比特=1000 兆比特=1000000
bandwidth 兆: 兆 Mbps
temperature 摄氏度: 摄氏度 ℃ °C
sound 分贝: 分贝 dB
pressure 兆帕: 兆帕 MPa 千帕=0.001 kPa=0.001 帕=0.000001
degree 度: 度
score 分: 分
grade 级: 级
age 岁: 岁 周岁
time 月: 个月 年=12 周年=12 个年=12 个季度=3
time 日: 日 天 自然日 个自然日 周=7 个周=7 星期=7 个星期=7 礼拜=7 个礼拜=7 小时=1/24 \
  个小时=1/24 钟头=1/24 个钟头=1/24 分钟=1/1440 秒=1/86400 秒钟=1/86400
time 工作日: 工作日 个工作日 交易日 个交易日
people 人: 人 名 位 员 口人
visits 人次: 人次 人（次）
households 户: 户
"""

# Measure words count what the noun after them names: each is its own base.
_MEASURE_WORDS = """
个 個 个（次） 个次 家 家次 项 项次 所 所（个） 处 处（个） 座 座（处） 条 条次 件 件套 件（套）
件次 次 次（场） 场 场次 场（次） 批 批次 栋 幢 辆 辆次 台 台（套） 台套 台次 套 套（间）
户次 户（次） 部 本 册 份 份次 篇 首 幅 张 块 片 根 棵 株 头 头（只） 只 羽 尾 匹 颗 粒 盏
口 眼 组 对 双 雙 副 轮 类 种 款 门 节 课时 学时 学分 班 班次 车次 架次 航次 艘次 趟 届 期 例
例次 宗 起 封 笔 单 注 股 卷 间 层 支 队 艘 架 张床 张床位 个床位 床位 个车位 车位 个泊位
泊位 个学位 学位 个班 枚 标箱 箱 桶 瓶 袋 包 盒 段 道 方面 个方面 大 字 环节 个环节 人份
剂次 剂 针次 床日 台班 座次 宗地 扇
"""

# A unit before one of these is another word: 年级, 家长, 一次性, 人才.
_FOLLOWED_BY = {
    "两": "会岸江拨",
    "人": "民才均员社大工类力文",
    "件": "事",
    "例": "如外会行",
    "元": "旦素",
    "克": "服",
    "分": "之公",
    "剂": "量",
    "包": "括含",
    "升": "级",
    "卡": "点",
    "卷": "入",
    "双": "重向减碳创",
    "口": "之子腔岸",
    "周": "边岁年围转期",
    "名": "单录师校优",
    "处": "理罚于",
    "大": "于小量力多型概",
    "天": "然津气空",
    "字": "号",
    "家": "长庭园",
    "对": "一应于接照标口比",
    "层": "面级",
    "岁": "月",
    "年": "级代轻龄份鉴货",
    "度": "假",
    "成": "立为员功果本效都熟品不",
    "折": "算合射叠扣旧腾线回返",
    "担": "当任保负",
    "支": "持付出",
    "方": "面式案法向便针位",
    "日": "常报记益程本元",
    "期": "间待",
    "条": "例",
    "架": "构",
    "次": "性数序生要产",
    "段": "落",
    "注": "重意册销",
    "班": "子组车",
    "种": "植子",
    "米": "面粉饭",
    "类": "似别",
    "级": "别",
    "组": "织成长建合团",
    "股": "份权东",
    "节": "约能点目假日水俭",
    "里": "程面外",
    "部": "分门署队委",
    "门": "式槛诊户",
    "间": "接隔",
    "队": "伍",
    "位": "于置一",
    "员": "工",
    "场": "所馆地景合",
    "起": "来到草步",
    "道": "路德理",
    "单": "位元独一",
    "本": "级市区县省科",
    "户": "籍",
    "角": "度",
    "首": "先",
}


def _factor(printed: str) -> Decimal:
    above, over, below = printed.partition("/")
    return Decimal(above) / Decimal(below) if over else Decimal(above)


def _units() -> dict[str, Unit]:
    units = {word: Unit("count", Decimal(1), word) for word in _MEASURE_WORDS.split()}
    for line in _TABLE.strip().splitlines():
        what, _, names = line.partition(": ")
        dimension, base = what.split()
        for name in names.split():
            word, _, factor = name.partition("=")
            units[word] = Unit(dimension, _factor(factor or "1"), base)
    # A bare number, and a bare 36.57亿.
    units[""] = Unit("number", Decimal(1), "")
    # After a number these are the name of a month or a quarter; a rate may be per month.
    return units | {name: units[f"个{name}"] for name in _PERIODS}


_PERIODS = ("季度", "月")
_UNITS = _units()


def _by_first_sign() -> dict[str, tuple[str, ...]]:
    longest_first = sorted(_UNITS.keys() - {"", *_PERIODS}, key=len, reverse=True)
    signs = {name[0] for name in longest_first}
    return {sign: tuple(name for name in longest_first if name[0] == sign) for sign in signs}


_BY_FIRST_SIGN = _by_first_sign()
# The signs with which a unit may begin.
FIRST_SIGNS = frozenset(_BY_FIRST_SIGN)
