"""What can be done with cases: one verb a file."""
