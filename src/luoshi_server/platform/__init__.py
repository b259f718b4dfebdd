"""What every part of the server stands on: the instance, the clock, errors, stored files."""
