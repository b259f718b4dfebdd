"""What can be done in a supervision, one verb a file."""
