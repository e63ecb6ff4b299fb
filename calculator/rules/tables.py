"""The files beside this one, as plain tables.

The build of the browser's runtime puts a module in the place of this one that holds the same tables
already read: a phone should not spend its first half second on reading TOML.
"""

import tomllib
from pkgutil import get_data
from typing import Any

Table = dict[str, Any]


def read_toml(nama: str) -> Table:
    """Read one of the data files."""
    isi = get_data("calculator.rules", f"{nama}.toml")
    return tomllib.loads((isi or b"").decode())
