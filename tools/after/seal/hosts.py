"""Headers for hosts that read a `_headers` file: what a page cannot say about itself.

Several rules that match one path add up, and hosts join the values of a header that comes twice.
So every header is set by rules that never overlap: general ones for all paths, the others for
folders and pages by name. Who may show a page inside theirs is said for each page and not for all
paths, because one page may be shown: a path without a page gets no such word, and shows nothing
but the way back.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from tools.after.seal.policy import WORKER

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

NAME = "_headers"
# Other sites may show this page inside theirs.
EMBEDDED = "sematkan/bingkai/"
ONE_FILE = "sertakan-luring.html"
FOR_EVER = "public, max-age=31536000, immutable"
ASK_FIRST = "no-cache"
NOBODY = "'none'"
# What programs of other sites may read: the data, the package, and the answers for previews.
FOR_EVERYONE = ("/data/*", "/paket/*", "/bagikan/:halaman/oembed.json")

EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": (
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), "
        "browsing-topics=()"
    ),
}

Rules = dict[str, dict[str, str]]


def rules(site: Path, pages: Iterable[Path]) -> Rules:
    """Return the headers of every path."""
    found: Rules = {"/*": dict(EVERYWHERE)}
    # Named by their content.
    found["/mesin/*"] = {"Cache-Control": FOR_EVER, "Content-Security-Policy": WORKER}
    found["/unduh/*"] = {"Cache-Control": ASK_FIRST}
    # To be carried away, and to be opened there: here the pages themselves are better.
    found[f"/unduh/{ONE_FILE}"] = {"Content-Disposition": "attachment"}
    for folder in sorted(path.name for path in site.iterdir() if path.is_dir()):
        if folder in ("assets", "data", "paket", "search"):
            found[f"/{folder}/*"] = {"Cache-Control": ASK_FIRST}
    # Written when the pages are sealed: downloads, and what keeps the site on a device.
    for path in ("unduh/*", "sw.js", "luring.json"):
        found[f"/{path}"] = {"Cache-Control": ASK_FIRST}
    for path in FOR_EVERYONE:
        found.setdefault(path, {})["Access-Control-Allow-Origin"] = "*"
    names = {path.relative_to(site).as_posix() for path in pages}
    for address in sorted(address for name in names for address in _addresses(name)):
        folder, slash, _ = address.partition("/")
        # A folder at a time, but for the one that holds the exception: there each page by its name.
        whole = slash and not EMBEDDED.startswith(f"{folder}/")
        found[f"/{folder}/*" if whole else f"/{address}"] = {
            "Cache-Control": ASK_FIRST,
            "Content-Security-Policy": f"frame-ancestors {'*' if _embedded(address) else NOBODY}",
        }
    return found


def _addresses(name: str) -> list[str]:
    """Return every address that hosts answer with a page: its folder, with or without the slash."""
    folder = name.removesuffix("index.html")
    forms = [name, folder, folder.removesuffix("/")]
    return [form for form in dict.fromkeys(forms) if form or folder == ""]


def _embedded(address: str) -> bool:
    return f"{address.removesuffix('index.html').removesuffix('/')}/" == EMBEDDED


def write_headers(site: Path, pages: Mapping[Path, object]) -> None:
    """Write the file."""
    lines = [
        line
        for path, headers in rules(site, pages).items()
        for line in (path, *(f"  {name}: {value}" for name, value in headers.items()))
    ]
    (site / NAME).write_text("\n".join(lines) + "\n", "utf-8")


def read_rules(text: str) -> Rules:
    """Read such a file."""
    found: Rules = {}
    current: dict[str, str] = {}
    for line in text.splitlines():
        if line.startswith("/"):
            current = found.setdefault(line.strip(), {})
        elif line.strip():
            name, _, value = line.strip().partition(": ")
            current[name] = value
    return found


def headers_for(path: str, found: Rules) -> dict[str, str]:
    """Return the headers of one path, as a host would send them."""
    headers: dict[str, str] = {}
    for pattern, values in found.items():
        if _expression(pattern).fullmatch(path):
            for name, value in values.items():
                headers[name] = f"{headers[name]}, {value}" if name in headers else value
    return headers


@cache
def _expression(pattern: str) -> re.Pattern[str]:
    """Return a rule's path as hosts read it: `*` is anything, `:name` one part between slashes."""
    parts = (".*" if part == "*" else re.escape(part) for part in re.split(r"(\*|:\w+)", pattern))
    return re.compile("".join("[^/]+" if part.startswith(":") else part for part in parts))
