"""Reads a fragment of several scenarios; every fault says whose it is."""

from collections.abc import Iterable
from typing import NamedTuple

from calculator.galat import MasukanKeliru, Saran
from calculator.rules.model import Hukum
from calculator.scenario import Scenario

__all__ = ["HALAMAN", "PEMISAH", "GalatPekerja", "Halaman", "baca", "gabung", "nama_pekerja"]

PEMISAH = "/"


class Halaman(NamedTuple):
    """One of the two pages: what one scenario is called, and how many fit."""

    kunci: str
    sebutan: str
    paling_banyak: int


HALAMAN = {
    "bandingkan": Halaman("bandingkan", "Pilihan", 3),
    "rumah-tangga": Halaman("rumah-tangga", "Pekerja", 12),
}


class GalatPekerja(NamedTuple):
    """One fault: whose (counted from 1), which key, what to do."""

    pekerja: int
    kunci: str
    pesan: str
    saran: tuple[Saran, ...] = ()


def baca(
    fragmen: str, kini: str, halaman: Halaman, law: Hukum
) -> tuple[list[Scenario], list[GalatPekerja]]:
    """Read every part; the scenarios are complete only when there is no fault."""
    bagian = fragmen.split(PEMISAH)
    if len(bagian) > halaman.paling_banyak:
        pesan = (
            f"Ada {len(bagian)} {halaman.sebutan.lower()}; paling banyak {halaman.paling_banyak}. "
            "Hapus sebagian, atau pakai jumlah orang untuk pekerja yang sama."
        )
        return [], [GalatPekerja(halaman.paling_banyak + 1, "jumlah", pesan)]
    skenario: list[Scenario] = []
    galat: list[GalatPekerja] = []
    for nomor, query in enumerate(bagian, start=1):
        try:
            skenario.append(Scenario.from_query(query, kini, law))
        except MasukanKeliru as keliru:
            galat += (
                GalatPekerja(nomor, satu.kunci, satu.pesan, satu.saran) for satu in keliru.galat
            )
    return skenario, galat


def gabung(skenario: Iterable[Scenario], law: Hukum) -> str:
    """Write the canonical fragment."""
    return PEMISAH.join(satu.to_query(law) for satu in skenario)


def nama_pekerja(skenario: Scenario, law: Hukum) -> str:
    """Name the work, never the person."""
    nama = law.pekerjaan[skenario.pekerjaan].nama if skenario.pekerjaan else "Pekerja lain"
    return f"{nama}, {skenario.jumlah} orang" if skenario.jumlah > 1 else nama
