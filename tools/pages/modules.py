"""Which modules a page's script brings along, so that the page can ask for all of them at once."""

from __future__ import annotations

import re

from tools.paths import ROOT

DOCS = ROOT / "docs"
IMPORT = re.compile(r'^import\s[^"]*"(\.[^"]+)";', re.MULTILINE)


def modules(*entries: str) -> list[str]:
    """Return these modules and all that they import, as addresses below the site's root."""
    found: list[str] = []
    left = list(entries)
    while left:
        module = left.pop(0)
        if module in found:
            continue
        found.append(module)
        file = DOCS / module
        names = IMPORT.findall(file.read_text("utf-8"))
        left.extend((file.parent / name).resolve().relative_to(DOCS).as_posix() for name in names)
    return found
