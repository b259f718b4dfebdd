"""Words in a cell that a spreadsheet would run as a formula.

A cell that begins with =, +, -, @, a tab or a line end is a formula to a spreadsheet, whoever
wrote it.  An apostrophe before it makes it words again, and is taken away when the file comes
back.  A plain number runs nothing, and a sign alone is a dash.
"""

from __future__ import annotations

import re

# Chinese spreadsheets take the full-width signs for the same.
_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_PLAIN_NUMBER = re.compile(r"-[0-9]+(\.[0-9]+)?%?")


def is_formula(words: str) -> bool:
    """Whether a spreadsheet would run these words."""
    return (
        len(words) > 1
        and words.lstrip(" ").startswith(_SIGNS)
        and not _PLAIN_NUMBER.fullmatch(words)
    )


def safe_cell(words: str) -> str:
    """The words as a cell of CSV that no spreadsheet runs.

    >>> safe_cell("=1+1"), safe_cell("-3.3")
    ("'=1+1", '-3.3')
    """
    return f"'{words}" if is_formula(words.lstrip("'")) else words


def words_of_cell(cell: str) -> str:
    """The words that `safe_cell` was given: what was exported comes back as it was."""
    return cell[1:] if cell.startswith("'") and is_formula(cell.lstrip("'")) else cell
