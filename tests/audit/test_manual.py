"""The manual of the audit says what the rules say."""

from __future__ import annotations

from pathlib import Path

from luoshi.audit.manual import pages

MANUAL = Path(__file__).parents[2] / "docs" / "audit"


def test_every_page_is_its_rules_docstring():
    written = {page.name: page.read_text("utf-8") for page in MANUAL.glob("*.md")}

    assert written == pages(), "run: python scripts/write_audit_manual.py"
