"""Hook of mkdocs for `upkeep.zensical`: writes each page's Markdown, figures filled in."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import event_priority

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page


@event_priority(-100)  # after the macros
def on_page_markdown(markdown: str, page: Page, **_: object) -> str:
    """Write what mkdocs would turn into HTML now."""
    path = Path(os.environ["ZENSICAL_DOCS"]) / page.file.src_uri
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(markdown, "utf-8")
    return markdown
