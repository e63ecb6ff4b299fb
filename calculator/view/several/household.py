"""A household: several workers, one total, one calendar of what is due when."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from calculator.errors import Galat, InputError
from calculator.estimate import Estimate
from calculator.month import Month, long_date
from calculator.rules.model import Law
from calculator.rupiah import rp
from calculator.several import worker_name
from calculator.view.charts.base import percent
from calculator.view.export.ical import calendar, events
from calculator.view.export.message import closing_lines
from calculator.view.jinja import render_template
from calculator.view.words import DECISIVE, Syarat, beasiswa_dibayar, syarat_jkm

__all__ = [
    "HouseholdMonth",
    "WorkerShare",
    "household",
    "household_calendar",
    "household_message",
    "household_months",
]


class WorkerShare(NamedTuple):
    """What one worker (all people alike) costs in one month, in rupiah."""

    nomor: int
    nama: str
    nilai: int
    keringanan: bool


class HouseholdMonth(NamedTuple):
    """One month of the household: what is due, by when, and its length beside the dearest month."""

    bulan: Month
    jatuh_tempo: str
    bagian: tuple[WorkerShare, ...]
    total: int
    panjang: str


class HouseholdWorker(NamedTuple):
    """One worker of the household."""

    nomor: int
    nama: str
    hasil: Estimate
    syarat: Syarat
    beasiswa_dibayar: str
    tanda: tuple[str, ...]


def household_months(answers: Sequence[Estimate], law: Law) -> list[HouseholdMonth]:
    """Gather the months of all workers, in order of time."""
    semua: dict[str, list[WorkerShare]] = {}
    tempo: dict[str, str] = {}
    for nomor, answer in enumerate(answers, start=1):
        nama = worker_name(answer.scenario, law)
        for bulan in answer.iuran.bulanan:
            nilai = bulan.total * answer.scenario.jumlah
            semua.setdefault(bulan.bulan, []).append(
                WorkerShare(nomor, nama, nilai, bulan.keringanan)
            )
            tempo[bulan.bulan] = bulan.jatuh_tempo
    jumlah = {bulan: sum(part.nilai for part in bagian) for bulan, bagian in semua.items()}
    termahal = max(jumlah.values())
    return [
        HouseholdMonth(
            Month.parse(bulan),
            tempo[bulan],
            tuple(semua[bulan]),
            jumlah[bulan],
            percent(jumlah[bulan] / termahal),
        )
        for bulan in sorted(semua)
    ]


def _people(answers: Sequence[Estimate]) -> int:
    return sum(answer.scenario.jumlah for answer in answers)


def household(answers: Sequence[Estimate], law: Law) -> tuple[str, str]:
    """Write the household's answer, and its gist in words."""
    bulan = household_months(answers, law)
    total = sum(answer.iuran.total_semua for answer in answers)
    orang = _people(answers)
    ucapan = f"Iuran {bulan[0].bulan.nama} {rp(bulan[0].total)} untuk {orang} orang."
    if len(bulan) > 1:
        ucapan += f" Seluruhnya {rp(total)} untuk {len(bulan)} bulan."
    html = render_template(
        "several/household.html",
        bulan=bulan,
        total=total,
        hemat=sum(answer.iuran.hemat * answer.scenario.jumlah for answer in answers),
        orang=orang,
        pekerja=[
            HouseholdWorker(
                n,
                worker_name(answer.scenario, law),
                answer,
                syarat_jkm(answer, law),
                beasiswa_dibayar(answer, law),
                tuple(x.pesan for x in answer.peringatan if x.kode in DECISIVE),
            )
            for n, answer in enumerate(answers, start=1)
        ],
    )
    return html, ucapan


def household_calendar(answers: Sequence[Estimate], law: Law, saat: str) -> str:
    """Write one calendar of all workers.

    Raises:
        InputError: `saat` is not a moment.
    """
    try:
        return calendar(events(answers, law), saat)
    except ValueError:
        raise InputError([Galat("saat", "Waktu sekarang tidak terbaca.")]) from None


def household_message(answers: Sequence[Estimate], law: Law, tautan: str) -> str:
    """Write the household as a message for a chat."""
    bulan = household_months(answers, law)
    baris = [
        f"*{rp(bulan[0].total)}* untuk {_people(answers)} orang",
        f"Iuran BPJS Ketenagakerjaan, bulan {bulan[0].bulan.nama}.",
    ]
    for nomor, answer in enumerate(answers, start=1):
        nilai = rp(answer.iuran.bulanan[0].total * answer.scenario.jumlah)
        baris.append(f"• Pekerja {nomor}, {worker_name(answer.scenario, law)}: {nilai} sebulan")
    baris.append("")
    baris.append("Yang harus dibayar")
    for x in bulan:
        tempo = long_date(date.fromisoformat(x.jatuh_tempo))
        baris.append(f"• {x.bulan.nama}: {rp(x.total)}, paling lambat {tempo}")
    return "\n".join([*baris, "", *closing_lines(law, tautan)])
