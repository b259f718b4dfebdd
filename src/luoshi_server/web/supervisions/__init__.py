"""Supervisions as pages show them: what can be done, and by which form."""
