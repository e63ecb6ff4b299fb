"""Read what a built page tells those who preview it."""

from __future__ import annotations

from typing import NamedTuple

from tools.markup import elements


class Preview(NamedTuple):
    """A page's own address, title, description, and the address of its picture."""

    url: str
    title: str
    description: str
    image: str


def preview(text: str) -> Preview | None:
    """Return the preview of a page, None where it names no picture."""
    found: dict[str, str] = {}
    for element in elements(text.partition("</head>")[0]):
        about = element.attributes.get("property", "")
        if about.startswith("og:"):
            found.setdefault(about, element.attributes.get("content", ""))
    if "og:image" not in found:
        return None
    return Preview(found["og:url"], found["og:title"], found["og:description"], found["og:image"])
