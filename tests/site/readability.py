"""List, page by page, the longest sentences and the abbreviations nobody explains.

`python -m tests.site.readability [--words 20] [--top 3] [site]`. It reads the built pages, so
it sees what a visitor sees. The list is there to work through, longest first; the line that no
page may cross is drawn in tests/site/test_readability.py.
"""

from __future__ import annotations

import argparse
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

from calculator.rules import law
from tools.facts.data import terms
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
        "label",
        "legend",
        "option",
        "button",
    ]
)
# Inline elements that are set apart by style: what follows an amount, the place in a text, a badge.
SET_APART = re.compile(
    r"\b(syarat|ket|lencana|kutipan__\w+|kamus__dibaca|garis__\w+|cabang__\w+|kanal__\w+|sampai)\b"
)
VOID = frozenset(
    [
        "br",
        "img",
        "hr",
        "input",
        "meta",
        "link",
        "path",
        "rect",
        "circle",
        "ellipse",
        "wbr",
        "source",
    ]
)
SKIPPED = frozenset(
    ["script", "style", "svg", "nav", "pre", "code", "template", "noscript", "small"]
)
# What names a source is a list of names and no sentence.
SOURCE = re.compile(r"\bsumber\b")
SENTENCE_END = re.compile(r"(?<=[.?!])\s+(?=[\"“(]?[A-Z0-9])")
ABBREVIATION = re.compile(r"\b[A-Z]{2,6}\b")
ARTICLE = (
    r"[Pp]asal(?: \d+\w?| I{1,3})"
    r"(?: (?:ayat|angka|huruf) (?:\(\d+\w?\)|\w{1,2}\b)(?:(?:,| dan|,? sampai) \(\d+\))*)*"
)
# Levels, numbers, and names that are known by their letters.
KNOWN = frozenset(
    [
        "BPJS",
        "RT",
        "RW",
        "TK",
        "SD",
        "SMP",
        "SMA",
        "AA",
        "II",
        "III",
        "HP",
        "PDF",
        "ASN",
        "PNS",
        "TNI",
    ]
)
BANKS = frozenset(["BCA", "BNI", "BRI", "BSI", "BTN"])


class Finding(NamedTuple):
    """What was found on a page: sentences over the limit, and unexplained abbreviations."""

    page: str
    sentences: list[str]
    unexplained: list[str]


class _Text(HTMLParser):
    """Collects the Indonesian text of the main part, block by block."""

    def __init__(self, main: frozenset[str]) -> None:
        super().__init__()
        self._main = main
        self.blocks = [""]
        self.explained: set[str] = set()
        self._open: list[tuple[str, bool, bool]] = []

    @property
    def _reading(self) -> bool:
        return bool(self._open) and self._open[-1][1]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            return
        given = {name: value or "" for name, value in attrs}
        kind = given.get("class", "")
        apart = tag in BLOCKS or bool(SET_APART.search(kind))
        # Once passed over, nothing within is read again.
        begun = any(name in self._main for name, _, _ in self._open)
        reading = self._reading if begun else tag in self._main
        if tag in SKIPPED or SOURCE.search(kind) or (begun and given.get("lang", "id") != "id"):
            reading = False
        self._open.append((tag, reading, apart))
        if apart:
            self.blocks.append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Pass over an element that closes itself: it holds no text."""

    def handle_endtag(self, tag: str) -> None:
        while self._open and any(name == tag for name, _, _ in self._open):
            name, _, apart = self._open.pop()
            if apart:
                self.blocks.append("")
            if name == tag:
                break

    def handle_data(self, data: str) -> None:
        if self._reading:
            self.blocks[-1] += data
            if self._open[-1][0] == "abbr":
                self.explained.add(data)


def sentences(blocks: list[str]) -> list[str]:
    """Cut blocks of text into sentences."""
    tidy = (" ".join(block.split()) for block in blocks)
    return [sentence for block in tidy if block for sentence in SENTENCE_END.split(block)]


@cache
def _citations() -> re.Pattern[str]:
    """Find names of regulations, with the place in them, one after another."""
    texts = law().peraturan.values()
    names = sorted({name for text in texts for name in (text.singkat, text.nama)}, key=len)[::-1]
    name = "|".join(map(re.escape, names))
    one = rf"(?:(?:{name})(?:,? {ARTICLE})?|{ARTICLE})"
    return re.compile(rf"{one}(?:(?:,|;| dan|, dan) {one})*")


def words(sentence: str) -> int:
    """Count the words of a sentence; a list of citations is one name, however long."""
    return sum(any(c.isalnum() for c in word) for word in _citations().sub("PP", sentence).split())


@cache
def known() -> frozenset[str]:
    """Return the abbreviations that the glossary explains, and the names of newspapers."""
    names = [term.kata for term in terms()]
    names += [kanal.nama for kanal in law().kanal.values() if kanal.jenis == "pers"]
    return (KNOWN | BANKS).union(*map(ABBREVIATION.findall, names))


def text(path: Path) -> tuple[list[str], set[str]]:
    """Read one built page: its Indonesian sentences, and what is explained on the spot."""
    source = path.read_text("utf-8")
    # The slides have no main part: they are all there is.
    whole = not re.search("<(?:article|main)", source)
    parser = _Text(frozenset(["body"]) if whole else frozenset(["article", "main"]))
    parser.feed(source)
    return sentences(parser.blocks), parser.explained


def read(path: Path, site: Path, limit: int) -> Finding:
    """Read one built page and keep what a reader may stumble over."""
    found, explained = text(path)
    long = sorted((s for s in found if words(s) > limit), key=lambda s: -words(s))
    used = {word for sentence in found for word in ABBREVIATION.findall(sentence)}
    unexplained = sorted(used - known() - explained)
    return Finding(path.relative_to(site).as_posix(), list(dict.fromkeys(long)), unexplained)


def main() -> None:
    """Print the list."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", nargs="?", type=Path, default=SITE)
    parser.add_argument("--words", type=int, default=20, help="a sentence with more is listed")
    parser.add_argument("--top", type=int, default=3, help="sentences a page")
    options = parser.parse_args()
    for path in sorted(options.site.rglob("index.html")):
        found = read(path, options.site, options.words)
        if found.sentences or found.unexplained:
            print(f"\n{found.page}")
        for sentence in found.sentences[: options.top]:
            print(f"  {words(sentence):3} kata  {sentence}")
        if found.unexplained:
            print(f"  belum dijelaskan: {', '.join(found.unexplained)}")


if __name__ == "__main__":
    main()
