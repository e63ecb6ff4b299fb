"""Write the share pages as sources of mkdocs: one small page for each, and its oEmbed answer."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from markupsafe import Markup

from calculator.rules import law
from calculator.view.share import pages as share_pages
from tools.facts.people import drawn
from tools.paths import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from calculator.view.share.pages import Content

# Git-ignored: written anew by every build, so that no page outlives what the engine says.
FOLDER = ROOT / "docs/bagikan"
# From bagikan/<slug>/.
UP = "../../"


def write_pages(folder: Path = FOLDER) -> None:
    """Bring the pages up to date, and take away those that no longer exist."""
    folder.mkdir(exist_ok=True)
    wanted = {f"{page.slug}.md": _source(page) for page in share_pages.all_pages(law())}
    for path in folder.glob("*.md"):
        if path.name not in wanted:
            path.unlink()
    for name, text in wanted.items():
        path = folder / name
        if not path.is_file() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")


def _source(page: share_pages.SharePage) -> str:
    stated = share_pages.content(page, law())
    told = share_pages.summary(stated)
    front = {
        "title": told.judul,
        "description": told.teks,
        "template": "bagikan.html",
        "hide": ["navigation", "toc"],
        # A door for people who follow a link; who searches here finds the same words elsewhere.
        "search": {"exclude": True},
        "render_macros": False,
    }
    if stated.pekerjaan is None:
        # Elsewhere people search for an occupation; an income group is a row of the table.
        front["robots"] = "noindex, follow"
    # JSON is YAML, and quotes whatever needs it.
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items()]
    return "\n".join(
        ("---", *lines, "---", "", share_pages.render(stated, law(), UP, _person(stated)), "")
    )


def _person(stated: Content) -> Markup:
    svg = drawn(stated.pekerjaan.slug) if stated.pekerjaan else None
    if svg is None:
        return Markup()
    ornament = svg.replace("<svg ", '<svg class="orang" aria-hidden="true" ', 1)
    return Markup(ornament)  # noqa: S704 - our own file
