"""Pictures: what they show is what the engine says, on an honest scale."""

import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.bulan import Bulan
from calculator.estimate import estimate
from calculator.rules import Hukum
from calculator.rupiah import rp, tulis_angka
from calculator.scenario import Scenario
from calculator.view import gambar
from calculator.view.gambar.dasar import dan, persen, singkat, tandai
from calculator.view.gambar.setahun import LEBAR, SEBARIS, garis
from tests.laws import TODAY
from tests.view.markup import Jawab, cari, periksa, svg, teks

KEADAAN = (
    "penghasilan=2jt",
    "penghasilan=2jt&anak=8,13&pekerjaan=art&bulan=3",
    "penghasilan=2jt&program=jkk-jkm-jht&bulan=12&anak=22",
    "penghasilan=50jt&pekerjaan=ojek-online&pembayar=sendiri",
    "penghasilan=500rb&masa_iur=1&anak=0,4,9",
    "penghasilan=2jt&tunggakan=2&anak=3",
    "penghasilan=2jt&tunggakan=9&anak=3",
    "penghasilan=2jt&mulai=2019-01&anak=9",
    "penghasilan=2jt&mulai=2025-11",
    "penghasilan=11jt&pembayar=pemerintah",
    "penghasilan=2jt&mulai=2031-12",
    "penghasilan=2jt&anak=30",
)
SEMUA = (gambar.setahun, gambar.bulanan, gambar.beasiswa, gambar.sapuan)


@pytest.mark.parametrize("query", KEADAAN)
def test_every_picture_is_well_formed_and_speaks(query: str, jawab: Jawab, hukum: Hukum) -> None:
    hasil = jawab(query)
    isi = "".join(buat(hasil, hukum, f"a{n}-") for n, buat in enumerate(SEMUA))
    isi += "".join(buat(hasil, hukum, f"b{n}-") for n, buat in enumerate(SEMUA))
    akar = periksa(isi)
    assert svg(akar)
    for tabel in cari(akar, "table"):
        lebar = len(cari(cari(tabel, "thead")[0], "th"))
        for baris in cari(cari(tabel, "tbody")[0], "tr"):
            assert len(list(baris)) == lebar
    for gulir in cari(akar, "div", role="region"):
        assert gulir.get("tabindex") == "0"
    assert not cari(akar, "output")


def luas(path: str, sisi: float, tebal: float, celah: float) -> float:
    """Measure what is really painted: the dashes of every row."""
    jumlah = 0.0
    for panjang in map(float, re.findall(r"h([\d.]+)", path)):
        penuh, sisa = divmod(panjang + 1e-9, tebal + celah)
        jumlah += (penuh * tebal + min(sisa, tebal)) * tebal
    assert tebal + celah == pytest.approx(sisi)
    return jumlah


@pytest.mark.parametrize(
    "query", [*KEADAAN, "penghasilan=20,7jt&program=jkk-jkm-jht", "penghasilan=1jt&anak=0,0"]
)
def test_painted_area_is_proportional_to_the_amount(query: str, jawab: Jawab, hukum: Hukum) -> None:
    hasil = jawab(query)
    akar = periksa(gambar.setahun(hasil, hukum))
    baris = cari(akar, "li")
    skala = set()
    for satu in baris:
        nilai = int(re.sub(r"\D", "", teks(cari(satu, "span", class_="uang")[0])))
        jalur = cari(satu, "path")[0]
        tebal, celah = map(float, jalur.get("stroke-dasharray").split())
        assert float(jalur.get("stroke-width")) == tebal
        kotak = luas(jalur.get("d"), tebal + celah, tebal, celah) / tebal**2
        skala.add(round(kotak / nilai * 1e8, 1))
        tinggi = float(cari(satu, "svg")[0].get("viewBox").split()[3])
        assert tinggi == pytest.approx((tebal + celah) * jalur.get("d").count("M"))
        assert round(LEBAR / (tebal + celah)) in SEBARIS
    # One square for one year, in every row: the same scale throughout.
    assert max(skala) - min(skala) <= max(skala) * 0.002


def test_year_says_its_ratio_and_conditions_in_words(jawab: Jawab, hukum: Hukum) -> None:
    isi = teks(periksa(gambar.setahun(jawab("penghasilan=2jt&anak=8,13&pekerjaan=art"), hukum)))
    # 2 x 13.400 and 10 x 26.800, then what that goes into.
    assert "Rp294.800" in isi
    assert (
        f"{42_000_000 // 294_800} kali iuran setahun; sesudah 3 bulan iuran pertama (belum pasti)"
        in isi
    )
    assert f"{118_000_000 // 294_800} kali iuran setahun" in isi
    assert "Rp154.000.000 (522 kali iuran setahun)" in isi


def test_year_says_what_limits_it(jawab: Jawab, hukum: Hukum) -> None:
    awal = teks(periksa(gambar.setahun(jawab("penghasilan=2jt&masa_iur=2"), hukum)))
    assert "hanya biaya pemakaman, masih dalam 3 bulan iuran pertama (belum pasti)" in awal
    penuh = teks(periksa(gambar.setahun(jawab("penghasilan=2jt&masa_iur=40"), hukum)))
    assert "bulan iuran pertama" not in penuh
    jht = teks(periksa(gambar.setahun(jawab("penghasilan=2jt&program=jkk-jkm-jht"), hukum)))
    assert "termasuk tabungan JHT Rp480.000" in jht
    tidak = teks(periksa(gambar.setahun(jawab("penghasilan=2jt&tunggakan=9"), hukum)))
    assert "tidak ada yang dibayarkan: iuran menunggak 9 bulan" in tidak


def batang(akar: ET.Element) -> list[ET.Element]:
    return [satu for satu in cari(akar, "rect") if "chart__bulan" in satu.get("class")]


def test_months_show_the_end_of_relief_and_what_is_paid(jawab: Jawab, hukum: Hukum) -> None:
    akar = periksa(gambar.bulanan(jawab("penghasilan=2jt&bulan=3"), hukum))
    kelas = [satu.get("class") for satu in batang(akar)]
    assert len(kelas) == 12
    assert [("turun" in satu, "nanti" in satu) for satu in kelas[:4]] == [
        (True, False),
        (True, False),
        (False, False),
        (False, True),
    ]
    tinggi = [float(satu.get("height").removesuffix("em")) for satu in batang(akar)]
    # Honest: bars start at nought, so half the price is half the height.
    assert tinggi[0] * 2 == pytest.approx(tinggi[2])
    assert len(cari(akar, "line", class_="chart__batas")) == 1
    assert "Rp13.400 sebulan, November sampai Desember 2026 (dengan keringanan)" in teks(akar)


def test_months_reach_past_a_far_end_of_relief(jawab: Jawab, hukum: Hukum) -> None:
    hasil = jawab("penghasilan=2jt&pekerjaan=ojek-online&mulai=2026-01")
    akar = periksa(gambar.bulanan(hasil, hukum))
    turun = ["turun" in satu.get("class") for satu in batang(akar)]
    assert turun == [True] * 15 + [False] * 3


def test_months_with_one_price_say_so(jawab: Jawab, hukum: Hukum) -> None:
    isi = teks(periksa(gambar.bulanan(jawab("penghasilan=2jt&mulai=2027-03"), hukum)))
    assert "Iuran Rp26.800 sebulan, sama dari Maret 2027 sampai Februari 2028." in isi
    jht = teks(periksa(gambar.bulanan(jawab("penghasilan=2jt&program=jkk-jkm-jht"), hukum)))
    assert "Di dalamnya tabungan JHT Rp40.000." in jht


def test_months_name_a_run_of_one_and_leave_crowded_years_out(jawab: Jawab, hukum: Hukum) -> None:
    akar = periksa(gambar.bulanan(jawab("penghasilan=2jt&mulai=2026-12"), hukum))
    assert "Rp13.400 sebulan, Desember 2026 (dengan keringanan)" in teks(akar)
    tahun = [teks(satu) for satu in cari(akar, "text") if teks(satu).isdigit()]
    assert tahun == ["2027"]


def test_months_equal_the_engine(jawab: Jawab, hukum: Hukum) -> None:
    hasil = jawab("penghasilan=3jt&program=jkk-jkm-jht&bulan=12")
    akar = periksa(gambar.bulanan(hasil, hukum))
    baris = [[teks(sel) for sel in satu] for satu in cari(cari(akar, "tbody")[0], "tr")]
    assert baris == [
        [
            Bulan.baca(satu.bulan).nama,
            rp(satu.jkk),
            rp(satu.jkm),
            rp(satu.jht),
            rp(satu.total),
            "ya" if satu.keringanan else "tidak",
        ]
        for satu in hasil.iuran.bulanan
    ]


def test_schooling_area_is_the_money(jawab: Jawab, hukum: Hukum) -> None:
    hasil = jawab("penghasilan=2jt&anak=8,13,21")
    akar = periksa(gambar.beasiswa(hasil, hukum))
    for gambar_anak, anak in zip(
        svg(akar), [satu for satu in hasil.beasiswa.per_anak if satu.dibayar], strict=True
    ):
        kotak = cari(gambar_anak, "rect")
        for satu, tahap in zip(kotak, anak.rincian, strict=True):
            luas_kotak = float(satu.get("width").removesuffix("%")) * float(
                satu.get("height").removesuffix("em")
            )
            rentang = anak.rincian[-1].sampai + 1 - anak.usia
            assert luas_kotak / tahap.nilai * rentang == pytest.approx(
                100 * 6 / 12_000_000, rel=2e-3
            )


def test_schooling_table_adds_up_and_names_years(jawab: Jawab, hukum: Hukum) -> None:
    hasil = jawab("penghasilan=2jt&anak=8,13")
    akar = periksa(gambar.beasiswa(hasil, hukum))
    baris = [[teks(sel) for sel in satu] for satu in cari(cari(akar, "tbody")[0], "tr")]
    jumlah = sum(int(re.sub(r"\D", "", satu[-1])) for satu in baris)
    assert jumlah == hasil.beasiswa.total
    assert baris[0] == ["Anak 1, TK sampai SD", "8–11", "2026–2029", "Rp1.500.000", "Rp6.000.000"]


def test_schooling_of_a_grown_child_and_of_none(jawab: Jawab, hukum: Hukum) -> None:
    akar = periksa(gambar.beasiswa(jawab("penghasilan=2jt&anak=22"), hukum))
    baris = [[teks(sel) for sel in satu] for satu in cari(cari(akar, "tbody")[0], "tr")]
    assert baris[0][1:3] == ["22", "2026"]
    for query in (
        "penghasilan=2jt",
        "penghasilan=2jt&anak=30",
        "penghasilan=2jt&anak=5&tunggakan=8",
    ):
        assert gambar.beasiswa(jawab(query), hukum) == ""
    # The old law paid once: an area over years would lie.
    lama = jawab("penghasilan=2jt&anak=9&mulai=2019-01")
    assert lama.beasiswa.total
    assert gambar.beasiswa(lama, hukum) == ""


@pytest.mark.parametrize("usia", range(23))
def test_schooling_axis_never_crowds(usia: int, jawab: Jawab, hukum: Hukum) -> None:
    akar = periksa(gambar.beasiswa(jawab(f"penghasilan=2jt&anak={usia}"), hukum))
    tempat = [
        float(satu.get("x").removesuffix("%"))
        for satu in cari(svg(akar)[0], "text", class_="chart__sumbu")
    ]
    assert tempat == sorted(tempat)
    # At 17 em wide, two figures need more than an em and a half between their places.
    assert all((b - a) / 100 * 17 >= 1.59 for a, b in pairwise(tempat))


def test_sweep_has_every_group_and_the_visitors_dot(jawab: Jawab, hukum: Hukum) -> None:
    hasil = jawab("penghasilan=5jt")
    akar = periksa(gambar.sapuan(hasil, hukum))
    baris = [[teks(sel) for sel in satu] for satu in cari(cari(akar, "tbody")[0], "tr")]
    tabel = hukum.iuran.golongan.baris[-1].nilai
    assert len(baris) == len(tabel)
    for satu, grup in zip(baris, tabel, strict=True):
        lain = jawab(f"penghasilan={grup.dari}")
        assert satu[1].startswith(rp(lain.iuran.bulanan[0].total))
        assert satu[2].startswith(rp(lain.manfaat.jkk.meninggal.total))
        assert satu[3] == rp(lain.manfaat.jkm.total)
        assert ("belum pasti" in satu[1]) == (grup.kutipan is not None)
    titik = cari(akar, "circle")
    assert {satu.get("cx") for satu in titik} == {persen(hasil.golongan.dasar / tabel[-1].dasar)}
    assert len(titik) == 3
    assert "(golongan" not in teks(akar)
    assert f"Anda di golongan {hasil.golongan.nomor}" in teks(akar)


@pytest.mark.parametrize(
    ("query", "jangkar"), [("500rb", "start"), ("9jt", "middle"), ("30jt", "end")]
)
def test_sweep_keeps_its_label_inside(query: str, jangkar: str, jawab: Jawab, hukum: Hukum) -> None:
    akar = periksa(gambar.sapuan(jawab(f"penghasilan={query}"), hukum))
    anda = next(satu for satu in cari(akar, "text") if teks(satu) == "Anda")
    assert anda.get("text-anchor") == jangkar


def test_sweep_is_empty_when_nothing_is_due(jawab: Jawab, hukum: Hukum) -> None:
    assert gambar.sapuan(jawab("penghasilan=2jt&tunggakan=7"), hukum) == ""


def test_short_amounts_are_exact() -> None:
    assert [singkat(n) for n in (0, 950, 1_000, 13_400, 1_500_000, 20_700_000)] == [
        "Rp0",
        "Rp950",
        "1 rb",
        "13,4 rb",
        "1,5 jt",
        "20,7 jt",
    ]
    assert singkat(1_015_600_000) == "1.015,6 jt"
    assert singkat(2_000_000_000) == "2 miliar"
    assert singkat(1_234_567_891) == "Rp1.234.567.891"
    assert singkat(1_050_000) == "1,05 jt"


@given(st.integers(min_value=0, max_value=10**13))
def test_short_amounts_lose_nothing(nilai: int) -> None:
    teks_nilai = singkat(nilai)
    angka, _, satuan = teks_nilai.partition(" ")
    kali = {"": 1, "rb": 1_000, "jt": 1_000_000, "miliar": 1_000_000_000}[satuan]
    utuh, _, pecahan = angka.removeprefix("Rp").replace(".", "").partition(",")
    assert int(utuh) * kali + (int(pecahan) * kali // 10 ** len(pecahan) if pecahan else 0) == nilai


def test_words() -> None:
    assert dan(["a"]) == "a"
    assert dan(["a", "b"]) == "a dan b"
    assert dan(["a", "b", "c"]) == "a, b, dan c"
    assert tandai("<1>", belum_pasti=False) == "<1>"
    assert "&lt;1&gt;" in tandai("<1>", belum_pasti=True)
    assert tulis_angka(1200) == "1.200"


@settings(max_examples=60, deadline=None)
@given(
    penghasilan=st.integers(0, 60_000_000),
    anak=st.lists(st.integers(0, 30), max_size=4),
    bulan=st.sampled_from([1, 3, 12]),
    mulai=st.sampled_from(
        ["2016-02", "2019-12", "2025-12", "2026-04", "2026-12", "2027-03", "2030-12"]
    ),
    jht=st.booleans(),
    sektor=st.sampled_from(["transportasi", "lainnya"]),
)
def test_no_scenario_breaks_a_picture(  # noqa: PLR0913 - what is varied
    *, penghasilan: int, anak: list[int], bulan: int, mulai: str, jht: bool, sektor: str
) -> None:
    hukum = TODAY
    query = f"penghasilan={penghasilan}&bulan={bulan}&mulai={mulai}&sektor={sektor}"
    query += "&program=jkk-jkm-jht" if jht else ""
    query += f"&anak={','.join(map(str, anak))}" if anak else ""
    hasil = estimate(Scenario.from_query(query, "2026-11", hukum), hukum)
    for buat in SEMUA:
        akar = periksa(buat(hasil, hukum))
        for satu in akar.iter():
            for kunci in ("x", "width", "cx"):
                angka = satu.get(kunci) or ""
                if angka.endswith("%"):
                    assert 0 <= float(angka[:-1]) <= 100.01


def test_whole_rows_leave_no_rest() -> None:
    assert garis(80, 40) == ("M0 4h320M0 12h320", 16)
    assert garis(0.5, 10) == ("M0 16h14", 32)
