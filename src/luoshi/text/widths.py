"""The same sign comes in several characters: ５ and 5, ： and :, • and ·.

Folding writes each of them one way, so that every later pattern is written once.  A folded text
is as long as the text: an offset into the one is an offset into the other, and what is quoted is
quoted from the text as printed.

What a folded text looks like:

- digits, Latin letters, % and the decimal point are ASCII, a space is ' ' (a line end stays);
- （ ） ： ； are full-width, also where a digit stands beside them (1：3, 9：00), but for ://;
- ， is full-width; a half-width comma only groups digits by threes (613,902);
- a short dash of any kind is - (1-2个, 2016-2020), a long one is — (6—9个), a tilde is ～:
  which of them joins and which parts is for the reader of the phrase to say;
- 〇 is the zero among Chinese digits, whatever circle was typed for it (二○二一);
- the dot between the parts of a name is ·;
- a Kangxi radical or a compatibility ideograph is the plain ideograph (a habit of PDF fonts).
"""

import re
from collections.abc import Iterator
from unicodedata import normalize


def fold(text: str) -> str:
    """The text with each sign written one way, character for character."""
    if "，" in text:
        text = _GROUPING_COMMA_WRITTEN_WIDE.sub(",", text)
    text = _WRITTEN_OTHERWISE.sub(lambda found: _ONE_WAY[found[0]], text)
    if ":" in text:
        text = _COLON.sub("：", text)
    if "," in text:
        text = _COMMA_OF_A_SENTENCE.sub("，", text)
    if "?" in text or "!" in text:
        text = _MARK_OF_A_CHINESE_SENTENCE.sub(lambda found: "？！"["?!".index(found[0])], text)
    if "○" in text or "◯" in text:
        text = _CIRCLES.sub(_zeros, text)
    return _TYPED_ZEROS.sub(_zeros, text)


def _zeros(found: re.Match[str]) -> str:
    return "〇" * len(found[0])


# Of the full-width forms of ASCII these are at home in Chinese text; ～ is beyond the range.
_WIDE_AT_HOME = "！（），：；？"

_PAIRS = {
    "();": "（）；",
    "﹐﹒．﹔﹕﹖﹗﹙﹚﹪∶︰": "，..；：？！（）%：：",
    "｡｢｣､･": "。「」、·",
    "•‧∙・⋅": "·····",
    "‐‑‒–−﹣": "------",
    "―─━﹘": "————",
    "~∼〜": "～～～",
}

_SPACES = "\t\u00a0\u1680\u202f\u205f\u200b\u2060\ufeff\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)

_IDEOGRAPHS_OF_FONTS = (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFADA))


def _pairs() -> Iterator[tuple[str, str]]:
    for code in range(ord("！"), ord("～")):
        if chr(code) not in _WIDE_AT_HOME:
            yield chr(code), chr(code - ord("！") + ord("!"))
    for printed, plain in _PAIRS.items():
        yield from zip(printed, plain, strict=True)
    for space in _SPACES:
        yield space, " "
    for ideograph in map(chr, _IDEOGRAPHS_OF_FONTS):
        # A few compatibility ideographs are plain ones that stand in the wrong block.
        if (plain := normalize("NFKC", ideograph)) != ideograph:
            yield ideograph, plain


_ONE_WAY = dict(_pairs())
_WRITTEN_OTHERWISE = re.compile("[" + "".join(map(re.escape, _ONE_WAY)) + "]")

_COLON = re.compile(r":(?!//)")

# Someone who types the digits wide types the comma wide.  Between ASCII digits a wide comma parts
# two numbers: 增长5，123个.
_GROUPING_COMMA_WRITTEN_WIDE = re.compile("(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
_COMMA_OF_A_SENTENCE = re.compile(r",(?!(?<=[0-9],)[0-9]{3}(?![0-9]))")

_MARK_OF_A_CHINESE_SENTENCE = re.compile("(?<=[\u4e00-\u9fff）”’》])[?!]")

# ○○小学 is a school whose name is withheld, 二○○八 a year; and a typist's 0 or O may stand among
# the digits of a year.  (Each pattern starts with what it replaces: that is what makes it fast.)
_DIGIT = "零〇一二三四五六七八九"
_CIRCLES = re.compile(f"[○◯](?<=[{_DIGIT}].)[○◯]*|[○◯]+(?=[{_DIGIT}])")
_TYPED_ZEROS = re.compile(f"[0Oo](?<=[{_DIGIT}].)[0Oo]*(?=[{_DIGIT}年])")
