"""The table of the instant answer says what the engine says, wherever the page may look."""

from itertools import pairwise
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.estimate import estimate
from calculator.fields import PEMBAYAR, PROGRAM, SEKTOR
from calculator.month import Month
from calculator.scenario import Scenario
from calculator.view.answer.instant import instant_table
from tests.laws import TODAY

KINI = Month(2026, 11)
MASA = TODAY.iuran.masa_bayar.baris[-1].nilai
CAKUPAN = TODAY.kepesertaan.cakupan
BULAN = [CAKUPAN.dari.plus(n) for n in range(CAKUPAN.sampai.since(CAKUPAN.dari) + 1)]


@pytest.fixture(scope="module")
def isi() -> dict[str, Any]:
    return cast("dict[str, Any]", tabel_sekali())


def letak(isi: dict[str, Any], penghasilan: int) -> int:
    return max(n for n, dari in enumerate(isi["golongan"]["dari"]) if dari <= penghasilan)


@pytest.mark.no_cover
@settings(max_examples=150, deadline=None)
@given(
    penghasilan=st.integers(0, 30_000_000),
    cara=st.tuples(st.sampled_from(SEKTOR), st.sampled_from(PEMBAYAR), st.sampled_from(PROGRAM)),
    banyak=st.sampled_from(MASA),
    mulai=st.sampled_from(BULAN),
)
def test_price_is_the_engines(
    penghasilan: int, cara: tuple[str, str, str], banyak: int, mulai: Month
) -> None:
    law = TODAY
    isi = cast("dict[str, Any]", tabel_sekali())
    sektor, pembayar, program = cara
    baris = isi["masa"][sektor][pembayar][program][str(banyak)]
    match = [row for row in baris if row[0] <= str(mulai) <= row[1]]
    if mulai.plus(banyak - 1) > law.kepesertaan.cakupan.sampai:
        assert match == []
        return
    query = (
        f"penghasilan={penghasilan}&sektor={sektor}&pembayar={pembayar}&program={program}"
        f"&bulan={banyak}&mulai={mulai}"
    )
    iuran = estimate(Scenario.from_query(query, str(KINI), law), law).iuran
    ((_, _, nomor, ringan, _),) = match
    n = letak(isi, penghasilan)
    assert isi["jumlah"][nomor][n] == iuran.total
    assert ringan == sum(month.keringanan for month in iuran.bulanan)
    if banyak == 1:
        assert isi["harian"][str(nomor)][n] == iuran.per_hari


_TABEL: list[object] = []


def tabel_sekali() -> object:
    if not _TABEL:
        _TABEL.append(instant_table(TODAY, KINI))
    return _TABEL[0]


@pytest.mark.parametrize("penghasilan", [0, 1_000_000, 1_099_999, 2_000_000, 20_200_000, 10**12])
def test_benefits_are_the_engines(penghasilan: int, isi: dict[str, Any]) -> None:
    manfaat = estimate(
        Scenario.from_query(f"penghasilan={penghasilan}", str(KINI), TODAY), TODAY
    ).manfaat
    n = letak(isi, penghasilan)
    for jalur, nilai in {
        "manfaat.jkk.meninggal.total": manfaat.jkk.meninggal.total,
        "manfaat.jkk.cacat_total_tetap.total": manfaat.jkk.cacat_total_tetap.total,
        "manfaat.jkm.total": manfaat.jkm.total,
    }.items():
        daftar = next(
            jumlah[jalur] for dari, sampai, jumlah in isi["manfaat"] if dari <= str(KINI) <= sampai
        )
        assert daftar[min(n, len(daftar) - 1)] == nilai


def test_rows_of_months_follow_each_other_without_gap(isi: dict[str, Any]) -> None:
    for sektor in isi["masa"].values():
        for pembayar in sektor.values():
            for program in pembayar.values():
                for baris in program.values():
                    for (_, sampai, *_), (dari, *_) in pairwise(baris):
                        assert Month.parse(sampai).plus(1) == Month.parse(dari)
