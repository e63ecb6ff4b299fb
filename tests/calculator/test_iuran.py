from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from calculator.errors import CoverageError
from calculator.iuran import (
    Masa,
    Tunggakan,
    arrears,
    compute,
    find_golongan,
    find_keringanan,
    price,
)
from calculator.month import Month
from calculator.rules.model import Row
from calculator.scenario import Scenario

if TYPE_CHECKING:
    from conftest import Tanya

    from calculator.rules import Law

NORMAL, TURUN = 16_800, 8_400


@pytest.mark.parametrize(
    ("penghasilan", "nomor"),
    [
        (0, 1),
        (1_099_000, 1),
        (1_099_500, 1),
        (1_099_999, 1),
        (1_100_000, 2),
        (20_199_999, 32),
        (20_200_000, 33),
        (1_000_000_000_000, 33),
    ],
)
def test_group_holds_until_the_next_begins(penghasilan: int, nomor: int, hukum: Law) -> None:
    assert find_golongan(penghasilan, Month(2026, 11), hukum).nomor == nomor


@pytest.mark.parametrize("pembayar", ["sendiri", "sponsor", "pemerintah"])
@pytest.mark.parametrize(
    ("sektor", "mulai", "sampai"),
    [("transportasi", "2026-01", "2027-03"), ("lainnya", "2026-04", "2026-12")],
)
def test_relief_by_month_sector_and_payer(
    sektor: str, mulai: str, sampai: str, pembayar: str, tanya: Tanya
) -> None:
    awal, akhir = Month.parse(mulai), Month.parse(sampai)
    for bulan, turun in (
        (awal.plus(-1), False),
        (awal, True),
        (awal.plus(1), True),
        (akhir, True),
        (akhir.plus(1), False),
    ):
        hasil = tanya(f"sektor={sektor}&pembayar={pembayar}&mulai={bulan}").iuran
        turun_bagi_pembayar = turun and pembayar != "pemerintah"
        assert hasil.bulanan[0].keringanan is turun_bagi_pembayar
        assert hasil.total == (TURUN if turun_bagi_pembayar else NORMAL)
        assert hasil.normal == NORMAL
        assert hasil.hemat == hasil.normal - hasil.total


def test_months_are_priced_one_by_one_across_the_end_of_the_relief(tanya: Tanya) -> None:
    hasil = tanya("mulai=2026-11&bulan=6&program=jkk-jkm-jht&jumlah=3").iuran
    assert [month.bulan for month in hasil.bulanan] == [
        "2026-11",
        "2026-12",
        "2027-01",
        "2027-02",
        "2027-03",
        "2027-04",
    ]
    assert [month.jkk for month in hasil.bulanan] == [5_000] * 2 + [10_000] * 4
    assert [month.jkm for month in hasil.bulanan] == [3_400] * 2 + [6_800] * 4
    assert [month.jht for month in hasil.bulanan] == [20_000] * 6
    assert [month.total for month in hasil.bulanan] == [28_400] * 2 + [36_800] * 4
    assert [month.keringanan for month in hasil.bulanan] == [True] * 2 + [False] * 4
    assert (hasil.jkk, hasil.jkm, hasil.jht) == (50_000, 34_000, 120_000)
    assert hasil.total == 204_000
    assert hasil.normal == 6 * 36_800
    assert hasil.hemat == 2 * 8_400
    assert hasil.total_semua == 3 * 204_000
    assert hasil.masa == Masa("2026-11", "2027-04")


def test_relief_that_begins_within_the_months_paid(tanya: Tanya) -> None:
    hasil = tanya("mulai=2026-03&bulan=3").iuran
    assert [month.total for month in hasil.bulanan] == [NORMAL, TURUN, TURUN]


@pytest.mark.parametrize(
    ("bulan", "tempo"),
    [
        ("2026-12", "2026-12-15"),  # Tuesday
        ("2026-08", "2026-08-18"),  # Saturday, then a Monday that is a holiday
        ("2026-11", "2026-11-16"),  # Sunday
        ("2027-01", "2027-01-15"),  # Friday
        ("2026-02", "2026-02-16"),
    ],
)
def test_due_on_the_15th_or_the_next_working_day(bulan: str, tempo: str, tanya: Tanya) -> None:
    hasil = tanya(f"mulai={bulan}").iuran
    assert hasil.jatuh_tempo == hasil.bulanan[0].jatuh_tempo == tempo


def test_every_month_has_its_own_due_date(tanya: Tanya) -> None:
    bulanan = tanya("mulai=2026-07&bulan=3").iuran.bulanan
    assert [month.jatuh_tempo for month in bulanan] == ["2026-07-15", "2026-08-18", "2026-09-15"]


def test_price_of_a_day_is_rounded_up(tanya: Tanya) -> None:
    assert tanya("penghasilan=2jt&mulai=2026-11").iuran.per_hari == 450  # 13.400 / 30 = 446,7
    assert tanya("mulai=2026-12&bulan=2").iuran.per_hari == 300  # the first month's 8.400


def test_relief_names_what_it_lowers(hukum: Law) -> None:
    relief = find_keringanan("lainnya", "sponsor", Month(2026, 11), hukum)
    assert relief is not None
    bulan = Month(2026, 11)
    hanya_jkk = relief._replace(program=("jkk",), bagian_dibayar=Fraction(1, 4))
    assert price(1_000_000, bulan, hukum, jht=True, keringanan=hanya_jkk) == (
        2_500,
        6_800,
        20_000,
        29_300,
    )
    hanya_jkm = relief._replace(program=("jkm",))
    assert price(1_000_000, bulan, hukum, jht=False, keringanan=hanya_jkm) == (
        10_000,
        3_400,
        0,
        13_400,
    )


def test_no_relief_where_none_holds(hukum: Law) -> None:
    assert find_keringanan("lainnya", "sponsor", Month(2027, 1), hukum) is None
    assert find_keringanan("lainnya", "pemerintah", Month(2026, 11), hukum) is None


def test_outside_the_data_raises(hukum: Law) -> None:
    with pytest.raises(CoverageError, match=r"tidak memuat aturan untuk 30 Juni 2015.*1 Juli 2015"):
        find_golongan(1_000_000, Month(2015, 6), hukum)


def test_a_new_table_within_the_months_paid_prices_only_later_months(hukum: Law) -> None:
    lama = hukum.iuran.tarif_jkk.baris[0]
    akhir, awal = Month(2027, 2).last_day, Month(2027, 3).first_day
    baru = hukum.iuran.tarif_jkk._replace(
        baris=(
            lama._replace(sampai=akhir),
            Row(awal, None, Fraction(2, 100), lama.sumber),
        )
    )
    besok = hukum._replace(iuran=hukum.iuran._replace(tarif_jkk=baru))
    scenario = Scenario.from_query("penghasilan=1jt&mulai=2027-01&bulan=3", "2027-01", besok)
    _, hasil, langkah = compute(scenario, besok)
    assert [month.jkk for month in hasil.bulanan] == [10_000, 10_000, 20_000]
    assert langkah.rumus == "2 bulan × Rp16.800 + 1 bulan × Rp26.800"


def test_words_of_the_steps(hukum: Law, tanya: Tanya) -> None:
    total = tanya("mulai=2026-12&bulan=2&program=jkk-jkm-jht&jumlah=2").langkah[1]
    assert total.label == "Iuran satu pekerja, semua bulan"
    assert total.rumus == "1 bulan × Rp28.400 + 1 bulan × Rp36.800"
    desember, januari, *lain = total.langkah
    assert desember.label == "Iuran Desember 2026"
    assert desember.rumus == "JKK Rp5.000 + JKM Rp3.400 + JHT Rp20.000"
    assert [step.rumus for step in desember.langkah] == [
        "1% × Rp1.000.000 × 50% (keringanan)",
        "Rp6.800 × 50% (keringanan)",
        "2% × Rp1.000.000",
    ]
    assert set(hukum.iuran.keringanan[1].sumber) < set(desember.langkah[0].sumber)
    assert desember.sumber == hukum.iuran.keringanan[1].sumber
    assert [step.rumus for step in januari.langkah] == [
        "1% × Rp1.000.000",
        "Rp6.800",
        "2% × Rp1.000.000",
    ]
    assert januari.sumber == ()
    assert {satu.label: satu.rumus for satu in lain} == {
        "Seluruh iuran JKK": "1 bulan × Rp5.000 + 1 bulan × Rp10.000",
        "Seluruh iuran JKM": "1 bulan × Rp3.400 + 1 bulan × Rp6.800",
        "Seluruh iuran JHT": "2 bulan × Rp20.000",
        "Iuran tanpa keringanan": "iuran normal 2 bulan",
        "Hemat karena keringanan": "Rp73.600 − Rp65.200",
        "Iuran sehari pada bulan pertama": "Rp28.400 ÷ 30 hari, dibulatkan ke atas",
        "Iuran semua pekerja": "2 pekerja × Rp65.200",
    }


def test_step_of_a_programme_not_chosen(tanya: Tanya) -> None:
    jht = tanya().langkah[1].langkah[0].langkah[2]
    assert (jht.label, jht.rumus, jht.nilai, jht.sumber) == ("JHT", "tidak dipilih", 0, ())


@pytest.mark.parametrize("sektor", ["lainnya", "transportasi"])
@pytest.mark.parametrize("bulan", ["2020-08", "2021-01"])
def test_one_hundredth_is_paid_in_the_months_of_the_pandemic(
    bulan: str, sektor: str, tanya: Tanya
) -> None:
    answer = tanya(f"mulai={bulan}&sektor={sektor}&program=jkk-jkm-jht")
    assert (answer.iuran.jkk, answer.iuran.jkm, answer.iuran.jht) == (100, 68, 20_000)
    tanda = {warning.kode: warning for warning in answer.peringatan}
    assert "membayar penuh dua bulan pertamanya" in tanda["keringanan-syarat"].pesan
    assert tanda["keringanan-syarat"].sumber == ("keringanan-2020-syarat",)
    assert tanda["jatuh-tempo-2020"].tentang == "iuran.jatuh_tempo"
    assert "Manfaatnya tidak berkurang" not in tanda["keringanan-berakhir"].pesan
    assert "keringanan-pembayar" not in tanda
    # Nothing of another relief is told beside this one.
    assert {"keringanan-tagihan", "keringanan-dikecualikan"}.isdisjoint(tanda)


def test_around_the_pandemic_the_price_is_whole(tanya: Tanya) -> None:
    assert tanya("mulai=2020-07").iuran.total == tanya("mulai=2021-02").iuran.total == 16_800
    assert tanya("mulai=2020-08&bulan=6").iuran.total == 1_008
    assert tanya("mulai=2020-07&bulan=2").iuran.total == 16_968


def test_what_a_relief_says_to_one_payer_only(tanya: Tanya) -> None:
    answer = tanya("mulai=2020-09&pembayar=pemerintah")
    assert answer.iuran.total == 168
    assert "keringanan-pembayar" in {warning.kode for warning in answer.peringatan}


@pytest.mark.parametrize(
    ("query", "settles"),
    [
        # March at the normal price, April and May 2026 at half, under the frozen law.
        ("tunggakan=3&masa_iur=12", ("2026-03", "2026-05", NORMAL + 2 * TURUN)),
        # The saving is not halved: 2 % of a base of Rp1,000,000.
        ("tunggakan=1&masa_iur=12&program=jkk-jkm-jht", ("2026-05", "2026-05", TURUN + 20_000)),
        ("tunggakan=1&masa_iur=12&pembayar=pemerintah", ("2026-05", "2026-05", NORMAL)),
        # Six months since the first one, four of them paid.
        ("mulai=2025-12&masa_iur=4", ("2026-04", "2026-05", 2 * TURUN)),
        ("tunggakan=0&masa_iur=12", None),
        ("tunggakan=400&masa_iur=12", None),
    ],
)
def test_arrears_cost_what_their_months_cost(
    query: str, settles: tuple[str, str, int] | None, hukum: Law
) -> None:
    scenario = Scenario.from_query(
        f"penghasilan=1000000&peristiwa=2026-06&{query}", "2026-06", hukum
    )
    found = arrears(scenario, hukum)
    if settles is None:
        assert found is None
    else:
        dari, sampai, total = settles
        assert found == Tunggakan(Month.parse(dari), Month.parse(sampai), total)
