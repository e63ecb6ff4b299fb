"""Answer, ahead of time, what other sites ask before they show a share page inside theirs (oEmbed).

A static site answers with a file for each page; the page names it in its head.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from markupsafe import escape

from calculator.rules import law
from calculator.view.share import pages as share_pages

if TYPE_CHECKING:
    from pathlib import Path

    from tools.after.previews.head import Preview

# Where overrides/bagikan.html says the answer is, below the page.
NAME = "oembed.json"
WIDTH, HEIGHT = 600, 620


def write(site: Path, shown: dict[Path, Preview]) -> None:
    """Put an answer beside each share page."""
    pages = {page.slug: page for page in share_pages.all_pages(law())}
    for path, preview in shown.items():
        if path.parent.parent == site / "bagikan":
            answer = _answer(pages[path.parent.name], preview)
            text = json.dumps(answer, ensure_ascii=False, indent=1)
            (path.parent / NAME).write_text(text + "\n", "utf-8")


def _answer(page: share_pages.SharePage, shown: Preview) -> dict[str, object]:
    root = shown.url.removesuffix(f"bagikan/{page.slug}/")
    frame = f"{root}sematkan/bingkai/#{page.query}"
    return {
        "version": "1.0",
        "type": "rich",
        "title": shown.title,
        "provider_name": "Panduan Sertakan",
        "provider_url": root,
        "thumbnail_url": shown.image,
        "thumbnail_width": 1200,
        "thumbnail_height": 630,
        "width": WIDTH,
        "height": HEIGHT,
        "html": (
            f'<iframe src="{escape(frame)}" width="{WIDTH}" height="{HEIGHT}" loading="lazy" '
            f'title="{escape(shown.title)}" frameborder="0"></iframe>'
        ),
        # The law data change with the site; a week is soon enough to notice.
        "cache_age": 604_800,
    }
