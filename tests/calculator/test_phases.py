"""Prices as phases, on laws made up for it: what any number of reliefs makes of a price."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest

from calculator.month import Month
from calculator.phases import group_outlook, outlook, phases, span
from calculator.rules.model import Golongan, Keringanan, Law, Row
from calculator.scenario import Scenario
from tests.laws import FROZEN

NOW = Month(2026, 11)
ORIGINAL = next(
    one
    for one in FROZEN.iuran.keringanan
    if one.sektor == "lainnya" and one.dari <= NOW <= one.sampai
)


def relief(dari: str, sampai: str, part: str = "1/2") -> Keringanan:
    return ORIGINAL._replace(
        dari=Month.parse(dari), sampai=Month.parse(sampai), bagian_dibayar=Fraction(part)
    )


def law(*reliefs: Keringanan) -> Law:
    return FROZEN._replace(iuran=FROZEN.iuran._replace(keringanan=reliefs))


def ask(query: str, hukum: Law) -> Scenario:
    return Scenario.from_query(query, str(NOW), hukum)


def told(hukum: Law, query: str = "penghasilan=1jt") -> list[tuple[str, str, int, str]]:
    found = phases(ask(query, hukum), NOW, Month(2027, 12), hukum)
    return [(str(one.dari), str(one.sampai), one.total, one.turun) for one in found]


@pytest.mark.parametrize(
    ("reliefs", "expected"),
    [
        ((), [("2026-11", "2027-12", 16_800, "")]),
        (
            (relief("2026-01", "2026-12"),),
            [("2026-11", "2026-12", 8_400, "50%"), ("2027-01", "2027-12", 16_800, "")],
        ),
        # One after the other at one rate is one phase for who pays.
        (
            (relief("2026-01", "2026-12"), relief("2027-01", "2027-06")),
            [("2026-11", "2027-06", 8_400, "50%"), ("2027-07", "2027-12", 16_800, "")],
        ),
        (
            (relief("2026-01", "2026-12"), relief("2027-01", "2027-06", "3/4")),
            [
                ("2026-11", "2026-12", 8_400, "50%"),
                ("2027-01", "2027-06", 12_600, "25%"),
                ("2027-07", "2027-12", 16_800, ""),
            ],
        ),
        (
            (relief("2026-01", "2026-12"), relief("2027-04", "2027-04")),
            [
                ("2026-11", "2026-12", 8_400, "50%"),
                ("2027-01", "2027-03", 16_800, ""),
                ("2027-04", "2027-04", 8_400, "50%"),
                ("2027-05", "2027-12", 16_800, ""),
            ],
        ),
    ],
)
def test_months_of_one_price_are_one_phase(
    reliefs: tuple[Keringanan, ...], expected: list[tuple[str, str, int, str]]
) -> None:
    assert told(law(*reliefs)) == expected


def test_a_relief_is_for_its_own_sector_and_payers() -> None:
    assert told(FROZEN, "penghasilan=1jt&pembayar=pemerintah") == [
        ("2026-11", "2027-12", 16_800, "")
    ]
    assert told(FROZEN, "penghasilan=1jt&sektor=transportasi") == [
        ("2026-11", "2027-03", 8_400, "50%"),
        ("2027-04", "2027-12", 16_800, ""),
    ]


def test_what_follows_is_told_in_order_with_its_months() -> None:
    hukum = law(relief("2026-01", "2026-12"), relief("2027-04", "2027-06", "3/4"))
    assert outlook(ask("penghasilan=1jt", hukum), hukum).lalu == (
        "Rp16.800 mulai Januari 2027. Lalu Rp12.600 mulai April 2027 (keringanan 25%). "
        "Lalu Rp16.800 mulai Juli 2027"
    )


def from_july(part: int) -> Law:
    """Let a table of July 2027 part the second group at an income."""
    *old, last = FROZEN.iuran.golongan.baris
    first, second, *others = last.nilai
    day = date(2027, 7, 1)
    table = (
        first,
        second._replace(sampai=part - 1_000),
        Golongan(3, part, second.sampai, 1_250_000, None),
        *(one._replace(nomor=one.nomor + 1) for one in others),
    )
    rows = (*old, last._replace(sampai=day - timedelta(days=1)), Row(day, None, table, last.sumber))
    return FROZEN._replace(
        iuran=FROZEN.iuran._replace(golongan=FROZEN.iuran.golongan._replace(baris=rows))
    )


def test_a_group_is_told_until_a_new_table_parts_it() -> None:
    hukum = from_july(1_200_000)
    group = FROZEN.iuran.golongan.baris[-1].nilai[1]
    found = group_outlook(group, ask(f"penghasilan={group.dari}", hukum), hukum, NOW)
    assert found.parted == Month(2027, 7)
    # The lower part keeps its price: what is told of the whole group ends before it is parted.
    assert [(str(one.dari), str(one.sampai)) for one in found.told] == [
        ("2026-04", "2026-12"),
        ("2027-01", "2027-06"),
    ]
    assert found.lalu.endswith("menurut golongan penghasilan yang baru mulai Juli 2027")


@pytest.mark.parametrize(
    ("dari", "sampai", "name"),
    [
        ("2027-04", "2027-04", "April 2027"),
        ("2027-01", "2027-06", "Januari\N{EN DASH}Juni 2027"),
        ("2026-12", "2027-03", "Desember 2026\N{EN DASH}Maret 2027"),
    ],
)
def test_months_are_named_with_the_year_once(dari: str, sampai: str, name: str) -> None:
    assert span(Month.parse(dari), Month.parse(sampai)) == name


@pytest.mark.parametrize(
    ("program", "asked", "expected"),
    [
        (("jkk", "jkm"), "penghasilan=1jt", ""),
        # Savings have no relief: its size alone would promise too much.
        (("jkk", "jkm"), "penghasilan=1jt&program=jkk-jkm-jht", "JKK dan JKM"),
        (("jkk",), "penghasilan=1jt", "JKK"),
    ],
)
def test_a_relief_names_what_it_lowers_where_that_is_not_everything(
    program: tuple[str, ...], asked: str, expected: str
) -> None:
    hukum = law(relief("2026-01", "2026-12")._replace(program=program))
    now, then = phases(ask(asked, hukum), NOW, Month(2027, 12), hukum)
    assert now.lowered == expected
    assert then.lowered == ""
