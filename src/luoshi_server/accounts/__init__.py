"""Members: who signs in, for which unit, in which role, and what each role may do."""
