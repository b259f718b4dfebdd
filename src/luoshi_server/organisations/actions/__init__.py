"""What can be done with the register of units and posts, one verb a file."""
