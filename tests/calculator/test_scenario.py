"""Reading a query: every key, every bound, and what a refusal says."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest

from calculator.errors import Galat, InputError
from calculator.fields import KUNCI, Cedera, Lama
from calculator.month import Month
from calculator.scenario import Scenario

if TYPE_CHECKING:
    from conftest import Tolak

    from calculator.rules import Law

PENUH = (
    "penghasilan=2000000&pekerjaan=ojek-online&sektor=lainnya&program=jkk-jkm-jht&mulai=2026-12"
    "&bulan=3&pembayar=sendiri&jumlah=4&usia=30&peristiwa=2027-02&masa_iur=3&tunggakan=1"
    "&anak=8,13&stmb=2&cacat=A15:50,B03a&transport=darat,udara&jht_tahun=10&jht_hasil=5.25"
)


def _baca(query: str, hukum: Law, kini: str = "2026-11") -> Scenario:
    return Scenario.from_query(query, kini, hukum)


def test_keys_are_those_of_the_public_contract() -> None:
    assert " ".join(KUNCI) == (
        "penghasilan pekerjaan sektor program mulai bulan pembayar jumlah usia peristiwa masa_iur "
        "tunggakan anak stmb cacat transport jht_tahun jht_hasil"
    )


def test_every_key_is_read(hukum: Law) -> None:
    assert _baca(PENUH, hukum) == Scenario(
        penghasilan=2_000_000,
        pekerjaan="ojek-online",
        sektor="lainnya",
        program="jkk-jkm-jht",
        mulai=Month(2026, 12),
        bulan=3,
        pembayar="sendiri",
        jumlah=4,
        usia=30,
        peristiwa=Month(2027, 2),
        masa_iur=3,
        tunggakan=1,
        anak=(8, 13),
        stmb=Lama(Fraction(2), "bulan"),
        cacat=(Cedera("A15", Fraction(50)), Cedera("B03a", None)),
        transport=("darat", "udara"),
        jht_tahun=10,
        jht_hasil=Fraction(21, 4),
    )


def test_defaults_are_those_of_the_public_contract(hukum: Law) -> None:
    assert _baca("penghasilan=1jt", hukum) == Scenario(
        penghasilan=1_000_000,
        pekerjaan=None,
        sektor="lainnya",
        program="jkk-jkm",
        mulai=Month(2026, 11),
        bulan=1,
        pembayar="sponsor",
        jumlah=1,
        usia=None,
        peristiwa=Month(2026, 11),
        masa_iur=None,
        tunggakan=0,
        anak=(),
        stmb=None,
        cacat=(),
        transport=(),
        jht_tahun=None,
        jht_hasil=None,
    )


def test_defaults_that_follow_another_key(hukum: Law) -> None:
    assert _baca("penghasilan=1jt&pekerjaan=kurir", hukum).sektor == "transportasi"
    assert _baca("penghasilan=1jt&pekerjaan=art", hukum).sektor == "lainnya"
    assert _baca("penghasilan=1jt&mulai=2027-05", hukum).peristiwa == Month(2027, 5)


def test_canonical_query_is_in_fixed_order_without_defaults(hukum: Law) -> None:
    assert _baca(PENUH, hukum).to_query(hukum) == PENUH
    acak = "&".join(reversed(PENUH.split("&")))
    assert _baca(acak, hukum).to_query(hukum) == PENUH
    assert _baca("penghasilan=2jt", hukum).to_query(hukum) == "penghasilan=2000000&mulai=2026-11"
    panjang = (
        "penghasilan=2jt&sektor=transportasi&pekerjaan=kurir&program=jkk-jkm&mulai=2026-11&bulan=1"
        "&pembayar=sponsor&jumlah=1&peristiwa=2026-11&tunggakan=0&stmb=0"
    )
    assert (
        _baca(panjang, hukum).to_query(hukum) == "penghasilan=2000000&pekerjaan=kurir&mulai=2026-11"
    )
    assert _baca("penghasilan=1jt&sektor=transportasi", hukum).to_query(hukum) == (
        "penghasilan=1000000&sektor=transportasi&mulai=2026-11"
    )


def test_input_of_the_answer_has_every_key(hukum: Law) -> None:
    masukan = _baca(PENUH, hukum).masukan()
    assert tuple(masukan) == KUNCI
    assert masukan["mulai"] == "2026-12"
    assert masukan["peristiwa"] == "2027-02"
    assert masukan["anak"] == [8, 13]
    assert masukan["cacat"] == ["A15:50", "B03a"]
    assert masukan["transport"] == ["darat", "udara"]
    assert masukan["jht_hasil"] == 5.25
    assert _baca("penghasilan=1jt", hukum).masukan()["jht_hasil"] is None
    assert repr(_baca("penghasilan=1jt&jht_hasil=5", hukum).masukan()["jht_hasil"]) == "5"


@pytest.mark.parametrize(
    ("isi", "kunci", "nilai"),
    [
        ("usia=0", "usia", 0),
        ("usia=120", "usia", 120),
        ("jumlah=1000000", "jumlah", 1_000_000),
        ("masa_iur=0", "masa_iur", 0),
        ("masa_iur=1200", "masa_iur", 1_200),
        ("tunggakan=1200", "tunggakan", 1_200),
        ("stmb=600", "stmb", Lama(Fraction(600), "bulan")),
        ("stmb=600,00 bln.", "stmb", Lama(Fraction(600), "bulan")),
        ("stmb=0,01", "stmb", Lama(Fraction(1, 100), "bulan")),
        ("stmb=18000hari", "stmb", Lama(Fraction(18_000), "hari")),
        ("stmb=1.000 hari.", "stmb", Lama(Fraction(1_000), "hari")),
        ("anak=0", "anak", (0,)),
        ("anak=60, 5", "anak", (60, 5)),
        ("anak=" + ",".join("1" * 20), "anak", (1,) * 20),
        ("bulan=12", "bulan", 12),
        ("bulan=3 bulan", "bulan", 3),
        ("jumlah=1.000", "jumlah", 1_000),
        ("jumlah=%C2%A01%C2%A0000 orang.", "jumlah", 1_000),
        ("usia=35 th", "usia", 35),
        ("masa_iur=1.200 bulan", "masa_iur", 1_200),
        ("jht_hasil=5,5 %25", "jht_hasil", Fraction(11, 2)),
        ("jht_hasil=5 persen", "jht_hasil", 5),
        ("jht_hasil=5,5 %25 setahun.", "jht_hasil", Fraction(11, 2)),
        ("jumlah=12 org", "jumlah", 12),
        ("anak=8 13", "anak", (8, 13)),
        ("anak=8 dan 13", "anak", (8, 13)),
        ("anak=8 th, 13 th", "anak", (8, 13)),
        ("anak=8 tahun 13 tahun.", "anak", (8, 13)),
        ("anak=8;13", "anak", (8, 13)),
        ("anak=8/13,", "anak", (8, 13)),
        ("anak=8,,13", "anak", (8, 13)),
        ("anak=umur 8 dan 13", "anak", (8, 13)),
        ("anak=Usianya: 8 th, 13 th", "anak", (8, 13)),
        ("usia=umur 35", "usia", 35),
        ("usia=Berusia 35 tahun", "usia", 35),
        ("peristiwa=Nov 2026", "peristiwa", Month(2026, 11)),
        ("peristiwa=November 2026", "peristiwa", Month(2026, 11)),
        ("cacat=A15,", "cacat", (Cedera("A15", None),)),
        ("cacat=A15 : 50 dan B03a", "cacat", (Cedera("A15", Fraction(50)), Cedera("B03a", None))),
        ("sektor=Lainnya", "sektor", "lainnya"),
        ("transport=Darat dan laut", "transport", ("darat", "laut")),
        ("pekerjaan=ART.", "pekerjaan", "art"),
        ("pekerjaan=Asisten rumah tangga (ART)", "pekerjaan", "art"),
        ("pekerjaan=asisten%C2%A0rumah tangga,", "pekerjaan", "art"),
        ("program=JKK, JKM, JHT", "program", "jkk-jkm-jht"),
        ("pembayar=Pekerja sendiri.", "pembayar", "sendiri"),
        ("mulai=11-2026", "mulai", Month(2026, 11)),
        ("mulai=11/2026", "mulai", Month(2026, 11)),
        ("mulai=2026/1", "mulai", Month(2026, 1)),
        ("mulai=Nov 2026", "mulai", Month(2026, 11)),
        ("mulai=november%C2%A02026", "mulai", Month(2026, 11)),
        ("mulai=Okt. 2026", "mulai", Month(2026, 10)),
        ("mulai=Aug-2026", "mulai", Month(2026, 8)),
        ("mulai=2026 Mei", "mulai", Month(2026, 5)),
        ("jht_tahun=1", "jht_tahun", 1),
        ("jht_tahun=60", "jht_tahun", 60),
        ("jht_hasil=0", "jht_hasil", 0),
        ("jht_hasil=30", "jht_hasil", 30),
        ("jht_hasil=5,5", "jht_hasil", Fraction(11, 2)),
        ("jht_hasil=0.0001", "jht_hasil", Fraction(1, 10_000)),
        ("transport=udara,darat", "transport", ("darat", "udara")),
        ("transport=laut , darat", "transport", ("darat", "laut")),
        ("cacat=a15:50", "cacat", (Cedera("A15", Fraction(50)),)),
        ("cacat=A15:1", "cacat", (Cedera("A15", Fraction(1)),)),
        ("cacat=A15:100", "cacat", (Cedera("A15", Fraction(100)),)),
        ("cacat=A15:12,5", "cacat", (Cedera("A15", Fraction(25, 2)),)),
        ("cacat=A15:50 %25 B03a", "cacat", (Cedera("A15", Fraction(50)), Cedera("B03a", None))),
        ("cacat=A15: 12,5 persen,", "cacat", (Cedera("A15", Fraction(25, 2)),)),
        ("cacat=A15:12.5", "cacat", (Cedera("A15", Fraction(25, 2)),)),
        ("cacat=b03a", "cacat", (Cedera("B03a", None),)),
        ("cacat=B01:10", "cacat", (Cedera("B01", Fraction(10)),)),
        ("cacat=B01:30", "cacat", (Cedera("B01", Fraction(30)),)),
        ("cacat=B04:10", "cacat", (Cedera("B04", Fraction(10)),)),
        ("cacat=B04:100", "cacat", (Cedera("B04", Fraction(100)),)),
        ("cacat=A19, A19,A19", "cacat", (Cedera("A19", None),) * 3),
        ("mulai=2015-07", "mulai", Month(2015, 7)),
        ("mulai=2031-12", "mulai", Month(2031, 12)),
        ("mulai=2031-01&bulan=12", "bulan", 12),
        ("penghasilan=1000000000000", "penghasilan", 1_000_000_000_000),
        ("penghasilan=0", "penghasilan", 0),
        ("penghasilan=1%2C5+juta", "penghasilan", 1_500_000),
        ("penghasilan=%20Rp%202.000.000", "penghasilan", 2_000_000),
    ],
)
def test_values_at_the_bounds(isi: str, kunci: str, nilai: object, hukum: Law) -> None:
    query = isi if isi.startswith("penghasilan") else f"penghasilan=1jt&{isi}"
    if nilai is None:
        with pytest.raises(InputError):
            _baca(query, hukum)
    else:
        assert getattr(_baca(query, hukum), kunci) == nilai


@pytest.mark.parametrize(
    ("isi", "kunci", "pesan"),
    [
        ("usia=121", "usia", "“121” tidak bisa dipakai. Tulis angka utuh, 0 sampai 120 tahun."),
        ("usia=-1", "usia", "“-1” tidak bisa dipakai. Tulis angka utuh, 0 sampai 120 tahun."),
        ("usia=3.5", "usia", "“3.5” tidak bisa dipakai. Tulis angka utuh, 0 sampai 120 tahun."),
        ("jumlah=0", "jumlah", "Tulis angka utuh, 1 sampai 1.000.000 orang."),
        ("jumlah=1000001", "jumlah", "“1000001” tidak bisa dipakai"),
        ("jumlah=1.00", "jumlah", "“1.00” tidak bisa dipakai"),
        ("jumlah=9999999999999999", "jumlah", "tidak bisa dipakai"),
        ("masa_iur=1201", "masa_iur", "Tulis angka utuh, 0 sampai 1.200 bulan."),
        ("tunggakan=x", "tunggakan", "“x” tidak bisa dipakai"),
        ("stmb=1201", "stmb", "“1201” tidak bisa dipakai. Tulis lamanya, misalnya 3 bulan"),
        ("stmb=1200,01", "stmb", "tidak bisa dipakai"),
        ("stmb=2,125", "stmb", "“2,125” tidak bisa dipakai"),
        ("stmb=-1", "stmb", "tidak bisa dipakai"),
        ("stmb=1,5hari", "stmb", "misalnya 3 bulan, 2,5 bulan, atau 10 hari"),
        ("stmb=36001hari", "stmb", "paling banyak 600 bulan"),
        ("stmb=2 minggu", "stmb", "tidak bisa dipakai"),
        ("anak=61", "anak", "“61” tidak bisa dipakai. Tulis usia tiap anak dalam tahun, 0"),
        ("anak=8.13", "anak", "“8.13” bisa berarti dua anak. Pisahkan usianya dengan koma."),
        ("anak=8.61", "anak", "Pisahkan dengan koma, misalnya 8,13."),
        ("anak=,", "anak", "Pisahkan dengan koma, misalnya 8,13."),
        ("anak=" + ",".join("1" * 21), "anak", "21 anak; paling banyak 20."),
        (
            "bulan=4",
            "bulan",
            "“4” tidak bisa dipakai. Iuran hanya bisa dibayar untuk 1, 2, 3, 6, atau 12",
        ),
        ("bulan=x", "bulan", "“x” tidak bisa dipakai"),
        (
            "sektor=darat",
            "sektor",
            "“darat” tidak kami kenal; pilih salah satu: transportasi; bukan",
        ),
        (
            "program=jkk",
            "program",
            "“jkk” tidak kami kenal; pilih salah satu: kecelakaan kerja dan",
        ),
        (
            "pembayar=negara",
            "pembayar",
            "pilih salah satu: pekerja sendiri; orang lain; pemerintah.",
        ),
        ("mulai=2015-06", "mulai", "Juni 2015 di luar data hukum kami, yang mencakup Juli 2015"),
        ("mulai=2032-01", "mulai", "sampai Desember 2031."),
        (
            "mulai=13-2026",
            "mulai",
            "“13-2026” tidak terbaca sebagai bulan; tulis bulan dan tahunnya",
        ),
        ("peristiwa=2032-01", "peristiwa", "Januari 2032 di luar data hukum kami"),
        ("mulai=2031-02&bulan=12", "bulan", "12 bulan dari Februari 2031 melewati Desember 2031"),
        ("jht_tahun=0", "jht_tahun", "Tulis angka utuh, 1 sampai 60 tahun."),
        ("jht_tahun=61", "jht_tahun", "“61” tidak bisa dipakai"),
        ("jht_hasil=30.1", "jht_hasil", "Tulis persen setahun, 0 sampai 30, misalnya 5,5."),
        ("jht_hasil=5x", "jht_hasil", "“5x” tidak bisa dipakai"),
        (
            "transport=kereta",
            "transport",
            "“kereta” tidak kami kenal; pilih salah satu: darat; laut; udara.",
        ),
        ("transport=darat,darat", "transport", "menyebut satu angkutan dua kali"),
        (
            "cacat=Z01",
            "cacat",
            "“Z01” tidak ada dalam tabel cacat. Pilih bagian tubuhnya lewat gambar.",
        ),
        ("cacat=,", "cacat", "Pilih bagian tubuhnya lewat gambar."),
        ("cacat=A15:", "cacat", "“A15:” tidak ada dalam tabel cacat"),
        (
            "cacat=A15:0",
            "cacat",
            "Ibu jari tangan kanan: isi 1 sampai 100 persen fungsi yang hilang, bukan 0.",
        ),
        ("cacat=A15:101", "cacat", "fungsi yang hilang, bukan 101."),
        ("cacat=B01:9", "cacat", "isi 10 sampai 30 persen menurut dokter, bukan 9."),
        ("cacat=B01:30.5", "cacat", "menurut dokter, bukan 30,5."),
        ("cacat=B04:9", "cacat", "isi 10 sampai 100 desibel yang hilang, bukan 9."),
        ("cacat=B15:101", "cacat", "isi 10 sampai 100 persen yang hilang, bukan 101."),
        (
            "cacat=B11a:60",
            "cacat",
            "Hilangnya kemampuan kerja fisik 51–70%: ukurannya tidak perlu diisi.",
        ),
        (
            "cacat=A01,A01",
            "cacat",
            "Lengan kanan dari sendi bahu ke bawah: paling banyak dipilih 1 kali.",
        ),
        ("cacat=A19,A19,A19,A19", "cacat", "paling banyak dipilih 3 kali."),
        ("pekerjaan=pembantu", "pekerjaan", "tidak ada dalam daftar pekerjaan"),
        ("pekerjaan=Pembantu", "pekerjaan", " Mungkin Asisten rumah tangga"),
        ("pekerjaan=tukang-parkir", "pekerjaan", " Mungkin Juru parkir"),
        ("pekerjaan=ojek%20onlin", "pekerjaan", " Mungkin Pengemudi ojek online, Ojek pangkalan?"),
        ("pekerjaan=tukang-gali", "pekerjaan", " Mungkin Tukang gali sumur?"),
        ("pekerjaan=kurirr", "pekerjaan", "“kurirr” tidak ada dalam daftar pekerjaan; pilih salah"),
        ("pekerjaan=art,kurir", "pekerjaan", "paling banyak 2 pekerjaan dapat dicantumkan."),
        ("pekerjaan=magang", "pekerjaan", "Peserta magang tidak dihitung di sini. Peserta magang"),
        ("penghasilan2=1", "penghasilan2", " Mungkin maksudnya penghasilan sebulan?"),
        ("nik=1", "nik", "Tautan ini menyebut “nik”, yang tidak kami kenal; buang saja."),
        ("usia", "usia", "Usia pekerja kosong; isi, atau buang dari tautannya."),
        ("usia=%20", "usia", "Usia pekerja kosong; isi, atau buang dari tautannya."),
        ("usia=1&usia=2", "usia", "Usia pekerja disebut dua kali (“1” dan “2”); pilih satu."),
        ("usia=1&usia=1", "usia", "Usia pekerja disebut dua kali"),
        (
            "mulai=2019-11&stmb=1",
            "stmb",
            "kejadian November 2019 jumlahnya belum ada dalam data kami; yang ada mulai 2",
        ),
        ("mulai=2019-11&cacat=A01", "cacat", "kejadian November 2019 jumlahnya belum ada"),
        ("mulai=2019-11&cacat=A02", "cacat", "Kosongkan isian ini, atau tanyakan ke 175."),
    ],
)
def test_refusals_name_what_was_given_and_what_is_allowed(
    isi: str, kunci: str, pesan: str, tolak: Tolak
) -> None:
    galat = tolak(f"penghasilan=1jt&{isi}")
    assert list(galat) == [kunci]
    assert pesan in galat[kunci]


@pytest.mark.parametrize(
    ("query", "pesan"),
    [
        ("", "Penghasilan sebulan belum diisi; tulis misalnya 2.000.000 atau 2 juta."),
        ("penghasilan=", "Penghasilan sebulan kosong; isi, atau buang dari tautannya."),
        (
            "penghasilan=dua",
            "“dua” belum dapat kami baca sebagai penghasilan; tulis misalnya 2.000.000",
        ),
        ("penghasilan=1000000000001", "terlalu besar; paling tinggi 1.000.000.000.000."),
    ],
)
def test_income_is_needed(query: str, pesan: str, tolak: Tolak) -> None:
    galat = tolak(query)
    assert list(galat) == ["penghasilan"]
    assert pesan in galat["penghasilan"]


@pytest.mark.parametrize(
    ("isi", "saran"),
    [
        ("penghasilan=1,500", ["1500000", "1500", "1500000"]),
        ("penghasilan=1,5", ["1500000"]),
        ("penghasilan=1.000,000", ["1000000", "1000", "1000000"]),
        ("penghasilan=2000,000", ["2000000", "2000", "2000000"]),
        ("penghasilan=500rb seminggu", ["2000000"]),
        ("penghasilan=24jt setahun", ["2000000"]),
        ("penghasilan=2-3 juta", ["2000000", "3000000"]),
        ("penghasilan=2jt-an", ["2000000"]),
        ("penghasilan=1.500,5 hari", []),
        ("jumlah=1,000", ["1000000", "1000"]),
        ("jumlah=seribu", ["1000"]),
        ("anak=8.13", ["8,13"]),
        ("anak=8.99", []),
        ("bulan=4", ["3", "6"]),
        ("bulan=13", ["12"]),
        ("mulai=November", ["2026-11", "2025-11", "2027-11"]),
        ("mulai=15 Januari 2027", ["2027-01"]),
        ("mulai=2027-01-15", ["2027-01"]),
        ("mulai=jan-27", ["2027-01"]),
        ("mulai=31 Xyz 2027", []),
        ("mulai=12-26", ["2026-12"]),
        ("mulai=desember'26", ["2026-12"]),
        ("mulai=13-26", []),
        ("mulai=8", ["2026-08", "2025-08", "2027-08"]),
        ("mulai=13", []),
        ("penghasilan=12-26", ["12000000", "26000000", "650000"]),
        ("penghasilan=1 sampai 2", ["1000000", "2000000"]),
        ("penghasilan=antara 1 dan 2 juta", ["1000000", "2000000"]),
        ("penghasilan=antara satu dan dua juta", ["2000000"]),
        ("penghasilan=antara 800 ribu sampai 1 juta", ["800000", "1000000"]),
        ("usia=1985", ["41", "40"]),
        ("usia=lahir tahun 1985", ["41", "40"]),
        ("usia=2027", []),
        ("usia=1850", []),
        ("anak=2015", ["11"]),
        ("anak=lahir 2015 dan 2018", ["11,8"]),
        ("anak=8 dan 2018", []),
        ("anak=tidak", []),
        ("mulai=15-2027", []),
        ("pembayar=saya", ["sendiri", "sponsor", "pemerintah"]),
        ("usia=30&usia=31", ["30", "31"]),
    ],
)
def test_what_can_be_read_in_several_ways_is_asked_back(
    isi: str, saran: list[str], hukum: Law
) -> None:
    query = isi if isi.startswith("penghasilan") else f"penghasilan=1jt&{isi}"
    with pytest.raises(InputError) as error:
        _baca(query, hukum)
    (galat,) = error.value.galat
    assert list(dict.fromkeys(satu.nilai for satu in galat.saran)) == list(dict.fromkeys(saran))
    assert all(satu.kunci == galat.kunci and satu.teks.endswith(("?", ")")) for satu in galat.saran)


@pytest.mark.parametrize("pasted", ["\u00a0{}\u202f", "\u200e{}", "\ufeff{}\u200b", "{}.", "{} , "])
def test_every_key_is_read_as_programs_paste_it(pasted: str, hukum: Law) -> None:
    """No key has a reader of its own that minds what nobody sees."""
    written = [pasangan.split("=") for pasangan in PENUH.split("&")]
    query = urlencode({kunci: pasted.format(nilai) for kunci, nilai in written})
    assert _baca(query, hukum).to_query(hukum) == PENUH


@pytest.mark.parametrize(
    ("isi", "berarti"),
    [
        *((f"anak={kata}", "") for kata in ("tidak ada", "belum punya", "Belum punya anak.")),
        *((f"anak={kata}", "") for kata in ("tanpa anak", "nihil", "-", "0 anak", "gak ada")),
        ("anak=0", "anak=0"),
        *((f"tunggakan={kata}", "") for kata in ("tidak ada", "belum pernah", "nihil", "-")),
        ("masa_iur=belum pernah bayar", "masa_iur=0"),
        ("mulai=bulan depan", "mulai=2026-12"),
        ("mulai=Bulan ini", "mulai=2026-11"),
        ("peristiwa=bulan depan", "peristiwa=2026-12"),
        ("usia=\uff12\uff15", "usia=25"),
        ("anak=\uff18\uff0c\uff11\uff13", "anak=8,13"),
        ("jumlah=\u0661\u0660", "jumlah=10"),
    ],
)
def test_what_means_one_thing_is_taken(isi: str, berarti: str, hukum: Law) -> None:
    mulai = berarti if berarti.startswith("mulai") else "mulai=2026-11"
    lain = "" if berarti.startswith("mulai") or not berarti else f"&{berarti}"
    asked = _baca(f"penghasilan=1jt&{isi}", hukum).to_query(hukum)
    assert asked == f"penghasilan=1000000&{mulai}{lain}"


def test_a_word_for_now_needs_to_know_now(tolak: Tolak) -> None:
    assert "tidak terbaca" in tolak("penghasilan=1jt&mulai=bulan depan", "besok")["mulai"]
    assert "1985" in tolak("penghasilan=1jt&mulai=2026-11&usia=1985", "besok")["usia"]


def test_a_day_s_wage_in_words_becomes_a_month_s_income(hukum: Law) -> None:
    scenario = _baca("penghasilan=75 ribu sehari", hukum)
    assert (scenario.penghasilan, scenario.upah_harian) == (1_875_000, 75_000)
    assert scenario.to_query(hukum) == "penghasilan=1875000&mulai=2026-11"
    assert "upah_harian" not in scenario.masukan()
    assert _baca("penghasilan=2jt sebulan", hukum).upah_harian is None


def test_a_month_without_a_year_is_asked_back_only_when_this_year_is_known(tolak: Tolak) -> None:
    assert "belum menyebut tahunnya" in tolak("penghasilan=1jt&mulai=Mei", "besok")["mulai"]


def test_suggestions_only_where_something_is_near(tolak: Tolak) -> None:
    assert "Mungkin" not in tolak("penghasilan=1jt&xyzzy=1")["xyzzy"]
    assert "Mungkin" not in tolak("penghasilan=1jt&pekerjaan=xyzzyq")["pekerjaan"]


def test_old_law_is_asked_from_its_last_month_on(hukum: Law) -> None:
    """The law of a month is that of its last day: 2 December 2019 is within December."""
    assert _baca("penghasilan=1jt&mulai=2019-12&stmb=1&cacat=A01&transport=laut", hukum)
    assert _baca("penghasilan=1jt&mulai=2019-11", hukum).stmb is None


@pytest.mark.parametrize(
    ("given", "canonical", "value"),
    [
        ("3", "3", 3),
        ("3bulan", "3", 3),
        ("003 Bulan", "3", 3),
        ("2,5", "2,5", 2.5),
        ("2.50", "2,5", 2.5),
        ("0,25", "0,25", 0.25),
        ("10hari", "10hari", "10hari"),
        ("10 hari", "10hari", "10hari"),
        ("010HARI", "10hari", "10hari"),
        ("30hari", "30hari", "30hari"),
        ("0", "", 0),
        ("0,0", "", 0),
        ("0hari", "", 0),
    ],
)
def test_time_unable_to_work_is_read_in_months_or_days(
    given: str, canonical: str, value: object, hukum: Law
) -> None:
    scenario = _baca(f"penghasilan=1jt&stmb={given}", hukum)
    assert scenario.masukan()["stmb"] == value
    link = scenario.to_query(hukum)
    assert link.partition("&stmb=")[2] == canonical
    assert _baca(link, hukum) == scenario


def test_each_fault_has_its_own_entry(hukum: Law) -> None:
    with pytest.raises(InputError) as error:
        _baca("usia=x&foo=1&bulan=5&usia=y", hukum)
    assert [fault.kunci for fault in error.value.galat] == [
        "foo",
        "usia",
        "penghasilan",
        "bulan",
        "usia",
    ]
    assert all(isinstance(fault, Galat) for fault in error.value.galat)
    assert str(error.value).startswith("foo: Tautan ini menyebut “foo”")
    assert "; bulan: “5” tidak bisa dipakai" in str(error.value)


def test_an_unusable_present_only_matters_where_it_is_needed(hukum: Law, tolak: Tolak) -> None:
    for kini in ("", "besok", "2040-01"):
        assert _baca("penghasilan=1jt&mulai=2026-11", hukum, kini).mulai == Month(2026, 11)
        galat = tolak("penghasilan=1jt", kini)
        assert list(galat) == ["mulai"]
        assert "Bulan mulai belum diisi dan bulan sekarang tidak bisa dipakai" in galat["mulai"]
    galat = tolak("penghasilan=1jt&mulai=x", "2040-01")
    assert list(galat) == ["mulai"]
    assert galat["mulai"].startswith("“x” tidak terbaca sebagai bulan; tulis bulan dan tahunnya")


def test_too_long_a_link_is_refused_whole(hukum: Law, tolak: Tolak) -> None:
    panjang = "penghasilan=1jt&" + "&" * (2_000 - 16)
    assert len(panjang) == 2_000
    assert _baca(panjang, hukum).penghasilan == 1_000_000
    assert tolak(panjang + "&") == {"tautan": "Tautan ini 2001 huruf; paling panjang 2000."}


def test_a_field_with_too_much_in_it_is_named_itself(tolak: Tolak) -> None:
    assert tolak("pekerjaan=art&penghasilan=" + "%C3%A9" * 3_000) == {
        "penghasilan": "Isian ini 3000 huruf; satu tautan paling panjang 2000. Tulis lebih pendek."
    }
    # No one field is to blame.
    assert set(tolak("penghasilan=" + "1" * 2_500 + "&anak=" + "1" * 2_500)) == {"tautan"}


def test_messages_disarm_and_shorten_what_was_given(tolak: Tolak) -> None:
    galat = tolak("penghasilan=%1B[31m%E2%80%AE" + "x" * 80)["penghasilan"]
    assert galat.startswith("“\N{REPLACEMENT CHARACTER}[31mxx")
    assert "x" * 55 + "…”" in galat
    assert "x" * 56 not in galat
    (kunci,) = tolak("penghasilan=1jt&%07" + "y" * 80 + "=1")
    assert kunci == "\N{REPLACEMENT CHARACTER}" + "y" * 59 + "…"
    (kunci,) = tolak("penghasilan=1jt&" + "y" * 60 + "=1")
    assert kunci == "y" * 60


def test_too_many_injuries(hukum: Law, tolak: Tolak) -> None:
    sekali = [kode for kode, jenis in hukum.jkk.cacat.baris[-1].nilai.items() if kode[0] in "AB"]
    assert len(_baca(f"penghasilan=1jt&cacat={','.join(sekali[:40])}", hukum).cacat) == 40
    galat = tolak(f"penghasilan=1jt&cacat={','.join(sekali[:41])}")
    assert galat == {"cacat": "41 cedera; paling banyak 40."}


@pytest.mark.parametrize(
    ("query", "offered"),
    [
        ("usia=empat puluh", ["40"]),
        ("jumlah=sepuluh orang", ["10"]),
        ("jumlah=seribu", ["1000"]),
        ("tunggakan=dua bulan", ["2"]),
        ("masa_iur=3 tahun", ["36"]),
        ("masa_iur=setahun", ["12"]),
        ("bulan=setahun", ["12"]),
        ("bulan=enam", ["6"]),
        ("bulan=dua tahun", []),
        ("anak=delapan dan tiga belas", ["8,13"]),
        ("anak=delapan dan sepuluh", ["8,10"]),
        ("anak=sepuluh tahun", ["10"]),
        ("anak=sepuluh, banyak", []),
        ("stmb=2 minggu", ["14hari"]),
        ("stmb=seminggu", ["7hari"]),
        ("stmb=setengah tahun", ["6"]),
        ("stmb=dua setengah bulan", ["2.5"]),
        ("stmb=setengah hari", []),
        ("stmb=banyak hari", []),
        ("stmb=lama", []),
        ("stmb=dua ratus tahun", []),
    ],
)
def test_words_and_other_units_are_offered_as_numbers(
    query: str, offered: list[str], hukum: Law
) -> None:
    kunci = query.partition("=")[0]
    with pytest.raises(InputError) as keliru:
        Scenario.from_query(f"penghasilan=2jt&{query}", "2026-11", hukum)
    (galat,) = keliru.value.galat
    assert [saran.nilai for saran in galat.saran] == offered
    # Shown as people here write it, with a comma.
    assert not any("." in saran.teks for saran in galat.saran if "bulan" in saran.teks)
    # What is offered is read.
    for saran in galat.saran:
        Scenario.from_query(f"penghasilan=2jt&{kunci}={saran.nilai}", "2026-11", hukum)
