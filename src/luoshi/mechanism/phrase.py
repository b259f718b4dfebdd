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
    pieces = re.split(r"\{[^}]*\}|\[[^\]]*\]|…+|\.\.\.", plain(words))
    return max(pieces, key=len)


def matches(phrase: Phrase, texts: InForce) -> Iterator[Match]:
    """Every place where `texts` say `phrase`."""
    pattern, literal = _compiled(phrase.words), _longest_literal(phrase.words)
    kinds = {token.slot: token.kind for token in _tokens(phrase.words) if token.slot}
    for text in texts:
        if literal in text.plain:
            for found in pattern.finditer(text.plain):
                yield _match(phrase, text, found, kinds)


def find(phrase: Phrase, texts: InForce, first: InForce | None = None) -> tuple[Match, ...]:
    """All matches of `phrase`, which must stand in one provision.

    It is looked up in `first`, where the mechanism's own order stands, and only then
    in all texts.  Several matches in one provision set several rules.
    """
    if phrase.here and first is not None:
        texts = first
    found: tuple[Match, ...] = ()
    if first is not None:
        found = tuple(matches(phrase, first))
    if not found and texts is not first:
        found = tuple(matches(phrase, texts))
    if not found:
        raise _why_not(phrase, texts)
    places = list(dict.fromkeys((m.pin.document, m.pin.provision) for m in found))
    if len(places) > 1 and not phrase.several:
        raise PhraseInSeveralPlaces(
            words=phrase.words,
            count=len(places),
            places="; ".join(f"{document} {provision}" for document, provision in places),
        )
    return found


def _match(
    phrase: Phrase, text: SearchedText, found: re.Match[str], kinds: dict[str, str]
) -> Match:
    values = {}
    for name, kind in kinds.items():
        values[name] = KINDS[kind].read(found[name])
        if values[name] is None:
            raise _unreadable(phrase, text, name, kind, found[name])
    pin = text.pin(found.start(), found.end())
    return Match(phrase, Read(values), pin, text, found.start(), found.end())


def _unreadable(
    phrase: Phrase, text: SearchedText, name: str, kind: str, said: str
) -> SlotUnreadable:
    place = f"{text.text.document} {text.text.provision}".strip()
    return SlotUnreadable(words=phrase.words, place=place, slot=name, kind=kind, said=said)


def _why_not(phrase: Phrase, texts: InForce) -> LuoshiError:
    """The reason why nothing was found: a slot that cannot be read, or other words."""
    tokens = _tokens(phrase.words)
    slots = [token for token in tokens if token.slot]
    if slots:
        loose, literal = _compiled(phrase.words, loose=True), _longest_literal(phrase.words)
        for text in texts:
            found = loose.search(text.plain) if literal in text.plain else None
            if found is None:
                continue
            for token in slots:
                said, sign = found[token.slot], KINDS[token.kind].sign
                if sign in said and not re.fullmatch(token.pattern, said):
                    return _unreadable(phrase, text, token.slot, token.kind, found[token.slot])
    return _nearest(phrase, texts, tokens)


def _nearest(phrase: Phrase, texts: InForce, tokens: tuple[_Token, ...]) -> PhraseNotFound:
    """The sentence that shares most pairs of characters with the phrase."""
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
