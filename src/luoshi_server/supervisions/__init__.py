"""Supervision of units by statute (政府督查): plan, conclusion, objection, correction, praise."""
