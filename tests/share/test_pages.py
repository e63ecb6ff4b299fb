"""Which share pages there are, what each states, and which one fits an answer."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from calculator.fields import KUNCI
from calculator.month import Month
from calculator.rupiah import rp
from calculator.scenario import Scenario
from calculator.view.share import pages as share_pages
from calculator.view.share.dialog import share
from tests.laws import FROZEN

if TYPE_CHECKING:
    from collections.abc import Callable

    from calculator.estimate import Estimate

    Tanya = Callable[[str], Estimate]

HALAMAN = {satu.slug: satu for satu in share_pages.all_pages(FROZEN)}


def _isi(slug: str) -> share_pages.Content:
    return share_pages.content(HALAMAN[slug], FROZEN)


def test_every_occupation_and_every_group_has_a_page() -> None:
    pekerjaan = {satu.slug for satu in FROZEN.pekerjaan.values() if satu.tabel}
    banyak = len(FROZEN.iuran.golongan.on(date(2026, 11, 24)).nilai)
    golongan = {f"golongan-{n}{akhir}" for n in range(1, banyak + 1) for akhir in ("", "-jht")}
    assert set(HALAMAN) == pekerjaan | golongan


def test_whom_a_relief_passes_by_is_told_where_it_passes_anybody_by() -> None:
    note = "APBN atau APBD"
    assert note in share_pages.summary(_isi("art")).teks
    iuran = FROZEN.iuran
    for_all = tuple(one._replace(kecuali_pembayar=()) for one in iuran.keringanan)
    law = FROZEN._replace(iuran=iuran._replace(keringanan=for_all))
    told = share_pages.summary(share_pages.content(HALAMAN["art"], law))
    assert note not in told.teks


@pytest.mark.no_cover
@pytest.mark.parametrize("slug", sorted(HALAMAN))
def test_a_page_fits_its_own_question(slug: str, tanya: Tanya) -> None:
    hasil = tanya(HALAMAN[slug].query)
    assert share_pages.page_for(hasil, FROZEN) == HALAMAN[slug]
    assert hasil.iuran.bulanan[0].total == _isi(slug).harga


@pytest.mark.parametrize(
    ("query", "slug"),
    [
        ("penghasilan=1jt&pekerjaan=art", "art"),
        ("penghasilan=1jt&pekerjaan=ojek-online&bulan=12", "ojek-online"),
        # The occupation's page says the lowest price; another income has its own.
        ("penghasilan=2jt&pekerjaan=art", "golongan-6"),
        ("penghasilan=2jt&pekerjaan=art&program=jkk-jkm-jht", "golongan-6-jht"),
        # The end of the relief is that of the sector asked about, not the occupation's usual one.
        ("penghasilan=1jt&pekerjaan=ojek-online&sektor=lainnya", "golongan-1"),
        # Both prices stand on the page with their months.
        ("penghasilan=2jt&mulai=2027-02", "golongan-6"),
        ("penghasilan=2jt&sektor=transportasi&bulan=12", "golongan-6"),
        ("penghasilan=2jt&mulai=2026-03", "golongan-6"),
        # The page says itself that the first months are different.
        ("penghasilan=2jt&masa_iur=1", "golongan-6"),
        ("penghasilan=2jt&anak=8,13&stmb=3&jumlah=4", "golongan-6"),
    ],
)
def test_an_answer_finds_the_page_that_says_it(query: str, slug: str, tanya: Tanya) -> None:
    cocok = share_pages.page_for(tanya(query), FROZEN)
    assert cocok is not None
    assert cocok.slug == slug


@pytest.mark.parametrize(
    "query",
    [
        "penghasilan=2jt&pembayar=pemerintah",
        "penghasilan=2jt&usia=65",
        "penghasilan=2jt&tunggakan=4&masa_iur=12",
        "penghasilan=2jt&mulai=2019-05",
        "penghasilan=2jt&mulai=2026-01&bulan=2&sektor=transportasi&tunggakan=4&masa_iur=2",
    ],
)
def test_no_page_says_something_else_than_the_answer(query: str, tanya: Tanya) -> None:
    assert share_pages.page_for(tanya(query), FROZEN) is None


def test_title_and_description_stay_true_after_the_relief() -> None:
    for slug in HALAMAN:
        isinya = _isi(slug)
        told = share_pages.summary(isinya)
        now, then = isinya.prices.told
        assert f"{rp(now.total)} sebulan sampai {now.sampai.nama}" in told.judul
        assert f"lalu {rp(then.total)}" in told.judul
        for jumlah in (isinya.meninggal_kerja, isinya.meninggal_lain):
            assert rp(jumlah) in told.teks
        assert "kebutuhan medis" in told.teks
        assert "belum pasti" in told.teks


def test_what_is_unsure_is_said() -> None:
    sopir = share_pages.summary(_isi("sopir-pribadi"))
    assert "sektornya belum pasti" in sopir.teks
    assert "sektornya" not in share_pages.summary(_isi("ojek-online")).teks
    atas = share_pages.summary(_isi("golongan-33"))
    assert "Dasar golongan ini belum pasti" in atas.teks
    assert share_pages.summary(_isi("golongan-33")).judul.startswith(
        "Penghasilan mulai Rp20.200.000: "
    )
    assert "JKK dan JKM" in share_pages.summary(_isi("golongan-6-jht")).teks


def test_without_a_relief_there_is_one_price() -> None:
    lain = FROZEN._replace(iuran=FROZEN.iuran._replace(keringanan=()))
    isinya = share_pages.content(HALAMAN["art"], lain)
    assert isinya.prices.told == (isinya.prices.now,)
    assert isinya.prices.now.keringanan is None
    told = share_pages.summary(isinya)
    assert told.judul == f"Asisten rumah tangga (ART): mulai {rp(isinya.harga)} sebulan"
    assert "Keringanan" not in told.teks
    assert "keringanan" not in share_pages.render(isinya, lain, "../../", "")


def test_without_first_months_their_condition_is_not_told() -> None:
    isinya = _isi("golongan-6")
    assert "lain, setelah 3 bulan iuran pertama: Rp" in share_pages.summary(isinya).teks
    tanpa = share_pages.summary(isinya._replace(syarat_lain="")).teks
    assert "karena sebab lain: Rp" in tanpa
    assert "bulan iuran pertama" not in tanpa


def test_a_link_carries_the_exact_question(
    tanya: Tanya, baca_kode: Callable[[str], list[str]]
) -> None:
    hasil = tanya(
        "penghasilan=2jt&pekerjaan=art&anak=8,13&jumlah=1200&program=jkk-jkm-jht&peristiwa=2027-02"
    )
    bagian = share(hasil, FROZEN, "https://situs.example/jalur/")
    assert bagian.halaman == "golongan-6-jht"
    alamat, _, pertanyaan = bagian.tautan.partition("#")
    assert alamat == "https://situs.example/jalur/bagikan/golongan-6-jht/"
    assert Scenario.from_query(pertanyaan, "2031-01", FROZEN) == hasil.scenario
    assert bagian.tautan in bagian.pesan
    assert baca_kode(bagian.qr) == [bagian.tautan]
    assert "penghasilan sebulan: Rp2.000.000" in bagian.isi
    assert "pekerjaan: Asisten rumah tangga (ART)" in bagian.isi
    assert "iuran pertama: November 2026" in bagian.isi
    assert "banyaknya pekerja: 1.200" in bagian.isi
    assert "usia anak: 8, 13" in bagian.isi
    assert "program: JKK, JKM, dan JHT" in bagian.isi
    assert len(bagian.isi) == len(pertanyaan.split("&"))
    assert bagian.judul.startswith("Asisten rumah tangga (ART): iuran BPJS Ketenagakerjaan ")


def test_without_a_page_the_link_leads_to_the_calculator(tanya: Tanya) -> None:
    bagian = share(tanya("penghasilan=2jt&usia=70"), FROZEN, "https://situs.example/")
    assert bagian.halaman == ""
    assert bagian.tautan.startswith("https://situs.example/kalkulator/#penghasilan=2000000&")
    assert bagian.judul.startswith("Pekerja: ")


def test_every_part_of_a_link_has_a_name(tanya: Tanya) -> None:
    hasil = tanya(
        "penghasilan=2jt&pekerjaan=art&sektor=transportasi&program=jkk-jkm-jht&mulai=2026-11&bulan=3"
        "&pembayar=sendiri&jumlah=2&usia=40&peristiwa=2027-01&masa_iur=3&tunggakan=1&anak=8&stmb=1"
        "&cacat=A15&transport=darat&jht_tahun=3&jht_hasil=5"
    )
    bagian = share(hasil, FROZEN, "https://situs.example/")
    assert len(bagian.isi) == len(KUNCI)


def test_the_price_is_that_of_its_month_and_sector() -> None:
    isinya = _isi("golongan-6")
    assert isinya.price_on("lainnya", Month(2026, 12)) == 13_400
    assert isinya.price_on("lainnya", Month(2027, 1)) == 26_800
    assert isinya.price_on("transportasi", Month(2027, 1)) == 13_400
    assert isinya.price_on("transportasi", Month(2030, 1)) == 26_800
    assert isinya.price_on("lainnya", Month(2026, 3)) == 26_800
    # The page says nothing of months before those.
    assert isinya.price_on("lainnya", Month(2020, 9)) is None


def test_a_sector_whose_price_stays_is_told_without_an_end() -> None:
    own = [one for one in FROZEN.iuran.keringanan if one.sektor == "lainnya"]
    hukum = FROZEN._replace(iuran=FROZEN.iuran._replace(keringanan=tuple(own)))
    described = share_pages.summary(share_pages.content(HALAMAN["golongan-1"], hukum)).teks
    assert "Sopir, ojek, kurir: Rp16.800 sebulan." in described


@pytest.mark.no_cover
@pytest.mark.parametrize("slug", sorted(HALAMAN))
def test_a_preview_says_each_condition_before_its_amount(slug: str) -> None:
    isi = _isi(slug)
    teks = share_pages.summary(isi).teks
    lain = teks.index(rp(isi.meninggal_lain))
    assert isi.syarat_lain
    assert teks.index(isi.syarat_lain) < lain
    if isi.mulai:
        assert teks.index(f"penghasilan {isi.penghasilan}") < teks.index(rp(isi.meninggal_kerja))
    assert teks.index(isi.umum) < teks.index(rp(isi.meninggal_kerja))
    if not isi.dasar_pasti:
        assert teks.startswith("Dasar golongan ini belum pasti.")
    # Chat programs show about so much, and cut the rest.
    assert lain < 260
