"""How an amount is named, and the one name of an indicator that is called by several.

The name stands before the amount (一般公共预算收入完成19.6亿元), or after it behind a verb
(新建9处健身广场), or nowhere: then it is the one that was spoken of last (，增长8%).
"""

from __future__ import annotations

import re
from functools import lru_cache

from luoshi.extract.figure import Measure

_CALLED = {
    "生产总值": "地区生产总值",
    "GDP": "地区生产总值",
    "地区生产总值（GDP）": "地区生产总值",
    "地区生产总值(GDP)": "地区生产总值",
    "国内生产总值": "地区生产总值",
    "进出口额": "进出口总额",
    "进出口总值": "进出口总额",
    "外贸进出口": "进出口总额",
    "外贸进出口总额": "进出口总额",
    "外贸进出口额": "进出口总额",
    "外贸进出口总值": "进出口总额",
    "货物进出口总额": "进出口总额",
    "社会消费品零售额": "社会消费品零售总额",
    "社消零总额": "社会消费品零售总额",
    "社零总额": "社会消费品零售总额",
    "规上工业增加值": "规模以上工业增加值",
    "规模工业增加值": "规模以上工业增加值",
    "全社会固定资产投资": "固定资产投资",
    "固定资产投资额": "固定资产投资",
    "公共财政预算收入": "一般公共预算收入",
    "一般公共财政预算收入": "一般公共预算收入",
    "地方一般公共预算收入": "一般公共预算收入",
    "公共财政预算支出": "一般公共预算支出",
    "一般公共财政预算支出": "一般公共预算支出",
    "地方一般公共预算支出": "一般公共预算支出",
}


# 规模以上工业企业累计完成产值 is the 产值 of those enterprises.
_DONE = re.compile(
    r"(?<=[业位园区县市镇乡司级])(?:共|累计|总共)?(?:完成|实现|创造)(?=(?:[一-鿿]{2,6})?"
    r"(?:产值|销售额|营业额|零售额|营业收入|增加值|利税|利润总额|利润|交货值)$)"
)


def canonical(name: str) -> str:
    """The one name of an indicator that documents call by several."""
    if "完成" in name or "实现" in name:
        name = _DONE.sub("", name)
    return _CALLED.get(name, name)


# What a name of an amount of money, a rate or a stock ends with: such a name needs no noun after
# the amount (总投资5亿元), and what follows is the next thing that is said.
_NAMES_A_MEASURE = re.compile(
    r"(?:收入|税收|支出|投资|总额|额度?|增加值|产值|总值|价值|值|税|费用?|经费|资金|余额|结余|存款|贷款|债券|债务|债|本金|利息|利润|"
    r"补贴|补助|财力|标准|成本|价格?|比重|比例|占比|率|指数|面积|产量|产能|销量|销售|规模|总量|人口|里程|长度|容量|密度|浓度|"
    r"能耗|强度|水平|数量?|总数|人数|户数|学位|床位|岗位|车位|增速|增幅|就业|项目|企业|基金|水量|用电量|寿命|得分|用户|单位|外资|"
    r"内资|营收|缴费|降费|退税|消费|授信|薪酬|工资|养老金|目标|预期|预算|利税|订单|交易|成交|流量|客流|余量|库容|绿地)$"
)


def measure_at_end(name: str) -> str:
    """The word at the end of a name that says what is measured, or nothing."""
    found = _NAMES_A_MEASURE.search(name)
    return found[0] if found is not None else ""


def names_a_measure(name: str) -> bool:
    """Whether a name says by itself what is measured."""
    return _NAMES_A_MEASURE.search(name) is not None


_SCOPE = (
    r"全(?:区|市|县|省|州|镇|乡|旗|盟|街道)(?!域)|我(?:区|市|县|省|州|镇|乡|旗|局)|辖区内?|区域内|本(?:区|市|县|省|级)|"
    r"其中|全年|年内|(?:今年|去年|年初)以来|今年|去年|上年(?!结[转余])|当年|本年度?|明年|上半年|下半年|前三季度|[一二三四]季度|当月|本月|"
    r"截至?(?:目前|[今当]年底|去?年底|[上下]半年|月底|[底末])?|目前|迄今|"
    r"“?十[二三四五六]五”?(?:期间|时期|末|以来)?|(?:过去|今后|未来|这|近)?(?:[五三四两二5342]|十|10)年(?:来|间)?|"
    r"“(?:元旦|五一|七一|八一|十一|国庆)”前|(?:元旦|春节|五一|国庆)节?前|"
    r"(?:19|20)[0-9]{2}(?:[-—～至](?:20)?[0-9]{2})?年?(?:度|[底末]|期间|以来|上半年|前三季度|[0-9]{1,2}[-—～至][0-9]{1,2}月份?|[0-9]{1,2}月(?:[0-9]{1,2}日)?)?[底末前]?|"
    r"[0-9]{1,2}月?[-—～至][0-9]{1,2}月份?|[0-9]{1,2}月[底末份初]?前?|[0-9]{1,3}[.、](?![0-9])|加(?=上年|上级|上解|调入)|到|底前?|末|年[底末]前?|"
    r"[一二三四五六七八九十]是(?=.{2})|一方面|另一方面|"
    r"减?按(?:规定|要求|政策)的?|累计|共计|共有|共(?![同产享建治青])|合计|总计|已经?(?=.{2})|先后|成功|圆满|率先|顺利|同时|此外|另外|相应的?|以及|并且?|且|同比|分别|"
    r"(?:积极|全面|大力|持续|深入|扎实|切实|着力|全力|精心|认真|加快推进(?=总)|推进(?=总投资)|加快|进一步|努力|"
    r"不断|稳步|超额|率先)(?=.{3})|(?:高标准|高质量|高水平|基本|有序|有效)(?=[建推完打实规创编形消开])|"
    r"力争|确保|争取|预计|预期|计划(?=[新完建安实增引])|拟|将(?=[新完建安实])|要|实现(?=.{2})|完成(?=.{2})|实际完成|达到(?=.{2})|取得|"
    r"和(?=.{3})|与|及(?=.{2})|、|\s|\.|—|-|#|\*|,|的(?=.)|了|—|经测算|经汇总|较好"
)
_LEADING = re.compile(rf"(?:{_SCOPE})+")
_WITHIN = re.compile(
    r"(?:(?:19|20)[0-9]{2}年(?:度|底|末)?的?|“?十[二三四五六]五”?(?:期间|时期|末)|连续第?[0-9一二三四五六七八九十]+年|\[[0-9]+\]|[①-⑳]|全年)"
)
_TRAILING = re.compile(
    r"(?:的|了|等|各类|\*|总计|共计|合计|累计|已|共|均|分别|继续|连年|持续|稳步|大幅|较快|平稳|稳定|保持|名义|实际|预计|快速|历史性|首次|全部|成功|足额|"
    r"由负转正|由降转升|止跌回升|扭负为正|稳中有[升进降]|"
    r"(?:稳步|持续|逐步|明显|不断)(?:提升|增长|提高|增强|改善|扩大|壮大)|[、 ,—])+$"
)
_LONGEST = 40


@lru_cache(maxsize=4096)
def stripped(words: str) -> str:
    """The words that name, without time, scope and adverbs around them."""
    if "年" in words or "五" in words or "[" in words:
        words = _WITHIN.sub("", words)
    found = _LEADING.match(words)
    if found is not None:
        words = words[found.end() :]
    tail = _TRAILING.search(words)
    if tail is not None and tail.start() >= 3:
        words = words[: tail.start()]
    if "各" in words or "一批" in words:
        words = _ALL_KINDS.sub("", words)
    if len(words) == 1 and words in "一二三四五六七八九十":
        return ""  # 一是, 二是
    return words[-_LONGEST:]


_ALL_KINDS = re.compile(r"各级各类|各类|各级|一批")


_HAPPENS = re.compile(
    r"(?:帮助|促进(?!会)|助力|进行|完工|并(?!网|购|联)|以解决|用于|正在|陆续|得到|予以|给予|如期|按期|(?:建设)?(?:顺利|有序|基本)(?=完成|推进))"
)
_ADVERBS = re.compile(r"顺利|全部|已经?(?!婚)|正式|成功|陆续")
_AND_SO_ON = re.compile(r"等(?:一批|多个|方面的?)?(?![级效次候待于额腰身边分])")


def object_of(words: str) -> str:
    """The noun that follows an amount: the things that were counted, and what became of them."""
    words = words.lstrip("的 、")
    if "（" in words[1:]:
        words = words[0] + words[1:].partition("（")[0]
    words = kind_of(words)
    found = _HAPPENS.search(words, 2)
    if found is not None:
        words = words[: found.start()]
    words = _ADVERBS.sub("", words)
    if len(words) > 12 and "和" in words:
        head = words.partition("和")[0]
        words = head if len(head) > 3 else words
    return stripped(words)


def kind_of(words: str) -> str:
    """Of a list of examples what they are examples of: A、B等高端项目 are 高端项目."""
    found = _AND_SO_ON.search(words) if "等" in words else None
    if found is None or found.start() < 2 or found.end() == len(words):
        return words
    kind = _ALL_KINDS.sub("", words[found.end() :])
    if len(kind) > 3:
        return kind
    first = words[: found.start()].partition("、")[0]
    return f"{first}等{kind}"


_BENEFITS = ("为", "向", "对", "给")
_ACTS = re.compile(
    r"发放|减免|拨付|拆除|投入|筹集|新增|授信|补助|建成|开展|打造|完成|引进|创建|培育|提供|解决|化解|争取"
)


def acted_on(name: str) -> str:
    """The thing itself: in 为A、B发放补助资金 it is 发放补助资金, in 为A授信 it is A授信."""
    act = _ACTS.search(name)
    if act is not None and act.start() and act.end() < len(name) and name[0] in _BENEFITS:
        return name[act.start() :]
    for sign in _BENEFITS:
        at = name.rfind(sign)
        if at >= 0 and len(name) - at > 2 and act is not None and act.end() == len(name):
            return name[at + 1 :]
    act = _ACTS.match(name)
    if "等" in name:
        kind = kind_of(name[act.end() :] if act is not None else name)
        return (act[0] if act is not None else "") + kind
    return name


def measure_of(name: str, unit: str) -> Measure:
    """What an amount in this unit says of what is named: a share, a rate, a ratio, a level."""
    if unit in ("%", "‰"):
        shares = name.endswith(("比重", "占比", "份额")) or ("占" in name and name.endswith("比例"))
        return "share" if shares else "rate"
    if unit == "倍":
        return "ratio"
    if name.startswith(("每千", "每万", "每百")):
        return "ratio"
    return "average" if _MEANS.search(name) else "level"


_MEANS = re.compile(r"年均|[亩户地]均")
