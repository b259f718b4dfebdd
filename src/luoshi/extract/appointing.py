"""How one clause says that somebody takes up or leaves a post.

甲为某局局长 takes up; 乙的某局副局长职务 leaves; 丙辞去某职务的请求 resigns; 不再担任 and
职务自然免除 leave as well.  What is done (任命, 免去, 接受, 撤销) stands before, in the clause or
in the line above the list.  A list may put the post first: 局长：丁.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from luoshi.extract.persons import COMRADE, NAMES, has_long_surname, has_surname, persons_in

Action = Literal["appoint", "remove", "resign", "dismiss", "designate"]
Form = Literal["takes", "leaves", "post first", "row", "names", "run together"]


class Item(NamedTuple):
    """What a clause says: persons (none: those named before), the words of the posts, the verb.

    `notes` is what stands between person and verb (按期转正), `done` the action if it says so.
    """

    form: Form
    names: tuple[str, ...]
    posts: str
    verb: str = ""
    notes: tuple[str, ...] = ()
    done: Action | None = None


class Lead(NamedTuple):
    """A word that says what is done, and where what it is done to begins."""

    action: Action
    verb: str
    end: int


_ACTIONS: tuple[tuple[Action, str], ...] = (
    ("resign", r"(?:同意|准予)?接受(?=.*辞)|(?:同意|准予)(?=[^，。；]{2,24}?辞(?:去|职))"),
    ("dismiss", r"撤销|罢免"),
    ("remove", r"免去|免职(?=：)|免(?=：)|解聘|免除|终止(?=.*试用期)|结束(?=.*试用期)"),
    (
        "designate",
        r"提名|推荐|指定|建议(?=[^，。；]{2,12}任)|(?:决定)?由(?=[^，。；]{2,12}?代理)|决定(?=[^，。；]{2,12}?代理)",
    ),
    ("appoint", r"任命|聘任|聘请|续聘|选举|补选|增补|晋升|任职(?=：)|任(?=：)"),
)
_VERBS = "|".join(f"(?P<{action}>{words})" for action, words in _ACTIONS)
_LEAD = re.compile(
    r"(?:^|决定|批准|同意|会议|通过|依法|兹|现|并|同时|拟|提请|建议|研究|表决|公布|：|，| )"
    rf"(?:正式)?(?:{_VERBS})"
)
# The same words where only they may begin a clause: what parts 任命甲为……，免去乙的…….
NEXT_LEAD = r"(?:同时|并)?(?:决定|同意)?(?:免去|任命|撤销|罢免|聘任|解聘|接受|提名|终止)"
_PREAMBLE = re.compile(
    r"(?:[^，。；：]{0,60}?(?:研究|决定|同意|批准|兹|会议|通过|表决)[，： ]?)+(?:由|将|对|任命)?"
)


def lead_in(clause: str) -> Lead | None:
    """The first word of a clause that says what is done."""
    found = _LEAD.search(clause)
    if found is None:
        return None
    for action, _ in _ACTIONS:
        if found[action] is not None:
            return Lead(action, found[action], found.end())
    return None


_HEAD = re.compile(
    r"[^：。；]{0,80}?(?:(?P<resign>接受辞职|辞职|接受)|(?P<remove>免去|免职|免|解聘)"
    r"|(?P<dismiss>撤销|罢免)|(?P<designate>提名|推荐)|(?P<appoint>任命|任职|任|聘任|聘请|选举))"
    r"(?:(?:下列|以下)(?:同志|人员|干部)*(?:为(?P<posts>[^：。；]+))?|[^：。；为的]{0,12})："
)
_BARE_HEAD = re.compile(
    r"[^：。；，]{0,6}?(?:(?P<resign>接受辞职|辞职)|(?P<remove>免去|免职|解聘)|(?P<dismiss>撤销|罢免)"
    r"|(?P<designate>提名)|(?P<appoint>任命|任职|聘任))(?:的?(?:名单|人员|干部|同志|如下|事项))*(?P<posts>)"
)


def head_in(paragraph: str) -> tuple[Action, str] | None:
    """What the line above a list says is done, and the post it is done to if it names one.

    “区政府决定，任命：” and “二、免职名单” name none; “任命下列人员为区人民法院审判员：” names one.
    """
    return _said_in(_HEAD.fullmatch(paragraph) or _BARE_HEAD.fullmatch(paragraph))


def action_in(title: str) -> Action | None:
    """What a title says is done, if it is one thing: 任免 is two."""
    if "任免" in title or ("免" in title and "任" in title.replace("主任", "")):
        return None
    found = _IN_A_TITLE.search(title)
    return _said_in(found)[0] if found else None  # type: ignore[index]


_IN_A_TITLE = re.compile(
    r"(?P<resign>辞职|辞去)|(?P<remove>免去|免职|解聘)|(?P<dismiss>撤销|罢免)|(?P<designate>提名)"
    r"|(?P<appoint>任命|任职|聘任|聘请|选举|晋升)(?P<posts>)"
)


def _said_in(found: re.Match[str] | None) -> tuple[Action, str] | None:
    for action, _ in _ACTIONS if found else ():
        if found[action] is not None:  # type: ignore[index]
            return action, found["posts"] or ""  # type: ignore[index]
    return None


_PROBATION = (
    r"(?P<note>(?:[，、 ]?(?:试用期(?:已?满)?[^，为任的]{0,8}|经?考核[^，为任的]{0,8}|同意|准予"
    r"|予以|正式|按期|按时|如期|转正|定职))*)[，、 ]?"
)
_TAKES = re.compile(
    rf"(?P<names>{NAMES}){COMRADE}{_PROBATION}"
    r"(?P<verb>(?:同时)?兼任|担任|挂职?任|出任|代理|转任|调任|改任|连任|续任|提任|晋升为?|当选为?|任命为"
    r"|聘任为|聘为|(?<!主)任(?!期|职|免|务)|为(?!为))"
    r" ?(?P<posts>(?!的).+)"
)
_ENDED = r"(?:，?(?:自然|同时|随之|相应|一并|即行|自行)(?:免除|免去|终止))"
_LEAVES = re.compile(
    rf"(?P<names>{NAMES})"
    rf"(?:{COMRADE}(?:所任|原任|现任|原|兼任|担任)?的|{COMRADE}(?:所任|原任)|(?<!志)同志)"
    rf" ?(?P<posts>.+?)(?P<ended>{_ENDED})?"
)
_RESIGNS = re.compile(
    rf"(?P<names>{NAMES}){COMRADE}(?:因[^，]*，?)?(?:提出)?的?(?:关于)?(?:请求)?辞去(?:其|所)?(?:担任的|任的|兼任的|的)?"
    r" ?(?P<posts>.+?)(?:的?(?:请求|申请|辞呈))?(?:，.*)?"
)
_NO_LONGER = re.compile(rf"(?P<names>{NAMES})?{COMRADE}不再(?:担任|兼任|任)(?P<posts>.+)")
_POST_FIRST = re.compile(rf"(?P<posts>[^：]+?)：(?P<names>{NAMES})")
_OF_THOSE_BEFORE = re.compile(
    rf"(?:其|他|她)(?:所任|原任|现任|原|兼任|担任)?的?(?P<posts>.*?)(?P<ended>{_ENDED})?"
)
_UNNAMED = re.compile(rf"(?:其|原任|所任|原)[^，。；]*?职务(?P<ended>{_ENDED})|原任?职务$")
# 乙任某书记，提名为某主任人选: the person is the one before.
_TAKES_TOO = re.compile(r"(?P<verb>为|任|担任|兼任) ?(?P<posts>(?![的期职免]).+)")
_ROW = re.compile(rf"(?P<names>{NAMES})[ \t]+(?P<posts>[^ \t].*)")
_ROW_POST_FIRST = re.compile(rf"(?P<posts>\S{{4,}})[ \t]+(?P<names>{NAMES})")
_NAMES = re.compile(NAMES)
_OFFICE = re.compile(r"(?:的?职务(?:（[^（）]*）)?|的?职位|的?一职|的?试用期|职级)$")


# 免去乙的某局副局长职务（终止试用期）: why, or how, the post is left.
_WHY = re.compile(r"职务（(?P<note>[^（），]*(?:试用期|退休|辞职|到龄)[^（），]*)）$")


def item_in(words: str, said: Action | None, *, places: tuple[str, ...] = ()) -> Item | None:
    """What the words after a lead, or a line of a list, say; `said` is the action so far.

    `places` are the words with which names of units begin here: they part a name from a post that
    follows it without 的.
    """
    found = _NO_LONGER.fullmatch(words)
    if found:
        names = persons_in(found["names"] or "")
        return Item("leaves", names, _office(found["posts"]), done="remove")
    found = _RESIGNS.fullmatch(words) if "辞去" in words else None
    if found and (names := persons_in(found["names"])):
        return Item("leaves", names, _office(found["posts"]), done="resign")
    if said in (None, "appoint", "designate"):
        found = _TAKES.fullmatch(words)
        if found and (names := persons_in(found["names"])):
            notes = ("按期转正",) if "转正" in found["note"] else ()
            return Item("takes", names, found["posts"], found["verb"], notes)
        found = _TAKES_TOO.fullmatch(words) if said else None
        if found:
            return Item("takes", (), found["posts"], found["verb"])
    if said not in ("appoint", "designate") and (leaving := _leaving(words, said, places)):
        return leaving
    if said and (found := _POST_FIRST.fullmatch(words)) and (names := persons_in(found["names"])):
        return Item("post first", names, found["posts"])
    return None


def _leaving(words: str, said: Action | None, places: tuple[str, ...]) -> Item | None:
    found = _OF_THOSE_BEFORE.fullmatch(words)
    if found and (said or found["ended"]):
        return Item("leaves", (), _office(found["posts"]), done="remove" if not said else None)
    found = _LEAVES.fullmatch(words)
    if found and (said or found["ended"]) and (names := persons_in(found["names"])):
        noted = _WHY.search(found["posts"])
        return Item(
            "leaves",
            names,
            _office(found["posts"]),
            notes=(noted["note"],) if noted else (),
            done="remove" if not said else None,
        )
    if said and _OFFICE.search(words):
        return _run_together(words, places)
    return None


def _run_together(words: str, places: tuple[str, ...]) -> Item:
    """A name and a post without 的: the name ends where a unit's can begin, if one way only."""
    begins = ("省", "市", "区", "县", "州", "旗", "镇", "乡", "中共", "国家", "人民", *places)
    if words.startswith(begins):
        return Item("leaves", (), _office(words))
    ways = [
        words[:length]
        for length in ((3, 4) if has_long_surname(words) else (2, 3))
        if words.startswith(begins, length) and has_surname(words)
    ]
    if len(ways) != 1:
        return Item("run together", (), words)
    return Item("leaves", (ways[0],), _office(words[len(ways[0]) :]))


def row_in(line: str) -> Item | None:
    """A line of a list that says neither verb nor colon: a name and a post, or the reverse."""
    found = _ROW.fullmatch(line)
    if found and (names := persons_in(found["names"])):
        return Item("row", names, found["posts"])
    found = _ROW_POST_FIRST.fullmatch(line)
    if found and (names := persons_in(found["names"])) and all(map(has_surname, names)):
        return Item("row", names, found["posts"])
    return None


def names_in(line: str) -> Item | None:
    """A line of nothing but names, below a line that named the post."""
    found = _NAMES.fullmatch(line)
    names = persons_in(line) if found else ()
    return Item("names", names, "") if names else None


def after_preamble(clause: str) -> str:
    """A clause without “经研究，决定” and the like before the name."""
    found = _PREAMBLE.match(clause)
    return clause[found.end() :] if found else clause


def leaves_unnamed(clause: str) -> bool:
    """Whether a clause ends posts without naming them: 其原任职务自然免除."""
    return _UNNAMED.search(clause) is not None


def _office(posts: str) -> str:
    return _OFFICE.sub("", _OFFICE.sub("", posts.strip(" ，。；")))
