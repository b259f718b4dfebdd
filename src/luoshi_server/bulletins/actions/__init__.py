"""What can be done with a bulletin, one verb a file."""
