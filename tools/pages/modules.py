"""Which modules a page's script brings along, so that the page can ask for all of them at once."""

from __future__ import annotations

import re

from tools.paths import ROOT

DOCS = ROOT / "docs"
IMPORT = re.compile(r'^import\s[^"]*"(\.[^"]+)";', re.MULTILINE)


def modules(*entries: str) -> list[str]:
    """Return modules and all that they import, as addresses below the site's root."""
    found = list(entries)
    # The list grows while it is read.
    for module in found:
        file = DOCS / module
        for name in IMPORT.findall(file.read_text("utf-8")):
            imported = (file.parent / name).resolve().relative_to(DOCS).as_posix()
            if imported not in found:
                found.append(imported)
    return found
