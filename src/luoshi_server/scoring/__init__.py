"""Scorecards of units, from the facts that the ledger holds."""
