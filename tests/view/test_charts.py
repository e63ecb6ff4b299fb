"""Pictures: what they show is what the engine says, on an honest scale."""

import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.estimate import estimate
from calculator.month import Month
from calculator.rules import Law
from calculator.rupiah import format_number, rp
from calculator.scenario import Scenario
from calculator.view import charts
from calculator.view.charts.base import join_words, percent, short_amount
from calculator.view.charts.year import IN_ROW, WIDTH, lines
from calculator.view.words import mark_unsure
from tests.laws import TODAY
from tests.view.markup import Jawab, cari, periksa, svg, teks

KEADAAN = (
    "penghasilan=2jt",
    "penghasilan=2jt&anak=8,13&pekerjaan=art&bulan=3",
    "penghasilan=2jt&program=jkk-jkm-jht&bulan=12&anak=22",
    "penghasilan=50jt&pekerjaan=ojek-online&pembayar=sendiri",
    "penghasilan=500rb&masa_iur=1&anak=0,4,9",
    "penghasilan=2jt&tunggakan=2&anak=3",
    "penghasilan=2jt&mulai=2019-01&anak=9",
    "penghasilan=2jt&mulai=2025-11",
    "penghasilan=11jt&pembayar=pemerintah",
    "penghasilan=2jt&mulai=2031-12",
    "penghasilan=2jt&anak=30",
)
SEMUA = (charts.year, charts.months, charts.schooling, charts.sweep)


@pytest.mark.parametrize("query", KEADAAN)
def test_every_picture_is_well_formed_and_speaks(query: str, jawab: Jawab, hukum: Law) -> None:
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
def test_painted_area_is_proportional_to_the_amount(query: str, jawab: Jawab, hukum: Law) -> None:
    hasil = jawab(query)
    akar = periksa(charts.year(hasil, hukum))
    baris = cari(akar, "li")
    skala = set()
    for row in baris:
        nilai = int(re.sub(r"\D", "", teks(cari(row, "span", class_="uang")[0])))
        jalur = cari(row, "path")[0]
        tebal, celah = map(float, jalur.get("stroke-dasharray").split())
        assert float(jalur.get("stroke-width")) == tebal
        kotak = luas(jalur.get("d"), tebal + celah, tebal, celah) / tebal**2
        skala.add(round(kotak / nilai * 1e8, 1))
        tinggi = float(cari(row, "svg")[0].get("viewBox").split()[3])
        assert tinggi == pytest.approx((tebal + celah) * jalur.get("d").count("M"))
        assert round(WIDTH / (tebal + celah)) in IN_ROW
    # One square for one year, in every row: the same scale throughout.
    assert max(skala) - min(skala) <= max(skala) * 0.002


def test_year_says_its_ratio_and_conditions_in_words(jawab: Jawab, hukum: Law) -> None:
    isi = teks(periksa(charts.year(jawab("penghasilan=2jt&anak=8,13&pekerjaan=art"), hukum)))
    # 2 x 13.400 and 10 x 26.800, then what that goes into.
    assert "Rp294.800" in isi
    assert f"{42_000_000 // 294_800} kali iuran setahun; setelah 3 bulan iuran pertama" in isi
    assert f"{118_000_000 // 294_800} kali iuran setahun" in isi
    assert "Rp154.000.000 (522 kali iuran setahun), dibayar tiap tahun, kalau terus sekolah" in isi


def test_year_says_what_limits_it(jawab: Jawab, hukum: Law) -> None:
    awal = teks(periksa(charts.year(jawab("penghasilan=2jt&masa_iur=2"), hukum)))
    assert "hanya biaya pemakaman, masih dalam 3 bulan iuran pertama" in awal
    penuh = teks(periksa(charts.year(jawab("penghasilan=2jt&masa_iur=40"), hukum)))
    assert "bulan iuran pertama" not in penuh
    jht = teks(periksa(charts.year(jawab("penghasilan=2jt&program=jkk-jkm-jht"), hukum)))
    assert "termasuk tabungan JHT Rp480.000" in jht

    tidak = jawab("penghasilan=2jt&tunggakan=9&anak=3")
    assert [str(draw(tidak, hukum)) for draw in SEMUA] == [""] * 4


def batang(akar: ET.Element) -> list[ET.Element]:
    return [satu for satu in cari(akar, "rect") if "chart__bulan" in satu.get("class")]


def test_months_show_the_end_of_relief_and_what_is_paid(jawab: Jawab, hukum: Law) -> None:
    akar = periksa(charts.months(jawab("penghasilan=2jt&bulan=3"), hukum))
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


def test_months_reach_past_a_far_end_of_relief(jawab: Jawab, hukum: Law) -> None:
    hasil = jawab("penghasilan=2jt&pekerjaan=ojek-online&mulai=2026-01")
    akar = periksa(charts.months(hasil, hukum))
    turun = ["turun" in satu.get("class") for satu in batang(akar)]
    assert turun == [True] * 15 + [False] * 3


def test_months_with_one_price_say_so(jawab: Jawab, hukum: Law) -> None:
    isi = teks(periksa(charts.months(jawab("penghasilan=2jt&mulai=2027-03"), hukum)))
    assert "Iuran Rp26.800 sebulan, sama dari Maret 2027 sampai Februari 2028." in isi
    jht = teks(periksa(charts.months(jawab("penghasilan=2jt&program=jkk-jkm-jht"), hukum)))
    assert "Di dalamnya tabungan JHT Rp40.000." in jht


def test_months_name_a_run_of_one_and_leave_crowded_years_out(jawab: Jawab, hukum: Law) -> None:
    akar = periksa(charts.months(jawab("penghasilan=2jt&mulai=2026-12"), hukum))
    assert "Rp13.400 sebulan, Desember 2026 (dengan keringanan)" in teks(akar)
    tahun = [teks(satu) for satu in cari(akar, "text") if teks(satu).isdigit()]
    assert tahun == ["2027"]


def test_months_equal_the_engine(jawab: Jawab, hukum: Law) -> None:
    hasil = jawab("penghasilan=3jt&program=jkk-jkm-jht&bulan=12")
    akar = periksa(charts.months(hasil, hukum))
    baris = [[teks(sel) for sel in satu] for satu in cari(cari(akar, "tbody")[0], "tr")]
    assert baris == [
        [
            Month.parse(month.bulan).nama,
            rp(month.jkk),
            rp(month.jkm),
            rp(month.jht),
            rp(month.total),
            "ya" if month.keringanan else "tidak",
        ]
        for month in hasil.iuran.bulanan
    ]


def test_schooling_area_is_the_money(jawab: Jawab, hukum: Law) -> None:
    hasil = jawab("penghasilan=2jt&anak=8,13,21")
    akar = periksa(charts.schooling(hasil, hukum))
    for gambar_anak, anak in zip(
        svg(akar), [child for child in hasil.beasiswa.per_anak if child.dibayar], strict=True
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


def test_schooling_table_adds_up_and_names_years(jawab: Jawab, hukum: Law) -> None:
    hasil = jawab("penghasilan=2jt&anak=8,13")
    akar = periksa(charts.schooling(hasil, hukum))
    baris = [[teks(sel) for sel in satu] for satu in cari(cari(akar, "tbody")[0], "tr")]
    jumlah = sum(int(re.sub(r"\D", "", row[-1])) for row in baris)
    assert jumlah == hasil.beasiswa.total
    assert baris[0] == ["Anak 1, TK sampai SD", "8–11", "2026–2029", "Rp1.500.000", "Rp6.000.000"]


def test_schooling_of_a_grown_child_and_of_none(jawab: Jawab, hukum: Law) -> None:
    akar = periksa(charts.schooling(jawab("penghasilan=2jt&anak=22"), hukum))
    baris = [[teks(sel) for sel in satu] for satu in cari(cari(akar, "tbody")[0], "tr")]
    assert baris[0][1:3] == ["22", "2026"]
    for query in (
        "penghasilan=2jt",
        "penghasilan=2jt&anak=30",
        "penghasilan=2jt&anak=5&tunggakan=8",
    ):
        assert charts.schooling(jawab(query), hukum) == ""
    # The old law paid once: an area over years would lie.
    lama = jawab("penghasilan=2jt&anak=9&mulai=2019-01")
    assert lama.beasiswa.total
    assert charts.schooling(lama, hukum) == ""


@pytest.mark.parametrize("usia", range(23))
def test_schooling_axis_never_crowds(usia: int, jawab: Jawab, hukum: Law) -> None:
    akar = periksa(charts.schooling(jawab(f"penghasilan=2jt&anak={usia}"), hukum))
    tempat = [
        float(satu.get("x").removesuffix("%"))
        for satu in cari(svg(akar)[0], "text", class_="chart__sumbu")
    ]
    assert tempat == sorted(tempat)
    # At 17 em wide, two figures need more than an em and a half between their places.
    assert all((b - a) / 100 * 17 >= 1.59 for a, b in pairwise(tempat))


def test_sweep_has_every_group_and_the_visitors_dot(jawab: Jawab, hukum: Law) -> None:
    hasil = jawab("penghasilan=5jt")
    akar = periksa(charts.sweep(hasil, hukum))
    baris = [[teks(sel) for sel in satu] for satu in cari(cari(akar, "tbody")[0], "tr")]
    tabel = hukum.iuran.golongan.baris[-1].nilai
    assert len(baris) == len(tabel)
    for satu, golongan in zip(baris, tabel, strict=True):
        lain = jawab(f"penghasilan={golongan.dari}")
        assert satu[1].startswith(rp(lain.iuran.bulanan[0].total))
        assert satu[2].startswith(rp(lain.manfaat.jkk.meninggal.total))
        assert satu[3] == rp(lain.manfaat.jkm.total)
        assert ("belum pasti" in satu[1]) == (golongan.kutipan is not None)
    titik = cari(akar, "circle")
    assert {point.get("cx") for point in titik} == {percent(hasil.golongan.dasar / tabel[-1].dasar)}
    assert len(titik) == 3
    assert "(golongan" not in teks(akar)
    assert f"Anda di golongan {hasil.golongan.nomor}" in teks(akar)


@pytest.mark.parametrize(
    ("query", "jangkar"), [("500rb", "start"), ("9jt", "middle"), ("30jt", "end")]
)
def test_sweep_keeps_its_label_inside(query: str, jangkar: str, jawab: Jawab, hukum: Law) -> None:
    akar = periksa(charts.sweep(jawab(f"penghasilan={query}"), hukum))
    anda = next(satu for satu in cari(akar, "text") if teks(satu) == "Anda")
    assert anda.get("text-anchor") == jangkar


def test_sweep_is_empty_when_nothing_is_due(jawab: Jawab, hukum: Law) -> None:
    assert charts.sweep(jawab("penghasilan=2jt&tunggakan=7"), hukum) == ""


def test_short_amounts_are_exact() -> None:
    assert [short_amount(n) for n in (0, 950, 1_000, 13_400, 1_500_000, 20_700_000)] == [
        "Rp0",
        "Rp950",
        "1 rb",
        "13,4 rb",
        "1,5 jt",
        "20,7 jt",
    ]
    assert short_amount(1_015_600_000) == "1.015,6 jt"
    assert short_amount(2_000_000_000) == "2 miliar"
    assert short_amount(1_234_567_891) == "Rp1.234.567.891"
    assert short_amount(1_050_000) == "1,05 jt"


@given(st.integers(min_value=0, max_value=10**13))
def test_short_amounts_lose_nothing(nilai: int) -> None:
    teks_nilai = short_amount(nilai)
    angka, _, satuan = teks_nilai.partition(" ")
    kali = {"": 1, "rb": 1_000, "jt": 1_000_000, "miliar": 1_000_000_000}[satuan]
    utuh, _, pecahan = angka.removeprefix("Rp").replace(".", "").partition(",")
    assert int(utuh) * kali + (int(pecahan) * kali // 10 ** len(pecahan) if pecahan else 0) == nilai


def test_words() -> None:
    assert join_words(["a"]) == "a"
    assert join_words(["a", "b"]) == "a dan b"
    assert join_words(["a", "b", "c"]) == "a, b, dan c"
    assert "&lt;1&gt;" in mark_unsure("<1>")
    assert format_number(1200) == "1.200"


@pytest.mark.no_cover
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
    law = TODAY
    query = f"penghasilan={penghasilan}&bulan={bulan}&mulai={mulai}&sektor={sektor}"
    query += "&program=jkk-jkm-jht" if jht else ""
    query += f"&anak={','.join(map(str, anak))}" if anak else ""
    answer = estimate(Scenario.from_query(query, "2026-11", law), law)
    for buat in SEMUA:
        akar = periksa(buat(answer, law))
        for node in akar.iter():
            for kunci in ("x", "width", "cx"):
                angka = node.get(kunci) or ""
                if angka.endswith("%"):
                    assert 0 <= float(angka[:-1]) <= 100.01


def test_whole_rows_leave_no_rest() -> None:
    assert lines(80, 40) == ("M0 4h320M0 12h320", 16)
    assert lines(0.5, 10) == ("M0 16h14", 32)
