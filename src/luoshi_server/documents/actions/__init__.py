"""What can be done with a gazette and with what was read in it: one verb a file."""
