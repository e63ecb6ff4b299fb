"""What the engine's tests share: asking, and being refused."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

from calculator.errors import InputError
from calculator.estimate import Estimate, estimate
from calculator.scenario import Scenario
from calculator.trace import Langkah
from tests.laws import FROZEN, in_force

if TYPE_CHECKING:
    from calculator.rules import Law

# The same examples at every run, so that a red run can be repeated; HYPOTHESIS_PROFILE=acak
# looks for new ones.
settings.register_profile("tetap", derandomize=True, deadline=None, database=None, max_examples=80)
settings.register_profile("acak", deadline=None, database=None, max_examples=1_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "tetap"))

# Counts, ages, bounds and rates: they stand in a step's formula, they are no amount due.
BUKAN_JUMLAH = {
    "nomor",
    "dari",
    "sampai",
    "bulan",
    "hari",
    "usia",
    "tahun",
    "setahun",
    "persen",
    "orthose",
}

Tanya = Callable[..., Estimate]
Tolak = Callable[..., dict[str, str]]
Cari = Callable[[Any, str], Any]
Periksa = Callable[[Estimate], None]
Ratakan = Callable[[Iterable[Langkah]], Iterator[Langkah]]


@pytest.fixture(scope="session")
def hukum() -> Law:
    """Give the law that these tests run on; `calculator.rules.law` gives it too."""
    return FROZEN


@pytest.fixture(scope="module", autouse=True)
def _frozen_law() -> Iterator[None]:
    with in_force(FROZEN):
        yield


@pytest.fixture(scope="session")
def tanya() -> Tanya:
    """Answer a query about an income of one million, unless it names one."""

    def jawab(query: str = "", kini: str = "2026-11", hukum: Law = FROZEN) -> Estimate:
        lengkap = query if "penghasilan=" in query else f"penghasilan=1000000&{query}"
        return estimate(Scenario.from_query(lengkap, kini, hukum), hukum)

    return jawab


@pytest.fixture(scope="session")
def tolak(hukum: Law) -> Tolak:
    """Give the messages of a refused query by key."""

    def galat(query: str, kini: str = "2026-11") -> dict[str, str]:
        with pytest.raises(InputError) as error:
            Scenario.from_query(query, kini, hukum)
        return {fault.kunci: fault.pesan for fault in error.value.galat}

    return galat


@pytest.fixture(scope="session")
def cari() -> Cari:
    """Find a value in the answer by its path, such as `iuran.bulanan.0.jkk`."""

    def temukan(jawaban: Any, jalur: str) -> Any:  # noqa: ANN401 - any JSON value
        for bagian in jalur.split("."):
            jawaban = jawaban[int(bagian)] if isinstance(jawaban, list) else jawaban[bagian]
        return jawaban

    return temukan


def _ratakan(langkah: Iterable[Langkah]) -> Iterator[Langkah]:
    for step in langkah:
        yield step
        yield from _ratakan(step.langkah)


def _jumlah(nilai: Any, jalur: str = "") -> Iterator[tuple[str, int]]:  # noqa: ANN401 - JSON
    """Walk the amounts of an answer by path."""
    if isinstance(nilai, dict):
        for kunci, isi in nilai.items():
            if kunci not in BUKAN_JUMLAH:
                yield from _jumlah(isi, f"{jalur}.{kunci}" if jalur else kunci)
    elif isinstance(nilai, list):
        for index, isi in enumerate(nilai):
            yield from _jumlah(isi, f"{jalur}.{index}")
    elif isinstance(nilai, int) and not isinstance(nilai, bool):
        yield jalur, nilai


def _periksa_jejak(hasil: Estimate) -> None:
    jawaban = hasil.jawaban()
    semua = [satu for satu in _ratakan(hasil.langkah) if satu.jalur]
    jejak = {each.jalur: each.nilai for each in semua}
    assert len(jejak) == len(semua), "one amount, one step"
    ada = dict(
        _jumlah(
            {bagian: jawaban[bagian] for bagian in ("golongan", "iuran", "manfaat", "beasiswa")}
        )
    )
    assert jejak == ada
    assert all(satu.label and satu.rumus for satu in _ratakan(hasil.langkah))
    for kunci in {kunci for satu in _ratakan(hasil.langkah) for kunci in satu.sumber}:
        assert kunci in {kutipan.kunci for kutipan in hasil.sumber}


def _periksa_jumlah(hasil: Estimate) -> None:
    iuran, (jkk, jkm, jht) = hasil.iuran, hasil.manfaat
    for month in iuran.bulanan:
        assert month.jkk + month.jkm + month.jht == month.total
    assert sum(month.jkk for month in iuran.bulanan) == iuran.jkk
    assert sum(month.jkm for month in iuran.bulanan) == iuran.jkm
    assert sum(month.jht for month in iuran.bulanan) == iuran.jht
    assert iuran.jkk + iuran.jkm + iuran.jht == iuran.total == iuran.normal - iuran.hemat
    assert iuran.total * hasil.scenario.jumlah == iuran.total_semua
    assert sum(part.nilai for part in jkk.stmb.rincian) == jkk.stmb.total
    assert sum(part.nilai for part in jkk.cacat.rincian) == jkk.cacat.total
    total_tetap, meninggal = jkk.cacat_total_tetap, jkk.meninggal
    assert total_tetap.santunan + total_tetap.berkala == total_tetap.total
    for bagian in (meninggal, jkm):
        assert bagian.santunan + bagian.berkala + bagian.pemakaman == bagian.total
    for bagian in (total_tetap, meninggal, jkm):
        assert (bagian.segera is None) is (bagian.setelah_lunas is None)
        if bagian.segera is not None and bagian.setelah_lunas is not None:
            assert bagian.segera + bagian.setelah_lunas == bagian.total
        assert bagian.beasiswa in {0, hasil.beasiswa.total}
    if jht is not None:
        assert jht.iuran + jht.hasil == jht.saldo
    assert sum(child.nilai for child in hasil.beasiswa.per_anak) == hasil.beasiswa.total
    for anak in hasil.beasiswa.per_anak:
        assert sum(part.nilai for part in anak.rincian) == anak.nilai


@pytest.fixture(scope="session")
def ratakan() -> Ratakan:
    """Walk every step of a trace."""
    return _ratakan


@pytest.fixture(scope="session")
def periksa_jejak() -> Periksa:
    """Assert that every amount of an answer has its one step, with the same value."""
    return _periksa_jejak


@pytest.fixture(scope="session")
def periksa_jumlah() -> Periksa:
    """Assert that the parts of an answer sum to its totals."""
    return _periksa_jumlah
