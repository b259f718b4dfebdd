"""What can be done about scores, one verb a file."""
