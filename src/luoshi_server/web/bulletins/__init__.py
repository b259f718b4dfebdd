"""Bulletins as pages show them: the paper as HTML, and what can be done with it."""
