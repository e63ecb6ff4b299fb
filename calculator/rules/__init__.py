"""What the law says: dated TOML with citations, and the loader that reads it.

Every figure of the law stands in the TOML files of this folder and nowhere else. A new regulation
is a new row (`[[....baris]]`) with its day, its value and its citation in `sumber.toml`; the row
before it gets `sampai`.
"""

from functools import cache

from calculator.rules.loader import DataKeliru, muat
from calculator.rules.model import Hukum

__all__ = ["DataKeliru", "Hukum", "law"]


@cache
def law() -> Hukum:
    """Give the law data, read once."""
    return muat()
