"""The debt of a government and its ceiling."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from luoshi.audit.entry import Entry
from luoshi.audit.judgement import within
from luoshi.audit.view import View
from luoshi.provenance import Finding

_DEBT = re.compile(r"(?P<of>.*?)债务(?P<what>余额|限额)")


def debt_ceiling(view: View) -> Iterator[Finding]:
    """The balance of a debt (债务余额) is no more than its ceiling (债务限额).

    Both are named after the same debt (地方政府债务, 一般债务, 专项债务) and stand for the same
    date or year in one document.
    """
    found: dict[tuple[str, str, int | None], dict[str, Entry]] = defaultdict(dict)
    for entry in view.money:
        if not entry.name.endswith("额"):
            continue
        named = _DEBT.search(entry.name)
        if named is not None and entry.is_exact:
            of = named["of"][-4:]
            key = (entry.figure.document, of, entry.year)
            found[key].setdefault(named["what"], entry)
    for pair in found.values():
        balance, ceiling = pair.get("余额"), pair.get("限额")
        if balance is not None and ceiling is not None and balance.base == ceiling.base:
            yield within(
                "debt-ceiling",
                balance,
                ceiling,
                zh="债务余额{part}没有超过限额{whole}。",
                en="The debt of {part} is within its ceiling of {whole}.",
                zh_over="债务余额{part}超过了限额{whole}。",
                en_over="The debt of {part} exceeds its ceiling of {whole}.",
            )
