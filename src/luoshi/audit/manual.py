"""The manual of the audit: each rule's docstring is its page."""

from __future__ import annotations

import inspect
import sys

from luoshi.audit.auditing import Rule, every_rule


def page_of(rule: Rule) -> str:
    """The page of one rule: what its module is about, then what the rule says of itself."""
    return f"# {_title(rule)}\n\n`{name_of(rule)}`\n\n{inspect.getdoc(rule)}\n"


def index_page() -> str:
    """The page that leads to all others."""
    lines = "\n".join(
        f"| [{name_of(rule)}]({name_of(rule)}.md) | {_title(rule)} |" for rule in every_rule()
    )
    return f"{_INTRODUCTION}\n| rule | about |\n|---|---|\n{lines}\n"


def pages() -> dict[str, str]:
    """All pages by their file names."""
    return {"index.md": index_page()} | {
        f"{name_of(rule)}.md": page_of(rule) for rule in every_rule()
    }


def name_of(rule: Rule) -> str:
    """The name by which findings call their rule."""
    return rule.__name__.replace("_", "-")


def _title(rule: Rule) -> str:
    return (inspect.getdoc(sys.modules[rule.__module__]) or "").splitlines()[0].rstrip(".")


_INTRODUCTION = """\
# Audit

`luoshi audit FILE` computes again what a gazette lets one compute, and says of each relation
whether it holds, with the places of all its figures.

A printed figure stands for every amount that is rounded to it: 8.64亿元 for anything from 8.635 to
8.645. A relation is **inconsistent** only when no amounts within these intervals satisfy it, as in
XBRL's Calculations 1.1. Words such as 约, 以上 or 不低于 widen an interval; what is counted one by
one (12所) is exact. Where the text allows two readings the finding is **ambiguous** and shows both;
what it leaves out is a **gap**. Everything else that could be checked is **consistent**.

A wrong alarm costs more trust than ten right ones earn, so each rule says on its page when it
keeps silent. Rules find relations by the structure and the words of a text; none knows a place.

One rule is one file in `luoshi/audit/rules`, and the folder is the registry: a new file with a
function of the same name is a new rule, and its docstring is its page here.
"""
