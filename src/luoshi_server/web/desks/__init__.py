"""Desks: what stands before each role today, each number with the list that it equals."""
