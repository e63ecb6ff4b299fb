"""Amounts in words."""

import pytest

from calculator.terbilang import terbilang


@pytest.mark.parametrize(
    ("angka", "kata"),
    [
        (0, "nol"),
        (11, "sebelas"),
        (19, "sembilan belas"),
        (20, "dua puluh"),
        (100, "seratus"),
        (1_000, "seribu"),
        (1_001, "seribu satu"),
        (13_400, "tiga belas ribu empat ratus"),
        (101_000, "seratus satu ribu"),
        (1_000_000, "satu juta"),
        (1_353_000, "satu juta tiga ratus lima puluh tiga ribu"),
        (30_240_000, "tiga puluh juta dua ratus empat puluh ribu"),
        (2_000_001_000, "dua miliar seribu"),
        (5_000_000_000_000, "lima triliun"),
    ],
)
def test_an_amount_is_written_as_it_is_spoken(angka: int, kata: str) -> None:
    assert terbilang(angka) == kata


@pytest.mark.parametrize("angka", [-1, 10**18])
def test_what_has_no_name_here_is_refused(angka: int) -> None:
    with pytest.raises(ValueError, match=str(angka)):
        terbilang(angka)
