"""What a short paragraph is, by its own words: a title, an issuer, a number, a date, an address.

Heads and feet are made of such lines.  A mark is a guess that the lines around it confirm.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from luoshi.document.days import DAY
from luoshi.document.flow import Flow
from luoshi.document.kinds import TITLE_ENDS
from luoshi.document.numbers import number_alone, number_at_end, order_alone
from luoshi.document.speakers import is_speaker
from luoshi.provenance import Span

Mark = Literal[
    "text", "label", "title", "opening", "fragment", "issuer", "banner", "number", "order",
    "meeting", "date", "signed", "printed", "copied", "released", "addressees", "salutation",
    "speaker", "annex", "colophon", "metadata", "contents",
]  # fmt: skip


class Line(NamedTuple):
    """One paragraph of the flow: where it stands, its folded words, what it seems to be."""

    span: Span
    words: str
    mark: Mark


_LONGEST = 170


def lines_of(flow: Flow) -> list[Line]:
    """Every paragraph with its mark; long ones are text."""
    read = _with_tabs if "\t" in flow.text else _folded
    lines = [
        Line(span, words, mark_of(words) if 0 < len(words) < _LONGEST else "text")
        for span in flow.paragraphs
        for words in (read(flow, span),)
    ]
    return _with_whole_meetings(lines)


# “（2021年8月4日某市人民代表大会” and on the next line “常务委员会第三次会议通过）”.
_BRACKET_BEGINS = re.compile(r"（\d{4} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日[^。；（）]{2,60}")
_BRACKET_GOES_ON = re.compile(r"[^。；（）]{2,60}会议[^。；（）]{0,12}(?:通过|批准)）")
_MEETING_BEGINS = re.compile(
    r"[—\-（]{0,3} ?\d{4} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日 ?[在经][^。；]{2,60}(?<![上过）])"
)
_MEETING_GOES_ON = re.compile(r"[^，。；：]{1,40}(?:会议|大会)(?:上|(?:审议)?通过)?）?|会?上）?")


def _with_whole_meetings(lines: list[Line]) -> list[Line]:
    """The lines with a meeting whose name was broken over two of them set in one."""
    for at, line in enumerate(lines[:-1]):
        if line.words[:1] not in _BEGINS_A_MEETING or line.mark not in _BROKEN_MEETINGS:
            continue
        follows = lines[at + 1]
        if _are_a_meeting(line.words, follows.words):
            whole = Line(
                Span(line.span.start, follows.span.end), line.words + follows.words, "meeting"
            )
            return [*lines[:at], whole, *_with_whole_meetings(lines[at + 2 :])]
    return lines


def _are_a_meeting(begins: str, goes_on: str) -> bool:
    if _MEETING_BEGINS.fullmatch(begins) and _MEETING_GOES_ON.fullmatch(goes_on):
        return True
    return (
        _BRACKET_BEGINS.fullmatch(begins) is not None
        and _BRACKET_GOES_ON.fullmatch(goes_on) is not None
    )


_BEGINS_A_MEETING = frozenset("—-（12")
_BROKEN_MEETINGS = frozenset(("fragment", "meeting", "text", "label"))


def _folded(flow: Flow, span: Span) -> str:
    return flow.folded[span.start : span.end]


def _with_tabs(flow: Flow, span: Span) -> str:
    """The folded words, but for the tabs between cells, which folding makes blanks."""
    words = flow.folded[span.start : span.end]
    printed = flow.text[span.start : span.end]
    if "\t" not in printed:
        return words
    return "".join(
        sign if sign == "\t" else word for sign, word in zip(printed, words, strict=True)
    )


_SENTENCE = re.compile(r"[。；！？]")
_LABEL = re.compile(
    r"[一二三四五六七八九十]{1,3}(?:、|[.](?!\d))|（[一二三四五六七八九十\d]{1,3}）"
    r"|\d{1,3}[.、](?!\d)|\d{1,3}）|[①-⑳㈠-㈩⑴-⒇⒈-⒛]|第[一二三四五六七八九十百]+[章节条编]"
    r"|——(?!.{0,6}\d{4} ?年)|[—-](?=[\u3400-\u9fff])"
)
_SALUTATION = re.compile(r"(?:各位|尊敬的|同志们|主任、)[^，。]{0,20}[：！]")
_MEETING = re.compile(
    r"[—\-_]{1,4} ?（?(?:[^。]{0,20}年.{0,14}日)?.{0,60}(?:会议|大会|会)(?:上|(?:审议)?通过)?）?"
    r"|（?.{6,16}日 ?[在经由]?[^。；]{0,60}(?:会议|大会|常委会)[^。；]{0,80}）?"
    r"|在[^。；，]{4,50}(?:会议|大会)上"
    r"|（?.{6,16}日[^。；]{2,40}令[^。；]{0,20}(?:公布|发布)[^。；]{0,60}）?"
)
_SESSION = re.compile(r"（[^（）。；：]{0,24}第[^（）。；：]{1,24}次(?:会议|大会)(?:上|通过)?）")
_DATE = re.compile(
    r"[—\-]{0,3}（?(?:(?:\d ?){4}|[〇零一二三四五六七八九]{4}) ?年"
    r" ?[\d一二三四五六七八九十〇零]{0,3} ?月 ?[\d一二三四五六七八九十〇零]{0,3} ?日?）?"
    r"|（?\d{4}[-./]\d{1,2}[-./]\d{1,2}）?"
)
_PRINTED = re.compile(r"（?[^。；]{0,60}日 ?印 ?[发制]）?|（?印发(?:日期|时间)[：:].{4,20}）?")
_COPIED = re.compile(r"(?:抄 ?送|抄 ?报|主 ?送|分 ?送|主题词|校对)[：: ].*|（?共印 ?\d+ ?份）?")
_RELEASED = re.compile(r"（(?:此件|本件|本文|联系)[^（）]{2,40}）|（公开[^（）]{0,10}）")
_ANNEX = re.compile(
    r"附 ?[件表录]? ?(?:\d{1,2}|[一二三四五六七八九十]{1,2})?(?:-\d+)? ?：?(?: ?\d?[.、]?.{0,60})?"
)
_UNIT_ENDS = (
    "人民政府|委员会|办公室|办公厅|政府|局|厅|委|院|部|会|中心|公司|大队|支队|总队|队|处|署|社|所"
    "|学校|银行|指挥部|小组|集团|海关|团|行"
)
UNIT = re.compile(
    rf"(?:中共|中国共产党)?[\u3400-\u9fff（）、“”]{{2,34}}?(?:{_UNIT_ENDS})"
    r"(?:（[\u3400-\u9fff]{2,16}）)?"
)
_ISSUERS = re.compile(rf"{UNIT.pattern}(?: {UNIT.pattern})*")
_BANNER = re.compile(
    r"(?!.*(?:关于|的))[\u3400-\u9fff]{4,30}(?:文件|令|公告|通告|公文)|[特加紧]急|平急|机密|秘密"
    r"|.{0,6}★.{0,10}|令|公告|通告"
)
_TO = re.compile(
    r"各|局|委|办|政府|单位|部门|公司|院|厅|学校|村|镇|乡|街道|处|中心|会|部|行|队|企业|社"
)
_NOT_TO = re.compile(
    r"如下|决定|任命|免去|通知|主要|以下|包括|其中|目标|情况|一是|要求|事项|附件|注|联系|内容|任务"
    r"|措施|[是为]$|报告|地址|电话|时间|地点|各位|责任|牵头|[《》。；！？\d]|同志"
)
_COLOPHON = re.compile(
    r"(?:版权页|主 ?管|主 ?办|编 ?辑|编 ?印|出 ?版|印 ?刷|发 ?行|准印证|刊 ?号|地 ?址|邮编|邮政编码"
    r"|电 ?话|网 ?址|传 ?真|定 ?价|编委会|主编|副主编|责任编辑|承 ?办|出版日期|内部资料)"
    r"(?:单位|号)?(?:[：: ].*)?"
)


_MASTHEAD = re.compile(r"(?!.*(?:统计|普查|调查|环境|状况|质量))[\u3400-\u9fff]{2,20}(?:公报|政报)")
# An entry of a table of contents: a title and the page it is on.
_ENTRY = re.compile(
    r"(?:通知|意见|决定|批复|公告|通告|报告|办法|规定|方案|计划|情况)\W*[（ ]\d{1,3}）?$"
)
# The table of facts that portals print above a text.
_METADATA = re.compile(
    r"【?(?:发文字号|文 ?号|成文日期|发文日期|发文机关|发布机构|标 ?题|名称|索 ?引 ?号|主题分类"
    r"|信息类别|有 ?效 ?性|生效日期|废止日期|公开日期|公开发布日期|文件类型"
    r"|所属单位|关键词|分 ?类)】?[：: ]"
    r"|索 ?引 ?号[0-9A-Z]|(?:有效|失效|已废止)$"
)


_BEGINS_METADATA = frozenset("【发文成标名索主信有生废公关分失已所")


def mark_of(words: str) -> Mark:
    """What the words of a short paragraph seem to be."""
    last, first = words[-1], words[0]
    if "\t" in words or "|" in words:
        return "text"
    if not words.strip("—-_="):
        return "colophon"
    bare = words[1:] if first in "·•●" else words
    if bare[:1] in _BEGINS_METADATA and _METADATA.match(bare):
        return "metadata"
    if first in "抄主分" and _COPIED.fullmatch(words):
        return "copied"
    if last in "，、" and words.count("《") > words.count("》") and "关于" in words[:40]:
        return "opening"
    if last in "。；，、":
        return "released" if first == "（" and _RELEASED.fullmatch(words[:-1]) else "text"
    if first in "附抄主分共印校（" and (mark := _foot_mark(words)):
        return mark
    if last in "：！":
        if _SALUTATION.fullmatch(words):
            return "salutation"
        return "addressees" if last == "：" and _are_addressees(words[:-1]) else "text"
    in_digits = last in "日号）月年" or last.isdigit() or "号" in words[-20:]
    if in_digits and (mark := _number_or_date(words)):
        return mark
    if "日" in words and (mark := _dated_mark(words)):
        return mark
    if first in "—-在（" and last in "上过）会" and _MEETING.fullmatch(words):
        return "meeting"
    if first == "（" and last == "）" and _SESSION.fullmatch(words):
        return "meeting"
    if _LABEL.match(words):
        return "label"
    if _SENTENCE.search(words):
        return "text"
    return _head_mark(words)


def _foot_mark(words: str) -> Mark | None:
    if words[0] == "附" and len(words) < 90 and _ANNEX.fullmatch(words) and "的" not in words[:3]:
        return "annex"
    if _PRINTED.fullmatch(words):
        return "printed"
    if _COPIED.fullmatch(words):
        return "copied"
    if words[0] == "（" and _RELEASED.fullmatch(words):
        return "released"
    return None


def _number_or_date(words: str) -> Mark | None:
    if _DATE.fullmatch(words):
        return "date"
    if number_alone(words):
        return "number"
    if order_alone(words):
        return "order"
    return "title" if number_at_end(words) else None


def _dated_mark(words: str) -> Mark | None:
    if _PRINTED.fullmatch(words):
        return "printed"
    if ("会" in words or "令" in words) and _MEETING.fullmatch(words) and DAY.search(words[:30]):
        return "meeting"
    if words[-1] in "日）" and (day := DAY.search(words)):
        before = words[: day.start()].rstrip(" （")
        if before and _ISSUERS.fullmatch(before):
            return "signed"
    return None


_TO_SOMEBODY = re.compile(r"[\u3400-\u9fff·、]{2,14}(?:代表|委员)")


def _are_addressees(words: str) -> bool:
    if _TO_SOMEBODY.fullmatch(words):
        return True
    return _TO.search(words) is not None and _NOT_TO.search(words) is None


def _head_mark(words: str) -> Mark:
    if len(words) > 120:
        return "text"
    if _BANNER.fullmatch(words):
        return "banner"
    if words[-1] == "报" and _MASTHEAD.fullmatch(words):
        return "colophon"
    if words[-1] in "）0123456789" and _ENTRY.search(words):
        return "contents"
    if len(words) > 3 and TITLE_ENDS.search(words):
        return "title"
    if _ISSUERS.fullmatch(words):
        return "issuer"
    if _COLOPHON.fullmatch(words):
        return "colophon"
    if is_speaker(words):
        return "speaker"
    if "关于" in words or words.startswith(("印发", "转发", "批转")):
        return "opening"
    return "fragment" if len(words) <= 60 and "，" not in words else "text"
