"""Gazettes as they are taken in, what was read in them, and what a person made of that."""
