"""What can be done about how one is told, one verb a file."""
