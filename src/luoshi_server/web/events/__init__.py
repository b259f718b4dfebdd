"""How events are filled in, corrected and shown."""
