"""What was read, in the words of others: one standard a module, each a view of the same records."""
