"""Pyodide's own part of Python, without a hook for faults.

Since Python 3.13 a fault is printed by `traceback` anyway, imported when there is one; the original
imports it at every start.
"""

from . import _base, _importhook

__all__ = ["_base", "_importhook"]


def set_excepthook() -> None:
    """Be what Pyodide calls at its start."""
