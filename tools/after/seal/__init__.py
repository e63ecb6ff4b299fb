"""The last steps of a build: what can only be done once every page stands.

Each page gets the policy that its browser enforces; a page that would need a weaker one stops
the build.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tools.after.seal.hosts import write_headers
from tools.after.seal.page import read_page
from tools.after.seal.policy import sealed
from tools.after.seal.scripts import foreign_addresses

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["UnsafeSiteError", "seal"]


class UnsafeSiteError(Exception):
    """Something in the built site asks for what no page may do."""


def seal(site: Path) -> None:
    """Close the site: drop what no visitor needs, judge it, and write its policies."""
    _drop_build_parts(site)
    pages = {path: read_page(path.read_text("utf-8")) for path in sorted(site.rglob("*.html"))}
    faults = [
        f"{path.relative_to(site)}: {fault}"
        for path, page in pages.items()
        for fault in page.faults
    ]
    faults += foreign_addresses(site)
    if faults:
        raise UnsafeSiteError("\n".join(("the built site is not safe to publish:", *faults)))
    for path, page in pages.items():
        path.write_text(sealed(page), "utf-8")
    write_headers(site, pages)


def _drop_build_parts(site: Path) -> None:
    # Word stems of languages our search does not speak.
    shutil.rmtree(site / "assets" / "javascripts" / "lunr", ignore_errors=True)
    # Source maps name files that are not part of the site.
    for source_map in site.rglob("*.map"):
        source_map.unlink()
