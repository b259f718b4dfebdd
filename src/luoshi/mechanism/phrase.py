"""Citing a provision by what it says, and reading from it what it sets.

    发生死亡{deaths:number}人事故的，{whose:unit}负责人[必须|应当]到现场督导

Words stand for themselves; `{name:kind}` reads a number, unit, term, share, list or
period; `[a|b]` is one of several words, and `[a|]` may be left out; `…` skips words
within a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from luoshi.errors import LuoshiError
from luoshi.mechanism.slots import ANYTHING, KINDS, Read
from luoshi.mechanism.texts import InForce, SearchedText, plain
from luoshi.provenance import Pin

TOKEN = re.compile(r"\{(\w+)[:：](\w+)\}|\[([^\]]*)\]|(…+|\.\.\.)|([^{\[…]+?(?=[{\[…]|\.\.\.|$))")
GAP = r"[^。；！？]{0,60}?"
SENTENCE = re.compile(r"[^。；！？]+[。；！？]?")


class PhraseUnreadable(LuoshiError):
    """The phrase “{words}” cannot be read: {reason}."""


class PhraseNotFound(LuoshiError):
    """No provision in force says “{words}”.

    The nearest is “{nearest}” in {place}, which differs from “{differs_at}” on.  Quote the
    provision's own words, or load the document that says this.
    """


class NothingLikeIt(PhraseNotFound):
    """No provision in force says “{words}”, nor anything like it.  Load the document that says
    this.
    """


class PhraseInSeveralPlaces(LuoshiError):
    """“{words}” is said in {count} provisions: {places}.

    Quote more of the words, so that one provision alone says them.
    """


class SlotUnreadable(LuoshiError):
    """“{words}” was found in {place}, but its {slot} cannot be read there.

    A {kind} is wanted, the text says “{said}”.
    """


@dataclass(frozen=True, slots=True)
class Phrase:
    """Few and distinctive words of a mandate, with slots for what they set.

    `several` lets the words stand in more than one provision.  Words that are common to
    many provisions (the units responsible, how often) count only `here`: in the provision
    that orders the mechanism, and beneath it.
    """

    words: str
    several: bool = False
    here: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """One place where a text says a phrase, and what it sets there."""

    phrase: Phrase
    read: Read
    pin: Pin
    text: SearchedText
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Token:
    """A piece of a phrase: its pattern, and the slot that it is, if it is one."""

    pattern: str
    slot: str = ""
    kind: str = ""


@lru_cache(maxsize=4096)
def _tokens(words: str) -> tuple[_Token, ...]:
    told = plain(words)
    tokens: list[_Token] = []
    at = 0
    for found in TOKEN.finditer(told):
        if found.start() != at:
            raise PhraseUnreadable(words=words, reason=f"“{told[at : found.start()]}” is no piece")
        at = found.end()
        name, kind, choice, gap, literal = found.groups()
        if name:
            if kind not in KINDS:
                raise PhraseUnreadable(words=words, reason=f"no slot is of kind {kind}")
            tokens.append(_Token(KINDS[kind].written, name, kind))
        elif choice is not None:
            tokens.append(_Token("(?:" + "|".join(map(re.escape, choice.split("|"))) + ")"))
        elif gap:
            tokens.append(_Token(GAP))
        else:
            tokens += [_Token(re.escape(sign)) for sign in literal]
    if at != len(told) or not tokens:
        raise PhraseUnreadable(words=words, reason=f"“{told[at:]}” is no piece of a phrase")
    last = tokens[-1]
    if last.slot and KINDS[last.kind].greedy:
        tokens[-1] = _Token(KINDS[last.kind].greedy, last.slot, last.kind)
    return tuple(tokens)


def _pattern(tokens: tuple[_Token, ...], *, loose: bool = False) -> re.Pattern[str]:
    pieces = (
        f"(?P<{token.slot}>{ANYTHING if loose else token.pattern})" if token.slot else token.pattern
        for token in tokens
    )
    return re.compile("".join(pieces))


@lru_cache(maxsize=4096)
def _compiled(words: str, loose: bool = False) -> re.Pattern[str]:
    return _pattern(_tokens(words), loose=loose)


@lru_cache(maxsize=4096)
def _longest_literal(words: str) -> str:
    """The longest run of the phrase's own words, by which most provisions are passed over."""
    # The words of a choice are mostly common (建立, 健全): they count where there are no others.
    pairs = _pairs(r"\{[^}]*\}|\[[^\]]*\]|…+", phrase) or _pairs(r"\{[^}]*\}|[\[|\]]|…+", phrase)
    best, sentence, where = 0, "", ""
    for text in texts:
        for part in SENTENCE.findall(text.plain):
            shared = sum(pair in part for pair in pairs)
            if shared > best:
                best, sentence = shared, part
                where = f"{text.text.document} {text.text.provision}".strip()
    if not best:
        return NothingLikeIt(words=phrase.words)
    return PhraseNotFound(
        words=phrase.words,
        nearest=sentence[:120],
        place=where,
        differs_at=_where_it_differs(tokens, sentence)[:40],
    )


def _pairs(between: str, phrase: Phrase) -> set[str]:
    """The pairs of characters of the phrase that stand together."""
    pieces = re.split(between, plain(phrase.words))
    return {piece[n : n + 2] for piece in pieces for n in range(len(piece) - 1)}


def _where_it_differs(tokens: tuple[_Token, ...], sentence: str) -> str:
    """What the sentence says where it leaves the phrase, taken from the phrase's longest start."""
    for count in range(len(tokens) - 1, 0, -1):
        found = _pattern(tokens[:count]).search(sentence)
        if found:
            return sentence[found.end() :] or "its end"
    return sentence
