"""Running the lines of Pyodide's start, and importing for the worker.

The original finds what a program imports, and takes the value of its last expression from a syntax
tree: it brings in ast, tokenize and textwrap.
"""

from importlib import import_module
from typing import Any


def eval_code(
    source: str,
    globals: dict[str, Any] | None = None,  # noqa: A002
    locals: dict[str, Any] | None = None,  # noqa: A002
    **settings: object,
) -> Any:
    """Run a program; return the value of what follows its last semicolon, if that has one."""
    names = {} if globals is None else globals
    before, _, last = source.rpartition(";")
    try:
        first, second = compile(before, "<exec>", "exec"), compile(last.strip(), "<exec>", "eval")
    except SyntaxError:
        exec(compile(source, "<exec>", "exec"), names, locals)  # noqa: S102 - its purpose
        return None
    exec(first, names, locals)  # noqa: S102
    return eval(second, names, locals)  # noqa: S307


def pyimport_impl(path: str) -> Any:
    """Import a module, or what has this name in it."""
    stem, *name = path.rsplit(".", 1)
    found = __import__(stem, fromlist=name)
    if not name:
        return found
    try:
        return getattr(found, name[0])
    except AttributeError:
        return import_module(path)
