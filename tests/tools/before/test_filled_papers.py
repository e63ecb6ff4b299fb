"""Papers filled in on the device: in their places, never over them, and still whole."""

from __future__ import annotations

import base64
import ctypes
import json
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from PIL import Image

from tests.paper import text
from tools.before.papers import OUT, PAPERS, ROOM, papers
from tools.before.vendor import KIT, bundle_kit
from tools.node import output

if TYPE_CHECKING:
    from collections.abc import Iterator

LABELS = {
    "acara": "Acara",
    "nama": "Acara",
    "tempat": "Tempat",
    "tanggal": "Hari dan tanggal",
    "pukul": "Pukul",
    "kontak": "Bertanya kepada",
}
HOUR = "19.30"
DAY = "Sabtu, 5 Desember 2026"
USUAL = {
    "nama": "Rembuk Warga RW 07",
    "tempat": "Balai Warga Sendangtirto",
    "kontak": "Kantor Cabang Sleman, (0274) 565 000",
}
LONG = {
    "nama": (
        "Sosialisasi dan Pendaftaran Perlindungan Pekerja Rumahan dan Ojek "
        "Pangkalan se-Kapanewon Gamping"
    ),
    "tempat": "Gedung Serbaguna Kalurahan Sumbersari Hadiningrat Barat",
    "kontak": "BPJS Ketenagakerjaan Kantor Cabang Perintis Gunungkidul, telepon (0274) 391 999",
}
# No spaces to break at, the widest letters, and signs that the letters lack.
HARD = {"nama": "W" * 100, "tempat": "Ŵ" * 40 + "😀" * 20, "kontak": "M" * 80}


def order(given: dict[str, str], logo: bytes | None) -> str:
    event = "\N{NO-BREAK SPACE}· ".join((given["nama"], given["tempat"], f"{DAY}, pukul {HOUR}"))
    said = {**given, "acara": event, "tanggal": DAY, "pukul": HOUR}
    texts = {name: {"label": LABELS[name], "isi": value} for name, value in said.items()}
    return json.dumps({"texts": texts, "logo": logo and base64.b64encode(logo).decode()})


def picture() -> bytes:
    file = BytesIO()
    Image.new("RGB", (300, 120), "#104080").save(file, "PNG")
    return file.getvalue()


CASES = {"usual": (USUAL, picture()), "long": (LONG, picture()), "hard": (HARD, None)}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Fill all papers in every way, once."""
    papers()
    if not (KIT / "kit.mjs").is_file():
        bundle_kit()
    folders = {}
    for name, (given, logo) in CASES.items():
        folders[name] = tmp_path_factory.mktemp(name)
        asked = folders[name] / "order.json"
        asked.write_text(order(given, logo), "utf-8")
        lost = json.loads(output(Path(__file__).parent / "fill.mjs", OUT, asked, folders[name]))
        assert set(lost) == {paper.name for paper in PAPERS}
        assert all(signs == (["😀"] if name == "hard" else []) for signs in lost.values())
    return folders


@pytest.fixture(params=[(c, p.name) for c in CASES for p in PAPERS], ids="-".join)
def filled(
    request: pytest.FixtureRequest, made: dict[str, Path]
) -> Iterator[tuple[str, str, pypdfium2.PdfDocument]]:
    case, name = request.param
    document = pypdfium2.PdfDocument(made[case] / f"{name}.pdf")
    yield case, name, document
    document.close()


def close(page: Any, place: dict[str, Any]) -> str:  # noqa: ANN401 - a page of a library without types
    height = page.get_size()[1]
    bottom = height - place["atas"] - place["tinggi"]
    found: str = page.get_textpage().get_text_bounded(
        place["kiri"] - 1,
        bottom - 1,
        place["kiri"] + place["lebar"] + 1,
        bottom + place["tinggi"] + 1,
    )
    return "".join(found.split())


def test_text_stands_in_its_place_and_nothing_else_moves(
    filled: tuple[str, str, pypdfium2.PdfDocument],
) -> None:
    case, name, document = filled
    given = {**CASES[case][0]}
    given["acara"] = " · ".join((given["nama"], given["tempat"], f"{DAY}, pukul {HOUR}"))
    given["tanggal"] = DAY
    given["pukul"] = HOUR
    for place in json.loads((OUT / ROOM).read_text("utf-8"))[name]:
        page = document[place["halaman"] - 1]
        if place["nama"] in given:
            wanted = "".join(given[place["nama"]].replace("😀", "").split())
            assert close(page, place) == wanted
    empty = pypdfium2.PdfDocument(OUT / f"{name}.pdf")
    assert len(document) == len(empty)
    assert set(text(empty).split()) <= set(text(document).split())
    empty.close()


def letters(document: pypdfium2.PdfDocument) -> list[list[float]]:
    """Return the sizes of all letters, page by page, in the order in which they are drawn."""
    found: list[list[float]] = []
    for page in document:
        found.append([])
        for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
            font = pdfium.FPDFTextObj_GetFont(item)
            assert pdfium.FPDFFont_GetIsEmbedded(font) == 1
            size = ctypes.c_float()
            pdfium.FPDFTextObj_GetFontSize(item, size)
            found[-1].append(size.value)
    return found


def test_letters_of_a_usual_name_can_be_read(made: dict[str, Path]) -> None:
    for paper in PAPERS:
        with pypdfium2.PdfDocument(OUT / paper.file) as empty:
            before = letters(empty)
        for case, least in (("usual", 7), ("long", 5)):
            with pypdfium2.PdfDocument(made[case] / paper.file) as document:
                after = letters(document)
            drawn = [size for n, page in enumerate(after) for size in page[len(before[n]) :]]
            assert drawn
            assert min(drawn) >= least, (paper.name, case)


def elements(page: Any) -> list[tuple[str, str, str]]:  # noqa: ANN401 - a library without types
    """Return type, words and alternative text of all elements of a page that hold a mark."""
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    found = []

    def told(get: Any, element: Any) -> str:  # noqa: ANN401
        buffer = ctypes.create_string_buffer(get(element, None, 0) or 2)
        get(element, buffer, len(buffer))
        return buffer.raw.decode("utf-16-le").rstrip("\0")

    def walk(element: Any) -> None:  # noqa: ANN401
        found.append(
            (
                told(pdfium.FPDF_StructElement_GetType, element),
                told(pdfium.FPDF_StructElement_GetActualText, element),
                told(pdfium.FPDF_StructElement_GetAltText, element),
            )
        )
        for n in range(pdfium.FPDF_StructElement_CountChildren(element)):
            if child := pdfium.FPDF_StructElement_GetChildAtIndex(element, n):
                walk(child)

    for n in range(pdfium.FPDF_StructTree_CountChildren(tree)):
        walk(pdfium.FPDF_StructTree_GetChildAtIndex(tree, n))
    pdfium.FPDF_StructTree_Close(tree)
    return found


def test_a_filled_paper_is_read_aloud_whole(
    filled: tuple[str, str, pypdfium2.PdfDocument],
) -> None:
    case, name, document = filled
    found = [one for page in document for one in elements(page)]
    spoken = [words for kind, words, _ in found if kind == "P" and words]
    asked = "Bertanya kepada: " + CASES[case][0]["kontak"]
    assert asked in spoken
    assert any(words.startswith("Acara: ") for words in spoken)
    logos = [alt for kind, _, alt in found if kind == "Figure" and "Logo" in alt]
    assert logos == ["Logo penyelenggara"] * (CASES[case][1] is not None)
    assert pdfium.FPDFCatalog_IsTagged(document)
    with pypdfium2.PdfDocument(OUT / f"{name}.pdf") as empty:
        assert document.get_metadata_value("Title") == empty.get_metadata_value("Title") != ""
