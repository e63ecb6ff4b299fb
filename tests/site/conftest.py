"""The pages as they were built, read the way a browser would."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from tools.paths import SITE

if TYPE_CHECKING:
    from pathlib import Path

# Elements that make a browser fetch something by itself, and the attribute that says what.
FETCHING = {
    "script": ("src",),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "iframe": ("src",),
    "video": ("src", "poster"),
    "audio": ("src",),
    "object": ("data",),
    "embed": ("src",),
    "use": ("href",),
    "image": ("href",),
}
# Links in the head that are an address and not something to fetch.
NOT_FETCHED = {"canonical", "prev", "next", "alternate"}


@dataclass
class Halaman(HTMLParser):
    """One built page."""

    path: Path
    language: str = ""
    title: str = ""
    headings: list[str] = field(default_factory=list)
    metas: dict[str, str] = field(default_factory=dict)
    ids: list[str] = field(default_factory=list)
    links: list[dict[str, str]] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._inside = ""
        self._templates = 0
        self.feed(self.path.read_text("utf-8"))

    def __str__(self) -> str:
        return self.path.relative_to(SITE).as_posix()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self._templates += tag == "template"
        # What lies in a template is not part of the page until a script takes it out.
        self.ids += [found["id"]] if found.get("id") and not self._templates else []
        self.styles += [found["style"]] if found.get("style") else []
        self.addresses += [found[name] for name in ("href", "src", "action") if name in found]
        self.fetched += [found[name] for name in FETCHING.get(tag, ()) if name in found]
        match tag:
            case "html":
                self.language = found.get("lang", "")
            case "meta" if "name" in found:
                self.metas[found["name"]] = found.get("content", "")
            case "a" if "href" in found:
                self.links.append(found)
            case "link" if not NOT_FETCHED & set(found.get("rel", "").split()):
                self.fetched.append(found["href"])
            case "title" | "h1" | "style":
                self._inside = tag
                if tag == "h1":
                    self.headings.append("")

    def handle_endtag(self, tag: str) -> None:
        self._templates -= tag == "template"
        if tag == self._inside:
            self._inside = ""

    def handle_data(self, data: str) -> None:
        match self._inside:
            case "title":
                self.title = self.title or data.strip()
                self._inside = ""
            case "h1":
                self.headings[-1] += data
            case "style":
                self.styles.append(data)


@pytest.fixture(scope="session")
def halaman() -> list[Halaman]:
    """Return every page of the built site; what is there to download is no page."""
    downloads = SITE / "unduh"
    paths = [path for path in sorted(SITE.rglob("*.html")) if downloads not in path.parents]
    found = [Halaman(path) for path in paths]
    assert found, "site/ is missing: run `make build` first"
    return found
