"""What Jinja2 and dataclasses ask about functions and values, answered without looking.

The original brings in the reading of bytecode, of annotations and of source files. Nothing in the
worker's Python waits, and the templates are compiled: none of the answers is ever another.
"""

from types import CoroutineType


def iscoroutinefunction(function: object) -> bool:
    """Tell whether calling it gives something to wait for: here nothing does."""
    return False


def isawaitable(value: object) -> bool:
    """Tell whether a value is something to wait for."""
    return isinstance(value, CoroutineType)


def getattr_static(value: object, name: str, *default: object) -> object:
    """Return an attribute; Jinja2's filter `attr` asks, which no template of ours uses."""
    return getattr(value, name, *default)


def signature(function: object) -> object:
    """Refuse; dataclasses, which XlsxWriter uses, ask for a docstring's sake and do without."""
    raise ValueError(function)
