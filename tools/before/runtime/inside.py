"""Runs inside Pyodide: makes law and templates ready, tells what was imported, and compiles it.

Bytecode belongs to one version of Python, so the browser's own Python makes it.
What only one function needs is imported there: else it would count among what answers import.
"""

import ast
import importlib.util
import marshal
import os
import sys
from types import CodeType

MAJOR, MINOR = sys.version_info[:2]
STDLIB = f"/lib/python{MAJOR}{MINOR}.zip/"
PACKAGES = f"/lib/python{MAJOR}.{MINOR}/site-packages/"

# What a function's code says of it (`inspect.CO_OPTIMIZED` and so on).
FUNCTION, ANY_ARGUMENTS, ANY_KEYWORDS = 0x01, 0x04, 0x08
SUSPENDS = 0x20 | 0x80 | 0x100 | 0x200


def compile_templates(folder: str) -> None:
    """Compile the views' templates into a folder, so that the browser needs no compiler."""
    from calculator.view.jinja import environment

    environment().compile_templates(folder, zip=None, ignore_errors=False)


def rendered() -> list[str]:
    """Return the files of the compiled templates that were asked for."""
    from jinja2 import ModuleLoader

    from calculator.view.jinja import environment

    asked = environment().cache or {}
    return sorted(ModuleLoader.get_module_filename(name) for _, name in asked)


def read_law() -> None:
    """Put the law's tables, read, in the place of the module that reads them."""
    from calculator.rules import tables

    folder = os.path.dirname(tables.__file__)
    files = sorted(name for name in os.listdir(folder) if name.endswith(".toml"))
    names = [name.removesuffix(".toml") for name in files]
    held = {name: tables.read_toml(name) for name in names}
    with open(tables.__file__, "w") as file:
        file.write(f"import datetime\n\nTable = dict\nread_toml = {held!r}.__getitem__\n")


def unpack_stdlib(folder: str) -> None:
    """Put the standard library's sources into a folder."""
    import zipfile

    with zipfile.ZipFile(STDLIB.removesuffix("/")) as archive:
        archive.extractall(folder)


def imported() -> tuple[list[str], list[str]]:
    """Return the source files of all modules in memory, standard library and packages apart."""
    stdlib: set[str] = set()
    packages: set[str] = set()
    for module in list(sys.modules.values()):
        if getattr(getattr(module, "__spec__", None), "origin", None) == "frozen":
            continue  # part of the interpreter itself
        path = getattr(module, "__file__", None) or ""
        if path.startswith(STDLIB):
            stdlib.add(path.removeprefix(STDLIB))
        elif path.startswith(PACKAGES):
            packages.add(path.removeprefix(PACKAGES))
    return sorted(stdlib), sorted(packages)


def without_lines(code: CodeType) -> CodeType:
    """Say of every instruction that it stands nowhere: a byte for each eight of them."""
    whole, rest = divmod(len(code.co_code) // 2, 8)
    table = b"\xff" * whole + (bytes([0xF8 + rest - 1]) if rest else b"")
    constants = (without_lines(c) if isinstance(c, CodeType) else c for c in code.co_consts)
    return code.replace(co_linetable=table, co_consts=tuple(constants))


def without_annotations(tree: ast.Module) -> ast.Module:
    """Take the annotations from functions: each would be a function of its own, which nobody calls.

    Those of classes stay: they are the fields of a named tuple.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            node.returns = None
        elif isinstance(node, ast.arg):
            node.annotation = None
    return tree


def _trap() -> None:
    # Nobody else asks for it: in the WebAssembly it is a trap, which sets the mark.
    __import__("posix").abort()


def with_traps(code: CodeType, ran: set[int]) -> CodeType:
    """Put a trap into every function that was not seen to run.

    Args:
        code: a module's, or what stands in it.
        ran: the first lines of the functions that were seen.
    """
    # One that yields runs only when it is asked to go on.
    if code.co_flags & (FUNCTION | SUSPENDS) == FUNCTION and code.co_firstlineno not in ran:
        given = code.co_argcount + code.co_kwonlyargcount
        given += bool(code.co_flags & ANY_ARGUMENTS) + bool(code.co_flags & ANY_KEYWORDS)
        trap = _trap.__code__
        return code.replace(
            co_code=trap.co_code,
            co_consts=trap.co_consts,
            co_names=trap.co_names,
            co_stacksize=trap.co_stacksize,
            co_varnames=code.co_varnames[:given],
            co_nlocals=given,
            co_cellvars=(),
            co_exceptiontable=b"",
        )
    constants = (with_traps(c, ran) if isinstance(c, CodeType) else c for c in code.co_consts)
    return code.replace(co_consts=tuple(constants))


def bytecode(source: bytes, name: str, ran: list[int] | None = None) -> bytes:
    """Compile as `python -OO` does: neither asserts nor docstrings.

    Line numbers stay in our own package, where a fault would be looked for.
    The header says "never compare with a source file": there is none.

    Args:
        source: a module's text.
        name: its file's name.
        ran: the first lines of the functions that were seen to run; the others become traps.
    """
    tree = without_annotations(ast.parse(source, name))
    code = compile(tree, name, "exec", dont_inherit=True, optimize=2)
    if ran is not None:
        code = with_traps(code, set(ran))
    if not name.startswith("calculator/"):
        code = without_lines(code)
    unchecked_hash = (1).to_bytes(4, "little") + importlib.util.source_hash(source)
    header = importlib.util.MAGIC_NUMBER + unchecked_hash
    return header + marshal.dumps(code)
