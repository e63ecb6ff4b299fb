"""The easy page: about 150 words, eight pictures, short sentences, words a child knows."""

from __future__ import annotations

import html
import re
import tomllib
from pathlib import Path

import pytest

from tests.site import readability
from tools.facts import figures, words
from tools.paths import SITE

PAGE = SITE / "mudah/index.html"
KNOWN = tomllib.loads((Path(__file__).parent / "kata-mudah.toml").read_text("utf-8"))
# Easy read asks for fifteen words a sentence at most.
LONGEST = 15
RARE = 4_000
SCREENS = 8
WORDS = range(120, 171)


@pytest.fixture(scope="module")
def page() -> str:
    return PAGE.read_text("utf-8")


def plain(markup: str) -> str:
    without = re.sub(r"<svg.*?</svg>|<nav.*?</nav>", " ", markup, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", without)).split())


@pytest.fixture(scope="module")
def screens(page: str) -> list[str]:
    return re.findall(r'<section class="mudah__layar".*?</section>', page, re.DOTALL)


def test_each_screen_has_one_picture_one_idea_and_can_be_listened_to(screens: list[str]) -> None:
    assert len(screens) == SCREENS
    for screen in screens:
        assert screen.count('<svg class="arti"') == 1
        assert screen.count("<h2 ") == screen.count("data-dengar ") == 1
        assert len(readability.sentences([plain(screen)])) <= 5, plain(screen)
    assert sum(readability.words(plain(screen)) for screen in screens) in WORDS


def test_sentences_are_short_and_every_word_is_known(page: str, screens: list[str]) -> None:
    end = page.partition('<div class="mudah__akhir"')[2].partition("</article>")[0]
    explained = plain(end)
    for screen in screens:
        text = plain(screen)
        long = [s for s in readability.sentences([text]) if readability.words(s) > LONGEST]
        assert long == []
        for word in re.findall(r"[a-z]+(?:-[a-z]+)*", text.lower()):
            roots = {word, word.removesuffix("nya")}
            if roots & set(KNOWN["dijelaskan"]):
                (root,) = roots & set(KNOWN["dijelaskan"])
                assert KNOWN["dijelaskan"][root] in explained
            else:
                rank = min(KNOWN["peringkat"].get(root, RARE + 1) for root in roots)
                assert rank <= RARE or roots & set(KNOWN["sehari-hari"]), word


def test_nothing_is_kept_that_no_screen_says(screens: list[str]) -> None:
    said = set(re.findall(r"[a-z]+(?:-[a-z]+)*", " ".join(map(plain, screens)).lower()))
    said |= {word.removesuffix("nya") for word in said}
    assert [word for kind in KNOWN.values() for word in kind if word not in said] == []


def test_amounts_stand_with_their_conditions(page: str, screens: list[str]) -> None:
    whole = plain(page.partition("<article")[2].partition("</article>")[0])
    assert figures.harga(1).kalimat in plain(screens[1])
    other = plain(screens[4])
    assert words.syarat("masa-awal") in other
    assert words.ragu("masa-awal") in whole
    assert words.syarat_panjang("lancar") in whole
    for screen in screens[2:5]:
        assert re.search(r"bayar tiap bulan", plain(screen))
    assert figures.harga(1, "transportasi").kalimat in whole
    assert figures.tanpa_keringanan() in whole
    assert words.angka("jkm.beasiswa_masa_iur") in plain(screens[5])
    assert f"belum {words.angka('kepesertaan.usia_daftar')} tahun" in plain(screens[7])


def test_it_says_that_no_reader_has_tried_it_and_how_to_tell_us(page: str) -> None:
    end = page.partition('<div class="mudah__akhir"')[2].partition("</article>")[0]
    assert "belum dicoba bersama pembaca" in end
    assert re.search(r'<a [^>]*href="(?:mailto:|https:)', end)
