"""The pages before they are built: where each stands, what its head says, and its Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urljoin

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# `nav` of mkdocs.yml: a page, a name with a page, or a name with a menu of its own.
Menu = list[Any]


class Page(NamedTuple):
    """One page.

    `source` is its file below docs/, `url` its address from the site's root, `above` the names of
    the menus it stands in, outermost first, each with the address of its first page.
    """

    source: str
    url: str
    root: str
    title: str
    meta: dict[str, Any]
    markdown: str
    above: tuple[tuple[str, str], ...]

    @property
    def canonical_url(self) -> str:
        """Give the whole address."""
        return urljoin(self.root, self.url)

    @property
    def is_homepage(self) -> bool:
        """Tell whether this is the first page of all."""
        return not self.url


def address(source: str) -> str:
    """Return where a source's page stands: `iuran/index.md` and `iuran.md` at `iuran/`."""
    name = source.removesuffix(".md").removesuffix("index").strip("/")
    return f"{name}/" if name else ""


def split(text: str) -> tuple[dict[str, Any], str]:
    """Part the head of a source from its Markdown."""
    if not text.startswith("---\n"):
        return {}, text
    _, head, markdown = text.split("---\n", 2)
    return yaml.safe_load(head) or {}, markdown


def _listed(
    menu: Menu, above: tuple[tuple[str, str], ...] = ()
) -> Iterator[tuple[str, str, tuple[tuple[str, str], ...]]]:
    """Return for each page of a menu its source, its name there, and what stands above it."""
    for item in menu:
        name, inside = next(iter(item.items())) if isinstance(item, dict) else ("", item)
        if isinstance(inside, list):
            first = next(_listed(inside))[0]
            yield from _listed(inside, (*above, (name, address(first))))
        else:
            yield inside, name, above


def named(menu: Menu, titles: dict[str, str]) -> Menu:
    """Return the menu with a name for every page.

    What builds only what was edited reads no other page, and so knows no other title.
    """
    return [
        {titles[item]: item}
        if isinstance(item, str)
        else {
            name: named(inside, titles) if isinstance(inside, list) else inside
            for name, inside in item.items()
        }
        for item in menu
    ]


def sources(docs: Path) -> list[str]:
    """Return the site's pages below a folder; those in dev/ are for maintainers."""
    found = (path.relative_to(docs).as_posix() for path in sorted(docs.rglob("*.md")))
    return [source for source in found if not source.startswith("dev/")]


def pages(docs: Path, menu: Menu, root: str) -> list[Page]:
    """Read every page below `docs`; `menu` is the site's, `root` its address."""
    places = {source: (name, above) for source, name, above in _listed(menu)}
    found = []
    for source in sources(docs):
        meta, markdown = split((docs / source).read_text("utf-8"))
        name, above = places.get(source, ("", ()))
        title = name or str(meta["title"])
        found.append(Page(source, address(source), root, title, meta, markdown, above))
    return found
