"""The names that Pyodide's script takes from here.

The original also calls functions with what they can take, which it has inspect tell.
"""

from _pyodide._base import eval_code

__all__ = ["eval_code"]
