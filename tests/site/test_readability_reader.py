"""The list of long sentences sees what a visitor sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.site.readability import read, sentences

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """<html><body><nav>Menu yang panjang sekali dan tidak perlu dihitung sama sekali</nav>
<article><h1>Judul</h1>
<p>Pendek. Kalimat ini punya sembilan kata, jadi masuk ke daftar.</p>
<p>Ada <abbr title="jelas">ABC</abbr> dan ada XYZ, juga JKK.</p>
<svg><rect/><text>Tulisan di dalam gambar tidak dihitung sebagai kalimat panjang</text></svg>
<p class="sumber">Peraturan yang namanya panjang sekali dan tidak perlu dihitung di sini</p>
<p>Sesudahnya dibaca lagi.</p></article></body></html>"""


def test_sentences_end_at_stops_and_at_blocks() -> None:
    assert sentences(["Satu. Dua! Tiga", "Empat"]) == ["Satu.", "Dua!", "Tiga", "Empat"]
    assert sentences(["Rp16.800 sebulan."]) == ["Rp16.800 sebulan."]


def test_a_page_is_read(tmp_path: Path) -> None:
    path = tmp_path / "index.html"
    path.write_text(PAGE, "utf-8")
    found = read(path, tmp_path, 8)
    assert found.sentences == ["Kalimat ini punya sembilan kata, jadi masuk ke daftar."]
    assert found.unexplained == ["XYZ"]
