"""The slides as PDF: the words of the page, a slide a page, tagged, with the organiser's places."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
import zxingcpp

from tests.paper import text
from tests.tools.before.test_filled_papers import LONG, close, elements, letters, order, picture
from tests.tools.before.test_papers import MILLIMETRE
from tools.after.slides import ROOM, decks, render
from tools.before.papers import DOWNLOADS
from tools.facts import figures
from tools.markup import elements as markup
from tools.node import output
from tools.paths import ROOT, SITE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tools.after.slides import Deck, Piece

PAGE = (SITE / "presentasi/index.html").read_text("utf-8")
DECKS = decks(PAGE)
SVG = re.compile(r"<svg.*?</svg>|<aside.*?</aside>|<form.*?</form>|<button.*?</button>", re.DOTALL)


@pytest.fixture(params=DECKS, ids=lambda deck: deck.lama)
def deck(request: pytest.FixtureRequest) -> Deck:
    chosen: Deck = request.param
    return chosen


@pytest.fixture
def pdf(deck: Deck) -> Iterator[pypdfium2.PdfDocument]:
    document = pypdfium2.PdfDocument(SITE / DOWNLOADS / deck.file)
    yield document
    document.close()


def said(words: str) -> str:
    return "".join(words.split())


def shown(name: str) -> list[str]:
    """Return the pieces of text that a slide of the page shows."""
    for each in markup(PAGE):
        if each.attributes.get("data-slide") == name:
            whole = SVG.sub("", PAGE[each.opened : each.closed])
            return [one for one in re.split(r"<[^>]+>", whole) if one.strip()]
    raise AssertionError(name)


def test_each_slide_is_a_page_that_says_what_the_screen_says(
    deck: Deck, pdf: pypdfium2.PdfDocument
) -> None:
    assert len(pdf) == len(deck.slide)
    for slide, page in zip(deck.slide, pdf, strict=True):
        assert [round(side / MILLIMETRE) for side in page.get_size()] == [297, 210]
        words = said(page.get_textpage().get_text_bounded())
        missing = [one for one in shown(slide.nama) if said(one) not in words]
        assert missing == [], slide.nama
        # Nothing reaches over the footer, or over the edge.
        assert "bukanmilikBPJSKetenagakerjaan" in words


def test_the_length_chooses_the_slides(deck: Deck) -> None:
    names = [slide.nama for slide in deck.slide]
    assert {"pembuka", "harga", "meninggal-lain", "daftar", "waspada", "tanya"} <= set(names)
    assert len(names) == {"10": 11, "30": 17}[deck.lama]


def test_prices_stand_with_their_months_and_an_example_is_worked_out(
    pdf: pypdfium2.PdfDocument,
) -> None:
    words = text(pdf)
    for phase in figures.fase():
        assert f"{phase.harga:,}".replace(",", ".") in words
        assert said(phase.kapan) in said(words)
    assert "Contoh hitungan" in words
    answer = figures.hitung("pekerjaan=art&penghasilan=2jt")
    for amount in (answer["iuran"]["total"], answer["manfaat"]["jkm"]["total"]):
        assert f"Rp{amount:,}".replace(",", ".") in words
    # A screen's question is none on paper.
    assert "Ketik" not in words
    assert "pekerjaan apa saja" not in words


def test_a_deck_is_tagged_titled_and_read_in_order(deck: Deck, pdf: pypdfium2.PdfDocument) -> None:
    assert pdfium.FPDFCatalog_IsTagged(pdf)
    assert pdf.get_metadata_value("Title") == f"Presentasi Sertakan, {deck.lama} menit"
    kinds = [[kind for kind, *_ in elements(page)] for page in pdf]
    # One heading a slide, the first above the others.
    assert [one.count("H1") for one in kinds] == [1] + [0] * (len(pdf) - 1)
    assert [one.count("H2") for one in kinds] == [0] + [1] * (len(pdf) - 1)
    for page in letters(pdf):
        # Only the footer, the mark and the labels of what is filled in are small.
        assert min(size for size in page if size > 18) >= 20
        assert sum(size > 18 for size in page) > 0


def test_black_and_white_print_stays_legible(pdf: pypdfium2.PdfDocument) -> None:
    for page in pdf:
        grey = page.render(scale=0.5, grayscale=True).to_pil().histogram()
        assert sum(grey[200:]) / sum(grey) > 0.75


def test_the_code_leads_to_the_calculator(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://contoh.id/panduan/")
    document = pypdfium2.PdfDocument(render(decks(PAGE)[0]))
    found = [
        code.text
        for page in document
        for code in zxingcpp.read_barcodes(page.render(scale=1, grayscale=True).to_pil())
    ]
    assert len(found) == 1
    assert found[0].startswith("https://contoh.id/panduan/kalkulator/#")
    assert "pekerjaan=art" in found[0]
    document.close()


def _says_more(piece: dict[str, Any]) -> bool:
    return piece["t"] in {"p", "dd"} and not any("raksasa" in one for one in piece["k"])


def longer(pieces: list[Piece], by: str) -> list[Piece]:
    """Say more in every paragraph."""
    return [
        one
        if isinstance(one, str) or "i" not in one
        else one | {"i": [*longer(one["i"], by), *([by] if _says_more(one) else [])]}
        for one in pieces
    ]


def test_a_slide_that_has_more_to_say_is_set_smaller_and_stops_the_build_at_last() -> None:
    short, _ = DECKS
    more = [
        one._replace(isi=longer(one.isi, " Lalu mulai Juli 2027 berubah lagi."))
        for one in short.slide
    ]
    document = pypdfium2.PdfDocument(render(short._replace(slide=more)))
    assert len(document) == len(more)
    document.close()
    most = [one._replace(isi=longer(one.isi, " Panjang sekali." * 60)) for one in short.slide]
    with pytest.raises(ValueError, match="tidak muat"):
        render(short._replace(slide=most))


def test_the_same_page_gives_the_same_bytes(deck: Deck) -> None:
    assert render(deck) == (SITE / DOWNLOADS / deck.file).read_bytes()


def test_an_event_stands_on_the_slides_and_is_read_aloud(deck: Deck, tmp_path: Path) -> None:
    room = json.loads((SITE / DOWNLOADS / ROOM).read_text("utf-8"))[deck.lama]
    assert [place["nama"] for place in room["tempat"]] == [
        "logo",
        *("nama", "tempat", "tanggal", "pukul"),
        "kontak",
    ]
    name = deck.file.removesuffix(".pdf")
    (tmp_path / "isian.json").write_text(json.dumps({name: room["tempat"]}), "utf-8")
    (tmp_path / deck.file).write_bytes((SITE / DOWNLOADS / deck.file).read_bytes())
    (tmp_path / "order.json").write_text(order(LONG, picture()), "utf-8")
    out = tmp_path / "out"
    out.mkdir()
    output(ROOT / "tests/tools/before/fill.mjs", tmp_path, tmp_path / "order.json", out)
    with pypdfium2.PdfDocument(out / deck.file) as document:
        assert len(document) == len(deck.slide)
        _, event, hall, *_, contact = room["tempat"]
        assert close(document[0], event) == said(LONG["nama"])
        assert close(document[0], hall) == said(LONG["tempat"])
        # Who sits in the last row reads whose evening it is, also where its name is long.
        assert event["huruf"] >= 40
        assert len([size for size in letters(document)[0] if size >= 28]) >= 4
        assert close(document[len(document) - 1], contact) == said(LONG["kontak"])
        spoken = [words for page in document for kind, words, _ in elements(page) if kind == "P"]
        assert "Bertanya kepada: " + LONG["kontak"] in spoken
        assert pdfium.FPDFCatalog_IsTagged(document)
