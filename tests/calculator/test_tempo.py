"""Due dates pass over weekends and national holidays; joint leave is told, not counted."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from calculator.month import Month
from calculator.tempo import jatuh_tempo, jatuh_tempo_jht

if TYPE_CHECKING:
    from calculator.rules import Law
    from tests.calculator.conftest import Tanya

# From the team's facts, checked by hand against the decrees: month, due day, due day if joint
# leave counted.
KNOWN = """
2015-08 18 18
2017-02 16 16
2018-06 18 21
2020-08 18 18
2022-04 18 18
2022-05 17 17
2024-04 15 16
2024-06 18 19
2024-09 17 17
2026-02 16 18
2026-05 15 18
2026-08 18 18
2026-11 16 16
2026-12 15 15
2027-03 15 16
2027-05 18 21
2027-08 16 16
"""


@pytest.mark.parametrize("line", KNOWN.split("\n")[1:-1])
def test_due_date_of_a_month(line: str, hukum: Law) -> None:
    month, day, joint = line.split()
    bulan = Month.parse(month)
    tempo = jatuh_tempo(bulan, hukum)
    assert (tempo.hari, tempo.cuti) == (
        date(bulan.year, bulan.month, int(day)),
        date(bulan.year, bulan.month, int(joint)),
    )
    assert (tempo.cuti_bersama is not None) is (day != joint)
    assert tempo.diketahui
    # JHT of the month before is due on the same day.
    assert jatuh_tempo_jht(bulan.plus(-1), hukum) == tempo


def test_a_year_whose_list_is_not_out_knows_weekends_only(hukum: Law) -> None:
    tempo = jatuh_tempo(Month(2028, 1), hukum)  # a Saturday
    assert (tempo.hari, tempo.diketahui) == (date(2028, 1, 17), False)
    # JHT of December is due in the year after.
    assert not jatuh_tempo_jht(Month(2027, 12), hukum).diketahui


@pytest.mark.parametrize(
    ("query", "said"),
    [
        (
            "mulai=2027-03",
            {"jatuh-tempo-cuti-bersama": "15 Maret 2027 (menjadi 16 Maret 2027). Di sini"},
        ),
        # Every month paid is looked at, not only the first.
        (
            "mulai=2027-01&bulan=6",
            {"jatuh-tempo-cuti-bersama": "16 Maret 2027), 18 Mei 2027 (menjadi 21 Mei 2027)"},
        ),
        # JHT of February is due in March.
        (
            "mulai=2027-02&program=jkk-jkm-jht",
            {"jatuh-tempo-cuti-bersama": "15 Maret 2027 (menjadi 16 Maret 2027)"},
        ),
        ("mulai=2027-02", {}),
        (
            "mulai=2028-01",
            {"jatuh-tempo-belum-diketahui": "Libur nasional 2028 belum diketahui"},
        ),
        (
            "mulai=2027-12&program=jkk-jkm-jht",
            {"jatuh-tempo-belum-diketahui": "Libur nasional 2028 belum diketahui"},
        ),
        ("mulai=2027-12", {}),
    ],
)
def test_what_is_unsure_about_a_due_date_is_told(
    query: str, said: dict[str, str], tanya: Tanya
) -> None:
    told = {
        warning.kode: warning
        for warning in tanya(query).peringatan
        if warning.kode in {"jatuh-tempo-cuti-bersama", "jatuh-tempo-belum-diketahui"}
    }
    assert set(told) == set(said)
    for kode, words in said.items():
        assert words in told[kode].pesan
        assert told[kode].sumber
        assert told[kode].tentang == "iuran.jatuh_tempo"
