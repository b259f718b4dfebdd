"""The units printed with a duty: in brackets, on a line of their own, as the subject of a sentence.

A bracket gives roles in front of lists (牵头单位：甲；责任单位：乙、丙), in words behind them (甲牵头，
乙配合), or leaves them to a rule said once (列第一位者为牵头单位，下同).  Names are kept as printed,
in order; what a list ends in (等有关部门) is an entry of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Literal

from luoshi.document.labels import label_at

Role = Literal["lead", "responsible", "cooperating"]


@dataclass(frozen=True, slots=True)
class UnitList:
    """The units of one statement by role; `etc` tells that a list ends in 等."""

    lead: tuple[str, ...] = ()
    responsible: tuple[str, ...] = ()
    cooperating: tuple[str, ...] = ()
    etc: bool = False
    by_rule: bool = False

    def __bool__(self) -> bool:
        return bool(self.lead or self.responsible or self.cooperating)

    def joined(self, other: UnitList) -> UnitList:
        """Both lists, each unit once a role."""
        return UnitList(
            _once(self.lead + other.lead),
            _once(self.responsible + other.responsible),
            _once(self.cooperating + other.cooperating),
            self.etc or other.etc,
            self.by_rule or other.by_rule,
        )


def _once(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


# ---- words that give a role -----------------------------------------------------------------

_LEADS = r"(?:第一)?(?:牵头|主办|主责|组织)(?:考核|责任|负责|实施|主办|协调)*"
_RESPONSIBLE = r"(?:共同|主要|具体)?(?:责任|负责|承办|落实|实施|完成|执行|主管|承担|监管|建设)(?:考核|落实|主体)*"
_COOPERATES = r"(?:配合|协办|协同|协作|协助|参与|参加|支持|会办|分工)(?:责任|实施|落实)*"
_BODY = r"(?:单位|部门|机构|处室|科室|主体|领导)"
_ROLE = re.compile(
    rf"(?P<lead>{_LEADS}{_BODY}(?:及责任单位)?)|(?P<responsible>{_RESPONSIBLE}{_BODY})"
    rf"|(?P<cooperating>{_COOPERATES}{_BODY})|(?P<other>适用范围|完成时限|完成时间|时限要求|时限|进度安排"
    r"|责任人|责任领导|分管(?:区|市|县)?领导|联系人|联系电话|目标任务|政策依据|序号|备注)"
)
_HEAD = re.compile(
    rf"(?:{_ROLE.pattern})(?:[及和、](?:{_ROLE.pattern.replace('?P<', '?P<_')}))?[：:为是]"
)
_VERB = re.compile(
    r"(?P<how>(?:要|应|将|会同|按照?各?自?职责(?:和?分工)?|按分工|依职责|根据职责(?:分工)?|分别|共同|联合|具体|各自|组织)*)"
    r"(?:(?P<lead>牵头(?:负责|实施|落实|办理|推进|组织)*|主办)"
    r"|(?P<cooperating>(?:予以|积极)?(?:配合|协助|协办|参与|参加|支持)(?:实施|落实|办理|推进)?)"
    r"|(?P<responsible>(?:负责|承办|落实|实施|推进|承担|办理|组织实施)(?:落实|实施|推进|办理)*))$"
)
_RULE = re.compile(
    r"(?:列|排)?(?:在)?(?:第一位|首位|第一)(?:者|的)?(?:单位|部门)?为牵头(?:单位|部门)?|下同"
)
FIRST_LEADS = re.compile(r"(?:列|排)(?:在)?(?:第一位|首位|第一)(?:者|的)?(?:单位|部门)?为牵头")


# ---- lists ----------------------------------------------------------------------------------

_ENDS_LIKE_A_UNIT = re.compile(
    r"(?:局|委|办|院|厅|部|处|室|会|署|社|站|队|所|校|馆|台|库|行|团|区|县|市|镇|乡|街道|中心|公司|集团|企业|单位|部门|政府|组"
    r"|专班|两级|联|州|旗|盟|基地|学校|医院|园|厂|群团|办事处|（.{1,14}）|”)$"
)
_NOT_A_UNIT = re.compile(
    r"(?:前|底|末|完成|实施|推进|办理|落实|时限|下同|长期|持续|常态化|进展|方案|工作|要求|任务|以上|按职责分工|年|月|日|"
    r"适用范围.*|\d+(?:%|项|个(?!.{0,6}(?:街道|乡|镇|区|县|市|旗|部门|单位))).*)$|^(?:配合|协调|督促|推动|会同|我|本|其|由)"
)
_ETC = re.compile(
    r"等(?:[省市区县州旗本各镇乡]{0,2}(?:直|级|政府)?(?:有关|相关|各有关|各相关|各|成员|其他)?(?:职能|责任|成员|相关)?"
    r"(?:部门|单位|部门（单位）|部门单位|街道|镇街|企业|街道办事处)?(?:（单位）|和单位|及街道|、街道)?)?$"
)


def names_of(folded: str) -> tuple[tuple[str, ...], bool]:
    """The names of a list and whether it ends in 等; separators inside brackets part nothing.

    “甲局、乙局等有关部门” gives 甲局, 乙局 and 等有关部门; a bare 等 gives no entry.
    """
    names: list[str] = []
    etc = False
    for part in _whole(_parts(folded)):
        kept, more = _name(part)
        names += kept
        etc = etc or more
    return tuple(names), etc


# A document names the same units again and again.
@lru_cache(maxsize=2048)
def _name(part: str) -> tuple[tuple[str, ...], bool]:
    """What one part of a list names, and whether it ends in 等."""
    name = part.strip(" 。.：")
    ending = _ETC.search(name)
    if ending is None:
        return ((name,) if name and not _NOT_A_UNIT.search(name) else ()), False
    parted = (name[: ending.start()], ending.group() if len(ending.group()) > 1 else "")
    return tuple(each for each in parted if each and not _NOT_A_UNIT.search(each)), True


def _parts(folded: str) -> Iterator[str]:
    depth, start = 0, 0
    for at, sign in enumerate(folded):
        if sign == "（":
            depth += 1
        elif sign == "）":
            depth = max(0, depth - 1)
        elif depth == 0 and sign in "、，；, ":
            if sign == " " and not _parts_here(folded, start, at):
                continue
            yield folded[start:at]
            start = at + 1
    yield folded[start:]


# “各街道、镇” and “13个街道、镇” are one body of units, not two.
_COLLECTIVE = re.compile(r"(?:各|全体|\d+个|有关|相关)(?:街道|乡|镇|乡镇|区|县|市|旗)$")
_REST_OF_COLLECTIVE = re.compile(
    r"(?:街道|乡|镇|乡镇|县|市|旗|县级市|县（市）|区)(?:人民政府|政府|办事处)?$"
)
_GLUED = re.compile(
    r"(?<=[局委办队院])(?=[省市区县][\u3400-\u9fff]{2,14}(?:局|委|办|办公室|大队|中心)$)"
)


def _whole(parts: Iterator[str]) -> Iterator[str]:
    """The parts of a list with collective units put together and names that ran together parted."""
    waiting = ""
    for part in parts:
        if waiting:
            if _REST_OF_COLLECTIVE.match(part.strip()):
                yield f"{waiting}、{part.strip()}"
                waiting = ""
                continue
            yield waiting
            waiting = ""
        if _COLLECTIVE.search(part.strip()):
            waiting = part.strip()
        else:
            yield from _unglued(part.strip())
    if waiting:
        yield waiting


def _unglued(part: str) -> list[str]:
    for seam in _GLUED.finditer(part):
        before, after = part[: seam.start()], part[seam.start() :]
        if len(before) > 3 and before[0] == after[0]:
            return [*_unglued(before), after]
    return [part]


def _parts_here(folded: str, start: int, at: int) -> bool:
    """Whether a blank parts two units: what stands before it ends like the name of one."""
    return _ENDS_LIKE_A_UNIT.search(folded[start:at].strip()) is not None


# ---- brackets -------------------------------------------------------------------------------

_BRACKET = re.compile(r"（((?:[^（）]|（[^（）]*）)*)）")
_SPEAKS_OF_ROLES = re.compile(r"牵头|负责|责任|主办|承办|配合|协办|落实|实施|协助|参与|参加|分工")


def brackets_of_units(
    folded: str, start: int, end: int, first_leads: bool
) -> Iterator[tuple[int, int, UnitList]]:
    """Each bracket between two offsets that names units: where it stands and whom it names."""
    for found in _BRACKET.finditer(folded, start, end):
        inside = found.group(1)
        speaks = _SPEAKS_OF_ROLES.search(inside) is not None
        if not speaks and not _closes_an_item(folded, found.start(), found.end(), start, end):
            continue
        units = units_of_statement(inside, first_leads) if speaks else _bare(inside, first_leads)
        if units:
            yield found.start(), found.end(), units


def _closes_an_item(folded: str, at: int, end_of_bracket: int, start: int, end: int) -> bool:
    """Whether a bracket stands after a full stop and ends its item: “……。（甲局、乙局）”."""
    after = folded[end_of_bracket : end_of_bracket + 1]
    return (
        at > start and folded[at - 1] in "。；！" and (end_of_bracket >= end or after in "\n。；")
    )


def _bare(inside: str, first_leads: bool) -> UnitList:
    """A bracket of nothing but units."""
    names, etc = names_of(inside)
    if not names or not all(_ENDS_LIKE_A_UNIT.search(name) for name in names):
        return UnitList()
    if first_leads:
        return UnitList(lead=names[:1], responsible=names[1:], etc=etc, by_rule=True)
    return UnitList(responsible=names, etc=etc)


def units_of_statement(words: str, first_leads: bool = False) -> UnitList:
    """The units of one statement of roles: a bracket's inside, a line of its own, a sentence."""
    heads = list(_HEAD.finditer(words))
    if heads:
        return _by_heads(words, heads)
    return _by_verbs(words, first_leads)


def _by_heads(words: str, heads: list[re.Match[str]]) -> UnitList:
    together = UnitList()
    for head, following in zip(heads, [*heads[1:], None], strict=True):
        role = next((name for name in ("lead", "responsible", "cooperating") if head[name]), None)
        if role is None:
            continue
        names, etc = names_of(words[head.end() : following.start() if following else len(words)])
        together = together.joined(_in_role(role, names, etc))
    return together


def _in_role(role: str, names: tuple[str, ...], etc: bool) -> UnitList:
    if role == "lead":
        return UnitList(lead=names, etc=etc)
    if role == "cooperating":
        return UnitList(cooperating=names, etc=etc)
    return UnitList(responsible=names, etc=etc)


def _by_verbs(words: str, first_leads: bool) -> UnitList:
    """Roles in words: “甲牵头，乙、丙按职责分工负责，丁配合”."""
    together = UnitList()
    waiting: list[str] = []
    ruled = first_leads or FIRST_LEADS.search(words) is not None
    for clause in _clauses(words):
        if _RULE.search(clause):
            continue
        verb = _VERB.search(clause)
        if verb is None:
            waiting.append(clause)
            continue
        listed = "、".join([*waiting, clause[: verb.start()]]).removeprefix("由")
        waiting = []
        names, etc = names_of(listed)
        role = next(name for name in ("lead", "cooperating", "responsible") if verb[name])
        if role == "responsible" and ruled and not together.lead:
            units = UnitList(lead=names[:1], responsible=names[1:], etc=etc, by_rule=True)
        else:
            units = _in_role(role, names, etc)
        together = together.joined(units)
    return together


def _clauses(words: str) -> Iterator[str]:
    depth, start = 0, 0
    for at, sign in enumerate(words):
        depth += (sign == "（") - (sign == "）")
        if depth == 0 and sign in "，；。":
            yield words[start:at].strip()
            start = at + 1
    if words[start:].strip():
        yield words[start:].strip()


# ---- lines and sentences of their own --------------------------------------------------------

_LINE = re.compile(rf"(?:^|(?<=[。；！\n ]))(?:{_ROLE.pattern})[：:]")


def statement_of_roles(folded: str, start: int, end: int) -> tuple[int, int, UnitList] | None:
    """The statement “责任单位：甲、乙” outside brackets: where it stands and whom it names."""
    found = _LINE.search(folded, start, end)
    if found is None or found["other"]:
        return None
    stop = folded.find("。", found.end(), end)
    stop = end if stop < 0 else stop
    units = units_of_statement(folded[found.start() : stop])
    return (found.start(), min(stop + 1, end), units) if units else None


# ---- subjects -------------------------------------------------------------------------------

_NAME = (
    r"(?:沿[\u3400-\u9fff]{1,3})?(?:各(?:街道|乡|县|区|旗)、(?:各?镇|街道|县级市|市)(?:人民政府|政府|办事处)?|你[区县市旗镇乡局委办]|你(?:街道|单位|公司)"
    r"|(?:各|全|本|省|市|区|县|州|旗|镇|乡|街道|两办|有关|相关)(?:(?![由将要对及其各任])[\u3400-\u9fff“”]|政府各){0,18}?"
    r"(?:领导小组办公室|协调小组办公室|领导小组|办公室|督查室|办事处|委员会|部门（单位）|部门|单位|政府|局|委|办|监委|乡镇|街道"
    r"|镇|公司|中心|大队|支队|分管领导|管委会|专班|法院|检察院))|领导小组(?:办公室)?"
)
_ACTS = (
    r"(?=要|将|应|须|需|必须|负责|每[年月季周]|进行|对|具体|按|会同|牵头|统筹|加强|配合|贯彻落实|定期|承担|建立|组织|依法|可以"
    r"|不得|是本|为本|主管|督促|根据|及时|做好|履行|制定|不再|结合|在各?自)"
)
_LISTED = rf"((?:{_NAME})(?:[、，和](?:{_NAME}))*){_ACTS}"
_SUBJECT = re.compile(rf"(?:^|(?<=[。；，：！\n）])|(?<=由)){_LISTED}", re.MULTILINE)
_SUBJECT_HERE = re.compile(f" ?{_LISTED}")
# “甲局应当会同乙局编制规划” makes both act.
_TOGETHER = re.compile(
    rf"(?:应当?|要|须|由|，|负责)?会同((?:{_NAME})(?:[、，和](?:{_NAME}))*)"
    r"(?=等|编制|制定|制订|建立|研究|提出|拟订|组织|开展|负责|做好|共同|加强|对|完善|落实|推进|审|依法|按|进行|联合|实施|确定"
    r"|定期|及时|[。，；])"
)
_FULL_GROUP = re.compile(r"(?:[省市区县州旗]委?)[\u3400-\u9fff“”]{2,24}?(?:领导小组|协调小组)")


def subjects(folded: str, start: int, end: int) -> tuple[str, ...]:
    """The units that a text makes act, in the order of their first sentence.

    领导小组 stands for the group that the same text has named in full.
    """
    found: list[str] = []
    label = label_at(folded, start, end)
    # “第四条 甲局负责……”: a unit may stand right behind a label.
    opens = _SUBJECT_HERE.match(folded, start + len(label.printed), end) if label else None
    rest = opens.end() if opens else start
    for match in chain((opens,) if opens else (), _SUBJECT.finditer(folded, rest, end)):
        words = match.group(1)
        # “区委、区政府分管领导” are one body of persons, not two units.
        one = words.endswith("分管领导")
        names = [words] if one else list(_whole(iter(re.split(r"[、，]", words))))
        for name in names:
            full = _FULL_GROUP.search(folded, start, end) if name == "领导小组" else None
            found.append(full.group() if full else name)
        if together := _TOGETHER.match(folded, match.end(), end):
            found += re.split(r"[、，]", together.group(1))
    return tuple(dict.fromkeys(name for name in found if name))
