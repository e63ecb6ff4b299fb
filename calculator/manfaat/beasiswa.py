"""Schooling of the children, year by year, from their age at the event."""

from typing import NamedTuple

from calculator.kepesertaan import Standing
from calculator.kinds import Rupiah
from calculator.rules.model import AturanBeasiswa, Law, Row
from calculator.rupiah import rp
from calculator.scenario import Scenario
from calculator.trace import Langkah, Peringatan

__all__ = ["Beasiswa", "BeasiswaAnak", "BeasiswaJenjang", "compute"]


class BeasiswaJenjang(NamedTuple):
    """One school stage of a child: ages `dari` to `sampai`, `tahun` years at `setahun` rupiah."""

    jenjang: str
    dari: int
    sampai: int
    tahun: int
    setahun: Rupiah
    nilai: Rupiah


class BeasiswaAnak(NamedTuple):
    """What one child of an age receives in all, in rupiah.

    Attributes:
        dibayar: False for a child that is too old, or not among the ones that are paid; its
            `nilai` is then 0.
    """

    usia: int
    dibayar: bool
    nilai: Rupiah
    rincian: tuple[BeasiswaJenjang, ...]


class Beasiswa(NamedTuple):
    """All children, and what is paid in all, in rupiah over the years."""

    total: Rupiah
    per_anak: tuple[BeasiswaAnak, ...]


def _jenjang(usia: int, aturan: AturanBeasiswa) -> tuple[BeasiswaJenjang, ...]:
    hasil: list[BeasiswaJenjang] = []
    for stage in aturan.jenjang:
        dari = max(usia, stage.dari)
        if dari > stage.sampai:
            continue
        # One amount once, however many school years are left, is the old law's way.
        tahun = 1 if aturan.cara == "sekaligus" else stage.sampai - dari + 1
        hasil.append(
            BeasiswaJenjang(
                jenjang=stage.nama,
                dari=dari,
                sampai=stage.sampai,
                tahun=tahun,
                setahun=stage.setahun,
                nilai=tahun * stage.setahun,
            )
        )
    return tuple(hasil)


def compute(
    scenario: Scenario, standing: Standing, law: Law
) -> tuple[Beasiswa, Langkah, list[Peringatan]]:
    """Work out the scholarship that a trigger (death, total permanent disability) would bring.

    Raises:
        CoverageError: the month is outside the data.
    """
    baris = law.beasiswa.on(scenario.peristiwa.last_day)
    aturan = baris.nilai
    if standing.hak == "tidak":
        kosong = tuple(
            BeasiswaAnak(usia, dibayar=False, nilai=0, rincian=()) for usia in scenario.anak
        )
        return Beasiswa(0, kosong), _nothing_due(kosong, standing), []
    nilai = [_jenjang(usia, aturan) for usia in scenario.anak]
    jumlah = [sum(part.nilai for part in rincian) for rincian in nilai]
    # The dearer children first; among equals the first named.
    termahal = sorted(range(len(jumlah)), key=lambda index: (-jumlah[index], index))
    terpilih = {index for index in termahal[: aturan.anak_paling_banyak] if jumlah[index]}
    anak = tuple(
        BeasiswaAnak(
            usia,
            index in terpilih,
            jumlah[index] if index in terpilih else 0,
            nilai[index] if index in terpilih else (),
        )
        for index, usia in enumerate(scenario.anak)
    )
    hasil = Beasiswa(sum(child.nilai for child in anak), anak)
    return hasil, _step(hasil, baris), _warnings(scenario, hasil, jumlah, baris)


def _nothing_due(anak: tuple[BeasiswaAnak, ...], standing: Standing) -> Langkah:
    rumus = f"tidak dibayar: {standing.alasan}"
    return Langkah(
        "Beasiswa anak",
        rumus,
        0,
        standing.sumber,
        "beasiswa.total",
        tuple(
            Langkah(
                f"Anak berusia {child.usia} tahun", rumus, 0, (), f"beasiswa.per_anak.{index}.nilai"
            )
            for index, child in enumerate(anak)
        ),
    )


def _step(hasil: Beasiswa, baris: Row[AturanBeasiswa]) -> Langkah:
    anak: list[Langkah] = []
    for index, child in enumerate(hasil.per_anak):
        jalur = f"beasiswa.per_anak.{index}."
        rinci = tuple(
            Langkah(
                f"{tahap.jenjang}, usia {tahap.dari} sampai {tahap.sampai}",
                f"{tahap.tahun} tahun × {rp(tahap.setahun)}"
                if baris.nilai.cara == "tahunan"
                else rp(tahap.setahun),
                tahap.nilai,
                baris.sumber,
                f"{jalur}rincian.{nomor}.nilai",
            )
            for nomor, tahap in enumerate(child.rincian)
        )
        rumus = " + ".join(rp(tahap.nilai) for tahap in child.rincian) or "tidak menerima"
        anak.append(
            Langkah(
                f"Anak berusia {child.usia} tahun",
                rumus,
                child.nilai,
                baris.sumber,
                jalur + "nilai",
                rinci,
            )
        )
    rumus = (
        " + ".join(rp(child.nilai) for child in hasil.per_anak if child.dibayar)
        or "tidak ada anak yang menerima"
    )
    return Langkah(
        "Beasiswa anak, paling banyak",
        rumus,
        hasil.total,
        baris.sumber,
        "beasiswa.total",
        tuple(anak),
    )


def _warnings(
    scenario: Scenario, hasil: Beasiswa, jumlah: list[int], baris: Row[AturanBeasiswa]
) -> list[Peringatan]:
    aturan = baris.nilai
    warnings: list[Peringatan] = []

    def catat(kode: str, pesan: str, sumber: tuple[str, ...]) -> None:
        warnings.append(Peringatan(kode, pesan, sumber, "beasiswa"))

    if hasil.total and aturan.cara == "tahunan":
        pesan = (
            "Beasiswa dibayar tiap tahun menurut jenjang sekolah, bukan sekaligus. Kami menganggap "
            "satu tahun usia satu tahun sekolah; kalau anak lebih cepat atau lebih lambat, "
            "jumlahnya berbeda."
        )
        catat("beasiswa-usia", pesan, ("beasiswa-dua-anak", "beasiswa-usia"))
    if sum(1 for amount in jumlah if amount) > aturan.anak_paling_banyak:
        pesan = (
            f"Beasiswa untuk paling banyak {aturan.anak_paling_banyak} anak; kami menghitung yang "
            "jumlahnya terbesar."
        )
        catat("beasiswa-paling-banyak", pesan, baris.sumber)
    if any(usia >= aturan.usia_batas for usia in scenario.anak):
        pesan = (
            f"Anak berusia {aturan.usia_batas} tahun atau lebih tidak menerima beasiswa; begitu "
            "pula anak yang sudah menikah atau bekerja."
        )
        catat("beasiswa-usia-batas", pesan, baris.sumber)
    return warnings
