"""The card: every size says what the engine says, and nothing runs out of its place."""

import json
import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.browser import kartu as pintu
from calculator.estimate import estimate
from calculator.rules import Law
from calculator.rupiah import rp
from calculator.scenario import Scenario
from calculator.view.export.card import SIZES, card
from calculator.view.export.text_width import lay_out, width, wrap
from tests.laws import TODAY
from tests.view.markup import Jawab, cari, teks

TAUTAN = "https://www.panduan-sertakan.example/bagikan/art/#penghasilan=2000000"
KEADAAN = (
    "penghasilan=2jt&pekerjaan=art&anak=8,13",
    "penghasilan=20jt&pekerjaan=petugas-kebersihan&jumlah=1000000&bulan=12&anak=0,0",
    "penghasilan=2jt&mulai=2028-01&tunggakan=9",
    "penghasilan=2jt&tunggakan=2&anak=3&bulan=3",
    "penghasilan=2jt&masa_iur=1&program=jkk-jkm-jht",
    "penghasilan=2jt&usia=80&jumlah=6",
)


def gambar(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - our own markup


def angka(satu: ET.Element, kunci: str) -> float:
    return float(satu.get(kunci) or 0)


def tempat(satu: ET.Element) -> tuple[float, float]:
    """Give the left and right end of a line, with the room that its letters may need."""
    ukuran = angka(satu, "font-size")
    panjang = width(satu.text or "", ukuran) + angka(satu, "letter-spacing") * len(satu.text or "")
    x = angka(satu, "x")
    return (x - panjang, x) if satu.get("text-anchor") == "end" else (x, x + panjang)


def test_many_workers_are_told_with_points(jawab: Jawab, hukum: Law) -> None:
    hasil = jawab("penghasilan=2jt&jumlah=1000000")
    for ukuran in SIZES.values():
        tulisan = teks(gambar(str(card(hasil, hukum, ukuran, TAUTAN))))
        assert "1.000.000 orang" in tulisan
        assert "1000000" not in tulisan


def periksa_kartu(akar: ET.Element, nama: str) -> None:
    u = SIZES[nama]
    assert (akar.get("width"), akar.get("height")) == (str(u.lebar), str(u.tinggi))
    semua = cari(akar, "text")
    bidang = {"gelap": u.gelap, "terang": u.terang}
    dalam: dict[str, list[ET.Element]] = {"gelap": [], "terang": []}
    for satu in semua:
        kiri, kanan = tempat(satu)
        y = angka(satu, "y")
        (di,) = [
            nama_bidang
            for nama_bidang, (x0, y0, w, h) in bidang.items()
            if x0 <= kiri < x0 + w and y0 < y <= y0 + h
        ]
        x0, y0, w, h = bidang[di]
        assert kiri >= x0 + u.tepi - 0.5, satu.text
        assert kanan <= x0 + w - u.tepi + 0.5, satu.text
        # Letters that hang below their line still stay inside.
        assert y0 + u.tepi * 0.5 < y - angka(satu, "font-size") * 0.8, satu.text
        assert y + angka(satu, "font-size") * 0.25 < y0 + h, satu.text
        dalam[di].append(satu)
    for isi in dalam.values():
        for a, b in pairwise(sorted(isi, key=lambda satu: angka(satu, "y"))):
            jarak = angka(b, "y") - angka(a, "y")
            if jarak < angka(b, "font-size") * 0.8:
                # On one line: then beside each other.
                (_, ka), (kb, _) = sorted((tempat(a), tempat(b)))
                assert ka <= kb, (a.text, b.text)
    x, y = u.terang[0] + u.tepi, u.tinggi - u.tepi - u.kode
    for satu in dalam["terang"]:
        if angka(satu, "y") > y:
            # Beside the code, not on it.
            assert tempat(satu)[0] >= x + u.kode, satu.text


@pytest.mark.no_cover
@pytest.mark.parametrize("nama", SIZES)
@pytest.mark.parametrize("query", KEADAAN)
def test_nothing_overflows_or_overlaps(nama: str, query: str, jawab: Jawab, hukum: Law) -> None:
    svg = str(card(jawab(query), hukum, SIZES[nama], TAUTAN))
    # It stands alone, and a strict policy lets it through.
    assert "style" not in svg
    assert "…" not in svg
    periksa_kartu(gambar(svg), nama)


@pytest.mark.parametrize("nama", SIZES)
def test_card_says_the_answer(nama: str, jawab: Jawab, hukum: Law) -> None:
    hasil = jawab(KEADAAN[0])
    akar = gambar(str(card(hasil, hukum, SIZES[nama], TAUTAN)))
    isi = " ".join(teks(satu) for satu in cari(akar, "text"))
    for harus in (
        "Panduan Sertakan",
        "situs edukasi independen",
        "Asisten rumah tangga (ART)",
        "Rp13.400 sebulan keringanan 50% sampai Desember 2026, lalu Rp26.800",
        rp(hasil.manfaat.jkk.meninggal.total),
        rp(hasil.manfaat.jkm.total),
        "setelah 3 bulan iuran pertama",
        rp(hasil.beasiswa.total),
        "panduan-sertakan.example bagikan/art",
        "hanya di tempat resmi BPJS Ketenagakerjaan",
    ):
        assert harus in isi, harus
    # The words for whoever cannot see it.
    assert "Asisten rumah tangga (ART): iuran Rp13.400 sebulan, keringanan 50%" in (
        akar.get("aria-label") or ""
    )
    # The whole link stands in the code, its short form in print.
    assert "penghasilan=" not in isi


def test_card_tells_what_stands_in_the_way(jawab: Jawab, hukum: Law) -> None:
    def isi(query: str) -> str:
        akar = gambar(str(card(jawab(query), hukum, SIZES["1080x1080"], TAUTAN)))
        return " ".join(teks(satu) for satu in cari(akar, "text"))

    assert "Perlindungannya berhenti, tetapi bisa aktif lagi" in isi(KEADAAN[2])
    assert "Rp" not in isi(KEADAAN[2])
    assert "Dalam keadaan ini" in isi("penghasilan=2jt&peristiwa=2026-10")
    assert "setelah tunggakan lunas" in isi(KEADAAN[3])
    assert "3 bulan: Rp53.600" in isi(KEADAAN[3])
    assert "6 orang: Rp80.400" in isi("penghasilan=2jt&jumlah=6")
    assert "iuran Januari 2028, tanpa keringanan" in isi("penghasilan=2jt&mulai=2028-01")


def test_card_without_a_code_still_has_its_link(jawab: Jawab, hukum: Law) -> None:
    panjang = "https://contoh.example/#" + "x" * 3_000
    for ukuran in SIZES.values():
        svg = str(card(jawab("penghasilan=2jt"), hukum, ukuran, panjang))
        assert "crispEdges" not in svg
        assert "contoh.example" in svg
        akar = gambar(svg)
        kiri = ukuran.terang[0] + ukuran.tepi
        assert (
            min(tempat(satu)[0] for satu in cari(akar, "text") if satu.text == "contoh.example")
            == kiri
        )


@pytest.mark.no_cover
@settings(max_examples=60, deadline=None)
@given(
    penghasilan=st.integers(0, 10**12),
    pekerjaan=st.sampled_from(sorted(k for k, p in TODAY.pekerjaan.items() if p.tabel)),
    jumlah=st.sampled_from([1, 2, 999_999]),
    bulan=st.sampled_from([1, 12]),
    mulai=st.sampled_from(["2020-01", "2026-04", "2027-03", "2031-01"]),
    anak=st.lists(st.integers(0, 22), max_size=3),
    tunggakan=st.sampled_from([0, 2, 1_200]),
    nama=st.sampled_from(list(SIZES)),
)
def test_no_scenario_overflows(  # noqa: PLR0913 - what is varied
    *,
    penghasilan: int,
    pekerjaan: str,
    jumlah: int,
    bulan: int,
    mulai: str,
    anak: list[int],
    tunggakan: int,
    nama: str,
) -> None:
    law = TODAY
    query = (
        f"penghasilan={penghasilan}&pekerjaan={pekerjaan}&jumlah={jumlah}&bulan={bulan}&mulai={mulai}"
        f"&tunggakan={tunggakan}{'&anak=' + ','.join(map(str, anak)) if anak else ''}"
    )
    answer = estimate(Scenario.from_query(query, "2026-11", law), law)
    periksa_kartu(gambar(str(card(answer, law, SIZES[nama], f"{TAUTAN}&{query}"))), nama)


def test_door() -> None:
    isi = json.loads(pintu("penghasilan=2jt&pekerjaan=art", "2026-11", "1080x1920", TAUTAN))
    assert isi["nama"] == "sertakan-art-1080x1920.svg"
    assert isi["tipe"] == "image/svg+xml"
    assert isi["isi"].startswith("<svg")
    galat = json.loads(pintu("penghasilan=2jt", "2026-11", "10x10", TAUTAN))["galat"]
    assert [fault["kunci"] for fault in galat] == ["ukuran"]
    assert "1080x1920" in galat[0]["pesan"]
    galat = json.loads(pintu("penghasilan=x", "2026-11", "10x10", TAUTAN))["galat"]
    assert [fault["kunci"] for fault in galat] == ["penghasilan"]
    assert json.loads(pintu("penghasilan=2jt", "2026-11", "1200x630", TAUTAN))["nama"] == (
        "sertakan-pekerja-1200x630.svg"
    )


# ------------------------------------------------------------------------------ measuring


def test_text_is_set_large_then_smaller_then_shortened() -> None:
    assert lay_out("kata", 1_000, [50, 40]).ukuran == 50
    kecil = lay_out("satu dua tiga", width("satu dua tiga", 30), [50, 40, 30])
    assert (kecil.ukuran, kecil.baris) == (30, ("satu dua tiga",))
    dua = lay_out("satu dua tiga", width("satu dua", 50), [50], 2)
    assert dua.baris == ("satu dua", "tiga")
    potong = lay_out("satu dua tiga empat lima", width("satu dua", 50), [50], 2)
    assert len(potong.baris) == 2
    assert potong.baris[-1].endswith("…")
    assert all(width(baris, 50) <= width("satu dua", 50) for baris in potong.baris)
    assert lay_out("Wwwwwwwwww", 100, [50]).baris[0].endswith("…")


@given(st.text(alphabet="abc iW.", max_size=60), st.integers(40, 400))
def test_wrapping_keeps_every_word(isi: str, ruang: int) -> None:
    baris = wrap(isi, 20, ruang)
    assert " ".join(baris).split() == isi.split()
    assert all(width(row, 20) <= ruang or " " not in row for row in baris)


def test_unknown_letters_count_as_the_widest() -> None:
    assert width("漢", 10) == max(width(chr(n), 10) for n in range(32, 127))
    assert width("", 10) == 0
    assert re.fullmatch(r"[\d.]+", str(width("Rp118.000.000", 20)))
