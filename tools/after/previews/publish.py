"""All that is made for previews once the pages stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools.after.previews import llms, oembed, pictures
from tools.after.previews.head import preview

if TYPE_CHECKING:
    from pathlib import Path


def publish_previews(site: Path) -> None:
    """Draw the pictures the pages name, and write what programs read."""
    found = {path: preview(path.read_text("utf-8")) for path in sorted(site.rglob("*.html"))}
    shown = {path: one for path, one in found.items() if one is not None}
    pictures.draw(site, shown.values())
    oembed.write(site, shown)
    llms.write(site, shown)
