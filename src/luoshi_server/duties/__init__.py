"""Duties: found, assigned, signed for, reported on, done, checked and closed."""
