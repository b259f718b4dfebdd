"""What answers look like: one noun a file."""
