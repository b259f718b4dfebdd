"""One format a file: how it is recognised, and what reads it."""
