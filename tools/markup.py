"""Read HTML as it is written: every element with its attributes and its place in the text.

Python's own parser, not a tree builder: those do not keep places, and pages are changed in place.
"""

from __future__ import annotations

from html.parser import HTMLParser
from typing import NamedTuple

# These have no end of their own.
_VOID = {
    *("area", "base", "br", "col", "embed", "hr", "img"),
    *("input", "link", "meta", "source", "track", "wbr"),
}


class Element(NamedTuple):
    """An element: `text[begin:end]` is all of it, `text[opened:closed]` what it holds."""

    name: str
    attributes: dict[str, str]
    line: int
    begin: int
    opened: int
    closed: int
    end: int

    @property
    def whole(self) -> tuple[int, int]:
        """Give the place of all of it."""
        return self.begin, self.end


class Node(NamedTuple):
    """An element with those right below it."""

    element: Element
    below: list[Node]


class _Reader(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.starts = [0]
        for line in text.split("\n"):
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.found: list[Element] = []
        self.open: list[int] = []
        self.size = len(text)
        self.feed(text)
        self.close()

    def _at(self) -> int:
        line, column = self.getpos()
        return self.starts[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._begin(tag, attrs)
        if tag not in _VOID:
            self.open.append(len(self.found) - 1)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._begin(tag, attrs)

    def _begin(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        begin = self._at()
        opened = begin + len(self.get_starttag_text() or "")
        values = {name: value or "" for name, value in attrs}
        line, _ = self.getpos()
        self.found.append(Element(tag, values, line, begin, opened, opened, opened))

    def handle_endtag(self, tag: str) -> None:
        if tag not in {self.found[index].name for index in self.open}:
            return
        at = self._at()
        while True:
            index = self.open.pop()
            element = self.found[index]
            if element.name == tag:
                self.found[index] = element._replace(closed=at, end=at + len(f"</{tag}>"))
                return
            # Its end was left out, as HTML allows.
            self.found[index] = element._replace(closed=at, end=at)


def elements(text: str) -> list[Element]:
    """Return the elements of a page in the order in which they begin."""
    return _Reader(text).found


def tree(root: Element, found: list[Element]) -> Node:
    """Nest what lies within an element, of all elements of its page."""
    whole = Node(root, [])
    above = [whole]
    for each in found:
        if not root.begin < each.begin < root.end:
            continue
        while each.begin >= above[-1].element.end:
            above.pop()
        node = Node(each, [])
        above[-1].below.append(node)
        above.append(node)
    return whole


def replaced(text: str, changes: dict[tuple[int, int], str]) -> str:
    """Put other text in some places of a text; a place within another gives way."""
    parts, at = [], 0
    for (begin, end), new in sorted(changes.items()):
        if begin >= at:
            parts += [text[at:begin], new]
            at = end
    return "".join([*parts, text[at:]])
