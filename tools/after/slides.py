"""The slides as PDF, for a hall without a browser: the same words, a slide a page.

What stands on a slide is read from the finished page, so there is one text for both. Typst sets it,
by the sheet `presentasi-a4`, as it sets the papers: tagged, dark on white, nothing cut.
"""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urljoin

import typst

from calculator.browser import layar
from tools.address import leads_somewhere, site_url
from tools.before.papers import DOWNLOADS, places, set_sheet
from tools.before.papers.data import collect
from tools.facts import figures
from tools.facts.people import on_paper
from tools.markup import elements, tree

if TYPE_CHECKING:
    from pathlib import Path

    from tools.markup import Node

SHEET = "presentasi-a4"
PAGE = "presentasi/index.html"
# Where each deck has room for an organiser.
ROOM = "slide.json"
# What only a screen can do.
SCREEN = {"form", "script", "noscript", "button", "input", "select"}
LINE = {"a", "b", "br", "em", "output", "small", "span", "strong"}
# Who is worked out where on a screen the hall asks.
ASKED = "pekerjaan=art&penghasilan=2jt"

# A piece of a slide: words, or an element's name `t`, its classes `k` and what it holds, `i`.
Piece = str | dict[str, Any]


class Slide(NamedTuple):
    """A slide: its name, its classes, whether a short talk shows it, and what stands on it."""

    nama: str
    kelas: list[str]
    singkat: bool
    isi: list[Piece]


class Deck(NamedTuple):
    """The slides of a talk, by its length in minutes."""

    lama: str
    slide: list[Slide]

    @property
    def file(self) -> str:
        """Name of the PDF."""
        return f"presentasi-{self.lama}-menit.pdf"

    @property
    def inputs(self) -> dict[str, str]:
        """What the sheet asks for."""
        told = {"lama": self.lama, "slide": [slide._asdict() for slide in self.slide]}
        return {
            "data": json.dumps(collect(), ensure_ascii=False, sort_keys=True),
            "slide": json.dumps(told, ensure_ascii=False),
            "muka": str(len(self.slide)),
        }


def publish(site: Path) -> None:
    """Put the decks among the downloads."""
    room = {}
    for deck in decks((site / PAGE).read_text("utf-8")):
        (site / DOWNLOADS / deck.file).write_bytes(render(deck))
        room[deck.lama] = {"berkas": deck.file, "tempat": places(SHEET, deck.inputs)}
    (site / DOWNLOADS / ROOM).write_text(json.dumps(room), "utf-8")


def render(deck: Deck) -> bytes:
    """Set a deck; a slide that has more to say is set in smaller letters.

    Raises:
        ValueError: a slide does not fit its page at all.
    """
    try:
        return set_sheet(SHEET, deck.inputs)
    except typst.TypstError as error:
        if "tidak muat" not in str(error):
            raise
        raise ValueError(f"Slide: {error}") from error


def decks(page: str) -> list[Deck]:
    """Read the decks of both lengths from the finished page."""
    found = elements(page)
    slides = [
        _slide(tree(each, found), page)
        for each in found
        if each.name == "section" and "data-slide" in each.attributes
    ]
    return [Deck("10", [one for one in slides if one.singkat]), Deck("30", slides)]


def _slide(node: Node, page: str) -> Slide:
    about = node.element.attributes
    name = about["data-slide"]
    return Slide(
        nama=name,
        kelas=about.get("class", "").split(),
        singkat="data-singkat" in about,
        isi=_example() if name == "hitung" else _pieces(node, page),
    )


def _example() -> list[Piece]:
    """Work out what the hall would be shown for somebody; paper cannot ask."""
    base = site_url()
    phones = urljoin(base, "kalkulator/") if leads_somewhere(base) else ""
    shown = json.loads(layar(ASKED, str(figures.month()), phones))["html"]
    page = f"<div><h2>Contoh hitungan</h2>{shown}</div>"
    found = elements(page)
    return _pieces(tree(found[0], found), page)


def _pieces(node: Node, page: str) -> list[Piece]:
    """Give what an element holds, in the order of the page."""
    found: list[Piece] = []
    at = node.element.opened
    for below in node.below:
        found.append(_words(page[at : below.element.begin]))
        at = below.element.end
        about = below.element.attributes
        if below.element.name in SCREEN or "hidden" in about or about.get("class") == "notes":
            continue
        found.append(_piece(below, page))
    found.append(_words(page[at : node.element.closed]))
    if node.element.name in LINE:
        return [one for one in found if one]
    # Around blocks, and at the ends of a block, there is no space.
    trimmed: list[Piece] = []
    for n, one in enumerate(found):
        said = one
        if isinstance(said, str):
            said = said if n and _in_line(found[n - 1]) else said.lstrip()
            said = said if n + 1 < len(found) and _in_line(found[n + 1]) else said.rstrip()
        if said:
            trimmed.append(said)
    return trimmed


def _in_line(piece: Piece) -> bool:
    return isinstance(piece, str) or (piece["t"] in LINE and piece["t"] != "br")


def _words(text: str) -> str:
    return re.sub(r"\s+", " ", html.unescape(text))


def _piece(node: Node, page: str) -> Piece:
    about = node.element.attributes
    piece: dict[str, Any] = {"t": node.element.name, "k": about.get("class", "").split()}
    if node.element.name == "svg":
        drawing = on_paper(page[slice(*node.element.whole)])
        return piece | {"svg": drawing, "alt": about.get("aria-label", "")}
    # The organiser's own words have a place of their own on paper.
    return piece | {"isian": about.get("data-isi", ""), "i": _pieces(node, page)}
