"""Sentences are short, and every abbreviation is explained: what an honest reader may ask of us."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.site import readability
from tools.paths import SITE

if TYPE_CHECKING:
    from pathlib import Path

# Words in a sentence. Plain-language guides ask for 15 to 20 on average; here no sentence has more.
LONGEST = 20
# English needs its articles.
ALLOWED = {"en/index.html": 24}
# For people who write programs, in their words.
TECHNICAL = ("pengembang/", "lisensi/")

PAGES = [
    path
    for path in sorted(SITE.rglob("index.html"))
    if not path.relative_to(SITE).as_posix().startswith(TECHNICAL)
]


def name(path: Path) -> str:
    """Name a page by its place."""
    return path.relative_to(SITE).as_posix()


def test_there_are_sentences_to_read() -> None:
    assert len(PAGES) > 40
    assert sum(len(readability.text(path)[0]) for path in PAGES) > 3000


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_a_page_is_easy_to_read(path: Path) -> None:
    found = readability.read(path, SITE, ALLOWED.get(name(path), LONGEST))
    assert found.sentences == []
    assert found.unexplained == []


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Iurannya Rp16.800 sebulan.", 3),
        ("Tidak berubah: PP 44/2015, PP 82/2019, dan PP 50/2025.", 3),
        ("Lihat Pasal 24 ayat (3) dan (4) – iuran.", 3),
        ("Persentase × 80 × dasar penghasilan", 4),
    ],
)
def test_a_list_of_citations_is_one_name(sentence: str, count: int) -> None:
    assert readability.words(sentence) == count


def test_only_what_is_read_is_counted(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text(
        """<body><nav>Menu di luar halaman</nav><article>
        <p>Kata pertama. <span class="belum-pasti">Kata kedua <small>belum pasti</small></span>!</p>
        <p class="sumber">PP yang panjang sekali</p><p lang="en">Another language.</p>
        <dl><dt>Iuran<dd>Rp1 <span class="syarat">sebulan<br>penuh</span></dd></dl>
        <p>Ini <abbr title="Nomor">NIK</abbr> dan ini XYZ</p>
        <svg><text>gambar</text></svg></article><footer>Kaki.</footer>""",
        "utf-8",
    )
    found, explained = readability.text(page)
    assert found == [
        "Kata pertama.",
        "Kata kedua !",
        "Iuran",
        "Rp1",
        "sebulanpenuh",
        "Ini NIK dan ini XYZ",
    ]
    assert explained == {"NIK"}
    assert readability.read(page, tmp_path, 4) == ("index.html", [found[-1]], ["XYZ"])
