from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from calculator.manfaat.jkk import compute
from calculator.rounding import part_of
from calculator.scenario import Scenario
from tests.laws import FROZEN

if TYPE_CHECKING:
    from collections.abc import Callable

    from calculator.estimate import Estimate
    from calculator.rules import Law

    Tanya = Callable[..., Estimate]

LAMA, BARU = "2019-11", "2019-12"


@pytest.mark.parametrize(
    ("bulan", "rincian"),
    [
        (0, []),
        (1, [(1, 1, 1, 0, 100, 2_000_000)]),
        (6, [(1, 6, 6, 0, 100, 12_000_000)]),
        (7, [(1, 6, 6, 0, 100, 12_000_000), (7, 7, 1, 0, 100, 2_000_000)]),
        (12, [(1, 6, 6, 0, 100, 12_000_000), (7, 12, 6, 0, 100, 12_000_000)]),
        (
            13,
            [
                (1, 6, 6, 0, 100, 12_000_000),
                (7, 12, 6, 0, 100, 12_000_000),
                (13, 13, 1, 0, 50, 1_000_000),
            ],
        ),
        (
            36,
            [
                (1, 6, 6, 0, 100, 12_000_000),
                (7, 12, 6, 0, 100, 12_000_000),
                (13, 36, 24, 0, 50, 24_000_000),
            ],
        ),
    ],
)
def test_months_unable_to_work(bulan: int, rincian: list[object], tanya: Tanya) -> None:
    stmb = tanya(f"penghasilan=2jt&stmb={bulan}").manfaat.jkk.stmb
    assert [tuple(part) for part in stmb.rincian] == rincian
    assert stmb.total == sum(part.nilai for part in stmb.rincian)


def test_words_about_months_unable_to_work(tanya: Tanya) -> None:
    langkah = tanya("penghasilan=2jt&stmb=13").langkah[2].langkah[3]
    assert langkah.rumus == "Rp12.000.000 + Rp12.000.000 + Rp1.000.000"
    assert [(step.label, step.rumus) for step in langkah.langkah] == [
        ("Bulan 1 sampai 6", "6 bulan × 100% × Rp2.000.000"),
        ("Bulan 7 sampai 12", "6 bulan × 100% × Rp2.000.000"),
        ("Bulan 13", "1 bulan × 50% × Rp2.000.000"),
    ]
    assert tanya("penghasilan=2jt").langkah[2].langkah[3].rumus == "0 bulan"


@pytest.mark.parametrize(
    ("asked", "detail"),
    [
        # 1.000.000 / 30 a day: rounded down.
        ("10hari", [(1, 1, 0, 10, 100, 333_333)]),
        ("1hari", [(1, 1, 0, 1, 100, 33_333)]),
        ("30hari", [(1, 1, 1, 0, 100, 1_000_000)]),
        ("45hari", [(1, 2, 1, 15, 100, 1_500_000)]),
        ("2,5", [(1, 3, 2, 15, 100, 2_500_000)]),
        ("0,25", [(1, 1, 0, 7.5, 100, 250_000)]),
        ("181hari", [(1, 6, 6, 0, 100, 6_000_000), (7, 7, 0, 1, 100, 33_333)]),
        (
            "12,5",
            [
                (1, 6, 6, 0, 100, 6_000_000),
                (7, 12, 6, 0, 100, 6_000_000),
                (13, 13, 0, 15, 50, 250_000),
            ],
        ),
    ],
)
def test_part_of_a_month_is_paid_by_the_day(asked: str, detail: list[object], tanya: Tanya) -> None:
    stmb = tanya(f"stmb={asked}").manfaat.jkk.stmb
    assert [tuple(part) for part in stmb.rincian] == detail
    assert stmb.total == sum(part.nilai for part in stmb.rincian)


def test_a_published_payout_of_one_day_comes_out() -> None:
    """Karawang, December 2019: one day of a wage of 24.102.600 was Rp803.420."""
    assert part_of(24_102_600, Fraction(1, FROZEN.jkk.stmb_hari.baris[-1].nilai)) == 803_420


@pytest.mark.parametrize(
    ("asked", "formula"),
    [("10hari", "10 hari ÷ 30 × 100% × Rp1.000.000"), ("2,5", "2,5 bulan × 100% × Rp1.000.000")],
)
def test_part_of_a_month_says_how_sure_its_days_are(asked: str, formula: str, tanya: Tanya) -> None:
    answer = tanya(f"stmb={asked}")
    (step,) = answer.langkah[2].langkah[3].langkah
    assert step.rumus == formula
    assert step.sumber[-2:] == ("stmb-harian", "stmb-pembagi")
    (warning,) = [warning for warning in answer.peringatan if warning.kode == "stmb-hari"]
    assert "sehari 1/30 santunan sebulan" in warning.pesan
    assert warning.sumber == ("stmb-harian", "stmb-pembagi")


@pytest.mark.parametrize("asked", ["0", "1", "13", "30hari", "2,0"])
def test_whole_months_need_no_word_about_days(asked: str, tanya: Tanya) -> None:
    assert "stmb-hari" not in {warning.kode for warning in tanya(f"stmb={asked}").peringatan}


@pytest.mark.parametrize(
    ("moda", "nilai"),
    [
        ("darat", 5_000_000),
        ("laut", 2_000_000),
        ("udara", 10_000_000),
        ("darat,laut", 7_000_000),
        ("udara,laut", 12_000_000),
        ("udara,laut,darat", 17_000_000),
    ],
)
def test_transport_is_summed_over_modes(moda: str, nilai: int, tanya: Tanya) -> None:
    answer = tanya(f"transport={moda}")
    assert answer.manfaat.jkk.transport == nilai
    langkah = answer.langkah[2].langkah[4]
    assert langkah.label == "Biaya angkutan, paling banyak, menurut kuitansi"
    assert {step.label for step in langkah.langkah} == {
        f"Angkutan {satu}" for satu in moda.split(",")
    }


def test_nothing_is_said_to_be_paid_for_transport_nobody_asked_about(tanya: Tanya) -> None:
    answer = tanya()
    assert answer.manfaat.jkk.transport == 0
    assert answer.langkah[2].langkah[4].rumus == "tidak ada angkutan yang ditanyakan"


@pytest.mark.parametrize(
    ("cacat", "persen", "rumus"),
    [
        ("A17", 9, "9% × 80 × Rp1.000.000"),
        ("A21", 4.5, "4,5% × 80 × Rp1.000.000"),
        ("A15:50", 7.5, "50% fungsi hilang × 15% × 80 × Rp1.000.000"),
        ("A15:100", 15, "100% fungsi hilang × 15% × 80 × Rp1.000.000"),
        ("A21:33.33", 1.49985, "33,33% fungsi hilang × 4,5% × 80 × Rp1.000.000"),
        ("B01", 10, "paling rendah 10% (dokter menetapkan, sampai 30%) × 80 × Rp1.000.000"),
        ("B01:22.5", 22.5, "22,5% menurut dokter × 80 × Rp1.000.000"),
        ("B04", 6, "1 kali 10 desibel × 6% × 80 × Rp1.000.000"),
        ("B04:10", 6, "1 kali 10 desibel × 6% × 80 × Rp1.000.000"),
        ("B04:39.99", 18, "3 kali 10 desibel × 6% × 80 × Rp1.000.000"),
        ("B04:40", 24, "4 kali 10 desibel × 6% × 80 × Rp1.000.000"),
        ("B05:30", 9, "3 kali 10 desibel × 3% × 80 × Rp1.000.000"),
        ("B13:100", 70, "10 kali 10 persen × 7% × 80 × Rp1.000.000"),
        ("B03b", 20, "20% × 80 × Rp1.000.000"),
    ],
)
def test_one_injury(cacat: str, persen: float, rumus: str, tanya: Tanya) -> None:
    answer = tanya(f"cacat={cacat}")
    (satu,) = answer.manfaat.jkk.cacat.rincian
    assert satu.persen == persen
    assert satu.kode == cacat
    assert satu.nilai == answer.manfaat.jkk.cacat.total == Fraction(str(persen)) * 800_000
    (langkah,) = answer.langkah[2].langkah[2].langkah
    assert (langkah.label, langkah.rumus) == (satu.uraian, rumus)
    assert "jkk-lampiran" in langkah.sumber
    assert langkah.sumber[-1].startswith("cacat-tabel")


def test_several_injuries_are_summed_and_say_so(tanya: Tanya) -> None:
    answer = tanya("cacat=A01,A11")
    assert answer.manfaat.jkk.cacat.total == 88_000_000
    (tanda,) = (t for t in answer.peringatan if t.kode == "cacat-dijumlahkan")
    assert "melebihi santunan cacat total tetap" in tanda.pesan
    answer = tanya("cacat=A12,A02")  # 70 percent: as much as total disability, not more
    (tanda,) = (t for t in answer.peringatan if t.kode == "cacat-dijumlahkan")
    assert "melebihi" not in tanda.pesan
    assert tanda.sumber == ("cacat-jumlah",)
    assert tanda.tentang == "manfaat.jkk.cacat"


@pytest.mark.parametrize(
    ("cacat", "kode"),
    [
        ("A11", []),
        ("A07", ["cacat-belum-pasti"]),
        ("A01", ["cacat-kidal"]),
        ("A17", ["cacat-belum-pasti", "cacat-kidal"]),
        ("B01", ["cacat-rentang"]),
        ("B01:15", []),
        ("B04", ["cacat-tanpa-ukuran"]),
        ("B04:30", []),
        ("B06,B10", ["cacat-dijumlahkan"]),
    ],
)
def test_doubts_about_injuries(cacat: str, kode: list[str], tanya: Tanya) -> None:
    tanda = [t for t in tanya(f"cacat={cacat}").peringatan if t.kode.startswith("cacat-")]
    assert [t.kode for t in tanda] == kode
    sumber = {
        "cacat-belum-pasti": ("cacat-tabel-lama",),
        "cacat-kidal": ("cacat-tabel",),
        "cacat-rentang": ("cacat-tabel",),
        "cacat-tanpa-ukuran": ("cacat-tabel",),
        "cacat-dijumlahkan": ("cacat-jumlah",),
    }
    assert all(t.sumber == sumber[t.kode] for t in tanda)


def test_death_and_total_disability(tanya: Tanya) -> None:
    jkk = tanya("penghasilan=2jt&anak=11&mulai=2024-01").manfaat.jkk
    assert tuple(jkk.meninggal) == (
        96_000_000,
        12_000_000,
        10_000_000,
        118_000_000,
        76_500_000,
        None,
        None,
    )
    assert tuple(jkk.cacat_total_tetap) == (
        112_000_000,
        12_000_000,
        124_000_000,
        76_500_000,
        None,
        None,
    )


def test_words_about_death_and_total_disability(tanya: Tanya) -> None:
    meninggal, total_tetap, *_ = tanya("penghasilan=2jt").langkah[2].langkah
    assert meninggal.rumus == "Rp96.000.000 + Rp12.000.000 + Rp10.000.000"
    assert [(step.label, step.rumus) for step in meninggal.langkah] == [
        ("Santunan", "60% × 80 × Rp2.000.000, paling sedikit Rp20.000.000"),
        ("Santunan berkala, dibayar sekaligus", "Rp12.000.000"),
        ("Biaya pemakaman", "Rp10.000.000"),
        ("Beasiswa anak, paling banyak, di luar jumlah ini", "lihat beasiswa"),
    ]
    assert meninggal.langkah[0].sumber == ("jkk-lampiran", "jkk-manfaat")
    assert total_tetap.rumus == "Rp112.000.000 + Rp12.000.000"
    assert [(step.label, step.rumus) for step in total_tetap.langkah] == [
        ("Santunan", "70% × 80 × Rp2.000.000"),
        ("Santunan berkala, dibayar sekaligus", "Rp12.000.000"),
        ("Beasiswa anak, paling banyak, di luar jumlah ini", "lihat beasiswa"),
    ]


def test_floor_of_the_death_benefit(hukum: Law, tanya: Tanya) -> None:
    """No BPU base is low enough for it, so that it is shown with a base that is."""
    query = "penghasilan=1jt&mulai=2024-01"
    scenario = Scenario.from_query(query, "2026-11", hukum)
    answer = tanya(query)
    for dasar, santunan in ((400_000, 20_000_000), (500_000, 24_000_000)):
        jkk, _, _ = compute(scenario, dasar, answer.standing, answer.beasiswa, hukum)
        assert jkk.meninggal.santunan == santunan


def test_old_law(tanya: Tanya) -> None:
    answer = tanya(f"mulai={LAMA}&anak=10,12")
    jkk = answer.manfaat.jkk
    assert tuple(jkk.meninggal)[:5] == (48_000_000, 4_800_000, 3_000_000, 55_800_000, 12_000_000)
    assert tuple(jkk.cacat_total_tetap)[:4] == (56_000_000, 4_800_000, 60_800_000, 12_000_000)
    assert (jkk.perawatan_rumah, jkk.alat_bantu_dengar, jkk.kacamata) == (0, 0, 0)
    assert (jkk.orthose, jkk.gigi_tiruan) == (None, None)
    assert "paling sedikit" not in answer.langkah[2].langkah[0].langkah[0].rumus
    (tanda,) = (t for t in answer.peringatan if t.kode == "jkk-hukum-lama")
    assert "gigi tiruan" in tanda.pesan
    assert "Alat bantu atau alat ganti anggota badan" in tanda.pesan
    assert "kacamata" not in tanda.pesan
    assert (tanda.sumber, tanda.tentang) == (("jkk-lama",), "manfaat.jkk")


def test_caps_paid_against_receipts(tanya: Tanya) -> None:
    answer = tanya(f"mulai={BARU}")
    jkk = answer.manfaat.jkk
    assert jkk.perawatan == "sesuai kebutuhan medis"
    assert jkk.perawatan_rumah == 20_000_000
    assert jkk.orthose == 140
    assert isinstance(jkk.orthose, int)
    assert jkk.gigi_tiruan == 5_000_000
    assert jkk.alat_bantu_dengar == 2_500_000
    assert jkk.kacamata == 1_000_000
    rumus = {step.jalur.rpartition(".")[2]: step.rumus for step in answer.langkah[2].langkah[5:]}
    umum = "paling banyak menurut peraturan, dengan kuitansi"
    assert rumus == {
        "perawatan_rumah": f"{umum}, paling lama 12 bulan",
        "gigi_tiruan": umum,
        "alat_bantu_dengar": umum,
        "kacamata": umum,
    }
    assert "jkk-hukum-lama" not in [t.kode for t in answer.peringatan]
    lama = tanya(f"mulai={LAMA}").langkah[2].langkah[5:]
    assert [satu.rumus for satu in lama] == ["belum ada dalam peraturan waktu itu"] * 3
    assert answer.langkah[2].rumus == "dasar penghasilan Rp1.000.000"
    assert answer.langkah[2].sumber == ("jkk-dasar",)
    assert answer.langkah[2].nilai == 1_000_000


def test_arrears_hold_the_cash_back(tanya: Tanya) -> None:
    answer = tanya("tunggakan=3&anak=11&stmb=1&cacat=A11")
    jkk = answer.manfaat.jkk
    assert jkk.perawatan == "sesuai kebutuhan medis"
    assert jkk.meninggal[3:] == (70_000_000, 76_500_000, 0, 70_000_000)
    assert jkk.cacat_total_tetap[2:] == (68_000_000, 76_500_000, 0, 68_000_000)
    assert jkk.stmb.total == 1_000_000
    assert jkk.cacat.total == 56_000_000
    segera, lunas = answer.langkah[2].langkah[0].langkah[-2:]
    assert (segera.label, segera.rumus) == (
        "Dibayar segera",
        "santunan JKK menunggu tunggakan lunas",
    )
    assert (lunas.label, lunas.rumus) == ("Dibayar setelah tunggakan lunas", "Rp70.000.000")
    assert segera.sumber == lunas.sumber == ("tunggakan-jkk",)


def test_nothing_is_due(tanya: Tanya) -> None:
    answer = tanya("tunggakan=4&stmb=3&cacat=A01&transport=laut&anak=5")
    jkk = answer.manfaat.jkk
    assert jkk.perawatan == "tidak ditanggung"
    assert set(jkk.meninggal) == set(jkk.cacat_total_tetap) == {0, None}
    assert jkk.stmb == (0, ())
    assert jkk.cacat == (0, ())
    assert {
        jkk.transport,
        jkk.perawatan_rumah,
        jkk.orthose,
        jkk.gigi_tiruan,
        jkk.alat_bantu_dengar,
        jkk.kacamata,
    } == {0}
    langkah = answer.langkah[2]
    assert langkah.rumus == f"tidak dibayar: {answer.standing.alasan}"
    assert langkah.sumber == answer.standing.sumber
    assert [step.label for step in langkah.langkah[:5]] == [
        "Meninggal karena kecelakaan kerja",
        "Cacat total tetap",
        "Cacat sebagian",
        "Sementara tidak mampu bekerja",
        "Biaya angkutan",
    ]
    assert [len(step.langkah) for step in langkah.langkah[:2]] == [4, 3]
    assert not [t for t in answer.peringatan if t.kode.startswith("cacat-")]


def test_base_is_that_of_the_month_of_the_event(hukum: Law) -> None:
    """A new table between registration and event: the last income's base counts."""
    lama = hukum.iuran.golongan.baris[0]
    batas = Scenario.from_query("penghasilan=1jt&mulai=2027-03", "2027-01", hukum).mulai
    naik = tuple(satu._replace(dasar=satu.dasar * 2) for satu in lama.nilai)
    baris = (
        lama._replace(sampai=batas.plus(-1).last_day),
        lama._replace(sejak=batas.first_day, nilai=naik),
    )
    besok = hukum._replace(
        iuran=hukum.iuran._replace(golongan=hukum.iuran.golongan._replace(baris=baris))
    )
    from calculator.estimate import estimate  # noqa: PLC0415 - only this test needs it

    query = "penghasilan=1jt&mulai=2027-01&bulan=3&peristiwa=2027-03"
    answer = estimate(Scenario.from_query(query, "2027-01", besok), besok)
    assert answer.golongan.dasar == 1_000_000
    assert [month.jkk for month in answer.iuran.bulanan] == [10_000, 10_000, 20_000]
    assert answer.manfaat.jkk.meninggal.santunan == 96_000_000


def test_caps_of_transport_before_december_2019(tanya: Tanya) -> None:
    lama = tanya("mulai=2019-11&transport=darat,laut,udara").manfaat.jkk.transport
    assert lama == 1_000_000 + 1_500_000 + 2_500_000
    baru = tanya("mulai=2019-12&transport=darat,laut,udara").manfaat.jkk.transport
    assert baru == 5_000_000 + 2_000_000 + 10_000_000
