"""The encodings of Chinese text, told apart by what they cannot contain.

UTF-8 is tried first and strictly: other encodings almost never form it by chance.  GB18030 and
Big5 share most of their bytes, and only the words tell them apart: those of one, read as the
other, are characters that nobody writes.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from itertools import pairwise

from luoshi.readers.errors import MixedEncodings, NotText, UndecodableText

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 64 * 1024
# Never in a text file: the controls, except tab, line ends, form feed, the old end-of-file
# mark of DOS, and escape.
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x19\x1c-\x1f]")
# Simplified and traditional characters that every official text has; a wrong decoding has few.
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们到作地于出就分对成会可主发年动同工也能"
    "下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实"
    "加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间"
    "样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军"
    "情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流"
    "這個國為來時們對會發動後學經進著過產電裡現實體機當應開還從業無關義點與長總設資區縣務"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the encoding that it was found to be in."""

    text: str
    encoding: str


def decode(content: bytes, *, name: str, declared: str | None = None) -> Decoded:
    """The text of a file without its byte order mark.

    `declared` is what the file says of itself; it is believed only if all of it decodes so.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strictly(content[len(mark) :], encoding, name)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        if "\0" not in text and not _is_utf8_by_chance(text):
            _refuse_binary(content, name)
            return Decoded(text, "utf-8")
    wide = _wide_encoding(content)
    if wide is not None:
        return _strictly(content, wide, name)
    _refuse_binary(content, name)
    _refuse_mixed(content, name)
    return _double_byte(content, name, declared)


_IN_THREE_BYTES = re.compile("[\u0800-\U0010ffff]")


def _is_utf8_by_chance(text: str) -> bool:
    """Whether a text is of letters, but of none that UTF-8 writes in three bytes, as Chinese.

    “通知” in GBK is also two letters in UTF-8, of alphabets that no gazette is written in.
    """
    if text.isascii() or _IN_THREE_BYTES.search(text):
        return False
    return 2 * sum(character > "\x7f" for character in text) > len(text)


def _strictly(content: bytes, encoding: str, name: str) -> Decoded:
    try:
        return Decoded(content.decode(encoding), encoding)
    except UnicodeDecodeError as met:
        line = content.count(b"\n", 0, met.start) + 1
        raise MixedEncodings(name=name, line=line, encoding=encoding.upper()) from None


def _wide_encoding(content: bytes) -> str | None:
    """UTF-16 without a mark: it has zero bytes, and reads as Chinese from one side only."""
    if b"\0" not in content:
        return None
    sample = content[: _SAMPLE & ~1]
    best = max(("utf-16-le", "utf-16-be"), key=lambda one: _sense(sample, one))
    return best if _sense(sample, best) >= 0.2 else None


def _sense(sample: bytes, encoding: str) -> float:
    """The share of a text's characters that are ASCII or everyday Chinese."""
    text = sample.decode(encoding, errors="replace")
    plain = sum(character in _COMMON or " " <= character <= "~" for character in text)
    return plain / len(text) if text else 0.0


def _refuse_binary(content: bytes, name: str) -> None:
    found = _CONTROL.search(content)
    if found is None:
        return
    # A lone control character is dirt; a text with many is no text.
    if b"\0" in content or len(_CONTROL.findall(content[:_SAMPLE])) > 8:
        byte = content[found.start()]
        raise NotText(name=name, offset=found.start() + 1, byte=f"0x{byte:02X}")


def _refuse_mixed(content: bytes, name: str) -> None:
    """Lines of UTF-8 beside lines that are not: two files were joined, or bytes were lost."""
    kinds: list[tuple[int, bool]] = []
    for number, line in enumerate(content.split(b"\n"), start=1):
        if line.isascii():
            continue
        try:
            characters = len(line.decode("utf-8"))
        except UnicodeDecodeError:
            kinds.append((number, False))
        else:
            # Two characters of the GB family may look like UTF-8 by chance; five do not.
            if len(line) - characters >= 10:
                kinds.append((number, True))
    for (_, before), (number, after) in pairwise(kinds):
        if before != after:
            encoding = "UTF-8" if before else "GB18030"
            raise MixedEncodings(name=name, line=number, encoding=encoding)


def _double_byte(content: bytes, name: str, declared: str | None) -> Decoded:
    candidates = [
        Decoded(text, encoding)
        for encoding in _candidates(declared)
        if (text := _decoded(content, encoding)) is not None
    ]
    if not candidates:
        raise UndecodableText(name=name, line=_first_bad_line(content))
    return max(candidates, key=lambda decoded: _commonness(decoded.text))


def _candidates(declared: str | None) -> list[str]:
    """The double-byte encodings worth trying; a declared one of another family comes last."""
    ours = ["gb18030", "big5hkscs"]
    if declared is None or declared.lower().startswith(("gb", "hz", "big5", "utf")):
        return ours
    return [*ours, declared]


def _decoded(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _commonness(text: str) -> float:
    """The share of everyday characters among all that are not ASCII."""
    wide = [character for character in text[:_SAMPLE] if character > "\x7f"]
    return sum(character in _COMMON for character in wide) / len(wide) if wide else 0.0


def _first_bad_line(content: bytes) -> int:
    try:
        content.decode("gb18030")
    except UnicodeDecodeError as met:
        return content.count(b"\n", 0, met.start) + 1
    return 1
