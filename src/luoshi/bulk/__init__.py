"""Many gazettes: the same functions on a pool of processes, going on where they stopped."""

from luoshi.bulk.compiling import Compiled, compile_many, files_of
from luoshi.bulk.writing import write_contract, write_whole

__all__ = ["Compiled", "compile_many", "files_of", "write_contract", "write_whole"]
