"""Every case with an outside origin, through the public contract's JSON."""

from __future__ import annotations

import csv
import json
import tomllib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from calculator.estimate import Estimate, to_json
from tests.laws import TODAY, as_of
from tools.facts.cases import FOUND, is_past

if TYPE_CHECKING:
    from conftest import Cari, Tanya

pytestmark = pytest.mark.no_cover
KASUS = Path(__file__).resolve().parents[1] / "kasus"
BERKAS = sorted(KASUS.glob("*.toml"))
SEMUA = {
    f"{berkas.stem}: {kasus['nama']}": kasus
    for berkas in BERKAS
    for kasus in tomllib.loads(berkas.read_text("utf-8"))["kasus"]
}
LALU = [nama for nama, kasus in SEMUA.items() if is_past(kasus)]


def _periksa(kasus: dict[str, Any], jawab: Estimate, cari: Cari) -> None:
    jawaban = json.loads(to_json(jawab.jawaban()))
    assert kasus["asal"]
    assert {jalur: cari(jawaban, jalur) for jalur in kasus["hasil"]} == kasus["hasil"]
    kode = {warning["kode"] for warning in jawaban["peringatan"]}
    assert set(kasus.get("peringatan", ())) <= kode


@pytest.mark.parametrize("nama", SEMUA)
def test_case_holds_under_the_law_of_the_month_it_was_found_in(
    nama: str, tanya: Tanya, cari: Cari
) -> None:
    kasus = SEMUA[nama]
    per = kasus.get("per", FOUND)
    _periksa(kasus, tanya(kasus["masukan"], per, as_of(per)), cari)


@pytest.mark.parametrize("nama", LALU)
def test_case_about_the_past_holds_under_todays_law(nama: str, tanya: Tanya, cari: Cari) -> None:
    kasus = SEMUA[nama]
    _periksa(kasus, tanya(kasus["masukan"], kasus.get("per", FOUND), TODAY), cari)


def test_nearly_every_case_is_about_the_past() -> None:
    assert len(LALU) > 0.8 * len(SEMUA)


def _tabel(nama: str) -> list[dict[str, str]]:
    with (KASUS / nama).open(encoding="utf-8", newline="") as berkas:
        return list(csv.DictReader(berkas))


@pytest.mark.parametrize("baris", _tabel("golongan.csv"), ids=lambda baris: baris["no"])
def test_group_of_the_table(baris: dict[str, str], tanya: Tanya) -> None:
    """The table as compiled from two copies of the regulation's annex."""
    angka = {kunci: int(nilai) for kunci, nilai in baris.items() if nilai}
    batas = [angka["penghasilan_dari"], angka["penghasilan_dari"] + 999]
    if "penghasilan_sampai" in angka:
        batas += [angka["penghasilan_sampai"], angka["penghasilan_sampai"] + 999]
    for penghasilan in batas:
        pokok = f"penghasilan={penghasilan}&program=jkk-jkm-jht"
        normal = tanya(f"{pokok}&mulai=2025-06", hukum=TODAY)
        turun = tanya(f"{pokok}&mulai=2026-11", hukum=TODAY)
        assert normal.golongan.nomor == angka["no"]
        assert normal.golongan.dari == angka["penghasilan_dari"]
        assert normal.golongan.sampai == angka.get("penghasilan_sampai")
        assert normal.golongan.dasar == angka["dasar_penghasilan"]
        iuran = normal.iuran
        assert (iuran.jkk, iuran.jkm, iuran.jht) == (angka["jkk"], angka["jkm"], angka["jht"])
        assert iuran.total == angka["total_jkk_jkm_jht"]
        assert iuran.total - iuran.jht == angka["total_jkk_jkm"]
        assert (turun.iuran.jkk, turun.iuran.jkm) == (angka["jkk_diskon50"], angka["jkm_diskon50"])
        assert turun.iuran.jht == angka["jht"]
        assert turun.iuran.total == angka["total_jkk_jkm_diskon50_plus_jht"]
        assert turun.iuran.hemat == angka["total_jkk_jkm"] - angka["total_jkk_jkm_diskon50"]


@pytest.mark.parametrize("baris", _tabel("cacat.csv"), ids=lambda baris: baris["kode"])
def test_row_of_the_disability_table(baris: dict[str, str], tanya: Tanya) -> None:
    """Percent of 80 times the base; rows seen only in the old table say that they are unsure."""
    persen = float(baris["persen"].partition("-")[0])
    query = f"penghasilan=2000000&mulai=2024-01&cacat={baris['kode']}"
    cacat = tanya(query, hukum=TODAY).manfaat.jkk.cacat
    (satu,) = cacat.rincian
    assert satu.kode == baris["kode"]
    assert satu.persen == persen
    assert satu.nilai == cacat.total == persen * 80 * 2_000_000 / 100
    assert satu.belum_pasti is (baris["terkonfirmasi"] == "tidak")


def test_disability_table_is_whole() -> None:
    tabel = TODAY.jkk.cacat.on(date(2024, 1, 1)).nilai
    assert [baris["kode"] for baris in _tabel("cacat.csv")] == list(tabel)
