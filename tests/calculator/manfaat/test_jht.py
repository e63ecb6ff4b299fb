from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from calculator.estimate import Estimate
    from calculator.rules import Law

    Tanya = Callable[..., Estimate]

JHT = "program=jkk-jkm-jht"


def test_without_the_programme_there_is_none(tanya: Tanya) -> None:
    answer = tanya()
    assert answer.manfaat.jht is None
    assert "jht" not in answer.jawaban()["manfaat"]  # type: ignore[operator] # a JSON object
    assert len(answer.langkah) == 5


@pytest.mark.parametrize("isi", ["jht_tahun=10", "jht_hasil=5"])
def test_asking_without_the_programme_is_answered_with_a_reason(isi: str, tanya: Tanya) -> None:
    answer = tanya(isi)
    assert answer.manfaat.jht is None
    (tanda,) = (t for t in answer.peringatan if t.kode.startswith("jht"))
    assert (tanda.kode, tanda.sumber) == ("jht-tanpa-program", ("jht-sukarela",))
    assert tanda.tentang == "manfaat.jht"
    assert tanda.pesan.endswith("pilih program jkk-jkm-jht.")


@pytest.mark.parametrize(
    ("isi", "jumlah"),
    [
        ("", (20_000, 0, 20_000)),
        ("bulan=2", (40_000, 83, 40_083)),  # 20.000 x 5% / 12 = 83,3
        ("bulan=3", (60_000, 250, 60_250)),  # + 40.083 x 5% / 12 = 167,01
        ("bulan=3&jht_hasil=0", (60_000, 0, 60_000)),
        ("jht_tahun=1&jht_hasil=12", (240_000, 13_647, 253_647)),
        ("penghasilan=2jt&jht_tahun=10&jht_hasil=0", (4_800_000, 0, 4_800_000)),
    ],
)
def test_savings_and_assumed_yield(isi: str, jumlah: tuple[int, ...], tanya: Tanya) -> None:
    jht = tanya(f"{JHT}&{isi}").manfaat.jht
    assert jht is not None
    assert tuple(jht) == jumlah


def test_yield_against_the_exact_compound_formula(tanya: Tanya) -> None:
    """Rounding down each month loses less than a rupiah a month."""
    jht = tanya(f"{JHT}&jht_tahun=30&jht_hasil=5.75").manfaat.jht
    assert jht is not None
    bunga = Fraction("5.75") / 1200
    tepat = 20_000 * ((1 + bunga) ** 360 - 1) / bunga
    assert tepat * Fraction(9999, 10_000) < jht.saldo <= tepat


def test_only_months_paid_count_without_years(tanya: Tanya) -> None:
    answer = tanya(f"{JHT}&bulan=12")
    assert answer.manfaat.jht is not None
    assert answer.manfaat.jht.iuran == answer.iuran.jht == 240_000


def test_relief_does_not_lower_the_savings(tanya: Tanya) -> None:
    turun, normal = tanya(f"{JHT}&mulai=2026-11"), tanya(f"{JHT}&mulai=2027-01")
    assert turun.manfaat.jht == normal.manfaat.jht


def test_what_is_said_beside_the_savings(tanya: Tanya) -> None:
    anggapan, ambil = (t for t in tanya(JHT).peringatan if t.kode.startswith("jht-"))
    assert (anggapan.kode, anggapan.sumber) == ("jht-anggapan", ("jht-anggapan", "jht-hasil"))
    assert anggapan.pesan.startswith("Hasil JHT memakai anggapan 5% setahun, dihitung tiap bulan.")
    assert ambil.kode == "jht-pengambilan"
    assert ambil.pesan == (
        "JHT diambil saat berusia 56 tahun, berhenti usaha, cacat total tetap, atau meninggal; "
        "sebagian dapat diambil setelah 10 tahun. Kalau diambil sekaligus, bagian di atas "
        "Rp50.000.000 kena pajak 5%."
    )
    assert ambil.sumber == ("jht-usia", "jht-ambil", "jht-sebagian", "jht-berhenti", "jht-pajak")
    assert anggapan.tentang == ambil.tentang == "manfaat.jht"
    (anggapan, _) = (t for t in tanya(f"{JHT}&jht_hasil=6,25").peringatan if "jht-" in t.kode)
    assert "6,25%" in anggapan.pesan


def test_official_example_of_the_tax(hukum: Law) -> None:
    """Savings of 60 million leave 59.5 (official answer 264)."""
    bebas, tarif = hukum.jht.pajak_bebas.baris[-1].nilai, hukum.jht.pajak_tarif.baris[-1].nilai
    assert 60_000_000 - (60_000_000 - bebas) * tarif == 59_500_000


def test_words(tanya: Tanya) -> None:
    langkah = tanya(f"{JHT}&bulan=2").langkah[-1]
    assert (langkah.label, langkah.rumus) == ("Tabungan hari tua (JHT)", "Rp40.000 + Rp83")
    assert langkah.sumber == ("jht-manfaat",)
    iuran, hasil = langkah.langkah
    assert (iuran.label, iuran.rumus) == ("Iuran terkumpul", "2 bulan × Rp20.000")
    assert iuran.sumber == ("tarif-jht",)
    assert (hasil.label, hasil.rumus) == (
        "Hasil menurut anggapan",
        "5% setahun, majemuk tiap bulan, mulai bulan setelah iuran",
    )
    assert hasil.sumber == ("jht-anggapan", "jht-hasil", "pembulatan")


def test_age_that_cannot_register_saves_nothing(tanya: Tanya) -> None:
    answer = tanya(f"{JHT}&usia=65&jht_tahun=5")
    assert answer.manfaat.jht == (0, 0, 0)
    langkah = answer.langkah[-1]
    assert langkah.rumus == f"tidak dihitung: {answer.standing.alasan}"
    assert {step.rumus for step in langkah.langkah} == {langkah.rumus}
    assert langkah.langkah[1].sumber == ("usia-daftar", "usia-daftar-sejak")
    assert not [t for t in answer.peringatan if t.kode.startswith("jht-")]


def test_arrears_leave_the_savings(tanya: Tanya) -> None:
    answer = tanya(f"{JHT}&tunggakan=4&bulan=2")
    assert answer.manfaat.jht is not None
    assert answer.manfaat.jht.iuran == 40_000
