"""What can be computed again in a gazette: sums, rates, shares, balances, repeated figures."""

from luoshi.audit.auditing import Rule, audit, audit_figures, every_rule
from luoshi.audit.view import View

__all__ = ["Rule", "View", "audit", "audit_figures", "every_rule"]
