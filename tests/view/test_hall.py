"""The answer for a hall screen: few words, the right amounts, and a code that leads to it."""

from __future__ import annotations

import json
import re

import pytest

from calculator.browser import layar, respond

KINI = "2026-11"
ALAMAT = "https://situs.example/kalkulator/"


def html(query: str, kini: str = KINI) -> str:
    return str(json.loads(layar(query, kini, ALAMAT))["html"])


def jumlah(markup: str) -> dict[str, int]:
    found = re.findall(r'<output name="([^"]+)" data-nilai="(\d+)" role="none">', markup)
    return {name: int(value) for name, value in found}


@pytest.mark.parametrize(
    "query",
    [
        "penghasilan=2jt&pekerjaan=sopir-pribadi",
        "penghasilan=1jt&anak=8,13&masa_iur=48",
        "penghasilan=3jt&program=jkk-jkm-jht&bulan=3",
        "penghasilan=21jt&mulai=2027-02",
        "penghasilan=1jt&masa_iur=2",
    ],
)
def test_amounts_are_those_of_the_calculator(query: str) -> None:
    answer = json.loads(respond(query, KINI))["jawaban"]
    for path, value in jumlah(html(query)).items():
        found = answer
        for name in path.split("."):
            found = found[name]
        assert value == found, path


def test_price_stands_with_its_end_and_the_next_price() -> None:
    after = json.loads(respond("penghasilan=2jt&mulai=2027-01", KINI))["jawaban"]["iuran"]["total"]
    markup = html("penghasilan=2jt")
    assert "sampai iuran Desember 2026" in markup
    assert f"{after:,}".replace(",", ".") in markup
    assert "sampai iuran" not in html("penghasilan=2jt&mulai=2027-01&pekerjaan=pedagang")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("penghasilan=1jt", "Sopir, ojek, kurir: keringanan 50% sampai iuran Maret 2027."),
        (
            "penghasilan=1jt&mulai=2027-01",
            "Sopir, ojek, kurir: Rp8.400, keringanan 50% sampai iuran Maret 2027.",
        ),
        ("penghasilan=1jt&mulai=2027-04", ""),
        ("penghasilan=1jt&bulan=3", ""),
        ("penghasilan=1jt&pekerjaan=ojek-online", ""),
        ("penghasilan=1jt&pekerjaan=pedagang", ""),
        ("penghasilan=1jt&usia=70", ""),
    ],
)
def test_who_drives_hears_of_their_own_months_where_no_occupation_was_asked(
    query: str, said: str
) -> None:
    assert ("Sopir, ojek, kurir" in html(query)) == bool(said)
    assert said in html(query)


def test_next_price_counts_savings_too() -> None:
    query = "penghasilan=2jt&program=jkk-jkm-jht"
    after = json.loads(respond(f"{query}&mulai=2027-01", KINI))["jawaban"]["iuran"]["total"]
    assert f"{after:,}".replace(",", ".") in html(query)


def test_doubts_are_said() -> None:
    # The waiting months, and the base of the highest groups.
    assert html("penghasilan=1jt").count("bulan pertama belum pasti: baru ada") == 1
    assert "Dasar penghasilan golongan" in html("penghasilan=21jt")
    assert "bulan pertama" not in html("penghasilan=1jt&masa_iur=12")


def test_code_and_occupation_are_there() -> None:
    assert 'class="qr"' in html("penghasilan=1jt")
    assert "Asisten rumah tangga" in html("penghasilan=1jt&pekerjaan=art")


def test_bad_input_is_told() -> None:
    (fault,) = json.loads(layar("penghasilan=banyak", KINI, ALAMAT))["galat"]
    assert fault["kunci"] == "penghasilan"
    assert fault["pesan"]


def test_a_day_s_wage_stands_beside_the_month_it_was_counted_as() -> None:
    assert "upah Rp80.000 sehari, 25 hari kerja: Rp2.000.000 sebulan" in html(
        "penghasilan=80 ribu sehari"
    )
