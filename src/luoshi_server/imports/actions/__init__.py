"""What can be done with tables: one verb a file."""
