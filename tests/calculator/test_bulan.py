from __future__ import annotations

from datetime import date

import pytest

from calculator.bulan import Bulan, tanggal_panjang


def test_reads_and_writes_the_form_of_the_contract() -> None:
    assert Bulan.baca("2026-11") == (2026, 11)
    assert str(Bulan(987, 1)) == "0987-01"


@pytest.mark.parametrize(
    "teks", ["", "2026", "2026-13", "2026-00", "2026-1", " 2026-11", "2026-1\u0661"]
)
def test_refuses_another_form(teks: str) -> None:
    with pytest.raises(ValueError, match="^" + teks):
        Bulan.baca(teks)


def test_counts_months_across_years() -> None:
    assert Bulan(2026, 11).tambah(2) == Bulan(2027, 1)
    assert Bulan(2026, 1).tambah(-1) == Bulan(2025, 12)
    assert Bulan(2026, 12).tambah(0) == Bulan(2026, 12)
    assert Bulan(2027, 1).selisih(Bulan(2025, 11)) == 14
    assert Bulan(2025, 11).selisih(Bulan(2027, 1)) == -14


def test_knows_its_days_and_name() -> None:
    assert Bulan(2024, 2).hari_pertama == date(2024, 2, 1)
    assert Bulan(2024, 2).hari_terakhir == date(2024, 2, 29)
    assert Bulan(2026, 12).hari_terakhir == date(2026, 12, 31)
    assert Bulan(2026, 12).nama == "Desember 2026"
    assert Bulan(2026, 1).nama == "Januari 2026"
    assert tanggal_panjang(date(2019, 12, 2)) == "2 Desember 2019"
