"""An amount per head, and the amount and the heads."""

from __future__ import annotations

import re
from collections.abc import Iterator

from luoshi.audit.judgement import judged, level, operand, said
from luoshi.audit.view import View
from luoshi.provenance import Finding

_PER = re.compile(r"(?:人均|户均|平均每[^，。；]{1,4}|每[个家所户人]|单个|亩均)[^，。；]{0,12}$")
_HEADS = frozenset(("people", "households", "count"))


def per_head(view: View) -> Iterator[Finding]:
    """安排经费360万元，用于24个社区，每个社区15万元: the amount divided by the heads.

    Amount and heads stand before it in the same sentence.  Other amounts could be meant, so the
    relation is mentioned only when it holds.
    """
    for entry in view.money:
        if not entry.is_exact:
            continue
        if "均" not in (words := view.words_before(entry)) and "每" not in words:
            continue
        if not _PER.search(words):
            continue
        before = [
            other
            for other in view.sentences[entry.sentence]
            if other.index < entry.index and other.is_level and other.is_exact
        ][-3:]
        heads = next((other for other in reversed(before) if other.kind in _HEADS), None)
        whole = next((other for other in reversed(before) if other.base == entry.base), None)
        if heads is None or whole is None or heads.interval.low <= 0:
            continue
        finding = judged(
            "per-head",
            level(entry),
            whole.interval / heads.interval,
            whole.value / heads.value,
            (operand(entry), operand(whole), operand(heads)),
            zh=f"{said(whole)}除以{said(heads)}",
            en=f"{said(whole)} over {said(heads)}",
        )
        if finding.verdict == "consistent":
            yield finding
