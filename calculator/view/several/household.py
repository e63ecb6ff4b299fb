"""A household: several workers, one total, one calendar of what is due when."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from calculator.estimate import Estimate
from calculator.month import Month, long_date
from calculator.phases import outlook
from calculator.rules.model import JalanLain, Law
from calculator.rupiah import format_number, rp
from calculator.several import worker_name
from calculator.syarat import instead
from calculator.trace import Peringatan
from calculator.view.charts.base import percent
from calculator.view.export.ical import calendar, day_of, events
from calculator.view.export.message import closing_lines
from calculator.view.jinja import render_template
from calculator.view.words import (
    ABOUT_RELIEF,
    beside,
    excepted,
    held,
    note,
    parted,
    which,
)

__all__ = [
    "HouseholdMonth",
    "WorkerShare",
    "household",
    "household_calendar",
    "household_message",
    "household_months",
    "household_years",
]


_SAID = ABOUT_RELIEF | {"aturan-mendatang"}
_SHOWN = ("manfaat.jkk.meninggal.total", "manfaat.jkm.total", "beasiswa.total")


class WorkerShare(NamedTuple):
    """What one worker (all people alike) costs in one month, in rupiah."""

    nomor: int
    nama: str
    nilai: int
    keringanan: bool


class WorkerYears(NamedTuple):
    """What one worker (all people alike) costs by year, and in all, in rupiah."""

    nomor: int
    nama: str
    per_tahun: Mapping[int, int]
    total: int


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
    syarat: Mapping[str, str]
    ditahan: Mapping[str, bool]
    umum: str
    periksa: tuple[Peringatan, ...]
    tanda: tuple[Peringatan, ...]
    jalan: JalanLain | None


def household_months(answers: Sequence[Estimate], law: Law) -> list[HouseholdMonth]:
    """Gather the months of all workers for whom a price is told, in order of time."""
    semua: dict[str, list[WorkerShare]] = {}
    tempo: dict[str, str] = {}
    for nomor, answer in enumerate(answers, start=1):
        if not answer.standing.membayar:
            continue
        nama = worker_name(answer.scenario, law)
        for bulan in answer.iuran.bulanan:
            nilai = bulan.total * answer.scenario.jumlah
            semua.setdefault(bulan.bulan, []).append(
                WorkerShare(nomor, nama, nilai, bulan.keringanan)
            )
            tempo[bulan.bulan] = bulan.jatuh_tempo
    jumlah = {bulan: sum(part.nilai for part in bagian) for bulan, bagian in semua.items()}
    termahal = max(jumlah.values(), default=0)
    return [
        HouseholdMonth(
            bulan=Month.parse(bulan),
            jatuh_tempo=tempo[bulan],
            bagian=tuple(semua[bulan]),
            total=jumlah[bulan],
            panjang=percent(jumlah[bulan] / termahal),
        )
        for bulan in sorted(semua)
    ]


def household_years(bulan: Sequence[HouseholdMonth]) -> list[WorkerYears]:
    """Gather the months by worker and year; each worker has every year."""
    tahun = dict.fromkeys((satu.bulan.year for satu in bulan), 0)
    nama: dict[int, str] = {}
    semua: dict[int, dict[int, int]] = {}
    for satu in bulan:
        for bagian in satu.bagian:
            nama[bagian.nomor] = bagian.nama
            per_tahun = semua.setdefault(bagian.nomor, dict(tahun))
            per_tahun[satu.bulan.year] += bagian.nilai
    return [
        WorkerYears(nomor, nama[nomor], per_tahun, sum(per_tahun.values()))
        for nomor, per_tahun in sorted(semua.items())
    ]


def _paying(answers: Sequence[Estimate]) -> list[Estimate]:
    return [answer for answer in answers if answer.standing.membayar]


def _people(answers: Sequence[Estimate]) -> int:
    return sum(answer.scenario.jumlah for answer in _paying(answers))


def _left_out(answers: Sequence[Estimate], law: Law) -> Iterator[tuple[int, JalanLain]]:
    """Give the number of each worker for whom no price is told, and what holds instead."""
    for nomor, answer in enumerate(answers, start=1):
        if jalan := instead(answer, law):
            yield nomor, jalan


def household(answers: Sequence[Estimate], law: Law) -> tuple[str, str]:
    """Write the household's answer, and its gist in words."""
    bulan = household_months(answers, law)
    total = sum(answer.iuran.total_semua for answer in _paying(answers))
    orang = _people(answers)
    luar = [f"Pekerja {nomor} {jalan.singkat}." for nomor, jalan in _left_out(answers, law)]
    ucapan = "Tidak ada iuran yang dihitung."
    if bulan:
        awal = bulan[0]
        ucapan = f"Iuran {awal.bulan.nama} {rp(awal.total)} untuk {format_number(orang)} orang."
    if len(bulan) > 1:
        ucapan += f" Seluruhnya {rp(total)} untuk {len(bulan)} bulan."
    html = render_template(
        "several/household.html",
        bulan=bulan,
        tahun=household_years(bulan),
        lalu={n: _then(answer, law) for n, answer in enumerate(answers, start=1)},
        kecuali=excepted(answers, law),
        total=total,
        hemat=sum(answer.iuran.hemat * answer.scenario.jumlah for answer in _paying(answers)),
        luar=luar,
        orang=orang,
        pekerja=[
            HouseholdWorker(
                nomor=n,
                nama=worker_name(answer.scenario, law),
                hasil=answer,
                syarat={jalur: beside(answer, law, jalur) for jalur in _SHOWN},
                ditahan={jalur: held(answer, law, jalur) for jalur in _SHOWN},
                umum=note(answer, law),
                periksa=periksa,
                tanda=tanda,
                jalan=instead(answer, law),
            )
            for n, answer in enumerate(answers, start=1)
            for periksa, tanda in (parted(answer),)
        ],
    )
    return html, " ".join([ucapan, *luar])


def household_calendar(answers: Sequence[Estimate], law: Law, saat: str) -> str:
    """Write one calendar of all workers.

    Raises:
        InputError: nothing is to be paid, or `saat` is not a moment.
    """
    return calendar(events(answers, law, day_of(saat)), saat)


def _then(answer: Estimate, law: Law) -> str:
    """Say in brackets how long one person's price holds, and what follows; empty: it stays."""
    scenario = answer.scenario
    prices = outlook(scenario, law)
    now, told = prices.now, []
    if now.keringanan is not None:
        what = f"{now.turun}{which(now)}"
        told.append(f"keringanan {what} sampai iuran {now.sampai.nama}")
    if prices.lalu:
        satu = "tiap orang " if scenario.jumlah > 1 else ""
        told.append(f"lalu {satu}{prices.lalu}")
    if scenario.jht:
        told.append("sudah dengan JHT")
    return f" ({', '.join(told)})" if told else ""


def household_message(
    answers: Sequence[Estimate], law: Law, tautan: str, hari: date | None = None
) -> str:
    """Write the household as a message for a chat.

    Args:
        answers: the workers, in the order in which people count them.
        law: the law data, for names and conditions.
        tautan: the whole link that opens this household.
        hari: the present day; None where nobody knows it.
    """
    bulan = household_months(answers, law)
    baris = ["*Tidak ada iuran yang dihitung*"]
    if bulan:
        baris = [
            f"*{rp(bulan[0].total)}* untuk {format_number(_people(answers))} orang",
            f"Iuran BPJS Ketenagakerjaan (JKK dan JKM), bulan {bulan[0].bulan.nama}.",
        ]
    for nomor, answer in enumerate(answers, start=1):
        nama = worker_name(answer.scenario, law)
        if jalan := instead(answer, law):
            baris.append(f"• Pekerja {nomor}, {nama}: {jalan.singkat}, tidak dihitung")
            continue
        nilai = rp(answer.iuran.bulanan[0].total * answer.scenario.jumlah)
        baris.append(f"• Pekerja {nomor}, {nama}: {nilai} sebulan{_then(answer, law)}")
    said = (x.pesan for answer in _paying(answers) for x in answer.peringatan if x.kode in _SAID)
    baris += dict.fromkeys((*said, *excepted(answers, law)))
    if bulan:
        baris += ["", "Yang harus dibayar"]
    for x in bulan:
        tempo = date.fromisoformat(x.jatuh_tempo)
        batas = f"paling lambat {long_date(tempo)}"
        if hari and tempo < hari:
            batas = "sudah lewat batasnya; peserta baru membayar saat mendaftar"
        baris.append(f"• {x.bulan.nama}: {rp(x.total)}, {batas}")
    return "\n".join([*baris, "", *closing_lines(law, tautan, daftar=bool(bulan))])
