"""Units and who holds which post in them, as confirmed appointments have it."""
