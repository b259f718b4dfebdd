"""From a file to a compiled gazette, and from that to the public JSON and to another edition."""

from luoshi.compiling.audited import audited
from luoshi.compiling.compile import compile_file, compile_reading
from luoshi.compiling.contract import contract_of, schema
from luoshi.compiling.editions import Change, changes_between
from luoshi.compiling.reverse import recheck

__all__ = [
    "Change",
    "audited",
    "changes_between",
    "compile_file",
    "compile_reading",
    "contract_of",
    "recheck",
    "schema",
]
