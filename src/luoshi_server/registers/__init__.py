"""Registers: lists that events keep up to date, as tables of state."""
