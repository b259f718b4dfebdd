"""luoshi (落实) reads what a government publishes and runs what it orders.

import luoshi

gazette = luoshi.compile("gazette.pdf")
for duty in gazette.duties:
    print(duty.title, duty.lead_units, duty.deadlines)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from luoshi.compiling import compile_file as compile
    from luoshi.errors import LuoshiError
    from luoshi.gazette import Gazette
    from luoshi.readers import read

__all__ = ["Gazette", "LuoshiError", "compile", "read"]

_HOMES = {
    "compile": ("luoshi.compiling", "compile_file"),
    "Gazette": ("luoshi.gazette", "Gazette"),
    "LuoshiError": ("luoshi.errors", "LuoshiError"),
    "read": ("luoshi.readers", "read"),
}


def __getattr__(name: str) -> Any:
    """The public names, each loaded when first asked for: `luoshi --help` waits for none."""
    if name not in _HOMES:
        raise AttributeError(f"module 'luoshi' has no attribute '{name}'")
    module, attribute = _HOMES[name]
    return getattr(import_module(module), attribute)
