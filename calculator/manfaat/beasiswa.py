"""Schooling of the children, year by year, from their age at the event."""

from typing import NamedTuple

from calculator.jejak import Langkah, Peringatan
from calculator.kepesertaan import Kedudukan
from calculator.rules.model import AturanBeasiswa, Baris, Hukum
from calculator.rupiah import rp
from calculator.scenario import Scenario

__all__ = ["Beasiswa", "BeasiswaAnak", "BeasiswaJenjang", "hitung"]


class BeasiswaJenjang(NamedTuple):
    """One school stage of a child: ages `dari` to `sampai`, `tahun` years at `setahun` rupiah."""

    jenjang: str
    dari: int
    sampai: int
    tahun: int
    setahun: int
    nilai: int


class BeasiswaAnak(NamedTuple):
    """What one child of an age receives in all, in rupiah.

    Attributes:
        dibayar: False for a child that is too old, or not among the ones that are paid; its
            `nilai` is then 0.
    """

    usia: int
    dibayar: bool
    nilai: int
    rincian: tuple[BeasiswaJenjang, ...]


class Beasiswa(NamedTuple):
    """All children, and what is paid in all, in rupiah over the years."""

    total: int
    per_anak: tuple[BeasiswaAnak, ...]


def _jenjang(usia: int, aturan: AturanBeasiswa) -> tuple[BeasiswaJenjang, ...]:
    hasil: list[BeasiswaJenjang] = []
    for satu in aturan.jenjang:
        dari = max(usia, satu.dari)
        if dari > satu.sampai:
            continue
        # One amount once, however many school years are left, is the old law's way.
        tahun = 1 if aturan.cara == "sekaligus" else satu.sampai - dari + 1
        hasil.append(
            BeasiswaJenjang(satu.nama, dari, satu.sampai, tahun, satu.setahun, tahun * satu.setahun)
        )
    return tuple(hasil)


def hitung(
    skenario: Scenario, kedudukan: Kedudukan, law: Hukum
) -> tuple[Beasiswa, Langkah, list[Peringatan]]:
    """Work out the scholarship that a trigger (death, total permanent disability) would bring.

    Raises:
        DiLuarCakupan: the month is outside the data.
    """
    baris = law.beasiswa.pada(skenario.peristiwa.hari_terakhir)
    aturan = baris.nilai
    if kedudukan.hak == "tidak":
        kosong = tuple(
            BeasiswaAnak(usia, dibayar=False, nilai=0, rincian=()) for usia in skenario.anak
        )
        return Beasiswa(0, kosong), _langkah_kosong(kosong, kedudukan), []
    nilai = [_jenjang(usia, aturan) for usia in skenario.anak]
    jumlah = [sum(satu.nilai for satu in rincian) for rincian in nilai]
    # The dearer children first; among equals the first named.
    termahal = sorted(range(len(jumlah)), key=lambda urutan: (-jumlah[urutan], urutan))
    terpilih = {urutan for urutan in termahal[: aturan.anak_paling_banyak] if jumlah[urutan]}
    anak = tuple(
        BeasiswaAnak(
            usia,
            urutan in terpilih,
            jumlah[urutan] if urutan in terpilih else 0,
            nilai[urutan] if urutan in terpilih else (),
        )
        for urutan, usia in enumerate(skenario.anak)
    )
    hasil = Beasiswa(sum(satu.nilai for satu in anak), anak)
    return hasil, _langkah(hasil, baris), _peringatan(skenario, hasil, jumlah, baris)


def _langkah_kosong(anak: tuple[BeasiswaAnak, ...], kedudukan: Kedudukan) -> Langkah:
    rumus = f"tidak dibayar: {kedudukan.alasan}"
    return Langkah(
        "Beasiswa anak",
        rumus,
        0,
        kedudukan.sumber,
        "beasiswa.total",
        tuple(
            Langkah(
                f"Anak berusia {satu.usia} tahun", rumus, 0, (), f"beasiswa.per_anak.{urutan}.nilai"
            )
            for urutan, satu in enumerate(anak)
        ),
    )


def _langkah(hasil: Beasiswa, baris: Baris[AturanBeasiswa]) -> Langkah:
    anak: list[Langkah] = []
    for urutan, satu in enumerate(hasil.per_anak):
        jalur = f"beasiswa.per_anak.{urutan}."
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
            for nomor, tahap in enumerate(satu.rincian)
        )
        rumus = " + ".join(rp(tahap.nilai) for tahap in satu.rincian) or "tidak menerima"
        anak.append(
            Langkah(
                f"Anak berusia {satu.usia} tahun",
                rumus,
                satu.nilai,
                baris.sumber,
                jalur + "nilai",
                rinci,
            )
        )
    rumus = (
        " + ".join(rp(satu.nilai) for satu in hasil.per_anak if satu.dibayar)
        or "tidak ada anak yang menerima"
    )
    return Langkah("Beasiswa anak", rumus, hasil.total, baris.sumber, "beasiswa.total", tuple(anak))


def _peringatan(
    skenario: Scenario, hasil: Beasiswa, jumlah: list[int], baris: Baris[AturanBeasiswa]
) -> list[Peringatan]:
    aturan = baris.nilai
    tanda: list[Peringatan] = []

    def catat(kode: str, pesan: str, sumber: tuple[str, ...]) -> None:
        tanda.append(Peringatan(kode, pesan, sumber, "beasiswa"))

    if hasil.total and aturan.cara == "tahunan":
        pesan = (
            "Beasiswa dibayar tiap tahun menurut jenjang sekolah, bukan sekaligus. Kami menganggap "
            "satu tahun usia satu tahun sekolah; bila anak lebih cepat atau lebih lambat, "
            "jumlahnya berbeda."
        )
        catat("beasiswa-usia", pesan, ("beasiswa-dua-anak", "beasiswa-usia"))
    if sum(1 for satu in jumlah if satu) > aturan.anak_paling_banyak:
        pesan = (
            f"Beasiswa untuk paling banyak {aturan.anak_paling_banyak} anak; kami menghitung yang "
            "jumlahnya terbesar."
        )
        catat("beasiswa-paling-banyak", pesan, baris.sumber)
    if any(usia >= aturan.usia_batas for usia in skenario.anak):
        pesan = (
            f"Anak berusia {aturan.usia_batas} tahun atau lebih tidak menerima beasiswa; begitu "
            "pula anak yang sudah menikah atau bekerja."
        )
        catat("beasiswa-usia-batas", pesan, baris.sumber)
    return tanda
