"""What else could be done with these workers: other plans, a budget, and going on after the end."""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import NamedTuple

from calculator import iuran
from calculator.kolektif.rows import Kelompok
from calculator.month import Month
from calculator.rules.model import Law
from calculator.scenario import Scenario

__all__ = ["Perpanjangan", "Rencana", "Terjangkau", "affordable", "plans", "renewals"]


class Rencana(NamedTuple):
    """One plan for all workers.

    Attributes:
        nama: what is other than in the plan at hand.
        sebulan: the first month, in rupiah.
        total: all months, in rupiah; None where the data say nothing of some month.
    """

    nama: str
    sebulan: int
    total: int | None


class Terjangkau(NamedTuple):
    """How many workers a budget pays for, for all months asked, the cheapest first; in rupiah."""

    orang: int
    terpakai: int
    sisa: int


class Perpanjangan(NamedTuple):
    """Workers whose paid months end together.

    Attributes:
        sampai: the last month paid.
        orang: how many.
        tempo: the last day to pay the month after, `YYYY-MM-DD`; empty beyond the data.
        berikut: what the month after costs for all of them, in rupiah; None beyond the data.
    """

    sampai: Month
    orang: int
    tempo: str
    berikut: int | None


def _alike(orang: Mapping[Kelompok, int]) -> dict[Scenario, int]:
    """Put together who costs the same: the occupation decides through its sector only."""
    banyak: Counter[Scenario] = Counter()
    for kelompok, jumlah in orang.items():
        banyak[kelompok.skenario._replace(pekerjaan=None)] += jumlah
    return dict(banyak)


def plans(orang: Mapping[Kelompok, int], law: Law) -> list[Rencana]:
    """Lay the plan at hand beside a month more, JHT, and the same from next January on."""
    alike = _alike(orang)
    januari = Month(max(scenario.mulai.year for scenario in alike) + 1, 1)
    ubah: dict[str, Callable[[Scenario], Scenario]] = {
        "Rencana ini": lambda scenario: scenario,
        "Satu bulan lebih lama": lambda scenario: scenario._replace(bulan=scenario.bulan + 1),
        "Dengan JHT": lambda scenario: scenario._replace(program="jkk-jkm-jht"),
        "Tanpa JHT": lambda scenario: scenario._replace(program="jkk-jkm"),
        f"Mulai {januari.nama}": lambda scenario: scenario._replace(mulai=januari),
    }
    semua = {scenario.program for scenario in alike}
    if semua == {"jkk-jkm-jht"}:
        del ubah["Dengan JHT"]
    if semua == {"jkk-jkm"}:
        del ubah["Tanpa JHT"]
    return [_plan(nama, ganti, alike, law) for nama, ganti in ubah.items()]


def _plan(
    nama: str,
    ganti: Callable[[Scenario], Scenario],
    alike: Mapping[Scenario, int],
    law: Law,
) -> Rencana:
    sebulan = total = 0
    for scenario, banyak in alike.items():
        lain = ganti(scenario)
        if lain.mulai.plus(lain.bulan - 1) > law.kepesertaan.cakupan.sampai:
            return Rencana(nama, 0, None)
        biaya = iuran.compute(lain, law)[1]
        sebulan += biaya.bulanan[0].total * banyak
        total += biaya.total * banyak
    return Rencana(nama, sebulan, total)


def affordable(uang: int, orang: Mapping[Kelompok, int]) -> Terjangkau:
    """Turn the question round: how many of them does this money pay for all months asked?"""
    sisa, dapat = uang, 0
    for kelompok, banyak in sorted(orang.items(), key=lambda satu: satu[0].total):
        cukup = min(banyak, sisa // kelompok.total)
        dapat += cukup
        sisa -= cukup * kelompok.total
    return Terjangkau(dapat, uang - sisa, sisa)


def renewals(orang: Mapping[Kelompok, int], law: Law) -> list[Perpanjangan]:
    """Tell when paid months end, and what the month after costs."""
    habis: dict[Month, dict[Scenario, int]] = {}
    for scenario, banyak in _alike(orang).items():
        habis.setdefault(scenario.mulai.plus(scenario.bulan - 1), {})[scenario] = banyak
    return [_renewal(sampai, siapa, law) for sampai, siapa in sorted(habis.items())]


def _renewal(sampai: Month, siapa: Mapping[Scenario, int], law: Law) -> Perpanjangan:
    banyak = sum(siapa.values())
    berikut = sampai.plus(1)
    if berikut > law.kepesertaan.cakupan.sampai:
        return Perpanjangan(sampai, banyak, "", None)
    biaya = [
        (iuran.compute(scenario._replace(mulai=berikut, bulan=1), law)[1].bulanan[0], orang)
        for scenario, orang in siapa.items()
    ]
    return Perpanjangan(
        sampai, banyak, biaya[0][0].jatuh_tempo, sum(bulan.total * orang for bulan, orang in biaya)
    )
