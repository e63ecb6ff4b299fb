"""Reads a fragment of several scenarios; every fault says whose it is."""

from collections.abc import Iterable
from typing import NamedTuple

from calculator.errors import InputError, Saran
from calculator.rules.model import Law
from calculator.rupiah import format_number
from calculator.scenario import Scenario

__all__ = [
    "PAGES",
    "SEPARATOR",
    "GalatPekerja",
    "SeveralPage",
    "join_queries",
    "read_several",
    "worker_name",
]

SEPARATOR = "/"


class SeveralPage(NamedTuple):
    """One of the two pages.

    Attributes:
        kunci: its name in addresses.
        sebutan: what one scenario is called.
        paling_banyak: how many fit.
        bersama: keys that are asked once for all of them.
    """

    kunci: str
    sebutan: str
    paling_banyak: int
    bersama: tuple[str, ...] = ()


PAGES = {
    "bandingkan": SeveralPage("bandingkan", "Pilihan", 3),
    "rumah-tangga": SeveralPage("rumah-tangga", "Pekerja", 12, ("mulai", "bulan")),
}


class GalatPekerja(NamedTuple):
    """One fault: whose (counted from 1), which key, what to do."""

    pekerja: int
    kunci: str
    pesan: str
    saran: tuple[Saran, ...] = ()


def read_several(
    fragmen: str, kini: str, halaman: SeveralPage, law: Law
) -> tuple[list[Scenario], list[GalatPekerja]]:
    """Read every part; the scenarios are complete only when there is no fault."""
    bagian = fragmen.split(SEPARATOR)
    if len(bagian) > halaman.paling_banyak:
        pesan = (
            f"Ada {len(bagian)} {halaman.sebutan.lower()}; paling banyak {halaman.paling_banyak}. "
            "Hapus sebagian, atau pakai jumlah orang untuk pekerja yang sama."
        )
        return [], [GalatPekerja(halaman.paling_banyak + 1, "jumlah", pesan)]
    scenario: list[Scenario] = []
    galat: list[GalatPekerja] = []
    for nomor, query in enumerate(bagian, start=1):
        try:
            scenario.append(Scenario.from_query(query, kini, law))
        except InputError as error:
            galat += (
                GalatPekerja(nomor, fault.kunci, fault.pesan, fault.saran) for fault in error.galat
            )
    return scenario, galat


def join_queries(scenario: Iterable[Scenario], law: Law) -> str:
    """Write the canonical fragment."""
    return SEPARATOR.join(scenario.to_query(law) for scenario in scenario)


def worker_name(scenario: Scenario, law: Law) -> str:
    """Name the work, never the person."""
    nama = law.nama_pekerjaan(scenario.pekerjaan, "Pekerja lain")
    return f"{nama}, {format_number(scenario.jumlah)} orang" if scenario.jumlah > 1 else nama
