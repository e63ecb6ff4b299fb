"""Pages, slides, papers and plain summaries tell amounts of the law with their conditions too.

They are written by people, so the words vary; what every one of them must carry is the heart of the
condition. What the calculator writes is judged word for word (tests/view/test_conditions.py).
"""

from __future__ import annotations

import base64
import gzip
import json
import re
from html import unescape
from typing import TYPE_CHECKING

import pytest

from calculator.rupiah import rp
from tests.paper import printed
from tools.before.papers import PAPERS
from tools.facts.figures import harga, hitung, tanpa_keringanan
from tools.facts.words import angka
from tools.paths import SITE

if TYPE_CHECKING:
    from pathlib import Path

    from tools.before.papers import Paper

LEAST = hitung("penghasilan=1jt&masa_iur=36&anak=4,4")
DEATH = rp(LEAST["manfaat"]["jkm"]["total"])
AT_WORK = rp(LEAST["manfaat"]["jkk"]["meninggal"]["total"])
SCHOOLING = {
    rp(hitung(f"penghasilan=1jt&anak={children}")["beasiswa"]["total"])
    for children in ("4", "8", "4,4", "8,13")
}
# What must stand beside an amount, wherever it is told.
NEEDED = {
    DEATH: (r"3 bulan", r"lancar|menunggak|tunggakan"),
    AT_WORK: (r"lancar|menunggak|tunggakan",),
    **dict.fromkeys(
        SCHOOLING,
        (
            r"paling banyak|sampai",
            r"terus sekolah|masih sekolah",
            r"36 bulan|kecelakaan kerja",
            r"lancar|menunggak|tunggakan",
        ),
    ),
}
# Elsewhere: what was paid to families, old law, and the calculator's page, judged where it is made.
LEFT_OUT = (
    "404.html",
    "kalkulator/",
    "bandingkan/",
    "rumah-tangga/",
    "bagikan/",
    "en/",
    "tentang-sertakan/",
)


def plain(html: str) -> str:
    body = re.sub(r"<(script|style|template|svg)\b.*?</\1>", " ", html, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def lost(text: str) -> list[str]:
    return [
        f"{amount} without {words}"
        for amount, needed in NEEDED.items()
        if re.search(rf"{amount}(?![.]?\d)", text)
        for words in needed
        if not re.search(words, text, re.IGNORECASE)
    ]


LEAST_PRICE = rp(harga(1).fase[0].harga)
# What the least price hangs on: for which incomes, drivers, who gets no relief.
PRICE_NEEDS = (rp(harga(1).golongan.sampai or 0), r"[Ss]opir", r"[Kk]eringanan|[Nn]ormal")


def priced(text: str) -> list[str]:
    """Say what is missing beside the least price, as `lost` does for benefits."""
    if not re.search(rf"{LEAST_PRICE}(?!\d)", text):
        return []
    needed = (*PRICE_NEEDS, *(["APBD"] if tanpa_keringanan() else []))
    return [words for words in needed if not re.search(words, text)]


# The single file holds the same pages once more, as data.
BUILT = sorted(path for path in SITE.rglob("*.html") if "unduh" not in path.parts)
PAGES = [path for path in BUILT if not str(path.relative_to(SITE)).startswith(LEFT_OUT)]


def name(path: Path) -> str:
    return str(path.relative_to(SITE))


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_pages_tell_amounts_with_their_conditions(path: Path) -> None:
    assert lost(plain(path.read_text("utf-8"))) == []


def test_slides_tell_amounts_with_their_conditions_each_for_itself() -> None:
    html = (SITE / "presentasi/index.html").read_text("utf-8")
    # What the speaker reads alone is no part of the slide.
    shown = re.sub(r"<aside.*?</aside>", "", html, flags=re.DOTALL)
    slides = re.findall(r'<section[^>]* data-slide="([^"]+)".*?>(.*?)</section>', shown, re.DOTALL)
    assert len(slides) > 5
    wrong = {slide: lost(plain(content)) + priced(plain(content)) for slide, content in slides}
    assert {slide: found for slide, found in wrong.items() if found} == {}
    assert any(DEATH in content for _, content in slides)
    # Who may have a benefit is said wherever one is promised.
    limit = angka("kepesertaan.usia_daftar")
    promised = [plain(content) for _, content in slides if "asal iuran lancar" in content]
    assert len(promised) > 3
    assert [one for one in promised if f"belum {limit} tahun" not in one] == []


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_papers_tell_amounts_with_their_conditions(paper: Paper) -> None:
    text = printed(paper)
    assert lost(text) == []
    assert priced(text) == []
    # Whoever fills a paper in, or reads it out, names what arrears do to the money.
    if "Menunggak" in text or "menunggak" in text:
        assert "ditahan sampai lunas" in text
    # Who may have a benefit, and what long arrears do, is said wherever one is promised.
    if re.search(r"asal iuran\s+lancar", text):
        assert re.search(r"lebih dari \d+ bulan berturut-turut", text)
        limit = angka("kepesertaan.usia_daftar")
        assert re.search(rf"belum (?:berusia )?{limit} tahun", text, re.IGNORECASE)


def test_the_single_file_tells_amounts_with_their_conditions() -> None:
    text = (SITE / "unduh/sertakan-luring.html").read_text("utf-8")
    packed = re.findall(r'<template data-hal="([^"]+)"[^>]*>(.*?)</template>', text, re.DOTALL)
    pages = {page: gzip.decompress(base64.b64decode(html)).decode() for page, html in packed}
    # The calculator's page is judged where it is made, the slides each for itself.
    assert {"kalkulator", "presentasi", "klaim-meninggal-kerja"} < pages.keys()
    wrong = {page: lost(plain(html)) for page, html in pages.items() if page != "kalkulator"}
    assert {page: found for page, found in wrong.items() if found} == {}
    assert sum(DEATH in html for html in pages.values()) > 3


def test_plain_summaries_tell_amounts_with_their_conditions() -> None:
    text = (SITE / "llms.txt").read_text("utf-8")
    assert DEATH in text
    for line in text.splitlines():
        assert lost(line) == []
    for path in SITE.glob("bagikan/*/oembed.json"):
        assert lost(json.loads(path.read_text("utf-8"))["title"]) == []


def test_descriptions_of_pages_tell_amounts_with_their_conditions() -> None:
    for path in SITE.rglob("index.html"):
        for said in re.findall(r'<meta[^>]+content="([^"]*Rp[^"]*)"', path.read_text("utf-8")):
            text = unescape(said)
            found = [each for each in lost(text) if "36 bulan" not in each]
            assert found == [], (path, text)


def test_the_page_for_a_death_at_work_answers_what_is_asked_that_day() -> None:
    text = plain((SITE / "cara-klaim/meninggal-karena-kerja/index.html").read_text("utf-8"))
    for words in (
        "Untuk kecelakaan kerja tidak ada syarat lama membayar",
        "Harus ada laporan polisi? Tidak wajib.",
        "Kami tidak menemukan pengecualian untuk hari libur.",
        "Bolehkah laporan tahap I dan II diserahkan sekaligus? Aturannya belum kami temukan.",
    ):
        assert words in text, words


def test_nobody_without_a_phone_is_told_two_things() -> None:
    pages = ("presentasi", "cara-daftar", "tanya-jawab")
    for page in pages:
        text = plain((SITE / page / "index.html").read_text("utf-8"))
        (said,) = re.findall(
            r"(?:Tak punya HP|tidak punya nomor HP|tidak punya HP\.).{0,260}", text
        )
        assert "kantor cabang" in said, page


# ---------------------------------------------------------------------- doubts

REGISTERS = re.compile(
    r"[Dd]aftar(?:kan)? dan bayar|[Mm]endaftar dan membayar|[Bb]ayar (?:hanya )?di"
)
BADGE = re.compile(r"<small>belum pasti[^<]*</small></span>")
INLINE = re.compile(r"</?(?:strong|em|b|i|a|span|abbr|small|time|sup|output)\b[^>]*>")


def test_a_doubt_stands_at_the_end_of_a_sentence_or_of_a_cell() -> None:
    """In the middle it changes what is read aloud: `tetap berlaku belum pasti kalau dibayarkan`."""
    wrong = []
    for path in BUILT:
        html = re.sub(r"<(script|template)\b.*?</\1>", "", path.read_text("utf-8"), flags=re.DOTALL)
        for badge in BADGE.finditer(html):
            after = INLINE.sub("", html[badge.end() : badge.end() + 400])
            if not re.match(r"\s*(?:<|[.;!?)]|$)", after):
                wrong.append(f"{path.relative_to(SITE)}: {after[:60]!r}")
    assert wrong == []


def test_rows_of_a_copy_are_not_called_numbers() -> None:
    for path in BUILT:
        text = plain(path.read_text("utf-8"))
        assert not re.search(
            r"[Tt]anya jawab(?: resmi BPJS Ketenagakerjaan)?,? (?:nomor )?\d", text
        ), path


def test_175_neither_registers_nor_takes_payment() -> None:
    texts = {name(path): plain(path.read_text("utf-8")) for path in BUILT}
    texts |= {paper.name: printed(paper) for paper in PAPERS}
    for where, text in texts.items():
        for sentence in re.split(r"(?<=[.?!])\s", text):
            if REGISTERS.search(sentence):
                assert "175" not in sentence, (where, sentence)
