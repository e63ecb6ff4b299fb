"""No docstrings for what Pyodide wrote in C: nobody asks for help in a worker.

The original reads the signature of every such function with inspect, at every start.
"""

from typing import Any


def get_cmeth_docstring(func: Any) -> str:
    """Return what Python wants to find in a function's table: a name and an empty signature."""
    return f"{func.__name__}()\n--\n\n"
