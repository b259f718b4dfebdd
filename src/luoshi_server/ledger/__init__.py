"""The ledger: what was told, in order, never altered; and what follows it."""
