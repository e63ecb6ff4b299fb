"""A fault in words: its kind, what it says, and the way it took.

The original also shows lines of source, marks the place in them, and guesses what was meant: it
brings in tokenize, textwrap, linecache and their patterns at every start, for a worker that holds
no source.
"""

import sys
from types import TracebackType


def format_exception(
    kind: object,
    value: BaseException | None = None,
    trace: TracebackType | None = None,
    **settings: object,
) -> list[str]:
    """Return the lines that tell of a fault, and of the fault that led to it."""
    if not isinstance(value, BaseException):
        if not isinstance(kind, BaseException):
            return [f"{kind}\n"]
        value, trace = kind, kind.__traceback__
    lines: list[str] = []
    if value.__cause__ is not None:
        cause = value.__cause__
        lines += format_exception(type(cause), cause, cause.__traceback__)
        lines.append("\nThe above exception was the direct cause of the following exception:\n\n")
    if trace is not None:
        lines.append("Traceback (most recent call last):\n")
    while trace is not None:
        code = trace.tb_frame.f_code
        place = f'"{code.co_filename}", line {trace.tb_lineno}, in {code.co_name}'
        lines.append(f"  File {place}\n")
        trace = trace.tb_next
    name, module = type(value).__qualname__, type(value).__module__
    lines.append(f"{name if module == 'builtins' else f'{module}.{name}'}: {value}\n")
    lines.extend(f"{note}\n" for note in getattr(value, "__notes__", ()))
    return lines


def print_exception(
    kind: object, value: BaseException | None = None, trace: TracebackType | None = None
) -> None:
    """Print them, as the hook for a fault that nobody caught does."""
    print("".join(format_exception(kind, value, trace)), end="", file=sys.stderr)


# The interpreter's own name for it.
_print_exception_bltin = print_exception
