"""Keys that cannot be true together, or hardly."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from calculator.contradictions import PERIKSA
from calculator.errors import InputError

if TYPE_CHECKING:
    from conftest import Tanya


@pytest.mark.parametrize(
    ("isi", "kunci", "pesan"),
    [
        (
            "mulai=2026-11&peristiwa=2026-01&masa_iur=5&anak=10",
            "peristiwa",
            "Kejadian Januari 2026 lebih dulu daripada iuran pertama November 2026",
        ),
        ("peristiwa=2026-10&masa_iur=1", "peristiwa", "iurannya tidak mungkin sudah dibayar 1"),
        ("peristiwa=2026-10&tunggakan=3", "peristiwa", "iurannya tidak mungkin menunggak 3 bulan"),
        ("usia=20&anak=3,18,19", "anak", "Anak 18 tahun tidak mungkin anak pekerja 20 tahun"),
        ("usia=20&anak=30", "anak", "Anak 30 tahun tidak mungkin anak pekerja 20 tahun"),
        ("usia=20&anak=11", "anak", "periksa keduanya"),
        ("usia=20&masa_iur=157", "masa_iur", "Iuran 157 bulan tidak mungkin untuk pekerja 20"),
        (
            "usia=64&program=jkk-jkm-jht&jht_tahun=57",
            "jht_tahun",
            "Menabung 57 tahun sejak usia 64 sampai usia 121 tidak mungkin",
        ),
        ("stmb=601", "stmb", "Tidak dapat bekerja selama 601 bulan tidak mungkin"),
        ("stmb=18001hari", "stmb", "Tidak dapat bekerja selama 18.001 hari tidak mungkin"),
    ],
)
def test_what_cannot_be_is_a_fault(isi: str, kunci: str, pesan: str, tanya: Tanya) -> None:
    with pytest.raises(InputError) as error:
        tanya(isi)
    (galat,) = error.value.galat
    assert galat.kunci == kunci
    assert pesan in galat.pesan


def test_the_first_month_that_fits_is_offered(tanya: Tanya) -> None:
    with pytest.raises(InputError) as error:
        tanya("peristiwa=2026-01&masa_iur=24")
    (saran,) = error.value.galat[0].saran
    assert saran == ("Iuran pertama Februari 2024?", "mulai", "2024-02")
    with pytest.raises(InputError) as error:
        tanya("peristiwa=2016-01&masa_iur=24")
    assert not error.value.galat[0].saran


@pytest.mark.parametrize(
    ("isi", "kode", "pesan"),
    [
        ("masa_iur=60", "masa-iur-lebih", "Iuran 60 bulan, tetapi hitungan ini mulai"),
        ("masa_iur=1200", "masa-iur-lebih", "manfaat kematian dan beasiswanya bisa lebih kecil"),
        ("tunggakan=3", "tunggakan-lebih", "Tunggakan 3 bulan, tetapi hitungan ini mulai"),
        (
            "mulai=2024-01&peristiwa=2026-11&masa_iur=30&tunggakan=30",
            "tunggakan-lebih",
            "tetapi dari Januari 2024 sampai November 2026 hanya ada 35 bulan.",
        ),
        (
            "mulai=2026-01&bulan=12&peristiwa=2026-05&tunggakan=2",
            "tunggakan-lebih",
            "Iuran 12 bulan ditambah tunggakan 2 bulan, tetapi dari Januari 2026 sampai Mei",
        ),
        (
            "mulai=2026-01&bulan=3&peristiwa=2026-11&tunggakan=11",
            "tunggakan-lebih",
            "Iuran 3 bulan ditambah tunggakan 11 bulan, tetapi dari Januari 2026 sampai",
        ),
        (
            "pekerjaan=ojek-online&sektor=lainnya",
            "bidang-lain",
            "biasanya transportasi. Di sini dihitung menurut isiannya: bukan transportasi",
        ),
        (
            "pekerjaan=art&sektor=transportasi",
            "bidang-lain",
            "biasanya bukan transportasi. Di sini dihitung menurut isiannya: transportasi",
        ),
        (
            "mulai=2026-01&bulan=1&peristiwa=2026-11&masa_iur=1",
            "iuran-bolong",
            "ada 11 bulan, tetapi iuran yang dibayar baru 1. Di sini 9 bulan dianggap menunggak",
        ),
        ("usia=5", "usia-muda", "Usia pekerja 5 tahun terlalu muda untuk bekerja"),
        ("usia=25&anak=10", "anak-hampir-seusia", "Anak 10 tahun dari pekerja 25 tahun"),
        ("usia=60&program=jkk-jkm-jht&jht_tahun=60", "jht-lewat-usia", "berarti sampai usia 120"),
        ("stmb=600", "stmb-lama", "Tidak dapat bekerja selama 600 bulan itu lama sekali"),
        ("penghasilan=0", "penghasilan-kecil", "Penghasilan Rp0 sebulan kecil sekali"),
        ("penghasilan=80000", "penghasilan-kecil", "Penghasilan Rp80.000 sebulan kecil sekali"),
        ("penghasilan=99.999.999.999", "penghasilan-besar", "Penghasilan Rp99.999.999.999 sebulan"),
        ("penghasilan=50000000", "penghasilan-besar", "besar sekali"),
        ("penghasilan=75 ribu sehari", "upah-harian", "Upah Rp75.000 sehari dihitung 25 hari"),
    ],
)
def test_what_is_unlikely_is_said(isi: str, kode: str, pesan: str, tanya: Tanya) -> None:
    (tanda,) = (warning for warning in tanya(isi).peringatan if warning.kode == kode)
    assert pesan in tanda.pesan


@pytest.mark.parametrize(
    "isi",
    [
        "mulai=2024-01&peristiwa=2026-11&masa_iur=35",
        "mulai=2026-09&peristiwa=2026-11&tunggakan=3",
        "mulai=2026-01&bulan=3&peristiwa=2026-11&tunggakan=8",
        "pekerjaan=sopir-pribadi&sektor=lainnya",
        "pekerjaan=ojek-online&sektor=transportasi",
        "mulai=2025-01&peristiwa=2026-11&usia=24&anak=9",
        "usia=35&anak=8,13&masa_iur=1",
        "usia=40&program=jkk-jkm-jht&jht_tahun=25",
        "stmb=24",
        "penghasilan=300000",
        "penghasilan=49.999.999",
    ],
)
def test_what_may_well_be_is_left_alone(isi: str, tanya: Tanya) -> None:
    kode = {warning.kode for warning in tanya(isi).peringatan}
    silent = {"masa-iur-lebih", "tunggakan-lebih", "upah-harian", "bidang-lain"}
    assert not kode & (PERIKSA | silent)


@pytest.mark.parametrize(
    ("nilai", "saran"),
    [
        ("2", ["2000000"]),
        ("50", ["50000000", "1250000"]),
        ("75", ["1875000"]),
        ("800", ["800000"]),
        ("1.800", ["1800000"]),
        ("75000", ["1875000"]),
        ("80 ribu", ["2000000"]),
        ("0", []),
    ],
)
def test_a_small_income_is_priced_as_written_and_asked_about(
    nilai: str, saran: list[str], tanya: Tanya
) -> None:
    answer = tanya(f"penghasilan={nilai}")
    (tanda,) = (warning for warning in answer.peringatan if warning.kode == "penghasilan-kecil")
    assert [satu.nilai for satu in tanda.saran or ()] == saran
    assert answer.golongan.nomor == 1
    text = [satu.teks for satu in tanda.saran or ()]
    if nilai == "75000":
        assert text == ["Rp75.000 sehari? (25 hari kerja: Rp1.875.000 sebulan)"]
