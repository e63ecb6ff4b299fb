from __future__ import annotations

from datetime import date

import pytest

from calculator.month import Month, long_date


def test_reads_and_writes_the_form_of_the_contract() -> None:
    assert Month.parse("2026-11") == (2026, 11)
    assert str(Month(987, 1)) == "0987-01"


@pytest.mark.parametrize(
    "teks", ["", "2026", "2026-13", "2026-00", "2026-1", " 2026-11", "2026-1\u0661"]
)
def test_refuses_another_form(teks: str) -> None:
    with pytest.raises(ValueError, match="^" + teks):
        Month.parse(teks)


def test_counts_months_across_years() -> None:
    assert Month(2026, 11).plus(2) == Month(2027, 1)
    assert Month(2026, 1).plus(-1) == Month(2025, 12)
    assert Month(2026, 12).plus(0) == Month(2026, 12)
    assert Month(2027, 1).since(Month(2025, 11)) == 14
    assert Month(2025, 11).since(Month(2027, 1)) == -14


def test_knows_its_days_and_name() -> None:
    assert Month(2024, 2).first_day == date(2024, 2, 1)
    assert Month(2024, 2).last_day == date(2024, 2, 29)
    assert Month(2026, 12).last_day == date(2026, 12, 31)
    assert Month(2026, 12).nama == "Desember 2026"
    assert Month(2026, 1).nama == "Januari 2026"
    assert long_date(date(2019, 12, 2)) == "2 Desember 2019"
