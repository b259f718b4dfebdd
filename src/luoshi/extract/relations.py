"""Amounts that say how one thing stands to others: ranks, shares, ratios, completion, coverage."""

from __future__ import annotations

import re

from luoshi.extract.growth import RATES
from luoshi.extract.indicators import stripped
from luoshi.extract.spoken import Spoken
from luoshi.extract.statements import Statement

# ---- ranks --------------------------------------------------------------------------------------

_RANK_WORDS = re.compile(
    r"在?(?P<where>(?:(?:全[国省市区县州]|[省市区县州]内|[省市]直|同类)[^，。；由从]{0,6}?)?)"
    r"(?:排名|排位|位次|位居|位列|名列|跃居|跻身|入围|入选|进入|排在|排|居|列)"
    r"(?P<within>[^，。；由从第首]{0,8})"
)
_AS_WELL_IN = re.compile(r"[、，和及]*(?P<where>全[国省市区县州]|[省市]内)")
_RANKED_IN = re.compile(r"(?:全[国省市区县州]|[省市]内)?[^全]{0,4}排名$")
_AMONG = re.compile(r"(?:入围|入选|跻身|进入|位列|荣登|荣膺|获评|上榜|列)(?P<list>[^，]{2,})$")


def read_rank(statement: Statement, spoken: Spoken) -> None:
    """全市排名第二 is a rank of what was spoken of; 由第41位上升至第38位 are two."""
    amount, leads, origin = statement.amount, statement.leads, spoken.origin
    subject = spoken.subject
    text, low = statement.text, statement.low
    if origin is not None and origin.measure == "rank" and leads.roles[:1] == ("to",):
        draft = spoken.add(
            amount, origin.indicator, "rank", quote_start=origin.quote_start, text=text
        )
        draft.period_at, draft.is_goal = leads.period, True
        spoken.rank, spoken.origin = draft, None
        return
    if amount.comparator == "<=" and (among := _AMONG.search(statement.full)) is not None:
        about, listed = statement.full[: among.start()], among["list"]
        name = f"{stripped(about)}{stripped(listed) or listed}排名"
        spoken.rank = spoken.add(amount, name, "rank", quote_start=low, text=text)
        return
    found = _RANK_WORDS.search(statement.full)
    about = stripped(statement.full[: found.start()] if found is not None else statement.full)
    about = _VERB_OF_COMPLETION.sub("", about)
    if about in RATES and (said := subject or spoken.past) is not None:
        about = f"{said.indicator.removesuffix(about)}{about}"
    where = found["where"] + found["within"].rstrip("的") if found is not None else ""
    if found is None and (beside := _AS_WELL_IN.fullmatch(statement.full)) is not None:
        about, where = "", beside["where"]  # 居全市第1位、全省第9位
        if spoken.rank is not None:
            about = _RANKED_IN.sub("", spoken.rank.indicator)
    quote_start = low
    if not about and subject is not None:
        quote_start = subject.quote_start
    name = about or spoken.ranked.removesuffix("排名") or spoken.subject_of(statement)
    draft = spoken.add(amount, f"{name}{where}排名", "rank", quote_start=quote_start, text=text)
    draft.is_goal = True
    if "from" in leads.roles:
        draft.base, draft.period_at, spoken.origin = True, leads.period, draft
    spoken.rank = draft


_POINTS_OF_RANK = re.compile(r"排名|位次")


def is_rank_change(statement: Statement, spoken: Spoken) -> bool:
    """Whether 上升3位 speaks of places in a ranking."""
    if statement.amount.unit not in ("位", "名") or statement.movement not in ("rise", "fall"):
        return False
    return spoken.rank is not None or _POINTS_OF_RANK.search(statement.name) is not None


def read_rank_change(statement: Statement, spoken: Spoken) -> None:
    """较上年上升3个位次."""
    rank = spoken.rank
    ranked = statement.name if _POINTS_OF_RANK.search(statement.name) else ""
    quote_start = statement.low
    if not ranked and rank is not None:
        ranked, quote_start = rank.indicator, rank.quote_start
    name = ranked + ("下降位次" if statement.movement == "fall" else "上升位次")
    draft = spoken.add(
        statement.amount, name, "rank_change", quote_start=quote_start, text=statement.text
    )
    draft.unit = "位"
    spoken.ranked = ranked


# ---- grades, coverage, proportions ----------------------------------------------------------

_REACHES = re.compile(r"(?:全部|均|稳定|总体)*(?:达到|达|为|优于|保持|稳定在)")


def read_grade(statement: Statement, spoken: Spoken) -> None:
    """水质达到三类标准: the class of what reaches it."""
    text, low = statement.text, statement.low
    found = _REACHES.search(text, low, statement.amount.left)
    name = stripped(text[low : found.start()]) if found is not None else ""
    if name:
        spoken.add(statement.amount, name, "grade", quote_start=low, text=text)


def read_cover(statement: Statement, spoken: Spoken) -> None:
    """养老服务实现社区全覆盖: all of them."""
    words = statement.text[statement.low : statement.amount.start]
    for said in ("基本实现", "实现", "达到"):
        about, found, what = words.rpartition(said)
        if found:
            name = stripped(about) + stripped(what)
            if name:
                spoken.add(
                    statement.amount,
                    f"{name}覆盖率",
                    "rate",
                    quote_start=statement.low,
                    text=statement.text,
                )
            return


def read_proportion(statement: Statement, spoken: Spoken) -> None:
    """三次产业结构为3.1：45.6：51.3 are three shares; 1.05：1 is one thing to another."""
    amount, origin = statement.amount, spoken.origin
    said = statement.full + statement.before()
    industries = "产业" in said or (origin is not None and "产业" in origin.indicator)
    base = "from" in statement.leads.roles
    if len(amount.values) == 3 and industries:
        quote_start = origin.quote_start if origin is not None else statement.low
        for value, industry in zip(amount.values, "一二三", strict=True):
            draft = spoken.add(
                amount._replace(values=(value,), unit="%"),
                f"第{industry}产业占比",
                "share",
                quote_start=quote_start,
                text=statement.text,
            )
            draft.base, draft.period_at = base, statement.leads.period
            draft.is_goal = origin is not None and not base
        spoken.origin = draft if base else None
    elif len(amount.values) == 2 and "比" in statement.full and statement.name:
        first, second = amount.values
        spoken.add(
            amount._replace(values=(first,), unit=f"：{second}"),
            statement.name,
            "ratio",
            quote_start=statement.low,
            text=statement.text,
        )


# ---- shares, completion, multiples ------------------------------------------------------------

_NOT_A_SHARE = re.compile(r"占(?:地|用|道|领|比(?!重|例))")
_SHARE_ENDS = re.compile(r"(?:的)?(?:比重|比例|比率|占比|份额|比)?(?:的)?$")
_PLAN = r"(?:预期|预算|计划|任务|目标|指标)"
_WHOSE = r"(?:调整|年初|年度|全年|市定|省定|区定|下达|年)?"
_IN_TERMS_OF = re.compile(
    r"(?:完成|为|是|达到?|相当于|占|恢复[到至])"
    r"(?P<of>(?:“[^”]*”|[^，。；：的为是]){1,20}(?:的[^，。；的]{1,6})?)的(?:约|近)?$"
)
_COMPLETES = re.compile(
    rf"(?P<about>[^，。；：]*?)(?:完成了?|占|达到?|相当于|实现)"
    rf"(?P<of>(?:[^，。；：的]{{0,6}}?{_WHOSE})?{_PLAN}(?:数|值|任务|指标)?)(?:的?约?)$"
)
_PLANNED = re.compile(rf"(?<!公共)(?:{_PLAN}|进度)(?:数|任务)?$")
_AIM = re.compile(
    rf"(?P<about>[^，。；：]*?)(?:完成|为|占)?(?P<goal>{_WHOSE}{_PLAN}(?:数|值|收入|支出)?)(?:为)?$"
)
_GOAL = re.compile(rf"({_WHOSE}{_PLAN}(?:数|值|收入|支出)?)$")


def read_aim(statement: Statement, spoken: Spoken) -> bool:
    """完成年初预算50,000万元的101%: the first amount is what was aimed at."""
    following = statement.following
    if following is None or statement.text[statement.amount.right : following.left] != "的":
        return False
    found = _AIM.search(statement.text, statement.low, statement.amount.left)
    if found is None:
        return False
    about, subject = stripped(found["about"]), spoken.subject
    quote_start = statement.low
    if not about and subject is not None:
        about, quote_start = subject.indicator, subject.quote_start
    spoken.target = spoken.add(
        statement.amount,
        f"{about}{found['goal']}",
        "level",
        quote_start=quote_start,
        text=statement.text,
    )
    return True


_VERB_OF_COMPLETION = re.compile(r"(?:恢复[到至]?|完成了?|占|达到?|相当于|实现|为|是)+$")


def read_relation(statement: Statement, spoken: Spoken) -> bool:
    """占……比重70%, 完成预算的101%, 是……的1.7倍: an amount in terms of another.

    Whether it was one; if not, it is a rate or a level of its own.
    """
    if statement.amount.unit not in ("%", "‰", "倍"):
        return False
    return (
        _read_share(statement, spoken)
        or _read_completion(statement, spoken)
        or _read_multiple(statement, spoken, _COMPLETES)
        or _read_multiple(statement, spoken, _IN_TERMS_OF)
    )


def _read_share(statement: Statement, spoken: Spoken) -> bool:
    full, subject = statement.full, spoken.subject
    at = full.rfind("占") if statement.amount.unit != "倍" else -1
    if at < 0 or _NOT_A_SHARE.match(full, at):
        return False
    about = stripped(full[:at])
    words = stripped(statement.text[statement.low + at + 1 : statement.leads.start])
    whole = _SHARE_ENDS.sub("", words)
    if not whole and subject is not None and subject.dimension:
        # 男性占51.5%: of a part the share is that of the whole under which it is filed.
        filed = subject.dimension == subject.name
        whole = subject.indicator if filed else subject.dimension
    if _PLANNED.search(whole):
        return False  # 占年计划的41.8% says how far a plan is carried out.
    taken = not about and subject is not None
    draft = spoken.add(
        statement.amount,
        f"{about or spoken.subject_of(statement)}占{whole}比重",
        "share",
        quote_start=subject.quote_start if taken and subject is not None else statement.low,
        text=statement.text,
    )
    if taken and subject is not None and subject.own == subject.indicator:
        draft.dimension = subject.dimension
    return True


def _read_completion(statement: Statement, spoken: Spoken) -> bool:
    target = spoken.target
    if target is None or statement.words != "的":
        return False
    spoken.add(
        statement.amount,
        _GOAL.sub(r"完成\1比例", target.indicator),
        "ratio",
        quote_start=target.quote_start,
        text=statement.text,
    )
    return True


def _read_multiple(statement: Statement, spoken: Spoken, said: re.Pattern[str]) -> bool:
    full, subject = statement.full, spoken.subject
    found = said.search(full)
    if found is None:
        return False
    about, of = stripped(full[: found.start("of")]), found["of"]
    about = _VERB_OF_COMPLETION.sub("", about)
    name = about or spoken.subject_of(statement)
    if not name:
        return False
    if _PLANNED.search(of):
        name = f"{name}完成{of}比例"
    else:
        name = f"{name}相当于{of}{'倍数' if statement.amount.unit == '倍' else '比例'}"
    quote_start = subject.quote_start if not about and subject is not None else statement.low
    draft = spoken.add(
        statement.amount, name, "ratio", quote_start=quote_start, text=statement.text
    )
    if not about and subject is not None and subject.own == subject.indicator:
        draft.dimension = subject.dimension
    return True
