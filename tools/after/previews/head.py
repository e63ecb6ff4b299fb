"""Read what a built page tells those who preview it."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import NamedTuple


class Preview(NamedTuple):
    """A page's own address, title, description, and the address of its picture."""

    url: str
    title: str
    description: str
    image: str


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "meta" and values.get("property", "").startswith("og:"):
            self.found.setdefault(values["property"], values.get("content", ""))


def preview(text: str) -> Preview | None:
    """Return the preview of a page, None where it names no picture."""
    reader = _Reader()
    reader.feed(text.partition("</head>")[0])
    found = reader.found
    if "og:image" not in found:
        return None
    return Preview(found["og:url"], found["og:title"], found["og:description"], found["og:image"])
