"""Which modules a page's script brings along, so that the page can ask for all of them at once."""

from __future__ import annotations

import re
from functools import cache

from tools.paths import ROOT

DOCS = ROOT / "docs"
IMPORT = re.compile(r'^import\s[^"]*"(\.[^"]+)";', re.MULTILINE)


def modules() -> dict[str, list[str]]:
    """Return each module of ours with itself and all that it imports, as addresses in the site."""
    scripts = sorted((DOCS / "assets/js").rglob("*.js"))
    return {name: _with_imports(name) for name in (s.relative_to(DOCS).as_posix() for s in scripts)}


@cache
def _imports(module: str) -> list[str]:
    file = DOCS / module
    named = IMPORT.findall(file.read_text("utf-8"))
    return [(file.parent / name).resolve().relative_to(DOCS).as_posix() for name in named]


def _with_imports(entry: str) -> list[str]:
    found = [entry]
    # The list grows while it is read.
    for module in found:
        found += [imported for imported in _imports(module) if imported not in found]
    return found
