"""How mechanisms, their cases and what is owed in them are shown."""
