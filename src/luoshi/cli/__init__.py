"""The commands: doors that turn a line into a call and its result into lines."""

from luoshi.cli.main import main

__all__ = ["main"]
