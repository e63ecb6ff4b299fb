"""What a preview shows: read from the built pages as a crawler does, and worked out again."""

from __future__ import annotations

import io
import json
import re
import struct
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pypdfium2 as pdfium
import pytest
import typst
from PIL import Image

from calculator.estimate import estimate, to_json
from calculator.rules import law
from calculator.rupiah import rp
from calculator.scenario import Scenario
from calculator.view.share import pages as share_pages
from tools.after.previews import head, pictures, spec
from tools.facts.figures import month
from tools.paths import ROOT, SITE

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from calculator.month import Month
    from tests.share.conftest import Pratinjau

SITUS = "https://panduan-sertakan.example/"
HALAMAN = {satu.slug: satu for satu in share_pages.all_pages(law())}


def _berkas(alamat: str) -> Path:
    assert alamat.startswith(SITUS), alamat
    return SITE / alamat.removeprefix(SITUS)


@cache
def _jawab(query: str) -> dict[str, Any]:
    answer = estimate(Scenario.from_query(query, str(month()), law()), law())
    return json.loads(to_json(answer.jawaban()))


@cache
def _sampai(query: str) -> tuple[str | None, set[int]]:
    """Ask the engine until when the price of now holds, and which come then.

    They are several where another income table parts the group that a page is about.
    """
    kini = _jawab(query)["iuran"]["total"]
    bulan = month()
    while (nanti := _harga(query, bulan.plus(1))) == {kini}:
        bulan = bulan.plus(1)
        if bulan == law().kepesertaan.cakupan.sampai.plus(-1):
            return None, nanti
    return bulan.nama, nanti


def _harga(query: str, bulan: Month) -> set[int]:
    """Ask what the incomes of the query's group pay in a month."""
    golongan = _jawab(query)["golongan"]
    within = {golongan["dari"], golongan["sampai"] or golongan["dari"]}
    return {
        _jawab(f"{re.sub('penghasilan=[0-9]+', f'penghasilan={income}', query)}&mulai={bulan}")[
            "iuran"
        ]["total"]
        for income in within
    }


def test_every_page_has_a_preview_of_its_own(pratinjau: dict[str, Pratinjau]) -> None:
    gambar: dict[str, str] = {}
    for nama, halaman in pratinjau.items():
        sifat = halaman.sifat
        assert sifat["og:title"], nama
        assert sifat["og:description"], nama
        assert sifat["og:type"] in {"website", "article"}
        assert sifat["og:site_name"] == "Panduan Sertakan"
        assert sifat["og:url"] == halaman.kanonis == SITUS + nama.removeprefix("/")
        assert halaman.nama["twitter:card"] == "summary_large_image"
        assert halaman.nama["twitter:image"] == sifat["og:image"]
        assert halaman.nama["twitter:title"] == sifat["og:title"]
        assert halaman.nama["twitter:description"] == sifat["og:description"]
        assert halaman.nama["description"] == sifat["og:description"]
        gambar.setdefault(sifat["og:image"], nama)
        assert gambar[sifat["og:image"]] == nama, f"{nama} shares a picture"
    assert set(HALAMAN) <= {nama.split("/")[1] for nama in pratinjau if nama.startswith("bagikan/")}


def test_no_two_pages_share_a_title(pratinjau: dict[str, Pratinjau]) -> None:
    # Two groups may promise the same, so two descriptions may be alike; two titles may not.
    semua = [halaman.sifat["og:title"] for halaman in pratinjau.values()]
    assert len(set(semua)) == len(semua)


def test_the_picture_is_there_and_is_what_the_page_says(pratinjau: dict[str, Pratinjau]) -> None:
    for nama, halaman in pratinjau.items():
        berkas = _berkas(halaman.sifat["og:image"])
        isi = berkas.read_bytes()
        assert isi.startswith(b"\x89PNG\r\n\x1a\n"), nama
        lebar, tinggi = struct.unpack(">II", isi[16:24])
        assert (lebar, tinggi) == (1200, 630)
        assert halaman.sifat["og:image:width"] == "1200"
        assert halaman.sifat["og:image:height"] == "630"
        assert halaman.sifat["og:image:type"] == "image/png"
        assert len(isi) < 60_000, f"{nama}: {len(isi)} bytes"
        with Image.open(io.BytesIO(isi)) as gambar:
            gambar.verify()


@pytest.mark.parametrize("slug", sorted(HALAMAN))
def test_the_page_says_what_the_engine_computes(slug: str, pratinjau: dict[str, Pratinjau]) -> None:
    halaman = pratinjau[f"bagikan/{slug}/"]
    (tombol,) = (tautan for tautan in halaman.tautan if "kalkulator/#" in tautan)
    query = tombol.partition("#")[2]
    kini, (akhir, nanti) = _jawab(query), _sampai(query)
    manfaat = kini["manfaat"]
    harga = [nilai for jalur, nilai in halaman.nilai.items() if jalur.startswith("iuran.")]
    assert harga[0] == kini["iuran"]["total"]
    assert {
        "manfaat.jkk.meninggal.total": manfaat["jkk"]["meninggal"]["total"],
        "manfaat.jkm.total": manfaat["jkm"]["total"],
    }.items() <= halaman.nilai.items()
    judul = halaman.sifat["og:title"]
    if akhir is None:
        assert f"{rp(harga[0])} sebulan" in judul
    else:
        assert f"{rp(harga[0])} sebulan sampai {akhir}" in judul
        assert akhir in halaman.teks
        if len(nanti) == 1:
            assert nanti <= set(harga)
            assert f"sampai {akhir}, lalu {rp(*nanti)}" in judul
    for jalur in ("manfaat.jkk.meninggal.total", "manfaat.jkm.total"):
        assert rp(halaman.nilai[jalur]) in halaman.sifat["og:description"]


@pytest.fixture(scope="module")
def teks_gambar() -> dict[str, str]:
    """Set the pictures as a paper, whose words can be read back."""
    isi = [
        spec.of(head.Preview(f"{SITUS}bagikan/{slug}/", "", "", f"{SITUS}kartu/bagikan/{slug}.png"))
        for slug in HALAMAN
    ]
    pdf = typst.compile(
        str(pictures.DRAWING),
        root=str(ROOT),
        format="pdf",
        font_paths=[str(pictures.FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"isi": json.dumps(isi)},
    )
    assert isinstance(pdf, bytes)
    kertas = pdfium.PdfDocument(pdf)
    assert len(kertas) == len(HALAMAN)
    return {
        slug: " ".join(kertas[nomor].get_textpage().get_text_bounded().split())
        for nomor, slug in enumerate(HALAMAN)
    }


@pytest.mark.parametrize("slug", sorted(HALAMAN))
def test_the_picture_says_what_the_engine_computes(slug: str, teks_gambar: dict[str, str]) -> None:
    teks = teks_gambar[slug]
    query = HALAMAN[slug].query
    kini, (akhir, nanti) = _jawab(query), _sampai(query)
    manfaat = kini["manfaat"]
    for jumlah in (
        kini["iuran"]["bulanan"][0]["total"],
        *(nanti if len(nanti) == 1 else ()),
        manfaat["jkk"]["meninggal"]["total"],
        manfaat["jkm"]["total"],
    ):
        assert rp(jumlah) in teks
    if akhir is not None:
        assert f"sampai iuran {akhir}" in teks
    assert "Dirawat sesuai kebutuhan medis" in teks
    assert "setelah 3 bulan iuran pertama" in teks
    assert "Panduan Sertakan situs edukasi independen" in teks
    assert f"panduan-sertakan.example/bagikan/{slug}" in teks
    assert "Asal iuran lancar; saat didaftarkan belum 65 tahun" in teks


def test_share_pages_do_not_flood_the_search(pratinjau: dict[str, Pratinjau]) -> None:
    peta = (SITE / "sitemap.xml").read_text("utf-8")
    indeks = (SITE / "search" / "isi.json").read_text("utf-8")
    assert "kalkulator/" in peta
    assert "kalkulator/" in indeks
    for nama, halaman in pratinjau.items():
        if nama.startswith("bagikan/"):
            golongan = nama.startswith("bagikan/golongan-")
            assert (halaman.nama.get("robots") == "noindex, follow") is golongan
            assert (f"/{nama}<" not in peta) is golongan
            assert nama not in indeks


def test_the_same_preview_gives_the_same_picture(
    pratinjau: dict[str, Pratinjau], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "KEPT", tmp_path)
    halaman = [pratinjau["bagikan/art/"], pratinjau["/"], pratinjau["bagikan/golongan-33-jht/"]]
    tempat = {_berkas(satu.sifat["og:image"]): satu for satu in halaman}
    baru = pictures.pictures(
        {
            berkas: spec.of(
                head.Preview(
                    satu.sifat["og:url"],
                    satu.sifat["og:title"],
                    satu.sifat["og:description"],
                    satu.sifat["og:image"],
                )
            )
            for berkas, satu in tempat.items()
        }
    )
    for berkas, isi in baru.items():
        assert isi == berkas.read_bytes()


def test_known_pictures_are_used_again_and_unused_ones_dropped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "KEPT", tmp_path)
    shown = spec.of_page(head.Preview(f"{SITUS}x/", "Judul", "Uraian.", f"{SITUS}kartu/x.png"))
    (pertama,) = pictures.pictures({tmp_path / "x": shown}).values()

    def never(_: Path, specs: list[object]) -> list[bytes]:
        assert not specs, "drawn again"
        return []

    monkeypatch.setattr(pictures, "set_by_typst", never)
    assert list(pictures.pictures({tmp_path / "x": shown}).values()) == [pertama]
    assert pictures.pictures({}) == {}
    assert list(tmp_path.glob("*.png")) == []


def test_a_picture_outside_its_folder_stops_the_build(tmp_path: Path) -> None:
    salah = head.Preview(f"{SITUS}x/", "Judul", "Uraian.", "https://lain.example/gambar.png")
    with pytest.raises(pictures.PictureError):
        pictures.draw(tmp_path, [salah])


def test_a_long_description_is_cut_between_words() -> None:
    panjang = "Kata " * 60
    shown = spec.of_page(
        head.Preview(f"{SITUS}x/", "Judul", f"{panjang}dan", f"{SITUS}kartu/x.png")
    )
    teks = str(shown["teks"])
    assert teks.endswith("Kata\N{HORIZONTAL ELLIPSIS}")
    assert len(teks) <= spec.LONGEST + 1
    assert urlsplit(f"//{shown['alamat']}").netloc == "panduan-sertakan.example"


def test_other_sites_can_ask_how_to_embed(pratinjau: dict[str, Pratinjau]) -> None:
    for slug, halaman in HALAMAN.items():
        satu = pratinjau[f"bagikan/{slug}/"]
        jawab = json.loads(_berkas(satu.oembed).read_text("utf-8"))
        assert jawab["version"] == "1.0"
        assert jawab["type"] == "rich"
        assert jawab["title"] == satu.sifat["og:title"]
        assert jawab["thumbnail_url"] == satu.sifat["og:image"]
        alamat = f"{SITUS}sematkan/bingkai/#{halaman.query}".replace("&", "&amp;")
        assert f'src="{alamat}"' in jawab["html"]
    assert _berkas(f"{SITUS}sematkan/bingkai/index.html").is_file()


def test_the_plain_summary_names_every_page(pratinjau: dict[str, Pratinjau]) -> None:
    teks = (SITE / "llms.txt").read_text("utf-8")
    assert teks.startswith("# Panduan Sertakan\n\n> ")
    for nama, halaman in pratinjau.items():
        ada = f"({halaman.sifat['og:url']})" in teks
        assert ada != (nama == "/" or nama.startswith("bagikan/")), nama
    jawab = _jawab("penghasilan=1000000")
    assert rp(jawab["iuran"]["total"]) in teks
    assert rp(jawab["manfaat"]["jkm"]["total"]) in teks
