"""Characters that no file of ours can hold: controls, halves of pairs, and what is no character."""

import re

_NOT_PRINTED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """The text without them; line ends and tabs stay."""
    return _NOT_PRINTED.sub("", text)
