"""Find addresses of other hosts in what the site's scripts and style sheets could fetch."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tools.after.seal.page import foreign_in_style

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ADDRESS = re.compile(r"""\b(?:https?|wss?):(?:\\?/){2}[^\s"'`<>()\\]+""")
# Names that look like addresses, never fetched.
NAMESPACES = ("http://www.w3.org/",)
# Programs we ship as published: of the theme, Pyodide, the slides and the offline copy. They name
# hosts in comments and for features no page of ours has; the policy of every page holds them to our
# origin, and the browser tests watch that it does.
PUBLISHED = re.compile(r"assets/(?:javascripts|vendor)/|mesin/[^/]+/pyodide|sw\.js$")


def foreign_addresses(site: Path) -> list[str]:
    """Return a line for each address of another host in a script or style sheet of ours."""
    return [
        f"{path.relative_to(site).as_posix()} names {address}"
        for pattern in ("*.js", "*.mjs", "*.css")
        for path in sorted(site.rglob(pattern))
        for address in _named(path.relative_to(site).as_posix(), path.read_text("utf-8"))
    ]


def _named(name: str, text: str) -> Iterator[str]:
    if name.endswith(".css"):
        yield from foreign_in_style(text)
    elif not PUBLISHED.match(name):
        yield from (
            found
            for found in dict.fromkeys(ADDRESS.findall(text))
            if not found.startswith(NAMESPACES)
        )
