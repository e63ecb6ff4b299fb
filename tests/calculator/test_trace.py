"""Every amount of an answer is reachable in the trace, and parts sum to totals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from conftest import Periksa, Ratakan, Tanya

QUERY = (
    "",
    "program=jkk-jkm-jht&bulan=12&jumlah=3",
    "mulai=2026-12&bulan=3&sektor=transportasi",
    "anak=0,8,13,23&stmb=14&cacat=A15:50,B01,B04:35&transport=darat,laut,udara",
    "anak=8,13&tunggakan=3&stmb=2&cacat=A01&program=jkk-jkm-jht&jht_tahun=3",
    "anak=8,13&tunggakan=4&stmb=2&cacat=A01&program=jkk-jkm-jht",
    "anak=8&usia=65&program=jkk-jkm-jht",
    "anak=8&masa_iur=2&tunggakan=1",
    "anak=8&masa_iur=0",
    "penghasilan=20200000&masa_iur=40&anak=17",
    "mulai=2019-11&anak=5,6",
    "mulai=2019-11&tunggakan=2",
)


@pytest.mark.parametrize("query", QUERY)
def test_every_amount_has_its_step(query: str, tanya: Tanya, periksa_jejak: Periksa) -> None:
    periksa_jejak(tanya(query))


@pytest.mark.parametrize("query", QUERY)
def test_parts_sum_to_totals(query: str, tanya: Tanya, periksa_jumlah: Periksa) -> None:
    periksa_jumlah(tanya(query))


@pytest.mark.parametrize("query", QUERY)
def test_every_warning_points_at_a_part_of_the_answer(query: str, tanya: Tanya) -> None:
    answer = tanya(query)
    jawaban = answer.jawaban()
    for warning in answer.peringatan:
        assert warning.kode
        assert warning.pesan.endswith(".")
        bagian: Any = jawaban
        for kunci in filter(None, warning.tentang.split(".")):
            if kunci == "jht" and answer.manfaat.jht is None:
                break
            bagian = bagian[kunci]
    kode = [warning.kode for warning in answer.peringatan]
    assert len(kode) == len(set(kode)), "one warning of a kind"


def test_many_workers_are_told_with_points(tanya: Tanya, ratakan: Ratakan) -> None:
    rumus = [satu.rumus for satu in ratakan(tanya("penghasilan=2jt&jumlah=1000000").langkah)]
    assert any(satu.startswith("1.000.000 pekerja ×") for satu in rumus)


def test_bounds_and_rates_stand_in_the_formula(tanya: Tanya, ratakan: Ratakan) -> None:
    answer = tanya("penghasilan=2jt&anak=13")
    rumus = " ".join(satu.rumus for satu in ratakan(answer.langkah))
    for tahap in answer.beasiswa.per_anak[0].rincian:
        assert f"{tahap.tahun} tahun × Rp{tahap.setahun:,}".replace(",", ".") in rumus
    assert "Rp1.900.000 sampai Rp2.099.000" in rumus
