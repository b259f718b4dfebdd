"""What the administrator does with members: one verb a file."""
