"""What keeps a sentence about a post from being read: it is said, and nothing is guessed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from luoshi.provenance import Finding, Span


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that keeps a sentence from being read, in both languages."""

    rule: str
    verdict: Literal["gap", "ambiguous"]
    chinese: str
    english: str

    def about(self, words: str, span: Span) -> Finding:
        return Finding(
            rule=self.rule,
            verdict=self.verdict,
            message=f"“{words}”{self.chinese}，请人工确认",
            message_en=f"“{words}” {self.english}",
            span=span,
        )


NOT_NAMED = Doubt(
    "post-not-named", "gap", "免除了职务，但没有写明是哪一个", "ends a post without naming it"
)
RUN_TOGETHER = Doubt(
    "person-and-post-run-together",
    "ambiguous",
    "的姓名与职务之间没有“的”，分界不明",
    "runs a name and a post together; where the name ends is not clear",
)
NOT_READ = Doubt(
    "appointment-not-read",
    "gap",
    "说到任免，但读不出是谁、什么职务",
    "speaks of a post, but whose or which could not be read",
)
