"""The papers: sizes, embedded fonts, codes that a phone reads, both prices with their months."""

from __future__ import annotations

import ctypes
import json
import re
from typing import TYPE_CHECKING

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
import zxingcpp

from calculator.rules import law
from tests.paper import text
from tools.before.papers import OUT, PAPERS, ROOM, SHEETS, papers, render
from tools.before.papers.data import CODES, collect
from tools.facts import figures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tools.before.papers import Paper

MILLIMETRE = 72 / 25.4
SIZES = {"A4": (210, 297), "A5": (148, 210)}
# Which page of the site each code leads to.
LEADS = {
    "selebaran-a5": "kalkulator",
    "poster-a4": "kalkulator",
    "kartu-iuran-a5": "iuran",
    "periksa-sponsor-a4": "daftar",
    "alur-meja-a4": "kalkulator",
    "kartu-pekerja-a5": "klaim",
    "undangan-a5": "kalkulator",
}


@pytest.fixture(scope="module", autouse=True)
def _made() -> None:
    papers()


@pytest.fixture(params=PAPERS, ids=lambda paper: paper.name)
def paper(request: pytest.FixtureRequest) -> Paper:
    chosen: Paper = request.param
    return chosen


@pytest.fixture
def pdf(paper: Paper) -> Iterator[pypdfium2.PdfDocument]:
    document = pypdfium2.PdfDocument(OUT / paper.file)
    yield document
    document.close()


def test_paper_has_its_size(paper: Paper, pdf: pypdfium2.PdfDocument) -> None:
    assert len(pdf) == paper.pages
    for page in pdf:
        assert [round(side / MILLIMETRE) for side in page.get_size()] == list(SIZES[paper.size])


def test_fonts_are_embedded(pdf: pypdfium2.PdfDocument) -> None:
    found = 0
    for page in pdf:
        for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
            font = pdfium.FPDFTextObj_GetFont(item)
            assert pdfium.FPDFFont_GetIsEmbedded(font) == 1
            found += 1
    assert found


def pressed(document: pypdfium2.PdfDocument) -> list[str]:
    """Return where the links lead."""
    found = []
    for page in document:
        position, link = ctypes.c_int(0), pdfium.FPDF_LINK()
        while pdfium.FPDFLink_Enumerate(page, position, link):
            action = pdfium.FPDFLink_GetAction(link)
            length = pdfium.FPDFAction_GetURIPath(document, action, None, 0)
            buffer = ctypes.create_string_buffer(length)
            pdfium.FPDFAction_GetURIPath(document, action, buffer, length)
            found.append(buffer.value.decode())
    return found


def printed(paper: Paper, address: str, monkeypatch: pytest.MonkeyPatch) -> tuple[list[str], str]:
    """Return what the codes and the words of a paper say when the site stands at an address."""
    monkeypatch.setenv("SITE_URL", address)
    document = pypdfium2.PdfDocument(render(paper, json.dumps(collect())))
    # As a phone sees it: grey, and not very sharp.
    image = document[0].render(scale=2, grayscale=True).to_pil()
    codes = [code.text for code in zxingcpp.read_barcodes(image)]
    # Read on a screen, a code can be pressed: it leads where a phone's camera would.
    links, words = pressed(document), text(document)
    assert set(codes) <= set(links)
    # So can the addresses in the words, where people register too.
    register = law().kanal["bpu"].url
    assert (register.removeprefix("https://www.") in words) == (register in links)
    assert all(link.startswith("https://") for link in links)
    document.close()
    return codes, words


@pytest.mark.parametrize("address", ["https://contoh.id/panduan", "https://contoh.id/panduan/"])
def test_code_leads_to_the_site(
    paper: Paper, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes, words = printed(paper, address, monkeypatch)
    assert codes == [f"https://contoh.id/panduan/{CODES[LEADS[paper.name]]}"]
    assert "contoh.id/panduan" in words


@pytest.mark.parametrize("address", ["", "https://panduan-sertakan.example/", "http://localhost/"])
def test_no_code_is_printed_that_leads_nowhere(
    paper: Paper, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes, words = printed(paper, address, monkeypatch)
    assert codes == []
    assert "Alamat situs belum ditetapkan" in words
    assert "example" not in words
    assert "localhost" not in words


def test_both_prices_stand_with_their_months(paper: Paper, pdf: pypdfium2.PdfDocument) -> None:
    words = text(pdf)
    for phase in figures.fase():
        assert f"{phase.harga:,}".replace(",", ".") in words
        if paper.name == "kartu-iuran-a5":
            assert not phase.keringanan or phase.rentang in words
        else:
            assert phase.dari.nama in words or phase.sampai.nama in words


def test_price_card_has_every_group() -> None:
    with pypdfium2.PdfDocument(OUT / "kartu-iuran-a5.pdf") as document:
        words = text(document)
    for row in figures.tabel_iuran()[0].baris:
        for number in (*row.harga, row.jht):
            assert f"{number:,}".replace(",", ".") in words


def test_says_who_speaks_and_when_it_was_checked(pdf: pypdfium2.PdfDocument) -> None:
    words = text(pdf)
    assert "bukan milik BPJS Ketenagakerjaan atau pemerintah" in words
    assert collect()["diperiksa"] in words


def test_black_and_white_print_stays_legible(pdf: pypdfium2.PdfDocument) -> None:
    # No dark grounds that eat ink and hide letters.
    for page in pdf:
        grey = page.render(scale=0.5, grayscale=True).to_pil().histogram()
        assert sum(grey[200:]) / sum(grey) > 0.75


def test_an_organiser_has_room_on_every_paper(paper: Paper, pdf: pypdfium2.PdfDocument) -> None:
    places = json.loads((OUT / ROOM).read_text("utf-8"))[paper.name]
    named = {"logo", "acara", "kontak"}
    if paper.name == "undangan-a5":
        named = {"logo", "nama", "tempat", "tanggal", "pukul", "kontak"}
    assert {place["nama"] for place in places} == named
    for place in places:
        page = pdf[place["halaman"] - 1]
        width, height = page.get_size()
        left, right = place["kiri"], place["kiri"] + place["lebar"]
        top, bottom = place["atas"], place["atas"] + place["tinggi"]
        assert 0 < left < right < width
        assert 0 < top < bottom < height
        # Nothing is printed where somebody shall write; only the logo's place says what it is.
        words = page.get_textpage().get_text_bounded(left, height - bottom, right, height - top)
        assert words.strip() in ({"logo atau cap"} if place["nama"] == "logo" else {""})


def test_same_source_gives_the_same_bytes() -> None:
    facts = json.dumps(collect(), ensure_ascii=False, sort_keys=True)
    for paper in PAPERS:
        assert render(paper, facts) == (OUT / paper.file).read_bytes()


def test_a_paper_that_has_more_to_say_still_fits(paper: Paper) -> None:
    """Three prices and benefits that change twice: closer together, on the same pages."""
    facts = collect()
    facts["fase"] = [[price, "iuran Januari\N{EN DASH}Juni 2027"] for price, _ in facts["fase"]] * 2
    facts["transportasi"] += ", lalu Rp16.800 mulai Juli 2027. Lalu Rp18.000 mulai Januari 2028"
    becomes = " Rp47.000.000 kalau terjadi mulai Juli 2027, lalu Rp52.000.000 mulai 2028."
    facts["nanti"] = dict.fromkeys(facts["nanti"], becomes)
    document = pypdfium2.PdfDocument(render(paper, json.dumps(facts)))
    assert len(document) == paper.pages
    document.close()


# In which words a paper speaks of what a drawing means.
SPEAKS_OF = {
    "harga": "Iuran",
    "celaka-kerja": "[Kk]ecelakaan",
    "meninggal-kerja": "Meninggal karena kerja",
    "meninggal-lain": "Meninggal (?:sebab lain|bukan karena kerja)",
    "sekolah": "Sekolah dua anak",
    "daftar": "Cara mendaftar dan membayar",
}
COLOURS = ("#ff0000", "#00ff00", "#0000ff", "#ff00ff", "#00ffff", "#ffff00")


def test_the_drawings_of_the_site_stand_where_a_paper_speaks_of_them(paper: Paper) -> None:
    facts = collect()
    # In the place of each drawing a colour that no paper has.
    facts["arti"] = {
        name: f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
        f'<rect width="9" height="9" fill="{colour}"/></svg>'
        for name, colour in zip(SPEAKS_OF, COLOURS, strict=True)
    }
    with pypdfium2.PdfDocument(render(paper, json.dumps(facts))) as document:
        words = text(document)
        seen = {
            f"#{red:02x}{green:02x}{blue:02x}"
            for page in document
            for _, (red, green, blue) in page.render(scale=1)
            .to_pil()
            .convert("RGB")
            .getcolors(1 << 24)
        }
    for (name, said), colour in zip(SPEAKS_OF.items(), COLOURS, strict=True):
        assert (colour in seen) is (re.search(said, words) is not None), name


def test_a_paper_that_cannot_fit_stops_the_build() -> None:
    facts = collect()
    facts["nanti"] = dict.fromkeys(facts["nanti"], "Panjang sekali. " * 2000)
    with pytest.raises(ValueError, match="tidak muat"):
        render(PAPERS[1], json.dumps(facts))


def test_no_semicolon_is_swallowed() -> None:
    """After a call within words Typst takes a bare `;` for the end of the call, and prints none."""
    swallowed = re.compile(r"#[\w.-]+(?:\([^)]*\))?(?:\[[^\]]*\])?;")
    assert swallowed.search("lewat #box[bpjsketenagakerjaan.go.id/bpu]; kode bayarnya")
    found = {
        sheet.name: match[0]
        for sheet in SHEETS.glob("*.typ")
        for line in sheet.read_text("utf-8").splitlines()
        if not line.lstrip().startswith(("set ", "#set", "#show", "//"))
        and (match := swallowed.search(line))
    }
    assert found == {}
