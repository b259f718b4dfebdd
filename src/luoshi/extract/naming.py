"""What an amount is called: by the words before it, behind it, or by what was spoken of.

一般公共预算收入完成19.6亿元 is named before, 新建9处健身广场 behind, 安排资金300万元，用于道路养护
by the purpose, and the total of 签约项目56个，总投资320亿元 by the things that have it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from luoshi.extract.drafts import Draft
from luoshi.extract.indicators import acted_on, names_a_measure, object_of, stripped
from luoshi.extract.leads import leads_before
from luoshi.extract.spoken import Spoken
from luoshi.extract.statements import Statement, until
from luoshi.extract.verbs import FIRST_VERB, verbs_before, without_prepositions


class Name(NamedTuple):
    """A name, and where the words that give it begin and end."""

    words: str
    start: int
    end: int


def name_of(statement: Statement, spoken: Spoken) -> Name | None:
    """The name of an amount, or None where nothing names it."""
    if _IN_A_BRACKET_OF_UNITS.match(statement.after):
        return None
    words_end = statement.low + len(statement.words)
    noun_end = verbs_before(statement.text, statement.low, words_end)
    verb = statement.text[noun_end:words_end]
    noun = stripped(statement.text[statement.low : noun_end])
    thing = _thing(statement, bare=not noun)
    amount, name = statement.amount, statement.name
    if amount.sort == "count":
        return Name(thing, statement.low, statement.high) if thing else None
    if _SAYS_HOW.fullmatch(name) and spoken.subject is not None:
        # 按年均汇率折算为6908美元 says how what was spoken of is reckoned.
        return Name(spoken.subject.indicator, spoken.subject.quote_start, amount.right)
    if amount.sort == "term" and "圈" in thing:
        circle = thing[: thing.index("圈") + 1]
        return Name(FIRST_VERB.sub("", noun, count=1) + circle, statement.low, statement.high)
    generic = _GENERIC.fullmatch(name) is not None
    if "元" in amount.unit and generic and _LEADS_TO_PURPOSE.match(statement.after):
        return _purpose(statement, name)
    if thing and _goes_behind(statement, verb, noun):
        return _behind(statement, spoken, thing, verb)
    if name and not noun and not amount.unit.endswith("元"):
        before = spoken.unmeasured_before(statement)
        if before:
            return Name(before + name, statement.low - len(before) - 1, amount.right)
    if name and noun and not generic:
        return _before(statement, spoken)
    nameless = generic or not noun
    if "元" in amount.unit and nameless and (purpose := _purpose(statement, name or verb)):
        return purpose
    if name and not (generic and not noun):
        return _before(statement, spoken)
    subject = spoken.subject
    if generic and name and subject is not None and "元" not in (subject.unit or "元"):
        # 实施项目12个，完成投资86亿元: the investment is that of the projects.
        return Name(subject.name + name, subject.quote_start, amount.right)
    return _left_out(statement, spoken) or (
        Name(name, statement.low, amount.right) if name else None
    )


_SAYS_HOW = re.compile(r"(?:按|以|根据)[^，。]{2,20}(?:折算|计算|测算|口径|汇率)")

# （区民政局负责，12个街道、镇） says who, not how many.
_IN_A_BRACKET_OF_UNITS = re.compile(r"(?:街道|镇|乡|部门|单位)[^（。；]{0,12}）")

# ---- behind the amount ----------------------------------------------------------------------


def _thing(statement: Statement, *, bare: bool) -> str:
    """The noun behind the amount; `bare` tells that nothing but verbs stands before it."""
    text, following = statement.text, statement.following
    after = _LEAVES_MORE_TO_SAY.sub("", statement.after).lstrip("）")
    if following is None or statement.high != following.left:
        return "" if after.startswith("、") else object_of(after)
    if bare and after in ("、", "和", ""):
        # 60栋、42万平方米的楼宇 counts one thing twice.
        further = until(text, following.right, statement.end, None)
        return object_of(text[following.right : further])
    return "" if after.startswith("、") else _before_next(object_of(after))


# 40个行业大类中，28个增长: the first amount counts the whole, not what is inside it.
_LEAVES_MORE_TO_SAY = re.compile(r"(?<=.{3})(?<![高初职集完其空城])中$")
_RATE_BEHIND = re.compile(r"[一-鿿]{2}(?:率|比例|比重)$")


# 86个重点项目完成投资132亿元: what they did belongs to the second amount.
_DONE_BY_THEM = re.compile(
    r"(?<=.{3})(?:完成|实现)(?=(?:工业|年度)?总?(?:投资|产值|营收|销售))"
    r"|(?<=企业|园区|基地)年?(?=(?:销售收入|营业收入|总?产值|销售额)$)"
)


def _before_next(thing: str) -> str:
    """What stands between two amounts, up to the words that lead to the second."""
    thing = thing.rstrip("、和与及以并 的")
    leads = leads_before(thing, 0, len(thing))
    if leads.roles:
        thing = thing[: leads.start]
    done = _DONE_BY_THEM.search(thing)
    if done is not None:
        thing = thing[: done.start()]
    if "、" in thing:
        # 6处球场、步道12条: the second name belongs to the second amount.
        head, _, tail = thing.rpartition("、")
        thing = head if len(tail) > 1 else thing
    rate = _RATE_BEHIND.search(thing)
    return thing[: rate.start()] if rate is not None and rate.start() >= 2 else thing


def _goes_behind(statement: Statement, verb: str, noun: str) -> bool:
    """Whether what was counted stands behind the amount although words may stand before it."""
    name, percent = statement.name, statement.amount.unit in ("%", "‰")
    if not name:
        return True
    if percent:
        return False
    if not noun:
        return True
    if statement.after.startswith("的"):
        return False
    if statement.words.endswith("等"):
        return True
    if names_a_measure(name):
        return False
    return bool(verb) or not {"to", "link", "aim"} & set(statement.leads.roles)


def _behind(statement: Statement, spoken: Spoken, thing: str, verb: str) -> Name:
    if statement.words.endswith(("等", "街道", "片区")):
        found = FIRST_VERB.match(statement.name)
        verb = found[0] if found is not None else ""
    verb = without_prepositions(stripped(verb) if len(verb) > 1 else verb)
    verb = verb if len(verb) > 1 else ""
    if statement.joins:
        verb = verb or spoken.verb
    spoken.verb = verb
    if thing.startswith(verb):
        verb = ""
    return Name(f"{verb}{thing}", statement.low, statement.high)


# ---- before the amount ------------------------------------------------------------------------

_INNER_VERB = re.compile(r"完成|实现|发放|获得|新增|拆除|建成|投入|开展|惠及|涉及|吸引|带动|拉动")
# What is said of the thing that was counted before: it has no meaning alone.
_DEPENDS = re.compile(
    r"惠及|吸引|涉及|拉动|带动|覆盖|受益|服务群众|(?:年度)?(?:计划|完成)?总?投资$|投资额$|总数|总量|总面积|净增|"
    r"(?:总)?建筑面积$|投资总额$|金额|合同额|协议资金|[一-鿿]{2}率$|高于|低于|快于|慢于|高出|领先|"
    r"占比$|总额$"
)
_MONEY = re.compile(r"(?:支出|收入|投资|资金|贷款|债务)$")


def _before(statement: Statement, spoken: Spoken) -> Name:
    text, amount, name = statement.text, statement.amount, statement.name
    percent = amount.unit in ("%", "‰")
    depends = _DEPENDS.match(name) is not None
    if statement.joins and spoken.verb and not depends and not name.startswith(spoken.verb):
        name = name if percent and names_a_measure(name) else spoken.verb + name
    else:
        found = FIRST_VERB.match(name)
        spoken.verb = found[0] if found is not None else ""
    if statement.adjoins:
        # Behind another amount of the same statement the name begins at its verb.
        inner = _INNER_VERB.search(name)
        if inner is not None and len(name) - inner.end() >= 2:
            name = stripped(name[inner.start() :])
    name = acted_on(name)
    following = statement.following
    if following is not None and text[amount.right : following.left] == "的":
        # 总投资5亿元的12个项目: the investment is that of the projects.
        further = until(text, following.right, statement.end, None)
        name = object_of(text[following.right : further]) + name
    about = spoken.about or spoken.subject
    if name in _HEADS and (said := spoken.subject or about or spoken.share_in(statement)):
        name = _owner_of(said.name, name) + name
    if about is not None and _DEPENDS.match(name) and not _of_several(statement, name):
        name = _belonging_to(about, name)
    if percent and _MONEY.search(name):
        name += "占比"
    return Name(name, statement.low, amount.right)


# Heads of names that are nothing without the thing that has them: 蔬菜播种面积12万亩，产量30万吨.
_HEADS = frozenset(
    (
        "产量",
        "总产量",
        "产值",
        "总产值",
        "增加值",
        "营业收入",
        "销售额",
        "零售额",
        "营业额",
        "播种面积",
    )
)
_MEASURED = re.compile(
    r"(?:占比重|占比|总?播种面积|种植面积|总?产值|总?产量|增加值|营业收入|销售额|存栏|出栏|面积)$"
)


def _owner_of(name: str, head: str) -> str:
    """The thing whose total or yield is given: of 蔬菜播种面积 and of 果用瓜 the crop."""
    owner = _MEASURED.sub("", name)
    return "" if names_a_measure(owner) or owner.endswith(head) else owner


_NEW = re.compile(r"^(?:净?新[增建设认引培签](?:[定进育约](?=.{2}))?|净增)(?=.{2})")


_AN_INVESTMENT = re.compile(r"(?:计划|概算|估算)?总?投资|投资额")


def _belonging_to(about: Draft, name: str) -> str:
    """A total or a rate under the name of the thing that has it: 签约项目 and its 总投资."""
    whose, head = about.name, name[:2]
    if _AN_INVESTMENT.fullmatch(whose):
        return name  # Two sums of the same projects: 总投资50亿元，当年计划投资6亿元.
    if head in ("总数", "总量"):
        whose = _NEW.sub("", whose)  # 新认定企业31家，总数达到186家
    if not name.endswith("率"):
        return whose.removesuffix(head) + name
    if whose.startswith(head):
        return whose[2:] + name  # 化解积案86件，化解率98%
    return name if about.measure in ("rate", "share") or head in whose else whose + name


def _of_several(statement: Statement, name: str) -> bool:
    """Whether a rate is that of two things before it: 意见8件、建议9件，办结率100%，满意率98%."""
    begin = max(statement.text.rfind(sign, statement.start, statement.low) for sign in "。；：")
    said = statement.text[max(begin, statement.start) : statement.low]
    return name.endswith("率") and "、" in said


# ---- by the purpose, by what was spoken of ------------------------------------------------------

_GENERIC = re.compile(
    r"(?:安排|投入|拨付|筹集|下达|落实|使用|争取|发放|统筹|支付|财政|专项|各类|各级|上级|中央|省级|市级|区级|"
    r"补助|补贴|奖补|资金|投资|的|共|用于|其他|等)+"
)
_NO_PURPOSE = re.compile(
    r"其中|增长|同比|环比|占|下降|比|较|完成|为|达|实现|分别|是|同口径|可比|减少|增加|提高|年均|[0-9]|主要是|"
    r"按|约|累计|执行|已|[一-鿿]{2,8}率[0-9达为]"
)
# Behind these words stands what the money did, with an amount of its own.
_TELLS_MORE = re.compile(r"惠及|受益|涉及|覆盖|[带撬拉]动|培训|帮助|吸引")
_ENDS_PURPOSE = re.compile(r"[，。；！？\n（]")
_LEADS_TO_PURPOSE = re.compile(
    r"^(?:主要|优先|专项|重点)?(?:用于|用作|支持|保障|推进|进行|开展|实施|落实|为|对)+"
)
_FIRST_PART = re.compile(r"(?<=.{4})[和、及与]")


def _purpose(statement: Statement, name: str) -> Name | None:
    """安排资金300万元，用于道路养护: the name is what the money is for."""
    if not name:
        return None
    text, high, following = statement.text, statement.high, statement.following
    behind = _LEADS_TO_PURPOSE.match(statement.after)
    if behind is not None:
        purpose = object_of(statement.after[behind.end() :])
        return Name(f"{purpose}{_money(name)}", statement.low, high) if purpose else None
    if text[high : high + 1] != "，" or _NO_PURPOSE.match(text, high + 1):
        return None
    found = _ENDS_PURPOSE.search(text, high + 1, statement.end)
    end = found.start() if found is not None else statement.end
    if following is not None and following.left < end:
        end = leads_before(text, high + 1, following.left).start
        if _TELLS_MORE.match(text, high + 1) or "投资" in name:
            return None
    purpose = _LEADS_TO_PURPOSE.sub("", stripped(text[high + 1 : end]))
    if len(purpose) > 10:
        purpose = _FIRST_PART.split(purpose, maxsplit=1)[0][:20]
    return Name(f"{purpose}{_money(name)}", statement.low, end) if purpose else None


def _money(name: str) -> str:
    """What the money is called: 资金, 补贴, or what was put in."""
    return "资金" if "资金" in name else ("补贴" if "补" in name else "投入")


def _left_out(statement: Statement, spoken: Spoken) -> Name | None:
    """The subject of the sentence, or of the item before, or the statement before."""
    right = statement.amount.right
    if spoken.subject is not None:
        indicator = spoken.subject.indicator
        if statement.movement in ("rise", "fall"):
            indicator += statement.leads.words[0]
        return Name(indicator, spoken.subject.quote_start, right)
    if spoken.earlier is not None and spoken.earlier.unit == statement.amount.unit:
        return Name(spoken.earlier.indicator, statement.low, right)
    before = statement.before()
    name = stripped(before)
    return Name(name, statement.low - len(before) - 1, right) if name else None
