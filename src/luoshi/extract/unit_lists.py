"""The units printed with a duty: in brackets, in a sentence of their own, on their own line.

A bracket gives roles in front of lists (牵头单位：甲；责任单位：乙、丙), in words behind them
(甲牵头，乙配合), or leaves them to a rule said once (列第一位者为牵头单位，下同).  Names are kept
as printed, in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from luoshi.extract.unit_names import ENDS_LIKE_A_UNIT, names_of


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
_RESPONSIBLE = (
    r"(?:共同|主要|具体)?(?:责任|负责|承办|落实|实施|完成|执行|主管|承担|监管|建设)"
    r"(?:考核|落实|主体)*"
)
_COOPERATES = r"(?:配合|协办|协同|协作|协助|参与|参加|支持|会办|分工)(?:责任|实施|落实)*"
_BODY = r"(?:单位|部门|机构|处室|科室|主体)"
# 市级牵头单位, 县级责任单位: the level belongs to the head, not to the name before it.
_LEVEL = r"(?:[省市区县州镇]级|镇街|街镇|相关|有关|其[他它])?"
_ROLE = re.compile(
    rf"{_LEVEL}(?:(?P<lead>{_LEADS}{_BODY}(?:及责任单位)?)|(?P<responsible>{_RESPONSIBLE}{_BODY})"
    rf"|(?P<cooperating>{_COOPERATES}{_BODY})|(?P<other>适用范围|完成时限|完成时间|时限要求|时限|进度安排"
    r"|责任人|(?:责任|牵头|分管|包保|挂牌)[省市区县]?(?:级)?领导|联系人|联系电话|目标任务|政策依据|序号|备注"
    r"|(?:监督|考核|督办|督导|督查|验收|审核|指导|评估|报送|申报)(?:单位|部门|机构)))"
)
_HEAD = re.compile(
    rf"(?:{_ROLE.pattern})(?:[及和、](?:{_ROLE.pattern.replace('?P<', '?P<_')}))?[：:为是]"
)
_VERB = re.compile(
    r"(?P<how>(?:要|应|将|会同|按照?各?自?职责(?:和?分工)?|按分工|依职责|根据职责(?:分工)?|分别|共同|联合|具体|各自|组织)*)"
    r"(?:(?P<lead>(?:负责)?牵头(?:负责|实施|落实|办理|推进|组织|督导|督办|协调|统筹|抓总|指导)*|主办)"
    r"|(?P<cooperating>(?:予以|积极)?(?:配合|协助|协办|参与|参加|支持)(?:实施|落实|办理|推进)?)"
    r"|(?P<responsible>(?:负责|承办|落实|实施|推进|承担|办理|组织实施)(?:落实|实施|推进|办理)*))$"
)
_FIRST = r"名?(?:在)?(?:第一位|首位|第一)(?:者|的)?(?:责任|主要责任)?(?:单位|部门)?为牵头"
_RULE = re.compile(rf"(?:列|排)?{_FIRST}(?:单位|部门)?|下同")
FIRST_LEADS = re.compile(rf"(?:列|排){_FIRST}")


# ---- brackets -------------------------------------------------------------------------------

_ROUND = re.compile(r"（([^（）]*(?:（[^（）]*）[^（）]*)*)）")
_SQUARE = re.compile(r"[【\[〔]([^【】\[\]〔〕\n]*)[】\]〕]")
_SPEAKS_OF_ROLES = re.compile(r"牵头|负责|责任|主办|承办|配合|协办|落实|实施|协助|参与|参加|分工")


def brackets_of_units(
    folded: str, start: int, end: int, first_leads: bool
) -> Iterator[tuple[int, int, UnitList]]:
    """Each bracket between two offsets that names units: where it stands and whom it names."""
    brackets = list(_ROUND.finditer(folded, start, end))
    if any(folded.find(sign, start, end) >= 0 for sign in "】]〕"):
        brackets = sorted([*brackets, *_SQUARE.finditer(folded, start, end)], key=_start)
    for found in brackets:
        inside = found[1]
        speaks = _SPEAKS_OF_ROLES.search(inside) is not None
        if not speaks and not _closes_an_item(folded, found.start(), found.end(), start, end):
            continue
        units = units_of_statement(inside, first_leads) if speaks else _bare(inside, first_leads)
        if units and _names_a_unit(units):
            yield found.start(), found.end(), units


def _names_a_unit(units: UnitList) -> bool:
    """Whether any of those named is a unit: “企业主要负责人负责” names none."""
    return any(
        ENDS_LIKE_A_UNIT.search(name)
        for name in (*units.lead, *units.responsible, *units.cooperating)
    )


def _start(found: re.Match[str]) -> int:
    return found.start()


def _closes_an_item(folded: str, at: int, end_of_bracket: int, start: int, end: int) -> bool:
    """Whether a bracket stands after a full stop and ends its item: “……。（甲局、乙局）”."""
    after = folded[end_of_bracket : end_of_bracket + 1]
    return (
        at > start and folded[at - 1] in "。；！" and (end_of_bracket >= end or after in "\n。；")
    )


def _bare(inside: str, first_leads: bool) -> UnitList:
    """A bracket of nothing but units."""
    if _TELLS_WHAT_IS_MEANT.match(inside):
        return UnitList()
    names, etc = names_of(inside)
    if not names or not all(ENDS_LIKE_A_UNIT.search(name) for name in names):
        return UnitList()
    if first_leads:
        return UnitList(lead=names[:1], responsible=names[1:], etc=etc, by_rule=True)
    return UnitList(responsible=names, etc=etc)


# “（含街道、镇）” says what is meant, not who acts.
_TELLS_WHAT_IS_MEANT = re.compile(r"不?含|包括|其中|即|指|如|以下")


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
    """Roles in words: “甲牵头，乙、丙按职责分工负责，丁配合”, “甲会同乙实施”."""
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
        role = next(name for name in ("lead", "cooperating", "responsible") if verb[name])
        listed, joined, with_whom = listed.partition("会同")
        names, etc = names_of(listed)
        if joined:
            others, more = names_of(with_whom)
            units = UnitList(lead=names, cooperating=others, etc=etc or more)
        elif role == "responsible" and ruled and not together.lead:
            units = UnitList(lead=names[:1], responsible=names[1:], etc=etc, by_rule=True)
        else:
            units = _in_role(role, names, etc)
        together = together.joined(units)
    if waiting and ruled and not together:
        return _bare("、".join(waiting), first_leads=True)
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

_ROLE_BEFORE = re.compile(rf"(?:{_ROLE.pattern})$")
_LONGEST_ROLE = 14
# The last signs of all roles: 单位, 部门, 时限, 领导 …
_ENDS_OF_ROLES = frozenset("位门构室体围限间求排人导话标据号注")


def statement_of_roles(folded: str, start: int, end: int) -> tuple[int, int, UnitList] | None:
    """The statement “责任单位：甲、乙” outside brackets: where it stands and whom it names."""
    found = next((at for at, other in _role_lines(folded, start, end) if not other), None)
    if found is None:
        return _sentence_of_roles(folded, start, end)
    stop = folded.find("。", found, end)
    while stop >= 0 and _HEAD.match(folded, stop + 1, end):
        # “牵头单位：甲局。配合单位：乙局。” is one statement.
        stop = folded.find("。", stop + 1, end)
    stop = end if stop < 0 else stop
    units = units_of_statement(folded[found:stop])
    return (found, min(stop + 1, end), units) if units else None


# “此项工作由甲局牵头，乙局配合。” and “牵头单位为甲局，配合单位为乙局。”
_BY_WHOM = re.compile(
    r"由(?<=工作由|任务由|事项由|措施由|项目由|具体由)"
    r"([^。；\n]{3,90}(?:牵头|负责|配合|落实|实施|承办)(?:实施|落实)?)"
    r"(?=[。；\n]|$|，[^，。；\n]{2,24}完成)"
)
# “列首位的责任单位为牵头单位” is a rule, no statement of who it is.
_WHO_IT_IS = re.compile(
    r"(?<!的)((?:牵头|责任|主办|配合|负责)(?:单位|部门)[为是](?!.{0,6}(?:牵头|责任|汇总|第一))[^。；\n]{3,90})"
)
_IT_IS = ("单位为", "部门为", "单位是", "部门是")
SIGNS_OF_ROLES = ("：", "）", "】", "]", "〕", *_IT_IS, "由")


def _sentence_of_roles(folded: str, start: int, end: int) -> tuple[int, int, UnitList] | None:
    """The statement that a sentence makes in words, if all that it names are units."""
    says_who = any(folded.find(words, start, end) >= 0 for words in _IT_IS)
    for pattern in (_BY_WHOM, _WHO_IT_IS) if says_who else (_BY_WHOM,):
        if found := pattern.search(folded, start, end):
            units = units_of_statement(found[1])
            names = (*units.lead, *units.responsible, *units.cooperating)
            if names and all(ENDS_LIKE_A_UNIT.search(name) for name in names):
                return (found.start(), min(found.end() + 1, end), units)
    return None


def is_line_beside_roles(words: str) -> bool:
    """Whether a line tells what is told beside the units and names none: “完成时限：6月底”."""
    if not 0 <= words.find("：") <= _LONGEST_ROLE:
        return False
    return list(_role_lines(words, 0, len(words))) == [(0, True)]


def _role_lines(folded: str, start: int, end: int) -> Iterator[tuple[int, bool]]:
    """Where a role is followed by a colon at the start of a sentence; True where it is no role."""
    colon = folded.find("：", start, end)
    while colon >= 0:
        low = max(start, colon - _LONGEST_ROLE)
        ends_like_one = colon > start and folded[colon - 1] in _ENDS_OF_ROLES
        if ends_like_one and (role := _ROLE_BEFORE.search(folded[low:colon])):
            at = low + role.start()
            if at == start or folded[at - 1] in "。；！\n ":
                yield at, role["other"] is not None
        colon = folded.find("：", colon + 1, end)


def units_printed(folded: str, start: int, end: int, *, first_leads: bool = False) -> UnitList:
    """All units that brackets name between two offsets, or else sentences of their own."""
    units = UnitList()
    for *_, more in brackets_of_units(folded, start, end, first_leads):
        units = units.joined(more)
    if units:
        return units
    for line in re.finditer(r"[^\n]+", folded[start:end]):
        if statement := statement_of_roles(line.group(), 0, len(line.group())):
            units = units.joined(statement[2])
    return units
