"""Finished pages cut at their headings: what the search can find, by any maker of pages."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from tools.markup import Element, elements, replaced
from tools.pages.page import address, sources, split

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
# Not what a page says: what it asks, draws, or offers to press.
SILENT = {"script", "style", "template", "svg", "form", "button", "select", "dialog", "nav", "math"}
_BLOCK = re.compile(
    r"</?(?!(?:a|abbr|b|code|data|em|i|mark|small|span|strong|sub|sup|time|var|wbr)\b)[a-z][^>]*>",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[^>]+>")


class Section(NamedTuple):
    """A heading and what stands below it; `location` is its address from the site's root."""

    location: str
    title: str
    text: str


def plain(html: str) -> str:
    """Return the words of some markup, one space between them."""
    return " ".join(unescape(_TAG.sub("", _BLOCK.sub(" ", html))).split())


def _left_out(element: Element) -> bool:
    asked = element.attributes
    return (
        element.name in SILENT
        or "hidden" in asked
        or "data-search-exclude" in asked
        or "headerlink" in asked.get("class", "").split()
    )


def sections(html: str, location: str) -> list[Section]:
    """Cut a page's article, or else its main part, at the headings that links can lead to."""
    found = elements(html)
    whole = [one for name in ("article", "main") for one in found if one.name == name]
    if not whole:
        return []
    article = html[whole[0].opened : whole[0].closed]
    article = replaced(article, {e.whole: "" for e in elements(article) if _left_out(e)})
    left = elements(article)
    named = [e for e in left if e.name in HEADINGS and e.attributes.get("id")]
    first = next((e for e in left if e.name == "h1"), None)
    title = next(html[e.opened : e.closed] for e in found if e.name == "title")
    head = plain(article[first.opened : first.closed] if first else title.split(" | ")[0])
    below = [e for e in named if e is not first and (first is None or e.begin != first.begin)]
    ends = [*(e.begin for e in below), len(article)]
    before = article[: first.begin] + article[first.end : ends[0]] if first else article[: ends[0]]
    cut = [Section(location, head, plain(before))]
    for heading, end in zip(below, ends[1:], strict=True):
        place = f"{location}#{heading.attributes['id']}"
        heard = plain(article[heading.opened : heading.closed])
        cut.append(Section(place, heard, plain(article[heading.end : end])))
    return cut


def searched(docs: Path) -> Iterator[str]:
    """Return the addresses of the pages that do not say `search: exclude: true` at their head."""
    for source in sources(docs):
        head, _ = split((docs / source).read_text("utf-8"))
        if not head.get("search", {}).get("exclude"):
            yield address(source)
