"""Cases: what mechanisms charge units with, and what the clock makes of it."""
