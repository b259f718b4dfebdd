"""Oversight: how a government looks at what its own units do, by statute."""
