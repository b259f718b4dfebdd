"""What the pages on which claims are confirmed have in common."""
