"""A gazette with what the audit finds in it."""

from __future__ import annotations

from luoshi.audit import audit
from luoshi.gazette import Gazette


def audited(gazette: Gazette) -> Gazette:
    """The same gazette; its findings now also say which printed figures hold and which do not."""
    return gazette.with_findings(audit(gazette))
