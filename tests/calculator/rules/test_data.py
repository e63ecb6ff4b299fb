"""The law data themselves: whole, dated, cited, and honest about how sure they are."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from calculator.errors import CoverageError, InputError
from calculator.kolektif.cells import CellReader
from calculator.month import Month
from calculator.rules import law
from calculator.rules.load import KEPASTIAN, read_toml
from calculator.scenario import Scenario
from tests.laws import TODAY
from upkeep.watch import provisions

if TYPE_CHECKING:
    from calculator.rules import Law
    from calculator.rules.model import Ketentuan

AKAR = Path(__file__).resolve().parents[3]
BERKAS = sorted(berkas.stem for berkas in (AKAR / "calculator" / "rules").glob("*.toml"))


SEMUA = list(provisions(TODAY))
# A day that is over: what the rules said of it they say for ever.
HARI = date(2026, 11, 24)


@pytest.fixture
def hukum() -> Law:
    """Give today's law: here it is judged itself."""
    return TODAY


def test_law_is_read_once() -> None:
    assert law() is law()


@pytest.mark.parametrize("satu", SEMUA, ids=lambda satu: satu.kunci)
def test_rows_follow_each_other_without_gap_or_overlap(satu: Ketentuan[Any]) -> None:
    sejak = [baris.sejak for baris in satu.baris]
    assert sejak == sorted(set(sejak)), "strictly increasing"
    for awal, lanjut in pairwise(satu.baris):
        assert awal.sampai is not None
        assert lanjut.sejak == awal.sampai + timedelta(days=1)
    assert satu.nama
    assert satu.kunci


@pytest.mark.parametrize("satu", SEMUA, ids=lambda satu: satu.kunci)
def test_every_row_is_cited(satu: Ketentuan[Any], hukum: Law) -> None:
    for baris in satu.baris:
        assert baris.sumber
        assert len(set(baris.sumber)) == len(baris.sumber)
        assert all(kunci in hukum.kutipan for kunci in baris.sumber)


@pytest.mark.parametrize("satu", SEMUA, ids=lambda satu: satu.kunci)
def test_no_row_cites_a_text_that_came_later(satu: Ketentuan[Any], hukum: Law) -> None:
    """At least one of a row's sources was in force when the row began."""
    for baris in satu.baris:
        berlaku = [hukum.kutipan[kunci].peraturan.berlaku for kunci in baris.sumber]
        assert any(day is None or day <= baris.sejak for day in berlaku), baris


def test_every_provision_of_today_reaches_to_the_end_of_the_coverage(hukum: Law) -> None:
    akhir = hukum.kepesertaan.cakupan.sampai.last_day
    for satu in SEMUA:
        assert satu.find(akhir) is not None, satu.kunci
        assert satu.on(akhir) is satu.baris[-1]


def test_days_at_the_edges_of_a_row(hukum: Law) -> None:
    santunan = hukum.jkm.santunan
    assert santunan.on(date(2019, 12, 1)).nilai == 16_200_000
    assert santunan.on(date(2019, 12, 2)).nilai == 20_000_000
    assert santunan.on(date(2015, 7, 1)).nilai == 16_200_000
    assert santunan.find(date(2015, 6, 30)) is None
    with pytest.raises(CoverageError, match="Santunan kematian sekaligus: data kami tidak memuat"):
        santunan.on(date(2015, 6, 30))
    berakhir = santunan._replace(baris=santunan.baris[:1])
    assert berakhir.find(date(2019, 12, 2)) is None
    with pytest.raises(CoverageError):
        berakhir.on(date(2030, 1, 1))


def test_figures_of_the_law(hukum: Law) -> None:
    """Figures that nothing else in these tests pins down."""

    def kini(satu: Ketentuan[Any]) -> Any:  # noqa: ANN401 - any figure
        return satu.on(HARI).nilai

    kepesertaan, jht = hukum.kepesertaan, hukum.jht
    assert kini(kepesertaan.pekerjaan_paling_banyak) == 2
    assert kini(kepesertaan.jkk_simpulan_hari) == 30
    assert kini(kepesertaan.mulai_hari_kerja) == 1
    assert kini(kepesertaan.lapor_jam) == 48
    assert [baris.nilai for baris in kepesertaan.jkk_kedaluwarsa.baris[:2]] == [2, 5]
    assert kini(kepesertaan.jkk_bayar_hari_kerja) == 7
    assert kini(kepesertaan.jkm_bayar_hari_kerja) == 3
    assert (kini(jht.usia_pensiun), kini(jht.sebagian_tahun)) == (56, 10)
    assert (kini(jht.pajak_bebas), kini(jht.pajak_tarif) * 100) == (50_000_000, 5)
    assert kini(hukum.iuran.hari_kerja) == 25
    assert kini(hukum.iuran.jatuh_tempo) == kini(hukum.iuran.jatuh_tempo_jht) == 15
    assert kini(hukum.iuran.masa_bayar) == (1, 2, 3, 6, 12)
    assert hukum.kepesertaan.usia_prt.baris[0].sejak == date(2026, 4, 30)


def test_coverage(hukum: Law) -> None:
    cakupan = hukum.kepesertaan.cakupan
    assert cakupan.dari == Month(2015, 7)
    assert cakupan.dari < cakupan.tanpa_peringatan_sampai < cakupan.sampai
    relief = {
        (keringanan.sektor, keringanan.dari, keringanan.sampai): keringanan
        for keringanan in hukum.iuran.keringanan
    }
    for pp_50_2025 in (
        ("transportasi", Month(2026, 1), Month(2027, 3)),
        ("lainnya", Month(2026, 4), Month(2026, 12)),
    ):
        assert relief[pp_50_2025].bagian_dibayar * 2 == 1
        assert relief[pp_50_2025].program == ("jkk", "jkm")
        assert relief[pp_50_2025].kecuali_pembayar == ("pemerintah",)


def test_secondary_figures_are_marked(hukum: Law) -> None:
    """Those that were read in press or copies only (facts: "how sure each fact is")."""
    unsure = {
        satu.kunci
        for satu in SEMUA
        if hukum.belum_pasti(satu.on(HARI).sumber) and satu.kunci != "jkk.cacat"
    }
    assert unsure == {
        "jkk.gigi_tiruan",
        "jkk.alat_bantu_dengar",
        "jkk.kacamata",
        "jkk.stmb_hari",
        "jkm.masa_awal",
    }
    golongan = hukum.iuran.golongan.on(HARI).nilai
    assert [golongan.nomor for golongan in golongan if golongan.kutipan] == [31, 32, 33]
    assert hukum.belum_pasti(("tarif-jkk", "lampiran-2-akhir"))
    assert not hukum.belum_pasti(("tarif-jkk", "lampiran-2", "pembulatan"))
    assert not hukum.belum_pasti(())


def test_register_of_sources(hukum: Law) -> None:
    for kutipan in hukum.kutipan.values():
        assert kutipan.kepastian in KEPASTIAN
        assert kutipan.pasal
        assert kutipan.isi
        assert (kutipan.peraturan.kunci == "metode") is (kutipan.kepastian == "anggapan")
    for kunci, peraturan in hukum.peraturan.items():
        assert peraturan.kunci == kunci
        assert peraturan.singkat
        assert peraturan.nama
        # Without an address it was not read: whatever cites it can only be secondary or our own.
        dikutip = {k.kepastian for k in hukum.kutipan.values() if k.peraturan is peraturan}
        assert re.fullmatch(r"https://[^\s]+", peraturan.url) or (
            not peraturan.url and dikutip <= {"sekunder", "anggapan"}
        )


def test_every_regulation_is_cited_somewhere(hukum: Law) -> None:
    dikutip = {kutipan.peraturan.kunci for kutipan in hukum.kutipan.values()}
    assert set(hukum.peraturan) - dikutip <= {"permenaker-5-2021"}


def test_occupations(hukum: Law) -> None:
    tabel = [pekerjaan for pekerjaan in hukum.pekerjaan.values() if pekerjaan.tabel]
    assert len(tabel) >= 40
    assert {"art", "sopir-pribadi", "tukang-kebun", "pemulung", "ojek-online", "kurir"} <= {
        satu.slug for satu in tabel
    }
    for pekerjaan in hukum.pekerjaan.values():
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", pekerjaan.slug)
        assert pekerjaan.nama
        assert pekerjaan.sinonim
        assert all(kata == kata.lower() for kata in pekerjaan.sinonim)
        assert pekerjaan.sumber
    assert {satu.slug for satu in tabel if satu.prt} == {
        "art",
        "sopir-pribadi",
        "tukang-kebun",
        "pengasuh-anak",
        "perawat-lansia",
        "penjaga-rumah",
        "juru-masak-rumah",
        "tukang-cuci-setrika",
    }


@pytest.mark.parametrize(
    ("kata", "slug"),
    [
        ("PNS", "pegawai-negeri"),
        ("ASN", "pegawai-negeri"),
        ("TNI", "tni-polri"),
        ("Polri", "tni-polri"),
        ("TKI", "pekerja-migran"),
        ("PMI", "pekerja-migran"),
        ("luar negeri", "pekerja-migran"),
    ],
)
def test_who_is_insured_elsewhere_gets_no_price(kata: str, slug: str, hukum: Law) -> None:
    assert CellReader(hukum).query_value("pekerjaan", kata) == slug
    with pytest.raises(InputError, match="tidak dihitung di sini") as told:
        Scenario.from_query(f"penghasilan=2jt&pekerjaan={slug}", "2026-11", hukum)
    assert hukum.pekerjaan[slug].alasan in str(told.value)


def test_where_the_table_does_not_apply_it_is_said_who_can_be_asked(hukum: Law) -> None:
    for pekerjaan in hukum.pekerjaan.values():
        assert pekerjaan.tabel or re.search("Tanyakan ke|175", pekerjaan.alasan), pekerjaan.slug


def test_a_synonym_names_one_occupation(hukum: Law) -> None:
    pemilik: dict[str, str] = {}
    for pekerjaan in hukum.pekerjaan.values():
        for kata in pekerjaan.sinonim:
            assert pemilik.setdefault(kata, pekerjaan.slug) == pekerjaan.slug, kata


def test_channels_are_official_or_say_what_they_are(hukum: Law) -> None:
    resmi = ("bpjsketenagakerjaan.go.id", "play.google.com", "apps.apple.com")
    for kanal in hukum.kanal.values():
        assert kanal.nama
        assert kanal.guna
        if kanal.jenis == "resmi" and kanal.url.startswith("https://"):
            host = kanal.url.split("/")[2]
            assert host.endswith(resmi) or host.endswith(".go.id"), kanal.url
        assert "sertakan.bpjs" not in kanal.url
        assert not kanal.url.rstrip("/").endswith("/sertakan")


@pytest.mark.parametrize("nama", BERKAS)
def test_files_are_plain_toml(nama: str) -> None:
    assert read_toml(nama)


def test_no_figure_of_the_law_stands_in_the_code() -> None:
    """Amounts of a thousand rupiah and more, and percentages: only bounds of typing are left."""
    kode = [*(AKAR / "calculator").glob("*.py"), *(AKAR / "calculator" / "manfaat").glob("*.py")]
    boleh = {
        "fields.py": {1_000_000_000_000, 1_000_000, 1_200, 36_000},
        "query.py": {2_000},
        "readers.py": {2026, 1_000},
        "rupiah.py": {1_000, 1_000_000, 1_000_000_000, 20_000, 300_000, 50_000_000, 4096},
        "terminal.py": {50_000_000, 1_000_000},
    }
    for berkas in kode:
        text = re.sub(r'""".*?"""|#[^\n]*', "", berkas.read_text("utf-8"), flags=re.DOTALL)
        angka = {int(node.replace("_", "")) for node in re.findall(r"(?<![\w./])\d[\d_]*", text)}
        assert {satu for satu in angka if satu >= 1_000} <= boleh.get(berkas.name, set()), berkas


def test_no_channel_is_offered_to_who_has_no_phone_at_all() -> None:
    """Every way of registering sends its code to a phone number of the worker's own."""
    for channel in TODAY.kanal.values():
        assert not re.search(r"tidak punya HP(?! pintar)", channel.guna), channel.nama
