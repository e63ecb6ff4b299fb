"""One way past the head of a page, to all that is its own: mkdocs calls this for each page.

The theme leads to the first heading of its table of contents: past what stands before that, and
nowhere on a page without one.
"""

from __future__ import annotations

import itertools
import re
from typing import Any

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


def on_post_page(output: str, **_: Any) -> str:  # noqa: ANN401 - as mkdocs calls it
    """Lead past the head of a page."""
    return _lead(output)


def on_post_template(output_content: str, *, template_name: str, **_: Any) -> str:  # noqa: ANN401
    """Lead past the head of the page for what is not there."""
    return _lead(output_content) if template_name.endswith(".html") else output_content
