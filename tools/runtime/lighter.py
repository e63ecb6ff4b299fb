"""A standard library in which a few imports happen later.

segno quotes XML attributes with xml.sax.saxutils, which imports a whole HTTP
client for one function that nothing here calls. Moving that import into the
function spares every visitor 25 modules.
"""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from tools.archive import EPOCH

if TYPE_CHECKING:
    from pathlib import Path

CHANGES = {
    "xml/sax/saxutils.py": (
        ("import os, urllib.parse, urllib.request\n", "import os\n"),
        (
            "    if isinstance(source, os.PathLike):\n",
            "    import urllib.parse, urllib.request\n    if isinstance(source, os.PathLike):\n",
        ),
    ),
}


def lighten(original: Path, result: Path) -> None:
    """Write the library again, changed; fail when a text to change is no longer there."""
    result.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(original) as source, zipfile.ZipFile(result, "w") as out:
        for name in source.namelist():
            text = source.read(name)
            for old, new in CHANGES.get(name, ()):
                if text.count(old.encode()) != 1:
                    raise RuntimeError(f"{name} changed: {old!r} does not occur exactly once")
                text = text.replace(old.encode(), new.encode())
            out.writestr(zipfile.ZipInfo(name, EPOCH), text)
