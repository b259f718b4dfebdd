"""The doors for the command line."""
