"""What luoshi says when it is called with something it cannot do.

Something wrong in a document is a finding and is never raised.  An exception is for the caller:
the docstring of its class is its message, with a {name} for each thing that was met.

    class ClauseNotFound(LuoshiError):
        \"\"\"No provision of {documents} says “{words}”.\"\"\"

    raise ClauseNotFound(documents="the notice", words="每月通报一次")
"""

import re
import string
from inspect import cleandoc, getdoc
from typing import Self


class LuoshiError(Exception):
    """Luoshi was asked for something that it cannot do."""

    def __init__(self, **met: object) -> None:
        self.met = met
        super().__init__(_message(type(self), met))

    # An exception from a worker process travels pickled, and would be built again from its
    # message alone; it has to be built from what was met.
    def __reduce__(self) -> tuple[object, ...]:
        return _rebuilt, (type(self), self.met)

    @classmethod
    def _from_met(cls, met: dict[str, object]) -> Self:
        return cls(**met)


def _rebuilt(kind: type[LuoshiError], met: dict[str, object]) -> LuoshiError:
    return kind._from_met(met)


def _message(kind: type[LuoshiError], met: dict[str, object]) -> str:
    told, named = _template(kind)
    if named != met.keys():
        raise TypeError(
            f"{kind.__name__} says {sorted(named)} in its docstring, it was told {sorted(met)}"
        )
    return told.format_map({name: _on_one_line(value) for name, value in met.items()})


def _on_one_line(value: object) -> str:
    """What was met, as a part of one line: a damaged file may bring line ends into a name."""
    return _CONTROL.sub(" ", str(value))


_CONTROL = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]+")


_TEMPLATES: dict[type[LuoshiError], tuple[str, frozenset[str]]] = {}


def _template(kind: type[LuoshiError]) -> tuple[str, frozenset[str]]:
    """The message of a class of errors, and the names it wants to be told."""
    if kind not in _TEMPLATES:
        _TEMPLATES[kind] = _read_template(kind)
    return _TEMPLATES[kind]


def _read_template(kind: type[LuoshiError]) -> tuple[str, frozenset[str]]:
    template = cleandoc(getdoc(kind) or kind.__name__)
    # The lines of a docstring are broken for the screen: a message has paragraphs only.
    told = "\n\n".join(" ".join(part.split()) for part in template.split("\n\n"))
    return told, frozenset(name for _, name, _, _ in string.Formatter().parse(told) if name)
