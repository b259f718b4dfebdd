"""How opinions on road safety word things, so that one phrase holds in many districts."""

from __future__ import annotations

from luoshi.mechanism import Phrase


def here(words: str) -> Phrase:
    """Words that many provisions have: they count in the provision that orders the mechanism.

    Several places of it may say them, and order the same thing once.
    """
    return Phrase(words, several=True, here=True)
