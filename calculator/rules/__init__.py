"""What the law says: dated TOML with citations, and the loader that reads it.

Every figure of the law stands in the TOML files of this folder and nowhere else. A new regulation
is a new row (`[[....baris]]`) with its day, its value and its citation in `sumber.toml`; the row
before it gets `sampai`.
"""

from functools import cache

from calculator.errors import DataError
from calculator.rules.load import load
from calculator.rules.model import Law

__all__ = ["DataError", "Law", "law"]


@cache
def law() -> Law:
    """Give the law data, read once."""
    return load()
