from __future__ import annotations

from fractions import Fraction

import pytest

from calculator.rounding import part_of, round_up
from calculator.rupiah import format_number, format_percent, parse_rupiah, rp


@pytest.mark.parametrize(
    ("teks", "nilai"),
    [
        ("0", 0),
        ("007", 7),
        ("2000000", 2_000_000),
        ("2.000.000", 2_000_000),
        ("Rp2.000.000", 2_000_000),
        ("Rp 2.000.000,-", 2_000_000),
        ("rp. 2.000.000.-", 2_000_000),
        ("IDR 2000000", 2_000_000),
        ("2.000.000,00", 2_000_000),
        ("1.000", 1_000),
        ("2,000,000", 2_000_000),
        ("2jt", 2_000_000),
        ("2 JT", 2_000_000),
        ("1,5 juta", 1_500_000),
        ("1,5juta rupiah", 1_500_000),
        ("1.5jt", 1_500_000),
        ("1.2345jt", 1_234_500),
        ("1.250,5 ribu", 1_250_500),
        ("750 ribu", 750_000),
        ("750rb", 750_000),
        ("750k", 750_000),
        ("0,75 juta", 750_000),
        ("0,750 juta", 750_000),
        ("1,0000 juta", 1_000_000),
        ("1 miliar", 1_000_000_000),
        ("1,5 milyar", 1_500_000_000),
        ("2000000 rupiah", 2_000_000),
        ("  2jt  ", 2_000_000),
    ],
)
def test_reads_money_as_people_write_it(teks: str, nilai: int) -> None:
    assert parse_rupiah(teks) == nilai


@pytest.mark.parametrize(
    "teks",
    [
        "",
        "Rp",
        "juta",
        "dua",
        "2 juta 500",
        "1 juta 2 juta",
        "75 ribu sehari",
        "-1",
        "1-2",
        "1,5",
        "1.5",
        "1,000",
        "1,500 juta",
        "2,50",
        "1.500 juta",
        "1,500,000 juta",
        "1.00",
        "1.0000",
        "1..000",
        "1.00.000",
        "1,2,3",
        "0,0000001 juta",
        "1,2345678 juta",
        "2jtjt",
        "2 juta ribu",
        "\u00b2",
        "1e6",
        "0x10",
        "1" * 33,
        "1_000",
        "2jt!",
        "x2jt",
        "1,- 2",
        "dua belas tiga ribu",
    ],
)
def test_refuses_what_is_no_amount_or_can_be_read_in_two_ways(teks: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        parse_rupiah(teks)


def test_longest_number_is_still_read() -> None:
    assert parse_rupiah("1" * 32) == int("1" * 32)


def test_writes_money_and_percentages_the_indonesian_way() -> None:
    assert rp(16_800) == "Rp16.800"
    assert rp(0) == "Rp0"
    assert rp(1_234_567_890) == "Rp1.234.567.890"
    assert format_number(1_000_000) == "1.000.000"
    assert format_percent(Fraction(1, 100)) == "1%"
    assert format_percent(Fraction(9, 200)) == "4,5%"
    assert format_percent(Fraction(1, 3)) == "33,33333333%"


def test_rounds_in_one_place_only_and_never_in_our_favour() -> None:
    assert part_of(100, Fraction(1, 3)) == 33
    assert part_of(1_000_000, Fraction(1, 2)) == 500_000
    assert round_up(13_400, 30, 50) == 450
    assert round_up(15_000, 30, 50) == 500
    assert round_up(15_001, 30, 50) == 550
    assert round_up(0, 30, 50) == 0
