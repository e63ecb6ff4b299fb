"""Pages that can be listened to: each sentence gets what is said for it, each part its place.

The words for the ear are the engine's (calculator/view/spoken). A sentence in a page carries them
as `data-ucap`, pieces parted by `|`, empty where it is said as it is written; a heading with
`data-dengar` begins a part. docs/assets/js/listen reads them out.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from calculator.view.spoken import aloud, pieces
from calculator.view.spoken.aloud import SENTENCE_END
from tools.markup import elements, replaced, tree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tools.markup import Node

# Which headings begin a part, by the folder that a page lies in.
PARTS = {
    "cara-klaim": {"h1", "h2"},
    "tanya-jawab": {"h3"},
    "bagikan": {"h1"},
    "mudah": {"h2"},
}
# Shown where the device has no voice for it (door.js); the easy page has a place of its own.
SILENT = (
    '<p class="tanpa-suara" data-tanpa-suara hidden>'
    "Dengarkan: suara bahasa Indonesia tidak tersedia di perangkat ini. "
    '<a href="{root}mudah/#suara">Cara memasang suara</a></p>\n'
)
DOOR = "assets/js/listen/door.js"
STYLE = "assets/css/listen.css"
# What flows within a line; everything else is a block of its own.
INLINE = {
    *("a", "abbr", "b", "br", "code", "em", "i", "img", "mark", "output", "small"),
    *("span", "strong", "sub", "sup", "svg", "time", "wbr"),
}
UNSAID = {
    *("button", "details", "dialog", "form", "iframe", "img", "nav", "noscript", "pre"),
    *("script", "select", "style", "svg", "template"),
}
# Sources, signs beside headings, and buttons are for eyes.
UNSAID_CLASS = re.compile(r"(?:^|\s)(?:sumber|headerlink|tombol|tombol--\S+|keping-baris)(?:\s|$)")
TOKEN = re.compile(r"<!--.*?-->|<[^>]+>|[^<]+", re.DOTALL)
ENTITY = re.compile(r"&(?:#\w+|\w+);|.", re.DOTALL)


def _heard(node: Node) -> bool:
    """Tell whether what a node holds is read out."""
    values = node.element.attributes
    return not (
        node.element.name in UNSAID
        or "hidden" in values
        or values.get("aria-hidden") == "true"
        or UNSAID_CLASS.search(values.get("class", ""))
    )


def _inline(node: Node) -> bool:
    """Tell whether a node flows within a line, and all that it holds."""
    return node.element.name in INLINE and all(_inline(each) for each in node.below)


def publish(site: Path) -> None:
    """Make the pages that are for listening ready for it."""
    for folder, headings in PARTS.items():
        for path in sorted((site / folder).rglob("index.html")):
            root = "../" * len(path.parent.relative_to(site).parts)
            path.write_text(prepared(path.read_text("utf-8"), headings, root), "utf-8")


def prepared(text: str, headings: set[str], root: str) -> str:
    """Put into a page what is said, where parts begin, and the door to the voice."""
    found = elements(text)
    main = next(each for each in found if each.name == "article")
    changes: dict[tuple[int, int], str] = {}
    for node in _walk(tree(main, found)):
        attributes = ""
        # Where the page has another way to be heard, a part ends and none begins.
        if node.element.name in headings and "data-henti" not in node.element.attributes:
            attributes = " data-dengar"
        for begin, end in _runs(node):
            parts = list(_said(text, begin, end, node))
            whole = (
                text[begin:end].strip() == text[node.element.opened : node.element.closed].strip()
            )
            if whole and len(parts) == 1:
                attributes += f" {_attribute(parts[0][2])}"
            else:
                for at, until, said in parts:
                    span = f"<span {_attribute(said)}>{text[at:until]}</span>"
                    changes[at, until] = span
        if attributes:
            at = node.element.opened - 1
            changes[at, at] = attributes
    if "data-tanpa-suara" not in text:
        changes[main.closed, main.closed] = SILENT.format(root=root)
    head = next(each for each in found if each.name == "head")
    changes[head.closed, head.closed] = f'<link rel="stylesheet" href="{root}{STYLE}">\n'
    body = next(each for each in found if each.name == "body")
    script = f'<script type="module" src="{root}{DOOR}"></script>\n'
    changes[body.closed, body.closed] = script
    return replaced(text, changes)


def _attribute(said: str) -> str:
    return f'data-ucap="{html.escape(said)}"' if said else "data-ucap"


def _walk(node: Node) -> Iterator[Node]:
    """Give the blocks that are read out."""
    if _heard(node) and not _inline(node):
        yield node
        for each in node.below:
            yield from _walk(each)


def _runs(node: Node) -> Iterator[tuple[int, int]]:
    """Give the places of what flows within lines right below a block."""
    at = node.element.opened
    for each in node.below:
        if not _inline(each):
            yield at, each.element.begin
            at = each.element.end
    yield at, node.element.closed


def _said(text: str, begin: int, end: int, node: Node) -> Iterator[tuple[int, int, str]]:
    """Give the sentences of a run: where each stands, and what is said, empty for as written."""
    silent = [
        each.element.whole
        for each in _within(node)
        if begin <= each.element.begin < end and not _heard(each)
    ]
    plain, places = _letters(text, begin, end, silent)
    cuts = [
        found.end()
        for found in SENTENCE_END.finditer(plain)
        # A sentence that ends inside a link goes on to the next end.
        if places[found.end() - 1][1] == 0
    ]
    for first, last in zip([0, *cuts], [*cuts, len(plain)], strict=True):
        spoken = plain[first:last]
        said = "|".join(pieces(aloud(spoken)))
        if not re.search(r"\w", said):
            continue
        at = begin if first == 0 else places[first - 1][0] + 1
        until = end if last == len(plain) else places[last - 1][0]
        written = text[at:until]
        at += len(written) - len(written.lstrip())
        until = at + len(written.strip())
        plainly = " ".join(spoken.split())
        as_written = "<" not in written and plainly[:1].upper() + plainly[1:] == said
        yield at, until, "" if as_written else said


def _within(node: Node) -> Iterator[Node]:
    for each in node.below:
        yield each
        yield from _within(each)


def _letters(
    text: str, begin: int, end: int, silent: list[tuple[int, int]]
) -> tuple[str, list[tuple[int, int]]]:
    """Read a run as plain text; of each letter its place, and how deep within elements it is."""
    plain, places, depth = "", [], 0
    for token in TOKEN.finditer(text, begin, end):
        at = token.start()
        if any(one <= at < other for one, other in silent):
            continue
        written = token[0]
        if not written.startswith("<"):
            for letter in ENTITY.finditer(written):
                said = html.unescape(letter[0])
                # One place for each letter: an entity may be several.
                plain += said
                places += [(at + letter.start(), depth)] * len(said)
        elif written.startswith("</"):
            depth -= 1
        elif re.match(r"<(?:br|wbr|img)\b", written):
            plain += " "
            places.append((at, 1))
        elif not written.startswith("<!--"):
            depth += 1
    return plain, places
