"""List, page by page, the longest sentences and the abbreviations nobody explains.

`python -m tools.keterbacaan [--words 25] [--top 3] [site]`. It reads the built pages, so it sees
what a visitor sees. It judges nobody: a list to work through, longest first.
"""

from __future__ import annotations

import argparse
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

from tools.pages.data import terms
from tools.paths import SITE

# Blocks end a sentence even without a full stop.
BLOCKS = frozenset(
    [
        "p",
        "li",
        "dt",
        "dd",
        "h1",
        "h2",
        "h3",
        "h4",
        "td",
        "th",
        "figcaption",
        "summary",
        "div",
        "section",
    ]
)
VOID = frozenset(["br", "img", "hr", "input", "meta", "link", "path", "rect", "circle", "ellipse"])
SKIPPED = frozenset(("script", "style", "svg", "nav", "form", "pre"))
SENTENCE_END = re.compile(r"(?<=[.?!])\s+(?=[\"“(]?[A-Z0-9])")
ABBREVIATION = re.compile(r"\b[A-Z]{2,6}\b")
# Names of things that are known by their letters.
KNOWN = frozenset(
    [
        "BPJS",
        "RT",
        "RW",
        "TK",
        "SD",
        "SMP",
        "SMA",
        "QRIS",
        "WCAG",
        "AA",
        "II",
        "III",
        "HP",
        "PDF",
        "CSV",
        "JSON",
        "URL",
        "API",
    ]
)


class Finding(NamedTuple):
    """What was found on a page: sentences over the limit, and unexplained abbreviations."""

    page: str
    sentences: list[str]
    unexplained: list[str]


class _Text(HTMLParser):
    """Collects the text of the main part, block by block."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks = [""]
        self.explained: set[str] = set()
        self._inside = 0
        self._skip = 0
        self._abbr = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "article":
            self._inside += 1
        source = ("class", "sumber") in attrs
        if tag in SKIPPED or (source and not self._skip):
            self._skip += tag not in VOID
        elif self._skip and tag not in VOID:
            self._skip += 1
        self._abbr = tag == "abbr"
        if tag in BLOCKS:
            self.blocks.append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Pass over an element that closes itself: it holds no text."""

    def handle_endtag(self, tag: str) -> None:
        if tag == "article":
            self._inside -= 1
        self._skip = max(0, self._skip - 1)
        self._abbr = False
        if tag in BLOCKS:
            self.blocks.append("")

    def handle_data(self, data: str) -> None:
        if self._inside and not self._skip:
            self.blocks[-1] += data
            if self._abbr:
                self.explained.add(data)


def sentences(blocks: list[str]) -> list[str]:
    """Cut blocks of text into sentences."""
    tidy = (" ".join(block.split()) for block in blocks)
    return [sentence for block in tidy if block for sentence in SENTENCE_END.split(block)]


def read(path: Path, site: Path, limit: int) -> Finding:
    """Read one built page."""
    parser = _Text()
    parser.feed(path.read_text("utf-8"))
    found = sentences(parser.blocks)
    long = sorted((s for s in found if len(s.split()) > limit), key=lambda s: -len(s.split()))
    known = KNOWN | parser.explained | {word for term in terms() for word in term.kata.split()}
    used = {word for sentence in found for word in ABBREVIATION.findall(sentence)}
    return Finding(path.relative_to(site).as_posix(), long, sorted(used - known))


def main() -> None:
    """Print the list."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", nargs="?", type=Path, default=SITE)
    parser.add_argument("--words", type=int, default=25, help="a sentence with more is listed")
    parser.add_argument("--top", type=int, default=3, help="sentences a page")
    options = parser.parse_args()
    for path in sorted(options.site.rglob("index.html")):
        found = read(path, options.site, options.words)
        if found.sentences or found.unexplained:
            print(f"\n{found.page}")
        for sentence in found.sentences[: options.top]:
            print(f"  {len(sentence.split()):3} kata  {sentence}")
        if found.unexplained:
            print(f"  belum dijelaskan: {', '.join(found.unexplained)}")


if __name__ == "__main__":
    main()
