"""Take a part out of a built page."""

from __future__ import annotations

from html.parser import HTMLParser


class _Finder(HTMLParser):
    """Notes where the first element of a name begins and ends."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__(convert_charrefs=False)
        starts = [0]
        for line in text.split("\n"):
            starts.append(starts[-1] + len(line) + 1)
        self.starts = starts
        self.name = name
        self.depth = 0
        self.begin: int | None = None
        self.end: int | None = None
        self.attributes: dict[str, str] = {}
        self.feed(text)

    def _at(self) -> int:
        line, column = self.getpos()
        return self.starts[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Count the element's own kind only."""
        if tag != self.name or self.end is not None:
            return
        if self.begin is None:
            self.begin = self._at() + len(self.get_starttag_text() or "")
            self.attributes = {key: value or "" for key, value in attrs}
        self.depth += 1

    def handle_endtag(self, tag: str) -> None:
        """Close what was opened."""
        if tag != self.name or self.begin is None or self.end is not None:
            return
        self.depth -= 1
        if self.depth == 0:
            self.end = self._at()


def inner(text: str, name: str) -> tuple[str, dict[str, str]]:
    """Return the markup inside the first element of a name, and the element's attributes.

    Raises:
        ValueError: there is no such element.
    """
    found = _Finder(text, name)
    if found.begin is None or found.end is None:
        raise ValueError(f"no <{name}> in the page")
    return text[found.begin : found.end], found.attributes
