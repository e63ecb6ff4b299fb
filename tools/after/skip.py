"""One way past the head of a page, to all that is its own.

The theme leads to the first heading of its table of contents: past what stands before that, and
nowhere on a page without one.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PLACE = "utama"
LINK = re.compile(r'(<div data-md-component="skip">).*?(</div>)', re.DOTALL)
# What one may have come for, where a page has it: the mark that it stands there, its id, its words.
GOALS = (
    ('id="kalkulator"', "kalkulator", "Lewati ke isian"),
    ('id="penghasilan-cepat"', "penghasilan-cepat", "Lewati ke hitungan cepat"),
    ('id="formulir"', "formulir", "Lewati ke isian"),
    ('id="kolektif"', "kolektif", "Lewati ke isian"),
    ('id="pembuat"', "pembuat", "Lewati ke isian"),
    ('id="jawaban"', "jawaban", "Lewati ke jawaban"),
    ('class="banyak__hasil" id="hasil"', "hasil", "Lewati ke jawaban"),
    ('id="tabel-33-golongan"', "tabel-33-golongan", "Lewati ke tabel"),
    ('id="tempat-bayar"', "tempat-bayar", "Lewati ke tempat bayar"),
    ('id="judul-berikutnya"', "judul-berikutnya", "Lewati ke langkah berikutnya"),
    ('<ol class="urutan"', "langkah", "Lewati ke langkah-langkahnya"),
    ('id="langkahnya"', "langkahnya", "Lewati ke langkah-langkahnya"),
)
# The theme names a block of code after the nearest id around it: without one, after the page's.
CODE = re.compile(r"<pre>(?=(?:<span></span>)?<code)")
MAIN = '<main class="md-main" data-md-component="main">'


def _lead(html: str) -> str:
    if MAIN not in html:
        return html
    words = "Skip to content" if '<html lang="en"' in html else "Lewati ke isi"
    links = [(PLACE, words), *((place, said) for mark, place, said in GOALS if mark in html)]
    html = html.replace('<ol class="urutan"', '<ol class="urutan" id="langkah" tabindex="-1"', 1)
    drawn = "".join(f'<a href="#{place}" class="md-skip">{said}</a>' for place, said in links)
    html = LINK.sub(rf"\1{drawn}\2", html, count=1)
    number = itertools.count(1)
    html = CODE.sub(lambda _: f'<pre id="kode-{next(number)}">', html)
    return html.replace(MAIN, MAIN.replace("<main", f'<main id="{PLACE}" tabindex="-1"'), 1)


def publish(site: Path) -> None:
    """Lead past the head of every page."""
    for path in site.rglob("*.html"):
        html = path.read_text("utf-8")
        path.write_text(_lead(html), "utf-8")
