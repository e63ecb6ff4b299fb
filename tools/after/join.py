"""A page asks for few files: what our scripts and style sheets are written in stays many.

Each file costs a request, and on a later visit a question to the service worker, one after another.
"""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING

from tools import node
from tools.paths import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

SCRIPT = re.compile(r'<script\b[^>]*?\bsrc="[^"]*?assets/js/([^"]+)"[^>]*>')
MODULE = re.compile(r'\btype="module"')
# What a page's head asks for at once: its script, here with all that this one imports.
AHEAD = re.compile(r'<link rel="modulepreload"[^>]*? href="([^"]*?assets/js/)([^"]+)">\n?')
STYLES = re.compile(r'(?:<link rel="stylesheet" href="[^"]*?assets/css/[\w-]+\.css">\s*){2,}')
STYLE = re.compile(r'href="([^"]*?assets/css/)([\w-]+\.css)"')
# The styles of documented Python, which the theme's plugin gives to every page.
DOCUMENTED = re.compile(r'<link rel="stylesheet" href="[^"]*_mkdocstrings\.css">\s*')


def join(site: Path) -> None:
    """Join scripts and style sheets of a built site, and let its pages ask for what was joined."""
    pages = {path: path.read_text("utf-8") for path in sorted(site.rglob("*.html"))}
    imported = _join_scripts(site, pages.values())
    for path, html in pages.items():
        new = html if 'class="doc ' in html else DOCUMENTED.sub("", html)
        new = _ahead(new, imported)
        new = STYLES.sub(lambda found: _joined_styles(site, found[0]), new)
        path.write_text(new, "utf-8")
        pages[path] = new
    named = {name for html in pages.values() for _, name in STYLE.findall(html)}
    for sheet in (site / "assets/css").glob("*.css"):
        if sheet.name not in named:
            sheet.unlink()


def _join_scripts(site: Path, pages: Iterable[str]) -> dict[str, list[str]]:
    """Return the scripts that are left, each with those that it imports at once."""
    modules: set[str] = set()
    plain: set[str] = set()
    for html in pages:
        for found in SCRIPT.finditer(html):
            (modules if MODULE.search(found[0]) else plain).add(found[1])
    folder = site / "assets/js"
    printed = node.output(ROOT / "tools/after/join.mjs", folder, *sorted(modules))
    imported: dict[str, list[str]] = json.loads(printed)
    for script in folder.rglob("*.js"):
        if script.relative_to(folder).as_posix() not in plain | imported.keys():
            script.unlink()
    for room in (path for path in folder.iterdir() if path.is_dir() and not any(path.iterdir())):
        room.rmdir()
    return imported


def _ahead(html: str, imported: dict[str, list[str]]) -> str:
    links = []
    for base, name in AHEAD.findall(html):
        for each in (name, *imported[name]):
            link = f'<link rel="modulepreload" fetchpriority="low" href="{base}{each}">\n'
            if link not in links:
                links.append(link)
    place = AHEAD.search(html)
    if not place:
        return html
    return html[: place.start()] + "".join(links) + AHEAD.sub("", html[place.start() :])


def _joined_styles(site: Path, links: str) -> str:
    named = STYLE.findall(links)
    base, first = named[0]
    text = "\n".join((site / "assets/css" / name).read_text("utf-8") for _, name in named)
    mark = hashlib.sha256(text.encode()).hexdigest()[:8]
    joined = site / "assets/css" / f"{first.removesuffix('.css')}-{mark}.css"
    joined.write_text(text, "utf-8")
    return f'<link rel="stylesheet" href="{base}{joined.name}">\n'
