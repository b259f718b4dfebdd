"""Lists of things, people and places that events keep up to date."""

from luoshi.registers.column import Column, ColumnKind, column, columns_of
from luoshi.registers.register import Register, Step

__all__ = ["Column", "ColumnKind", "Register", "Step", "column", "columns_of"]
